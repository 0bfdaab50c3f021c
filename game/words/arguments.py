"""Arguments: what those of a Tell, a Refusal, a News or a cause mean, by their names.

Rules speak in keys and plain data (int, str, tuple, mapping, None; lists after a save is
read). The **last word of an argument's name**, after the last underscore, says how it is
read, so `at`, `fled_at` and `last_seen_at` are all places:

=====================  =========================================  ==========================
last word              value                                      becomes
=====================  =========================================  ==========================
unit, units, partners  id or ids of own or allied units           their names, as a list
contact                a side's own contact number                "contact 7"
about                  the name of an account or a story          "fighting at Kidal, 25 July"
item, statement        the number of a piece of news              "item 7"
faction, factions,     faction id or ids; None                    "the army"; "nobody known"
foes, speaker
holder                 the same; None                             "nobody"
at, to, from, goal     hex (q, r); None                           "19 km W of Tinzaouaten"
path                   hexes marched through                      where the last of them lies
place, places, base    place id or ids                            "at Tinzaouaten"
country                ISO code                                   "Algeria"
type, types            unit type id; None                         its name; "armed group"
aircraft               aircraft id or aircraft type id            its type's name
terrain, road, level   the number or the enum member              its word
posture, pace, route,  the value or the enum member               its word
mobility, source,
weather, relation,
track, order, stage,
manner, result, part,
passage, reply, mission,
aid, secrecy,
access, style, proof, audience,
verdict, grade
formation              id of a column                             its name, or its units
inquiry                id of an inquiry                           who asks to see what
request, bargain       id of a request or of a bargain            what is asked or agreed
settlement             name of terms that end a match             their title, and what they say
until                  turn in whose evening something ends; ""   "until Friday 26 July 2024, ..."
event                  id of an event of the scenario             its title
choice                 id of an event, and of an answer           "The relief column: send it"
cargo, taker           unit id; `stores`; id of a depot           its name; "stores"; "the depot"
m                      metres                                     "19 km"
minutes, storm, night, minutes                                    "3 h 30 min"
heat
permille               share                                      "22%"
factor                 multiplier in per-mille                    "×1.25"
ratio                  odds in per-mille                          "1.5 to 1"
tenths                 tenths of a point                          "62.5"
change                 tenths of a point, with sign               "+3"
days                   hundredths of a day of stores              "2.5 days"
estimate, people       (low, best, high), or an int               "about 90 (60–130)"
moment                 minutes since the match began              "Thursday 25 July 2024, ..."
text                   text by language                           the text
sentence               (key, arguments)                           that sentence
sentences              several of them                            them, as a list
n                      int                                        the number; picks the plural
=====================  =========================================  ==========================

Anything else that is an int is written as a number, a str as it is, None as "unknown", a
sequence as a list. A sentence need not mention all its arguments.

Two kinds are no blanks: they follow the sentence as indented lines of their own.

- `causes`: tuples (key, per-mille) or (key, per-mille, arguments): "fire from hiding ×1.8";
- `reasons`: tuples (key, tenths) or (key, tenths, arguments): "losses admitted −2.5".

Where there are several, the others have a word before (`foes_causes`) and a line to announce
them under `heading.foes_causes`.

In a sentence a blank may ask for a case: `{faction:of}` "of the army", `{faction:to}`,
`{faction:name}` as the scenario names it; `{at}` "at Kidal" or "19 km W of Kidal", `{at:to}`,
`{at:from}`, `{at:of}`, `{at:bare}`, `{at:by}` "near Kidal" of people; `{unit:of}` "of the 13th
detachment". A whole number, a duration or a distance brings its noun, `{killed:# man|# men}`, and
a third form, put first, is for none: `{lost:no vehicle|# vehicle|# vehicles}`,
`{storm:| Storm for #.| Storm for #.}`.
French is typed with plain spaces and apostrophes; `say` sets the no-break ones.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, IntEnum
from typing import Any, Final

from game.hexgrid import Hex
from game.rules.contacts import Level
from game.rules.ground import RoadClass, Terrain
from game.rules.public import topic
from game.rules.rulebook import Rulebook
from game.rules.script import choices_by_name
from game.words.phrase import Count, Phrase
from game.words.words import Shown, Words

LISTS: Final = frozenset(("causes", "reasons"))
"""Arguments that are lists of explanations."""


NUMBERED: Final[Mapping[str, type[IntEnum]]] = {
    "terrain": Terrain,
    "road": RoadClass,
    "level": Level,
}
"""Words that rules keep as numbers."""

KINDS: Final = frozenset(
    (
        *NUMBERED,
        "access",
        "manner",
        "mission",
        "aid",
        "audience",
        "grade",
        "mobility",
        "order",
        "pace",
        "part",
        "passage",
        "posture",
        "proof",
        "relation",
        "reply",
        "result",
        "route",
    )
).union(("secrecy", "source", "stage", "style", "track", "verdict", "weather"))
"""Arguments whose value is itself a key: posture `march` is said as `posture.march`."""

NULLABLE: Final = frozenset(("faction", "holder", "type", "at", "to", "goal", "from"))
"""Arguments with words of their own for None."""

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz_"
"""What may stand before the number of a contact."""

Reader = Callable[[Rulebook, Words, Any], Shown]


def clause(book: Rulebook, words: Words, key: str, args: Mapping[str, Any]) -> str:
    """Return the sentence under *key* as it stands inside another one.

    An event of the scenario that is named as a cause is called by its title.
    """
    kind, _, event = key.partition("|")
    if kind == "event":
        return title(book, words, event)
    shown = {
        name: argument(book, words, name, value)
        for name, value in args.items()
        if name.rpartition("_")[2] not in LISTS
    }
    return words.say(key, **shown)


def argument(book: Rulebook, words: Words, name: str, value: Any) -> Shown:
    """Return what fills the blank *name*."""
    kind = name.rpartition("_")[2]
    if value is None and kind not in NULLABLE:
        return Count(0, words.say("figures.unknown"), 1)
    if kind in KINDS:
        return words.say(f"{kind}.{word_of(kind, value)}")
    if kind in READERS:
        return READERS[kind](book, words, value)
    if isinstance(value, Mapping):
        return words.text(value)
    if isinstance(value, (tuple, list)):
        return words.listing([str(item) for item in value])
    return value if isinstance(value, int) else str(value)


def word_of(kind: str, value: Any) -> str:
    """Return the last part of the key under which *value* is said.

    >>> word_of("terrain", 5), word_of("posture", "dug_in"), word_of("level", Level.RUMOUR)
    ('wadi', 'dug_in', 'rumour')
    """
    if kind in NUMBERED:
        return NUMBERED[kind](value).name.lower()
    return str(value.value if isinstance(value, Enum) else value)


def unit(book: Rulebook, words: Words, ids: str | Iterable[str]) -> Phrase:
    """Return what units are called, in the cases `of` and `bare`."""
    names = [words.text(book.name_of(key)) for key in listed(ids)]
    return Phrase(
        words.listing(names),
        {"of": words.listing([words.of(name) for name in names]), "bare": words.listing(names)},
    )


def load(book: Rulebook, words: Words, key: str) -> Shown:
    """Return what is handed over, or who takes it: a unit, stores, a depot."""
    if key in book.units or key[:-1] in book.units:
        return unit(book, words, key)
    return words.say("figures.stores" if key == "stores" else "figures.depot")


def request(book: Rulebook, words: Words, key: str) -> str:
    """Return what a request is about: its kind, and the units or the factions it names."""
    kind, *names = key.split("|")
    if len(names) > TWO:
        return agreement(book, words, kind, names)
    if names[0] in book.sides:
        return words.say(f"request.{kind}", factions=faction(book, words, names))
    return words.say(
        f"request.{kind}",
        units=unit(book, words, names[:1]),
        other_unit=unit(book, words, names[1:]),
    )


TWO: Final = 2
"""Names in a request that has no terms: its units, or its factions."""


def agreement(book: Rulebook, words: Words, kind: str, names: Sequence[str]) -> str:
    """Return what a bargain is about: its kind, its parties and its terms."""
    asker, other, at, until_, secrecy = names
    told = {"faction": asker, "other_faction": other, "until": until_, "secrecy": secrecy}
    about = {} if not at else {"settlement" if kind == "settlement" else "place": at}
    return clause(book, words, f"request.{kind}", {**told, **about})


def settlement(book: Rulebook, words: Words, name: str) -> str:
    """Return the title of terms that end a match, and what they say."""
    terms = book.settlements[name]
    said = [
        clause(book, words, "settlement.hands", {"place": place, "faction": taker})
        for place, taker in terms.hands
    ]
    if terms.prisoners:
        said.append(words.say("settlement.prisoners"))
    heading = words.text(terms.title)
    return (
        words.say("settlement.terms", title=heading, terms=words.listing(said)) if said else heading
    )


def until(book: Rulebook, words: Words, turn: int | str) -> str:
    """Return when something ends: with the evening of a turn, or never."""
    if turn == "":
        return words.say("figures.until_open")
    return words.say("figures.until", date=words.date(book.start, book.elapsed(int(turn) + 1)))


def inquiry(book: Rulebook, words: Words, key: str) -> str:
    """Return who asks to see what."""
    who, _, story = key.partition("|")
    asker = words.say(f"evidence.{who}")
    return words.say("inquiry.named", asker=asker, subject=subject(book, words, story))


def title(book: Rulebook, words: Words, event: str) -> str:
    """Return what an event of the scenario is called; by its id where the file has it no more."""
    return words.text(book.script[event].title) if event in book.script else event


def answer(book: Rulebook, words: Words, name: str) -> str:
    """Return an answer to a dilemma, the dilemma's title before it."""
    found = choices_by_name(book.script).get(name)
    if found is None:
        return name
    return words.say(
        "figures.answer", title=title(book, words, found[0].id), label=words.text(found[1].label)
    )


def subject(book: Rulebook, words: Words, name: str) -> str:
    """Return what an account or a story is about: what happened, where and when."""
    told = topic(name)
    began = book.elapsed(told.turn)
    return words.say(
        f"topic.{told.kind}",
        at=where(book, words, told.at),
        day=words.short_day(book.start, began),
        time=words.part_of_day(book.start, began + book.turn_minutes // 3),
    )


def formation(book: Rulebook, words: Words, key: str) -> str:
    """Return what a column is called: as the scenario does, or by the units that made it."""
    return str(unit(book, words, key.split("+"))) if "+" in key else key


def contact(_: Rulebook, words: Words, key: str) -> str:
    """Return how a side speaks of one of its contacts: by its number alone."""
    return words.say("figures.contact", number=key.lstrip(LETTERS))


def numbered(_: Rulebook, words: Words, key: str) -> str:
    """Return how one speaks of a piece of news: by its number."""
    return words.say("figures.item", number=key.lstrip(LETTERS))


def faction(book: Rulebook, words: Words, ids: str | Iterable[str] | None) -> Phrase:
    """Return what factions are called in a sentence, in the cases `of`, `to` and `name`."""
    keys = ("unknown",) if ids is None else tuple(listed(ids))
    cases = {case: [in_case(book, words, key, case) for key in keys] for case in FACTION_CASES}
    return Phrase(
        words.listing(cases[""]),
        {case: words.listing(names) for case, names in cases.items() if case},
    )


FACTION_CASES: Final = ("", "of", "to", "name")


def in_case(book: Rulebook, words: Words, key: str, case: str) -> str:
    """Return one faction's name in one case; factions without words go by the scenario's name."""
    if case == "name" and key in book.sides:
        return words.text(book.sides[key].name)
    said = f"faction.{key}.{case}" if case not in ("", "name") else f"faction.{key}"
    if words.knows(said):
        return words.say(said)
    name = words.text(book.sides[key].name) if key in book.sides else key
    return words.of(name) if case == "of" else name


def place(book: Rulebook, words: Words, ids: str | Iterable[str]) -> Phrase:
    """Return what places are called, in the cases of a place."""
    names = [words.named(place_name(book, key)) for key in listed(ids)]
    cases = names[0].cases if names else {}
    return Phrase(
        words.listing([str(name) for name in names]),
        {case: words.listing([name.cases[case] for name in names]) for case in cases},
    )


def place_name(book: Rulebook, key: str) -> str:
    """Return what is printed on the map; a base off the map goes by its id."""
    if key in book.ground.places:
        return book.ground.places[key].name
    return key.replace("_", " ").title()


def unit_type(book: Rulebook, words: Words, ids: str | Iterable[str] | None) -> str:
    """Return what kinds of unit are called."""
    if ids is None:
        return words.say("figures.armed_group")
    return words.listing([words.text(book.types[key].name) for key in listed(ids)])


def aircraft(book: Rulebook, words: Words, key: str) -> str:
    """Return what an aircraft is called: its type."""
    kind = next((craft.type for craft in book.aircraft if craft.id == key), key)
    return words.text(book.aircraft_types[kind].name) if kind in book.aircraft_types else kind


def where(book: Rulebook, words: Words, at: Sequence[int] | None) -> Phrase:
    """Return where a hex lies, in the cases of a place."""
    if at is None:
        return words.nowhere()
    return words.near(book, Hex(*at))


def whither(book: Rulebook, words: Words, at: Sequence[int] | None) -> Phrase:
    """Return the same as something marched to."""
    found = where(book, words, at)
    return Phrase(found.cases["to"], found.cases)


def whence(book: Rulebook, words: Words, at: Sequence[int] | None) -> Phrase:
    """Return the same as something come from."""
    found = where(book, words, at)
    return Phrase(found.cases["from"], found.cases)


def duration(_: Rulebook, words: Words, minutes: int) -> Count:
    """Return how long something takes; the sentence may say otherwise of nothing."""
    return Count(minutes, words.hours(minutes), 1)


def distance(_: Rulebook, words: Words, metres: int) -> Count:
    """Return how far something is; the sentence may say otherwise of nothing."""
    return Count(metres, words.km(metres), 1)


def estimate(_: Rulebook, words: Words, span: int | Sequence[int]) -> Shown:
    """Return a number that is known, or believed in with its margins."""
    return span if isinstance(span, int) else words.estimate(*span)


def listed(ids: str | Iterable[str]) -> Iterable[str]:
    """Return ids one by one, whether there is one or several."""
    return (ids,) if isinstance(ids, str) else ids


READERS: Final[Mapping[str, Reader]] = {
    "unit": unit,
    "units": unit,
    "partners": unit,
    "contact": contact,
    "about": subject,
    "item": numbered,
    "statement": numbered,
    "formation": formation,
    "event": title,
    "choice": answer,
    "cargo": load,
    "taker": load,
    "inquiry": inquiry,
    "request": request,
    "bargain": request,
    "settlement": settlement,
    "until": until,
    "faction": faction,
    "factions": faction,
    "holder": lambda book, words, key: faction(book, words, key or "nobody"),
    "foes": faction,
    "speaker": faction,
    "at": where,
    "to": whither,
    "goal": whither,
    "from": whence,
    "path": lambda book, words, path: where(book, words, path[-1] if path else None),
    "place": place,
    "places": place,
    "base": place,
    "country": lambda _, words, code: words.say(f"country.{code}"),
    "type": unit_type,
    "types": unit_type,
    "aircraft": aircraft,
    "m": distance,
    "minutes": duration,
    "storm": duration,
    "night": duration,
    "heat": duration,
    "permille": lambda _, words, share: words.percent(share),
    "factor": lambda _, words, permille: words.factor(permille),
    "ratio": lambda _, words, permille: words.ratio(permille),
    "tenths": lambda _, words, tenths: words.counted(tenths),
    "change": lambda _, words, tenths: words.change(tenths),
    "days": lambda _, words, hundredths: words.days(hundredths),
    "estimate": estimate,
    "people": estimate,
    "moment": lambda book, words, minutes: words.date(book.start, minutes),
    "text": lambda _, words, text: words.text(text),
    "sentence": lambda book, words, said: clause(book, words, *said),
    "sentences": lambda book, words, said: words.listing(
        [clause(book, words, *each) for each in said]
    ),
}
"""How an argument is read, by the last word of its name."""
