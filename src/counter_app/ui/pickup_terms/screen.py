"""What there is to see of slots, items and closures, as values, and what is typed."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.pickup_terms import (
    Closure,
    DatedPickupTerms,
    PickupItem,
    PickupTerms,
    terms_on,
)
from counter_app.domain.pickups import ItemNature, Pickup
from counter_app.ui.messages import Message


class TermsPage(StrEnum):
    """What is looked at."""

    TERMS = "terms"
    ITEMS = "items"
    CLOSURES = "closures"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsEntry:
    """Terms as typed."""

    valid_from: str
    slot_minutes: int
    sessions: str
    volunteer_sessions: str
    capacities: str
    missed_after: str
    keep_days: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """An item as typed.

    Attributes:
        code: Of the item that is changed; empty for a new one.
    """

    code: str
    name: str
    nature: ItemNature
    lead_days: str
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureEntry:
    """A closure as typed.

    Attributes:
        desk_no: `EVERY_DESK` for the branch.
    """

    desk_no: int
    from_day: str
    from_time: str
    to_day: str
    to_time: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDraft:
    """What the form of a closure begins with."""

    day: date
    reason: str


Entry = TermsEntry | ItemEntry | ClosureEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupTermsScreen:
    """Everything there is to see, at one moment.

    Attributes:
        now: What is in force, over or still to come is so by it.
        terms: Of all times.
        desks: Which desks hand pickups over, at any time.
        current_item: Code of the row.
        current_closure: Identity of the row.
        to_move: Pickups agreed for the time of the current closure.
        names_shown: The role may see whose they are.
        form: The page whose form is open; None while none is.
        draft_item: What the form of an item begins with; None for a new one.
        draft_closure: What the form of a closure begins with.
        changes: What the open form would change: words, and *old → new*.
        notice: What was just done.
        error: What is wrong with what was entered.
    """

    now: datetime
    page: TermsPage = TermsPage.TERMS
    terms: tuple[DatedPickupTerms, ...] = field(default=())
    items: tuple[PickupItem, ...] = field(default=())
    closures: tuple[Closure, ...] = field(default=())
    desks: tuple[int, ...] = field(default=())
    current_item: str = ""
    current_closure: str = ""
    to_move: tuple[Pickup, ...] = field(default=())
    names_shown: bool = False
    may_move: bool = False
    may_edit: bool = False
    form: TermsPage | None = None
    draft_item: PickupItem | None = None
    draft_closure: ClosureDraft | None = None
    changes: tuple[tuple[str, str], ...] = field(default=())
    is_loaded: bool = False
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None

    @property
    def today(self) -> date:
        """The day on which *in force* is decided."""
        return self.now.date()

    def in_force(self) -> PickupTerms:
        """Return what holds today."""
        return terms_on(self.terms, self.today)

    def item(self) -> PickupItem | None:
        """Return the current item."""
        return next((each for each in self.items if each.code == self.current_item), None)

    def closure(self) -> Closure | None:
        """Return the current closure."""
        return next(
            (each for each in self.closures if each.closure_id == self.current_closure), None
        )
