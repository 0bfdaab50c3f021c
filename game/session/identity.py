"""What a match was played with: digests of the scenario, the ground and the rules."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from game import folders
from game.rules.rulebook import Rulebook

ROOMS = ("hexgrid", "rules", "factions")
"""The rooms whose code decides what comes of an order."""


@cache
def rules_digest() -> str:
    """Return 32 hexadecimal digits that differ when the rules' code or numbers differ."""
    package = Path(__file__).resolve().parent.parent
    files = [path for room in ROOMS for path in sorted((package / room).rglob("*.py"))]
    files += sorted(folders.data().glob("*.yaml"))
    whole = blake2b(digest_size=16)
    for path in files:
        whole.update(path.name.encode())
        whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()


def ground_digest(book: Rulebook) -> str:
    """Return the digest of the map a match is played on."""
    return book.ground.digest()
