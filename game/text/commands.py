"""The commands a player types, and what each does."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from game import folders
from game.errors import IfoghasError
from game.session import LogError
from game.session.cover import told_of
from game.text import describe, minimap, newsroom, relations
from game.text.debrief import debrief
from game.text.encyclopaedia import encyclopaedia
from game.text.explain import explain
from game.text.finding import hex_meant, place_for_examples, plain, synonyms, unit_meant
from game.text.ordering import do_listed, give, kinds, list_orders
from game.text.resuming import taken_up
from game.text.talk import Talk, UnclearError
from game.words import folded, line
from game.words.told import told

Command = Callable[[Talk, str], None]
"""Carries out what stands after a command's word."""


def obey(talk: Talk, typed: str) -> None:
    """Carry out one line.

    Raises:
        UnclearError: If it cannot be done.
    """
    if typed.startswith("?"):
        why(talk, typed[1:].strip())
        return
    word, _, rest = typed.partition(" ")
    word = plain(word)
    orders, commands = kinds(talk), by_word()
    if word.isdecimal():
        unit(talk, word)
    elif word in orders:
        give(talk, orders[word], rest.strip())
    elif word in commands:
        commands[word](talk, rest.strip())
    else:
        near = get_close_matches(word, (*commands, *orders), n=1)
        if near:
            raise talk.unclear("text.no_command_but", word=word, hint=near[0])
        raise talk.unclear("text.no_command", word=word)


def by_word() -> dict[str, Command]:
    """Return the commands by each word a player may use for them, in every language."""
    return {
        word: command
        for name, command in COMMANDS.items()
        for word in synonyms(f"text.command.{name}")
    }


def tell(lines: Callable[[Talk], Iterable[str]]) -> Command:
    """Return the command that tells what *lines* yields."""

    def command(talk: Talk, _: str) -> None:
        for each in lines(talk):
            talk.put(each)

    return command


def unit(talk: Talk, rest: str) -> None:
    """Choose a unit for the orders that follow, and tell all about it."""
    talk.chosen = unit_meant(talk, rest)
    for each in describe.unit_in_full(talk, talk.view.units[talk.chosen]):
        talk.put(each)


def orders(talk: Talk, rest: str) -> None:
    """List the orders of a unit; without a unit chosen or named, those of the staff."""
    chosen = unit_meant(talk, rest) if rest or talk.chosen in talk.view.units else None
    talk.chosen = chosen or talk.chosen
    list_orders(talk, chosen)


def dilemmas(talk: Talk, _: str) -> None:
    """Lay out what there is to decide."""
    found = tuple(describe.dilemmas(talk))
    for each in found or (talk.phrase("text.needs.decide"),):
        talk.put(each)


def staff(talk: Talk, _: str) -> None:
    """List the orders that need no unit."""
    list_orders(talk, None)


def draw(talk: Talk, rest: str) -> None:
    """Draw the ground around a unit or a place."""
    if rest and not rest.isdecimal():
        centre = hex_meant(talk, rest, None)
    else:
        at = talk.view.units[unit_meant(talk, rest)].at
        if at is None:
            raise talk.unclear("text.which_unit")
        centre = at
    rows = list(minimap.drawn(talk, centre))
    for each in (*rows, *minimap.legend(talk, rows)):
        talk.put(each)


def undo(talk: Talk, _: str) -> None:
    """Take the last order back, where nothing was learnt from it."""
    if talk.match.last_order(talk.seat) is None:
        raise talk.unclear("text.no_undo_yet")
    if not talk.match.can_undo(talk.seat):
        raise talk.unclear("text.no_undo")
    talk.match.undo(talk.seat)
    talk.heard[talk.seat] = len(talk.match.reports(talk.seat))
    talk.say("text.undone")


def log(talk: Talk, _: str) -> None:
    """Tell every report again from the beginning."""
    for each in folded(talk.match.reports(talk.seat)):
        talk.put(line(talk.book, talk.words, each))


def save(talk: Talk, rest: str) -> None:
    """Keep a copy of the match as it stands; it goes on in its own file."""
    kept = talk.match.log.path or talk.kept
    if not rest:
        talk.say("text.kept", file=str(kept))
        return
    path = path_meant(talk, rest)
    try:
        talk.match.save_copy(path)
    except LogError as problem:
        raise UnclearError(told(talk.words, problem)) from problem
    talk.say("text.saved", file=str(path), kept=str(kept))


def path_meant(talk: Talk, text: str) -> Path:
    """Return the file a player names; a bare name lies beside the match being played."""
    path = Path(text).expanduser()
    if path.name == text:
        path = talk.kept.parent / path
    return path if path.suffix else path.with_suffix(".jsonl")


def load(talk: Talk, rest: str) -> None:
    """Go on with a saved match; without one named, list them."""
    saved = folders.saved()
    if not rest:
        if not saved:
            talk.say("text.load.none", file=str(folders.saves()))
        for number, path in enumerate(saved, start=1):
            talk.put(f"{number}. {told_of(talk.words, path)}")
        return
    numbered = rest.isdecimal() and 1 <= int(rest) <= len(saved)
    path = saved[int(rest) - 1] if numbered else path_meant(talk, rest)
    if not path.is_file():
        raise talk.unclear("text.load.no_such", name=rest)
    # First, since the saved match may be the very file that is still open.
    talk.match.close()
    try:
        talk.take_up(*taken_up(talk.words, path, None))
    except IfoghasError as problem:
        talk.match.save(talk.kept)
        raise UnclearError(told(talk.words, problem)) from problem
    for each in (describe.greeting(talk), *describe.look(talk)):
        talk.put(each)


def briefing(talk: Talk, _: str) -> None:
    """Read the briefing and the aims."""
    talk.put(talk.words.text(talk.book.sides[talk.seat].briefing))
    if talk.book.partner.about:
        talk.put(talk.words.text(talk.book.partner.about))
    for each in describe.aims(talk):
        talk.put(each)


def why(talk: Talk, rest: str) -> None:
    """Explain what is named, or how to play if nothing is."""
    if not rest:
        help_(talk, "")
        return
    try:
        said = tuple(explain(talk, rest))
    except UnclearError:
        command = next((name for name in COMMANDS if is_called(name, rest)), None)
        if command is None:
            raise
        said = (about_command(talk, command),)
    for each in said:
        talk.put(each)


def is_called(name: str, typed: str) -> bool:
    """Return whether just the word *typed* calls a command."""
    return plain(typed) in synonyms(f"text.command.{name}")


def about_command(talk: Talk, name: str) -> str:
    """Return the line of the help on a command."""
    word = talk.words.say(f"text.command.{name}").split()[0]
    about = talk.words.say(f"text.help.{name}", example=place_for_examples(talk))
    return talk.words.say("text.help.line", word=word, about=about)


def help_(talk: Talk, _: str) -> None:
    """List the commands, then the orders."""
    talk.say("text.help.intro")
    for name in COMMANDS:
        talk.put(about_command(talk, name))
    talk.say("text.help.about_orders")
    for kind in talk.book.orders:
        word = talk.words.say(f"text.order.{kind}").split()[0]
        about = talk.words.say(f"order.{kind}.about")
        talk.put(talk.words.say("text.help.line", word=word, about=about))
    talk.say("text.help.about_goals", example=place_for_examples(talk))
    talk.say("text.help.about_odds")


def leave(talk: Talk, _: str) -> None:
    """End the conversation; the match is saved."""
    talk.leaving = True


COMMANDS: Final[Mapping[str, Command]] = {
    "look": tell(describe.look),
    "units": tell(describe.units),
    "unit": unit,
    "contacts": tell(describe.contacts),
    "places": tell(describe.places),
    "map": draw,
    "orders": orders,
    "staff": staff,
    "do": do_listed,
    "undo": undo,
    "relations": tell(relations.relations),
    "offer": relations.offer,
    "accept": relations.accept,
    "refuse": relations.refuse,
    "news": newsroom.news,
    "stories": newsroom.stories,
    "believed": newsroom.believed,
    "debrief": debrief,
    "encyclopaedia": encyclopaedia,
    "log": log,
    "tracks": tell(describe.tracks),
    "dilemmas": dilemmas,
    "air": tell(describe.aircraft),
    "briefing": briefing,
    "score": tell(describe.score),
    "why": why,
    "save": save,
    "load": load,
    "help": help_,
    "quit": leave,
}
"""By the name under which their words are kept; help lists them in this sequence."""
