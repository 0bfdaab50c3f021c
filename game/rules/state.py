"""The state of a match: one frozen value, made of tables of frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from game.hexgrid import Hex
from game.rules.bargains import Bargain, Pending, Trust, pair_of, spared
from game.rules.contacts import Contact
from game.rules.public import Claimed, Inquiry, KnownFact, Story, Style, Verdict
from game.rules.units import Unit

Value = None | bool | int | str | tuple["Value", ...] | Mapping[str, "Value"]
"""What events, reports and news may carry: plain data, no floats."""


class Stage(StrEnum):
    """Which part of the match is being played."""

    PLACEMENT = "placement"
    IMPULSES = "impulses"
    AFTERMATH = "aftermath"
    OVER = "over"


LATER = 1000
"""More turns than any match has."""


@dataclass(frozen=True, slots=True)
class Weather:
    """Minutes of the turn under each kind of weather; they may overlap."""

    storm: int = 0
    night: int = 0
    heat: int = 0


CLEAR = Weather()
"""A turn of daylight, without dust or heat."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where in the match we are."""

    turn: int = 0
    """1 is the first; 0 before the match has begun."""

    stage: Stage = Stage.PLACEMENT
    order: tuple[str, ...] = ()
    """Factions in the sequence drawn for this turn."""

    acting: str | None = None
    spent: int = 0
    """Command points spent in the running impulse."""

    passed: tuple[str, ...] = ()
    """Factions that have no further impulse this turn."""

    last: str | None = None
    """Who had the last impulse; nobody has two in a row."""

    last_turn: int = 0
    """Drawn in secret; no view holds it."""

    weather: Weather = Weather()
    news_turn: int = 0
    """Which news turn of the Aftermath this is; 0 while the match is on the ground."""

    sprung: tuple[Hex, ...] = ()
    """Hexes in which somebody was ambushed in the running impulse; no view holds it."""

    @property
    def dice_turn(self) -> int:
        """The turn dice are keyed by; the news turns of the Aftermath have dice of their own."""
        return self.turn + LATER * self.news_turn


@dataclass(frozen=True, slots=True)
class Track:
    """A political quantity, 0 to 1000 tenths of a point, and why it last moved."""

    value: int
    causes: tuple[tuple[str, int], ...] = ()
    """(words key of the cause, tenths) since the last evening began."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One move of a track, for a cause with a name."""

    track: str
    cause: str
    """Words key."""

    weight: int
    """What the cause weighs, in tenths, wherever the track stands."""

    tenths: int
    """How far the track moved: less than the weight at either end of it."""

    value: int
    """Where it stood afterwards, in tenths."""

    turn: int
    news_turn: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """A faction that what carried it carries no more. Known to all."""

    id: str
    how: str
    """What became of it: `fallen`, `recalled`, `split`, `scattered`."""

    turn: int
    until: int = 0
    """Last turn in which nobody gives its orders; 0 where somebody always does."""


@dataclass(frozen=True, slots=True)
class FactionState:
    """What a faction has beside its units."""

    id: str
    command_points: int
    tracks: Mapping[str, Track] = field(default_factory=dict)
    contacts_made: int = 0
    """How many contact numbers its staff has given out."""

    marks: Mapping[str, int] = field(default_factory=dict)
    """What its doctrine remembers, such as the answer to a request for permission."""

    home: int = 0
    """Own people back from captivity who joined no unit."""

    credibility: Mapping[str, Track] = field(default_factory=dict)
    """By audience: how far it is believed, and why that moved."""

    road_turns: int = 0
    """Evenings of the last third of the match on which it kept a road closed."""

    shown: Mapping[str, int] = field(default_factory=dict)
    """By track, in tenths: where the public takes it to stand, by what is public, a turn late."""

    moves_told: int = 0
    """How many moves of its tracks were gone through for what of them is public."""

    def credit(self, audience: str) -> int:
        """Return how far an audience believes the faction, per-mille; half where nothing is told.

        >>> FactionState("army", 3).credit("abroad")
        500
        """
        return self.credibility[audience].value if audience in self.credibility else 500


@dataclass(frozen=True, slots=True)
class PlaceState:
    """A place and its people; leanings are per-mille of the inhabitants."""

    id: str
    holder: str | None
    inhabitants: int
    leaning: Mapping[str, int] = field(default_factory=dict)
    fear: int = 0
    """Per-mille: how far people keep to themselves what they see."""

    displaced: int = 0
    """People who left and have not come back."""

    blockade: int = 0
    """Minutes on end for which every way in has been barred; 0 while one is open."""

    held: Mapping[str, int] = field(default_factory=dict)
    """Turns held by faction, counted over the last third of the match."""

    killed: int = 0
    """People of the place killed; inhabitants, displaced, killed and recruited are always all."""

    hurt: int = 0
    """People of the place wounded; they stay among the inhabitants."""

    recruited: int = 0
    """People who left the place to join somebody's units."""

    blame: Mapping[str, int] = field(default_factory=dict)
    """Per-mille by faction: how far people keep silent to those who hurt them or drew the fire."""

    harm_fear: int = 0
    """Per-mille: fear that came with people being hurt, beside `fear`."""

    harm_fled: int = 0
    """The part of the displaced who left because people were hurt."""

    quiet: int = 0
    """Minutes since it was last fought over, shelled or struck."""

    moods: Mapping[str, int] = field(default_factory=dict)
    """Per-mille by `faction|cause`: what leaning changed by since the start, harm apart."""

    frights: Mapping[str, int] = field(default_factory=dict)
    """Per-mille by `faction|cause`: what events added to `fear`, as the faction may name them."""

    independence: int = 0
    """Per-mille of the people who wish to part from the state; does not change in a match."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place as one side last learnt of it: who holds it, how people there stand to the side."""

    holder: str | None
    turn: int
    leaning: int = 0
    """Per-mille of its people who lean to the side."""

    people: int = 0
    """Inhabitants, to the nearest fifty."""

    blockade: int = 0
    """Minutes on end for which every way in has been barred; 0 while one is open."""

    fear: int = 0
    """Per-mille: how far fear keeps people there from doing something for the side."""

    harm_fear: int = 0
    """The part of that fear which came with people being hurt."""

    blame: int = 0
    """Per-mille: how far they keep silent to the side because of those who were hurt."""

    here: int = 1000
    """Per-mille of all it is home to that are there to do something for the side."""

    displaced: int = 0
    """People who left and have not come back, to the nearest fifty."""

    harm_fled: int = 0
    """Those of them who left because people were hurt, to the nearest fifty."""

    moods: Mapping[str, int] = field(default_factory=dict)
    """Per-mille by cause: what leaning to the side changed by since the start, harm apart."""

    frights: Mapping[str, int] = field(default_factory=dict)
    """Per-mille by cause: what events added to the fear that is not of harm."""


@dataclass(frozen=True, slots=True)
class Formation:
    """Units of allies that march and fight on one order of the lead faction."""

    id: str
    lead: str


@dataclass(frozen=True, slots=True)
class Aircraft:
    """An aircraft or drone and what it can still do today."""

    id: str
    type: str
    faction: str
    base: str
    """Place or off-map box it flies from."""

    sorties: int
    """Left until the next midnight."""

    lost: bool = False
    wear: int = 0
    """Sorties flown since it last stood a day in the workshop or on the apron."""

    ready: bool = True
    """Whether the mechanics let it fly today."""

    support: Hex | None = None
    """The hex over which it stands by for those on the ground until the next morning."""

    crew_killed: int = 0
    """People of its crew who died when it was lost; they belong to no unit."""


@dataclass(frozen=True, slots=True)
class Depot:
    """Stores kept at a place, a base or in a hiding place, beside what units carry."""

    id: str
    faction: str
    at: Hex
    """Where it lies; for one off the map, where the way to it begins."""

    water_fuel: int
    """Hundredths of a person-day: for so many people it is a hundredth of a day's stores."""

    ammunition: int
    """Tenths of a person-fight: for so many people it is a tenth of a fight's."""

    base: str | None = None
    """The place off the map it lies at; None on the map."""

    hidden: bool = False
    """A cache: known to its owners alone, and unguarded."""

    looted: bool = False
    """A cache others have emptied; its owners learn it when they come for it."""


@dataclass(frozen=True, slots=True)
class Border:
    """What a country does with a faction that is on its ground or comes to its border."""

    id: str
    """`country|faction`."""

    stance: str
    """`open`, `tolerated`, `interned` or `closed`."""

    deadline: int | None = None
    """Turn in whose evening those still inside are interned; None while nobody is warned."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What became of an event of the scenario so far."""

    id: str
    times: int
    """How often it happened; 0 where chance had it that it did not."""

    last: int
    """The moment it last had its chance; see `game/rules/script.py`."""

    choice: str | None = None
    """What was decided; None while it asks nothing, or has no answer yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A dilemma that waits for an answer."""

    id: str
    """The event that put it."""

    to: str
    """Faction that decides."""

    deadline: int
    """Turn, or turns and news turns together, in whose evening the default stands."""


@dataclass(frozen=True, slots=True)
class Captives:
    """What one side holds of another's people beside those its units guard, and what is known."""

    id: str
    """`holder|faction`."""

    places: Mapping[str, int] = field(default_factory=dict)
    """People held in places and boxes, by place."""

    named: int = 0
    """Of those held, on the lists of the Red Cross: their own side knows of them."""

    handed: int = 0
    """People let go by the holder's own will, released or exchanged."""

    listed: int = 0
    """On a list given to the Red Cross this turn; their own side knows of them in the evening."""


@dataclass(frozen=True, slots=True)
class Roadblock:
    """A stretch of road closed by somebody's hand."""

    id: str
    faction: str
    at: Hex
    known: tuple[str, ...] = ()
    """Other sides that have met it; nobody else knows of it."""

    relief: bool = True
    """Whether civil and relief traffic passes."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What truly happened, with exact figures; stays inside the engine until the debrief."""

    id: str
    kind: str
    turn: int
    at: Hex | None
    figures: Mapping[str, int]
    """By quantity: `killed.army`, `captured.wagner`, `vehicles.csp` ..."""

    parties: tuple[str, ...] = ()
    cause: str | None = None
    said: tuple[str, ...] = ()
    """News items that speak of it; the debrief lays them side by side with the figures."""

    reported: bool = False
    """Whether those who were there have sent their reports."""

    parts: tuple[str, ...] = ()
    """Of a battle: the fights it is made of."""


@dataclass(frozen=True, slots=True)
class News:
    """Something said in public; what it says is the speaker's, not a fact."""

    id: str
    turn: int
    speaker: str
    key: str
    """Words key of the text."""

    args: Mapping[str, Value]
    minute: int = 0
    """When it was published, in minutes since the match began."""

    story: str | None = None
    """The story it belongs to."""

    style: Style | None = None
    """How a party speaks; None for what is not a party's word."""

    evidence: str | None = None
    """The kind of evidence it is; None for a bare word."""

    claims: Mapping[str, Claimed] = field(default_factory=dict)
    """The figures it gives, by quantity."""

    trust: int = 1000
    """Per-mille: how far the world believed the speaker when it was said."""

    corrects: str | None = None
    """The item it puts right."""

    verdict: Verdict | None = None
    """What became of it; None while nothing independent is known."""


@dataclass(frozen=True, slots=True)
class GameState:
    """A whole match at one moment. Never changed; `play` makes the next one."""

    seed: int = 0
    clock: Clock = Clock()
    units: Mapping[str, Unit] = field(default_factory=dict)
    contacts: Mapping[str, Mapping[str, Contact]] = field(default_factory=dict)
    """By side, then by the side's own contact number."""

    factions: Mapping[str, FactionState] = field(default_factory=dict)
    places: Mapping[str, PlaceState] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, KnownPlace]] = field(default_factory=dict)
    """By side, then by place."""

    formations: Mapping[str, Formation] = field(default_factory=dict)
    aircraft: Mapping[str, Aircraft] = field(default_factory=dict)
    depots: Mapping[str, Depot] = field(default_factory=dict)
    roadblocks: Mapping[str, Roadblock] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    unspoken: Mapping[str, str] = field(default_factory=dict)
    """By pair of factions: how others take them to stand, where only the two know better."""

    """By `a|b` in alphabetical order: allied, co-belligerent, truce or hostile.

    As it truly is; what others know of it, `observe` says.
    """

    borders: Mapping[str, Border] = field(default_factory=dict)
    """By `country|faction`; open where nothing is said."""

    pending: Mapping[str, Pending] = field(default_factory=dict)
    """Questions without an answer yet."""

    bargains: Mapping[str, Bargain] = field(default_factory=dict)
    """What is agreed and in force; of a secret one only its parties know."""

    trust: Mapping[str, Trust] = field(default_factory=dict)
    """By `who|whom`: how far a side takes another at its word, where deeds moved it."""

    captives: Mapping[str, Captives] = field(default_factory=dict)
    """By `holder|faction`."""

    happened: Mapping[str, Happened] = field(default_factory=dict)
    """Events of the scenario that have had their chance; no view holds it."""

    dilemmas: Mapping[str, Asked] = field(default_factory=dict)
    """Dilemmas without an answer yet, by event."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    reports: Mapping[str, Mapping[str, KnownFact]] = field(default_factory=dict)
    """By side, then by the name of its account: what its own people told it happened."""

    stories: Mapping[str, Story] = field(default_factory=dict)
    """What the public speaks of; no view holds it, views have the news."""

    inquiries: Mapping[str, Inquiry] = field(default_factory=dict)
    """Who asks to see where people are said to have been hurt; public."""

    presence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By place: the factions openly there when it was last looked at."""

    news: Mapping[str, News] = field(default_factory=dict)
    moves: Mapping[str, Mapping[str, Moved]] = field(default_factory=dict)
    """By faction, then by number: what moved its tracks. Under `public` what others know of it."""

    shared: Mapping[str, Track] = field(default_factory=dict)
    """Tracks of nobody's own, public: `scrutiny` in tenths, `displaced_known` in people."""

    broken: Mapping[str, Broken] = field(default_factory=dict)
    """By faction: those that have broken."""

    dice: Mapping[str, int] = field(default_factory=dict)
    """How often each die key was used this turn."""

    scores: Mapping[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    """By faction, once the match is over: (aim, tenths reached, tenths possible)."""

    score_basis: Mapping[str, tuple[tuple[tuple[str, int], ...], ...]] = field(default_factory=dict)
    """By faction, for each aim: (words key, number) for each count its part rests on."""

    def relation(self, one: str, other: str) -> str:
        """Return how two factions stand to each other.

        >>> GameState(relations={"army|wagner": "allied"}).relation("wagner", "army")
        'allied'
        >>> GameState().relation("army", "csp")
        'hostile'
        """
        if one == other:
            return "allied"
        return self.relations.get(pair_of(one, other), "hostile")

    def hostile(self, one: str, other: str) -> bool:
        """Return whether the two fight when they meet."""
        return self.relation(one, other) == "hostile"

    def fights(self, one: str, other: str, at: Hex) -> bool:
        """Return whether the two fight when they meet in a hex: a safe passage may cover it."""
        return self.hostile(one, other) and not spared(self.bargains, one, other, at)

    def allied(self, one: str, other: str) -> bool:
        """Return whether the two march together and see each other's units."""
        return self.relation(one, other) == "allied"

    def foes_of(self, side: str) -> frozenset[str]:
        """Return the factions hostile to one."""
        return frozenset(each for each in self.factions if self.hostile(each, side))
