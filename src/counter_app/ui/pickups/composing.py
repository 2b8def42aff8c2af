"""From what is known and what was typed to what is seen: pure, and all in one place."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_terms import PickupItem
from counter_app.domain.pickups import Pickup, PickupNumber, StepKind
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import Message
from counter_app.ui.pickup_words import (
    say_day,
    say_desk,
    say_long_day,
    say_slot,
    say_time,
)
from counter_app.ui.pickups.ports import Look
from counter_app.ui.pickups.rows import (
    card_of,
    day_row,
    found_row,
    hit_row,
    say_hit,
    say_similar,
    slot_row,
)
from counter_app.ui.pickups.screen import (
    Choice,
    Form,
    Page,
    PickupsScreen,
    SlotOffer,
    Spot,
    Typed,
)
from counter_app.ui.pickups.weeks import Marks, grid_of, monday_of, say_briefly, say_week, slot_at
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A slot somebody means, whether or not it can be had."""

    desk_no: int
    begins_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step of this page, for Ctrl+Z.

    Attributes:
        typed: What stood in the form, when it was a booking.
        hit: The case it was for.
    """

    number: PickupNumber
    kind: StepKind
    typed: Typed | None = None
    hit: CaseHit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the presenter knows.

    Attributes:
        look: What the store said last; None before it said anything.
        cell: Beginning of the current slot of the week.
        picked: The slot that the request is meant for; None for the next free one.
        hits, hit: Cases that were found, and the one that was chosen.
        shown: The pickup on the card.
        found: Pickups that were searched for; None while nothing is.
        said, error: What was done last, or what was wrong with it.
        can_take_back: What was said can be taken back at once.
        trouble: Why the store cannot be looked at.
        history: Steps of this page that can be taken back, oldest first.
        mail_key, mail_words: The mail that the request comes from.
        mails_left: How many still wait, once one was booked.
        paper: The slip that no printer took.
    """

    desk_no: int
    monday: date
    may_book: bool
    may_reveal: bool
    page: Page = Page.WEEK
    items: tuple[PickupItem, ...] = ()
    look: Look | None = None
    cell: datetime | None = None
    picked: Place | None = None
    typed: Typed = field(default_factory=Typed)
    filled: int = 0
    hits: tuple[CaseHit, ...] = ()
    hit: CaseHit | None = None
    similar: tuple[Pickup, ...] = ()
    errors: tuple[tuple[Spot, str], ...] = ()
    shown: Pickup | None = None
    is_moving: bool = False
    found: tuple[Pickup, ...] | None = None
    said: str = ""
    can_take_back: bool = False
    error: Message | None = None
    trouble: Message | None = None
    history: tuple[Done, ...] = ()
    mail_key: str = ""
    mail_words: str = ""
    mails_left: int = 0
    paper: Path | None = None
    is_busy: bool = False

    def pickup(self, number: str) -> Pickup | None:
        """Return a pickup that is on the screen."""
        everywhere = [*(self.found or ()), *self.similar]
        if self.look is not None:
            everywhere += [each for plan in self.look.week.days for each in plan.pickups]
            everywhere += self.look.day
        if self.shown is not None:
            everywhere.append(self.shown)
        return next((each for each in everywhere if each.number == number), None)

    @property
    def target(self) -> Place | None:
        """The slot that F12 books."""
        if self.picked is not None:
            return self.picked
        free = self.look.next_free if self.look is not None else None
        return None if free is None else Place(desk_no=free.desk_no, begins_at=free.begins_at)


def compose(work: Work, *, is_masked: bool) -> PickupsScreen:
    """Return what is to be seen."""
    screen = PickupsScreen(
        page=work.page,
        desk_no=work.desk_no,
        week_words=say_week(work.monday),
        form=_form(work),
        offer=_offer(work),
        may_book=work.may_book,
        may_reveal=work.may_reveal,
        is_moving=work.is_moving,
        can_print=work.may_book,
        can_undo=bool(work.history),
        is_busy=work.is_busy,
    )
    look = work.look
    if look is not None:
        screen = replace(
            screen,
            is_this_week=monday_of(look.today) == work.monday,
            desks=tuple(sorted({*look.week.desks, work.desk_no})),
        )
        if work.shown is not None:
            screen = replace(
                screen, card=card_of(work.shown, is_masked=is_masked, today=look.today)
            )
        if look.week.desk_no == work.desk_no and look.week.days[0].day.day == work.monday:
            screen = _with_week(screen, work, look)
        screen = _with_day(screen, work, look)
    words, status, action = _band(work)
    return replace(screen, band=words, band_status=status, band_action=action)


def _form(work: Work) -> Form:
    return Form(
        choices=tuple(
            Choice(code=item.code, words=item.name, nature=item.nature) for item in work.items
        ),
        typed=work.typed,
        filled=work.filled,
        hits=tuple(hit_row(hit) for hit in work.hits),
        case_words=say_hit(work.hit) if work.hit is not None else "",
        errors=work.errors,
        similar=say_similar(work.similar),
        similar_number=work.similar[0].number if work.similar else None,
        mail_words=work.mail_words,
    )


def _offer(work: Work) -> SlotOffer:
    item = next((each for each in work.items if each.code == work.typed.item_code), None)
    place = work.target
    if place is None:
        return SlotOffer(
            label=translate("Pickups", "下一個空檔"),
            note=translate("Pickups", "四個月內都約滿了") if work.look is not None else "",
        )
    is_picked = work.picked is not None
    lead = "" if item is None else _lead(item)
    day = place.begins_at.astimezone(TAIPEI).date()
    return SlotOffer(
        label=translate("Pickups", "選定的時段")
        if is_picked
        else translate("Pickups", "下一個空檔"),
        words=translate("Pickups", "約 {slot}").format(slot=say_slot(place.begins_at)),
        spoken=f"{say_long_day(day)} {say_time(place.begins_at)}",
        note=" · ".join(part for part in (say_desk(place.desk_no), lead) if part),
        is_picked=is_picked,
    )


def _lead(item: PickupItem) -> str:
    if not item.lead_working_days:
        return ""
    return translate("Pickups", "備件 {n} 個工作天").format(n=item.lead_working_days)


def _with_week(screen: PickupsScreen, work: Work, look: Look) -> PickupsScreen:
    def here(place: Place | None) -> datetime | None:
        return place.begins_at if place is not None and place.desk_no == work.desk_no else None

    free, shown = look.next_free, work.shown
    marks = Marks(
        next_free=here(
            None if free is None else Place(desk_no=free.desk_no, begins_at=free.begins_at)
        ),
        picked=here(work.picked),
        chosen=shown.slot_at if shown is not None and shown.desk_no == work.desk_no else None,
    )
    grid = grid_of(look.week, today=look.today, marks=marks)
    slot = slot_at(look.week, work.cell)
    if slot is None:
        return replace(screen, grid=grid)
    there = [
        pickup
        for plan in look.week.days
        for pickup in plan.pickups
        if pickup.slot_at is not None and slot.begins_at <= pickup.slot_at < slot.ends_at
    ]
    # Who is to come stands above who is not any more.
    rows = tuple(slot_row(each) for each in sorted(there, key=lambda each: not each.has_place))
    return replace(
        screen,
        grid=grid,
        cell_heading=f"{say_slot(slot.begins_at)}–{say_time(slot.ends_at)}",
        cell_note=say_briefly(slot),
        cell_rows=rows,
    )


def _with_day(screen: PickupsScreen, work: Work, look: Look) -> PickupsScreen:
    if work.found is not None:
        heading = translate("Pickups", "找到 {n} 件，Esc 回到今天").format(n=len(work.found))
        return replace(
            screen,
            is_listing=True,
            day_heading=heading,
            day_rows=tuple(found_row(pickup) for pickup in work.found),
            day_empty=""
            if work.found
            else translate("Pickups", "沒有這樣的取件：可用姓名、案號、電話或 P 開頭的號碼找。"),
        )
    heading = translate("Pickups", "今天 {day}　{desk}　{n} 件").format(
        day=say_day(look.today), desk=say_desk(work.desk_no), n=len(look.day)
    )
    return replace(
        screen,
        day_heading=heading,
        day_rows=tuple(day_row(pickup) for pickup in look.day),
        day_empty="" if look.day else translate("Pickups", "今天還沒有人約。"),
    )


def _band(work: Work) -> tuple[str, Status, str]:
    """Return the one line above the week: the worst news first."""
    if work.error is not None:
        return work.error.as_line(), Status.BAD, ""
    if work.trouble is not None:
        return work.trouble.as_line(), Status.WARN, ""
    if work.is_moving and work.shown is not None:
        words = translate("Pickups", "改時間 {number}：選新的時段，按 Enter")
        return (
            words.format(number=work.shown.number),
            Status.INFO,
            translate("Pickups", "不改 Esc"),
        )
    if work.said:
        action = translate("Pickups", "取回 Ctrl+Z") if work.can_take_back else ""
        if work.paper is not None:
            action = translate("Pickups", "開啟檔案")
        elif work.mails_left:
            action = translate("Pickups", "下一封信（{n}）").format(n=work.mails_left)
        return work.said, Status.OK, action
    return "", Status.NEUTRAL, ""


def week_after(monday: date, weeks: int) -> date:
    """Return the Monday of another week."""
    return monday + timedelta(weeks=weeks)
