"""Effects: what an event or a choice of a scenario does, each with the event as its named cause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from game.rules.captivity import heard_of, held, homecoming, let_go
from game.rules.changes import Put, Set
from game.rules.chapters.borders import close
from game.rules.dealing import declare
from game.rules.events import PUBLIC, Tell
from game.rules.public import Audience
from game.rules.publishing import publish
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Entry, Text
from game.rules.script import cause_told
from game.rules.state import Border, News, PlaceState, Stage, Value
from game.rules.stores import moved
from game.rules.tracks import move, shifted
from game.rules.units import Bound, OffMap, Unit

CERTAIN: Final = 1000
"""Per-mille of what comes about without a die."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that changes in a match because an event happened or a choice was made."""

    chance: int
    """Per-mille that it comes about."""

    unforeseen: bool
    """Whether who decides is not told of it beforehand."""

    def happen(self, course: Resolution, event: str) -> None:
        """Bring it about."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class MovesTrack(Effect):
    """A track of a faction rises or falls."""

    side: str
    track: str
    tenths: int

    def happen(self, course: Resolution, event: str) -> None:
        """Move it; the event is the cause."""
        move(course, self.side, self.track, cause_told(course.book, self.side, event), self.tenths)


@dataclass(frozen=True, slots=True)
class MovesCredibility(Effect):
    """An audience believes a faction more, or less."""

    side: str
    audience: Audience
    permille: int

    def happen(self, course: Resolution, event: str) -> None:
        """Move it; the event is the cause."""
        faction = course.state.factions[self.side]
        if self.audience not in faction.credibility:
            return
        cause = cause_told(course.book, self.side, event)
        trust = shifted(faction.credibility[self.audience], cause, self.permille)
        credibility = {**faction.credibility, self.audience: trust}
        course.happen(
            "believed_by_event",
            {"event": event, "faction": self.side, "audience": self.audience},
            (Set("factions", self.side, {"credibility": credibility}),),
        )


@dataclass(frozen=True, slots=True)
class Arrives(Effect):
    """A unit that waits for this comes: to the edge, or onto the road from where it waits."""

    unit: str

    def happen(self, course: Resolution, event: str) -> None:
        """Let it come; where there is nobody to send, its side hears so."""
        unit, entry = course.unit(self.unit), course.book.units[self.unit].entry
        if course.state.clock.stage is Stage.AFTERMATH or entry is None:
            return
        if not unit.is_expected:
            if unit.at is None and unit.away is None and not unit.ledger.came:
                told = Tell(unit.faction, "learnt.event_nobody_comes", {"unit": unit.id})
                course.happen("nobody_came", {"event": event, "unit": unit.id}, (), (told,))
            return
        if entry.asked_from is not None:
            sets_out(course, event, unit, entry.asked_from)
        else:
            comes_in(course, event, unit, entry)


def sets_out(course: Resolution, event: str, unit: Unit, box: str) -> None:
    """Send a unit on the road from a place off the map."""
    course.happen(
        "set_out",
        {"event": event, "units": (unit.id,), "base": box},
        (unit_set(unit, away=OffMap(box, course.book.bases[box], Bound.MAP)),),
        (Tell(unit.faction, "learnt.help_sets_out", {"unit": unit.id, "base": box}),),
    )


def comes_in(course: Resolution, event: str, unit: Unit, entry: Entry) -> None:
    """Bring a unit in at one of the hexes its arrival names."""
    at = entry.hexes[course.dice.throw(len(entry.hexes), "arrival_at", unit.id)]
    course.happen(
        "arrived",
        {"event": event, "unit": unit.id, "at": at},
        (unit_set(unit, at=at),),
        (Tell(unit.faction, "learnt.arrival", {"unit": unit.id, "at": at}),),
    )


@dataclass(frozen=True, slots=True)
class Relates(Effect):
    """Two factions stand to each other otherwise from now on."""

    one: str
    other: str
    relation: str
    secret: bool
    """Whether only the two hear of it."""

    def happen(self, course: Resolution, event: str) -> None:
        """Let it be known; what the two had agreed is over, and their columns part."""
        pair = (self.one, self.other)
        if course.state.relation(*pair) == self.relation:
            return
        declare(course, *pair, self.relation, secret=self.secret)
        args: dict[str, Value] = {"factions": pair, "relation": self.relation}
        all_others = (*(side for side in course.book.factions if side not in pair), PUBLIC)
        others = () if self.secret else all_others
        course.happen(
            "related_by_event",
            {"event": event, **args},
            (),
            tuple(Tell(side, "learnt.event_relation", args) for side in others),
        )


@dataclass(frozen=True, slots=True)
class SetsBorder(Effect):
    """A country does otherwise with a faction from now on."""

    country: str
    faction: str
    stance: str

    def happen(self, course: Resolution, event: str) -> None:
        """Change the border; who is inside one that closes is warned as always."""
        key = f"{self.country}|{self.faction}"
        border = course.state.borders.get(key, Border(key, "open"))
        if border.stance == self.stance:
            return
        if key not in course.state.borders:
            course.happen("border_known", {"event": event}, (Put("borders", key, border),))
        if self.stance == "closed":
            close(course, border, self.country, self.faction)
            return
        args: dict[str, Value] = {
            "country": self.country,
            "stance_sentence": (f"stance.{self.stance}", {}),
        }
        course.happen(
            "border_changed",
            {"event": event, "country": self.country, "faction": self.faction},
            (Set("borders", key, {"stance": self.stance, "deadline": None}),),
            (Tell(self.faction, "learnt.event_border", args),),
        )


@dataclass(frozen=True, slots=True)
class Brews(Effect):
    """A sandstorm, or heat, for some hours of this turn."""

    weather: str
    """`storm` or `heat`."""

    minutes: int

    def happen(self, course: Resolution, event: str) -> None:
        """Let it come over everybody; one that blows already blows no shorter."""
        if course.state.clock.stage is Stage.AFTERMATH:
            return
        weather = course.state.clock.weather
        minutes = min(course.book.turn_minutes, max(getattr(weather, self.weather), self.minutes))
        changed: Any = {self.weather: minutes}
        course.happen(
            "weather_by_event",
            {"event": event, "minutes": minutes},
            (Set("match", "clock", {"weather": replace(weather, **changed)}),),
            tuple(
                Tell(side, "learnt.event_weather", {"weather": self.weather, "minutes": minutes})
                for side in (*course.book.factions, PUBLIC)
            ),
        )


@dataclass(frozen=True, slots=True)
class Publishes(Effect):
    """Something is said in public."""

    text: Text
    speaker: str

    def happen(self, course: Resolution, event: str) -> None:
        """Put it into the news."""
        state = course.state
        item = News(
            id=f"n{len(state.news) + 1}",
            turn=state.clock.turn,
            speaker=self.speaker,
            key="news.scripted",
            args={"said_text": self.text},
            minute=course.book.moment(state.clock),
        )
        publish(course, item)


@dataclass(frozen=True, slots=True)
class Supplies(Effect):
    """A unit gets water and fuel or ammunition, or loses some."""

    unit: str
    water_fuel: int
    """Hundredths of a day."""

    ammunition: int
    """Tenths of a fight."""

    def happen(self, course: Resolution, event: str) -> None:
        """Fill it up to no more than it carries."""
        unit = course.state.units[self.unit]
        if not unit.people:
            return
        kind = course.book.types[unit.type]
        water = min(self.water_fuel, max(0, kind.water_fuel - unit.water_fuel))
        rounds = min(self.ammunition, max(0, kind.ammunition - unit.ammunition))
        course.happen(
            "supplied_by_event",
            {"event": event, "unit": unit.id},
            (
                unit_set(
                    unit,
                    ammunition=max(0, unit.ammunition + rounds),
                    **moved(unit, cause_told(course.book, unit.faction, event), water),
                ),
            ),
            (Tell(unit.faction, "learnt.event_stores", {"unit": unit.id}),),
        )


@dataclass(frozen=True, slots=True)
class ChangesPlace(Effect):
    """A place's people lean otherwise, fear more or less, or somebody else holds it."""

    place: str
    leaning: tuple[tuple[str, int], ...]
    """Per-mille by which the share of those who lean to a faction grows."""

    fear: int
    """Per-mille."""

    holder: str | None
    takes: bool
    """Whether the place changes hands at all."""

    def happen(self, course: Resolution, event: str) -> None:
        """Change it; sides learn of it as of anything at a place."""
        place = course.state.places[self.place]
        leaning = leaning_after(place, self.leaning)
        fear = min(1000, max(0, place.fear + self.fear))
        causes = {side: cause_told(course.book, side, event) for side in course.book.factions}
        turned = {side: leaning.get(side, 0) - place.leaning.get(side, 0) for side in causes}
        frightened = dict.fromkeys(causes, fear - place.fear)
        fields: dict[str, Any] = {
            "leaning": leaning,
            "moods": added(place.moods, causes, turned),
            "fear": fear,
            "frights": added(place.frights, causes, frightened),
        }
        if self.takes:
            fields["holder"] = self.holder
        course.happen(
            "place_by_event",
            {"event": event, "place": place.id},
            (Set("places", place.id, fields),),
        )


def leaning_after(place: PlaceState, shifts: tuple[tuple[str, int], ...]) -> dict[str, int]:
    """Return how a place's people lean after shifts; all of them together are all there are."""
    leaning = dict(place.leaning)
    for side, permille in shifts:
        others = sum(share for other, share in leaning.items() if other != side)
        leaning[side] = min(1000 - others, max(0, leaning.get(side, 0) + permille))
    return leaning


def added(
    before: Mapping[str, int], causes: Mapping[str, str], changes: Mapping[str, int]
) -> dict[str, int]:
    """Return what causes have changed by `faction|cause`, with a change more for some factions."""
    found = dict(before)
    for side, change in changes.items():
        if change:
            key = f"{side}|{causes[side]}"
            found[key] = found.get(key, 0) + change
    return found


@dataclass(frozen=True, slots=True)
class Frees(Effect):
    """A faction lets people it holds go home."""

    holder: str
    faction: str
    people: int

    def happen(self, course: Resolution, event: str) -> None:
        """Let as many go as there are."""
        state = course.state
        there = held(state.units.values(), state.captives, self.holder, self.faction)
        people = min(self.people, there)
        if not people:
            return
        freed = {self.faction: people}
        course.happen(
            "prisoners_freed",
            {"event": event, "n": people},
            (
                *let_go(state, self.holder, self.faction, people),
                *homecoming(state, freed, None),
            ),
            (
                *heard_of(freed, self.holder),
                Tell(self.holder, "learnt.event_let_go", {"faction": self.faction, "n": people}),
            ),
        )


@dataclass(frozen=True, slots=True)
class Permits(Effect):
    """The capital lets a faction withdraw, or refuses it, asked or not."""

    side: str
    granted: bool

    def happen(self, course: Resolution, event: str) -> None:
        """Let the faction's doctrine take it."""
        course.book.factions[self.side].take_leave(course, granted=self.granted)
