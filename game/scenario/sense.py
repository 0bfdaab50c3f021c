"""Sense: what is legal in a scenario and probably wrong, as warnings."""

from collections.abc import Iterator

from game.hexgrid import Hex
from game.rules.orders import Route
from game.rules.rulebook import Rulebook, UnitPlan
from game.scenario.air_sense import check_air
from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.forces import may_be_in
from game.scenario.models import HoldAim, PrisonersAim, TrackAim
from game.scenario.parts import Languages
from game.scenario.play_sense import check_attribution, check_play
from game.scenario.script_secrets import check_secrets
from game.scenario.telling import cited, names, prose
from game.scenario.whereabouts import Whereabouts

FEWEST, MOST = 1, 12
"""Hexes a typical unit should make in a turn. Choice: fewer is standing, more is teleporting."""


def check_sense(draft: Draft, book: Rulebook | None) -> None:
    """Note everything that is probably wrong; questions of the board only where there is a book."""
    check_texts(draft)
    check_sources(draft)
    check_attribution(draft)
    check_times(draft)
    check_worths(draft)
    check_crews(draft)
    check_strengths(draft)
    if book is not None:
        check_ground(draft, book)
        check_depots(draft, book)
        check_contacts(draft, book)
        check_pace(draft, book)
        check_aims(draft, book)
        check_air(draft, book)
        check_play(draft, book)
        check_secrets(draft, book)


def check_texts(draft: Draft) -> None:
    """Note texts that are there in one language only."""
    for path, text in (*prose(draft), *names(draft)):
        if not isinstance(text, Languages):
            draft.warning(path, "This text is in one language only.", "Write `{en: ..., fr: ...}`.")
        elif text.en is None or text.fr is None:
            lacks = "English" if text.en is None else "French"
            draft.warning(path, f"The {lacks} text is missing.", "The other is shown instead.")


def check_sources(draft: Draft) -> None:
    """Note facts that name no source."""
    for path, codes in cited(draft):
        if codes is None:
            draft.warning(
                path[:-1],
                "This fact names no source.",
                "Add `source:` with a key of `sources`, an estimate's if need be.",
            )


def check_times(draft: Draft) -> None:
    """Note arrivals and weather outside the match, and a date of knowledge before it."""
    for path, first, last in windows(draft):
        if last < first:
            continue  # An error of its own, on the moment it ends.
        if first >= draft.length:
            draft.warning(path, "This is after the end of the match.", ends(draft))
        elif last < 0:
            draft.warning(path, "This is before the match begins.", ends(draft))
    scenario = draft.scenario
    if scenario.known_as_of is not None and scenario.known_as_of < scenario.clock.start[:10]:
        draft.warning(
            ("known_as_of",),
            "Nothing of the match was known then.",
            f"It begins on {scenario.clock.start[:10]}.",
        )


def windows(draft: Draft) -> Iterator[tuple[Path, int, int]]:
    """Yield each dated window with its first and last minute."""
    for number, unit in enumerate(draft.scenario.units):
        if unit.arrives is not None:
            first = draft.minutes(unit.arrives.from_ or draft.scenario.clock.start)
            last = draft.minutes(unit.arrives.to) if unit.arrives.to else max(first, 0)
            yield ("units", number, "arrives", "from"), first, last
    for number, spell in enumerate(draft.scenario.weather):
        yield ("weather", number, "from"), draft.minutes(spell.from_), draft.minutes(spell.to)


def ends(draft: Draft) -> str:
    """Return in one sentence how long the match is."""
    clock = draft.scenario.clock
    return f"The match lasts {clock.turns} turns of {clock.turn_hours} h from {clock.start}."


def check_worths(draft: Draft) -> None:
    """Note aims that do not add up to 100, and factions without a unit."""
    peopled = {unit.faction for unit in draft.scenario.units}
    for name, part in draft.scenario.factions.items():
        whole = sum(aim.worth for aim in part.aims)
        if whole != 100:
            draft.warning(
                ("factions", name, "aims"),
                f"The worths add up to {whole}.",
                "They are points of 100.",
            )
        if name not in peopled:
            draft.warning(("factions", name), f"{name} has no unit.", "Add one or remove it.")


def check_crews(draft: Draft) -> None:
    """Note units with more vehicles than people."""
    for number, unit in enumerate(draft.scenario.units):
        kinds = (unit.vehicles.armoured, unit.vehicles.technical, unit.vehicles.truck)
        vehicles = sum(kind if isinstance(kind, int) else kind[1] for kind in kinds)
        people = unit.people if isinstance(unit.people, int) else unit.people[1]
        if vehicles > people:
            draft.warning(
                ("units", number, "vehicles"),
                f"{vehicles} vehicles for {people} people: somebody must drive two.",
                "A technical carries four to eight.",
            )


def check_strengths(draft: Draft) -> None:
    """Note units far from what their kind has had: more than twice its most, under half its least.

    Choice: twice, so that only another kind of unit, or a slip of the pen, is named.
    """
    for number, unit in enumerate(draft.scenario.units):
        usual = draft.catalogue.strengths.get(unit.type)
        people = unit.people if isinstance(unit.people, int) else unit.people[1]
        if usual is not None and not usual.people.low <= 2 * people <= 4 * usual.people.high:
            draft.warning(
                ("units", number, "people"),
                f"{people} people is unusual for {unit.type}: "
                f"{usual.people.low} to {usual.people.high}.",
                "Choose another type, or correct the number.",
            )


def check_ground(draft: Draft, book: Rulebook) -> None:
    """Note units on ground closed to them, and formations in several hexes."""
    where = Whereabouts(book.ground, book.base_hexes)
    for number, part in enumerate(draft.scenario.units):
        at = book.units[part.id].at
        if at is not None and not may_be_in(draft, where, part, at):
            draft.warning(
                ("units", number, "at"),
                f"`{part.id}` stands on ground closed to it "
                f"({book.ground.terrain_at(at).name.lower()}, {book.ground.country_at(at)}).",
                "Move it, or open the border.",
            )
    for number, formation in enumerate(draft.scenario.formations):
        if len({book.units[unit].at for unit in formation.units}) > 1:
            draft.warning(
                ("formations", number, "units"),
                f"The units of `{formation.id}` begin in different hexes.",
                "A formation marches as one: begin in one.",
            )


def check_depots(draft: Draft, book: Rulebook) -> None:
    """Note depots in the open among enemies: the first evening they would be taken."""
    for number, part in enumerate(draft.scenario.depots):
        depot = next(each for each in book.depots if each.id == part.id)
        if part.hidden or depot.base is not None:
            continue
        here = [plan.faction for plan in book.units.values() if plan.at == depot.at]
        if here and not any(is_friend(book, part.faction, faction) for faction in here):
            draft.warning(
                ("depots", number, "at"),
                f"`{part.id}` lies where only units of {here[0]} stand.",
                "Move it, hide it, or give it to them.",
            )


def check_contacts(draft: Draft, book: Rulebook) -> None:
    """Note what sides are said to know and would have forgotten before the first evening."""
    kept = book.numbers["sight.forget_minutes"] // 60
    for number, part in enumerate(draft.scenario.contacts):
        if part.hours_ago + draft.scenario.clock.turn_hours > kept:
            draft.warning(
                ("contacts", number, "hours_ago"),
                f"What is {part.hours_ago} h old at the start is forgotten after the first turn.",
                f"Contacts nobody sees again are kept {kept} h (`sight.forget_minutes`).",
            )


def check_pace(draft: Draft, book: Rulebook) -> None:
    """Note kinds of movement that make too few or too many hexes in a turn."""
    kinds = {book.types[plan.type].mobility for plan in book.units.values()}
    for mobility in sorted(kinds):
        metres, side = book.march_m(mobility), book.ground.hex_m
        if metres < FEWEST * side or metres > MOST * side:
            draft.warning(
                ("clock", "turn_hours"),
                f"On {mobility} a unit makes {metres / 1000:g} km a turn: "
                f"{metres / side:.1f} hexes.",
                f"{FEWEST} to {MOST} hexes a turn play well: change `turn_hours` or `hex_km`.",
            )


def check_aims(draft: Draft, book: Rulebook) -> None:
    """Note aims that nobody can reach, and those that are reached before anything happens."""
    for name, part in draft.scenario.factions.items():
        for number, aim in enumerate(part.aims):
            path: Path = ("factions", name, "aims", number)
            if isinstance(aim, HoldAim) and not can_come(book, name, aim.hold):
                draft.warning(
                    (*path, "hold"),
                    f"No unit of {name} or its allies can be at {aim.hold} before the end.",
                    "Move one nearer, open a border, or give more turns.",
                )
            start = part.tracks.get(aim.track) if isinstance(aim, TrackAim) else None
            if isinstance(aim, TrackAim) and start is not None and aim.at_least <= start:
                draft.warning(
                    (*path, "at_least"),
                    f"{aim.track} begins at {start:g}: what costs it costs no score at first.",
                    f"Aim well above {start:g}, so that harm and losses always tell.",
                )
            wished = aim.prisoners if isinstance(aim, PrisonersAim) else 0
            if isinstance(wished, int) and wished > opponents(book, name):
                draft.warning(
                    (*path, "prisoners"),
                    f"{name} meets fewer people than {wished}.",
                    f"There are {opponents(book, name)} at most.",
                )


def can_come(book: Rulebook, faction: str, place: str) -> bool:
    """Return whether a unit of a faction or its allies can march to a place within the match."""
    goal = Whereabouts(book.ground, book.base_hexes).place(place).at
    return any(
        marches(book, plan, goal)
        for plan in book.units.values()
        if is_friend(book, faction, plan.faction)
    )


def marches(book: Rulebook, plan: UnitPlan, goal: Hex) -> bool:
    """Return whether a unit can march to a hex in the turns it has."""
    starts = (plan.at,) if plan.at is not None else plan.entry.hexes if plan.entry else ()
    if plan.box is not None:
        starts = (book.base_hexes[plan.box],)
    first = plan.entry.first_turn if plan.entry else 1
    mobility = book.types[plan.type].mobility
    graph = book.graph(plan.faction, mobility, Route.FAST)
    # Half as far again in a dash, with room for the pace the rules may set.
    budget = book.march_m(mobility) * (book.turns - first + 1) * 3 // 2
    found = (graph.path(at, goal) for at in starts[:: max(1, len(starts) // 4)])
    return goal in starts or any(path is not None and path[1] <= budget for path in found)


def is_friend(book: Rulebook, one: str, other: str) -> bool:
    """Return whether two factions begin as one or as allies."""
    return one == other or book.relations.get("|".join(sorted((one, other)))) == "allied"


def opponents(book: Rulebook, faction: str) -> int:
    """Return how many people of factions that are not friends there can be."""
    return sum(
        plan.people.high
        for plan in book.units.values()
        if not is_friend(book, faction, plan.faction)
    )
