"""What a faction answers: pure questions with neutral answers, each asked only of the owner."""

from collections.abc import Mapping, Sequence

from game.rules.chapter import Chapter
from game.rules.contacts import Sighting
from game.rules.public import Account, Audience, Style
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState
from game.rules.training import quality_of
from game.rules.units import Posture, Unit


class Faction(Chapter):
    """A doctrine. A faction's file says only where it differs from these answers."""

    id: str = ""

    def serves(self, side: str) -> bool:
        """Return whether it is this side's own doctrine."""
        return side == self.id

    def postures(self) -> tuple[Posture, ...]:
        """Return the postures its units may be ordered to take."""
        return (Posture.READY, Posture.DUG_IN)

    def places_hidden(self, book: Rulebook) -> bool:
        """Return whether it sets its hidden units before the first turn."""
        return False

    def concealment(self, book: Rulebook, unit: Unit) -> int:
        """Return how far off *unit* is seen for its owner's ways, per-mille."""
        return 1000

    def fight_factor(
        self, book: Rulebook, unit: Unit, foes: Sequence[Unit | Sighting], *, attacking: bool
    ) -> tuple[str, int] | None:
        """Return (words key, per-mille) for what its ways add to this unit's power, if anything."""
        return None

    def closes_roads(self) -> bool:
        """Return whether it closes roads with mines and obstacles."""
        return False

    def melts_away(self) -> bool:
        """Return whether its beaten units slip away among rocks and camps instead of fleeing."""
        return False

    def breaking_point(self, book: Rulebook, unit: Unit) -> int:
        """Return the cohesion in tenths below which *unit* no longer stands."""
        return book.number(f"combat.break.quality_{quality_of(book, unit)}")

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """Return what *fact* does to its own tracks: track -> (words key of the cause, tenths)."""
        return {}

    def carried_by(self) -> tuple[str, str] | None:
        """Return the track that carries it and what becomes of it without: (track, how)."""
        return None

    def carried_in(self) -> str:
        """Return who decides on it in the Aftermath: `capital`, `sponsors` or `movements`."""
        return "movements"

    def breaks(self, course: Resolution) -> None:
        """Do what only this faction does when what carried it carries it no more."""

    def gives_up(self) -> frozenset[str]:
        """Return the kinds of order it gives no more once it has broken."""
        return frozenset()

    def has_leave(self, state: GameState) -> bool:
        """Return whether whoever sent it has given it leave to withdraw."""
        return False

    def hired(self) -> bool:
        """Return whether it is there for an ally who pays it, or falls behind with paying."""
        return False

    def serves_state(self) -> bool:
        """Return whether it stands for the state others wish to part from."""
        return False

    def wants_independence(self) -> bool:
        """Return whether it stands for those who wish to part from the state."""
        return False

    def take_leave(self, course: Resolution, *, granted: bool) -> None:
        """Take the capital's word on whether it may withdraw, asked for or not."""

    def heavy_handed(self) -> bool:
        """Return whether people fear it where it stays, and keep silent to it."""
        return False

    def calls_up(self) -> str | None:
        """Return the kind of order by which it gets recruits, if it gets any."""
        return None

    def answers_with(self) -> tuple[str, ...]:
        """Return the tracks that fall when people are hurt by its fire or for its presence."""
        return ("scrutiny",)

    def losses_known(self, book: Rulebook, people: int) -> Mapping[str, tuple[str, int]]:
        """Return what *people* more of its own, known dead or captured, do to its tracks."""
        return {}

    def dealing_costs(self, book: Rulebook, partner: str) -> Mapping[str, int]:
        """Return the tenths a bargain with *partner* that becomes public takes from its tracks."""
        return {}

    def dealing_discredits(self, book: Rulebook, partner: str) -> Mapping[Audience, int]:
        """Return the tenths of credit, by audience, that such a bargain takes."""
        return {}

    def heard_by(self) -> Mapping[str, Audience]:
        """Return which of its tracks follows which audience."""
        return {}

    def speaks(self, book: Rulebook, account: Account) -> Style | None:
        """Return how it speaks of something by its doctrine; None for the scenario's manner."""
        return None

    def names_own_dead(self) -> bool:
        """Return whether it gives a number of its own dead without being made to."""
        return True

    def own_words(self) -> frozenset[str]:
        """Return the `style.kind` of statements for which it has a wording of its own."""
        return frozenset()

    def access(self) -> str:
        """Return how it lets others look at ground it holds: `open`, `watched` or `closed`."""
        return "open"
