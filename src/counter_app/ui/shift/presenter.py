"""Decides what the drawer's page shows: opening it, working with it, handing it over."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.domain.drawer import CashCount, DrawerCount, DrawerEntry, EntryKind, HandOver
from counter_app.domain.money import Twd
from counter_app.domain.shifts import DayBeforeLast, Shift, ShiftState
from counter_app.domain.staff import Act, Actor
from counter_app.domain.takings import ShiftReport
from counter_app.services.shifts import ShiftInHand
from counter_app.ui.approval.presenter import ApproverOf, Approving
from counter_app.ui.approval.screen import ApprovalScreen, Credentials
from counter_app.ui.background import Background
from counter_app.ui.cash_count.values import Counting
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.shift.rows import (
    about_shift,
    day_words,
    figures_of,
    move_rows,
    tender_rows,
)
from counter_app.ui.shift.screen import (
    CashEntry,
    FloatEntry,
    OpeningScreen,
    RunningScreen,
    ShiftForm,
    ShiftScreen,
)
from counter_app.ui.shift.view import ShiftView
from counter_app.ui.widgets.money import grouped, signed

T = TypeVar("T")


class OpenShift(Protocol):
    """`services.shifts.open_shift` at one desk, for one person."""

    def __call__(self, *, float_twd: Twd, approver: Actor | None, reason: str) -> Shift:
        """Open the drawer."""


class MoveCash(Protocol):
    """`services.shifts.move_cash` at one desk, for one person."""

    def __call__(self, *, kind: EntryKind, amount_twd: Twd, reason: str) -> DrawerEntry:
        """Put cash in or take it out."""


class HandOverTo(Protocol):
    """`services.shifts.hand_over` at one desk, for one person."""

    def __call__(self, *, to: Actor, count: CashCount) -> HandOver:
        """Give the drawer to another."""


class ApproveLateDay(Protocol):
    """`services.shifts.approve_late_day` at one desk, for one person."""

    def __call__(self, approver: Actor, *, reason: str) -> Shift:
        """Let a shift of an earlier day go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        today: The business day a shift opened now would have.
        shift_in_hand: The open shift; None when the drawer is closed.
        float_for_next: What the last close left in the drawer.
        report: The X report.
        next_person: Who takes over, by name and password.
        last_count: The newest count of the drawer.
        print_report: Gives the X report to a printer; tells whether it took it.
        save_report: Writes the X report as files and returns where.
    """

    actor: Actor
    today: Callable[[], date]
    shift_in_hand: Callable[[], ShiftInHand | None]
    float_for_next: Callable[[], Twd | None]
    report: Callable[[], ShiftReport]
    open_shift: OpenShift
    move_cash: MoveCash
    hand_over: HandOverTo
    next_person: ApproverOf
    approver_of: ApproverOf
    approve_late_day: ApproveLateDay
    last_count: Callable[[], DrawerCount | None]
    print_report: Callable[[ShiftReport], bool]
    save_report: Callable[[ShiftReport], tuple[Path, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    in_hand: ShiftInHand | None
    report: ShiftReport | None
    carried_twd: Twd | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _HandedOver:
    done: HandOver
    to: Actor
    counted: DrawerCount | None


class ShiftPresenter(QObject):
    """Adds up the drawer, opens it, and looks after it until the close.

    Signals:
        opened(object): The `Shift` that is open now.
        changed(): Figures or the clerk of the shift are others now.
        close_wanted(): Go to the close of the day.
        handed_over(object): The `HandOver`; the next person has to sign in.
    """

    opened = Signal(object)
    changed = Signal()
    close_wanted = Signal()
    handed_over = Signal(object)

    def __init__(
        self, view: ShiftView, background: Background, ports: ShiftPorts, *, desk_words: str
    ) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            background: Where the store is asked, passwords are checked and papers are drawn.
            ports: What is asked.
            desk_words: Branch and desk, as shown.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._desk_words = desk_words
        self._report: ShiftReport | None = None
        self._screen: ShiftScreen = self._closed_drawer(None)
        self._opening_approval = Approving(
            view.opening.approval_panel, background, ports.approver_of
        )
        self._late_approval = Approving(view.running.approval_panel, background, ports.approver_of)
        self._opening_approval.asking_changed.connect(self._ask_for_opening)
        self._late_approval.asking_changed.connect(self._ask_for_late_day)
        self._connect()
        self._show(self._screen)

    def look(self) -> None:
        """Ask the books how the drawer stands."""
        self._background.run(self._find, on_done=self._take, on_error=self._tell)

    def _connect(self) -> None:
        opening, running, hand_over = self._view.opening, self._view.running, self._view.hand_over
        opening.entry_chosen.connect(self._choose_entry)
        opening.pieces_changed.connect(self._count_float)
        opening.sum_changed.connect(self._enter_sum)
        opening.open_requested.connect(self._open)
        running.form_requested.connect(self._open_form)
        running.cash_entered.connect(self._move_cash)
        running.close_requested.connect(self.close_wanted)
        running.continue_requested.connect(self._ask_to_continue)
        running.print_requested.connect(self._print)
        running.save_requested.connect(self._save)
        hand_over.pieces_changed.connect(self._count_piece)
        hand_over.other_changed.connect(self._count_other)
        hand_over.entered.connect(self._hand_over)
        self._view.shown.connect(self.look)

    # --- how it stands -----------------------------------------------------------

    def _find(self) -> _Found:
        in_hand = self._ports.shift_in_hand()
        if in_hand is None:
            return _Found(in_hand=None, report=None, carried_twd=self._ports.float_for_next())
        # While it is counted blind nobody at the drawer sees what was taken.
        is_closing = in_hand.shift.state is ShiftState.CLOSING
        report = None if is_closing else self._ports.report()
        return _Found(in_hand=in_hand, report=report, carried_twd=None)

    def _take(self, found: _Found) -> None:
        if found.in_hand is None:
            self._report = None
            self._take_closed(found.carried_twd)
            return
        self._report = found.report
        running = self._running(found.in_hand, found.report)
        before = self._screen
        if isinstance(before, RunningScreen):
            # What is being entered stays; only the figures are others.
            running = replace(
                running,
                form=before.form,
                counting=before.counting,
                is_busy=before.is_busy,
                done=before.done,
                message=before.message,
            )
        self._show(running)

    def _take_closed(self, carried_twd: Twd | None) -> None:
        before = self._screen
        is_same = isinstance(before, OpeningScreen) and (
            before.carried_twd == carried_twd and before.float_twd is not None
        )
        if not is_same:
            self._show(self._closed_drawer(carried_twd))

    def _closed_drawer(self, carried_twd: Twd | None) -> OpeningScreen:
        return OpeningScreen(
            day_words=day_words(self._ports.today()),
            desk_words=self._desk_words,
            entry=FloatEntry.PIECES if carried_twd is None else FloatEntry.CARRIED,
            carried_twd=carried_twd,
            float_twd=carried_twd,
        )

    def _running(self, in_hand: ShiftInHand, report: ShiftReport | None) -> RunningScreen:
        shift, actor = in_hand.shift, self._ports.actor
        is_own = shift.clerk == actor.login
        may_stand_in = actor.may(Act.CLOSE_ANY_SHIFT)
        is_closing = shift.state is ShiftState.CLOSING
        names = report.names if report is not None else {}
        is_over = in_hand.is_late and not in_hand.is_late_approved
        return RunningScreen(
            day_words=day_words(shift.business_day),
            about=about_shift(
                shift, desk_words=self._desk_words, clerk_name=names.get(shift.clerk, "")
            ),
            figures=figures_of(shift, report),
            tenders=tender_rows(report),
            moves=move_rows(report),
            late=self._say_late(shift) if is_over else None,
            may_continue=is_over and not is_closing,
            may_move=is_own and not is_closing and not is_over,
            may_hand_over=(is_own or may_stand_in) and not is_closing,
            may_close=True,
            is_closing=is_closing,
            has_report=report is not None,
        )

    def _say_late(self, shift: Shift) -> Message:
        what = self.tr("{day}的班別還沒有日結，今天不能收款。")
        return Message(
            what=what.format(day=day_words(shift.business_day)),
            money=self.tr("已收的款項都在帳上。"),
            now=self.tr("請先日結，再開今天的班；有民眾在等，可由主管核可後繼續收。"),
        )

    def _show(self, screen: ShiftScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    # --- opening -------------------------------------------------------------------

    def _choose_entry(self, name: str) -> None:
        screen = self._screen
        if not isinstance(screen, OpeningScreen):
            return
        entry = FloatEntry(name)
        float_twd = screen.float_twd
        if entry is FloatEntry.PIECES:
            float_twd = screen.counting.total_twd
        elif entry is FloatEntry.CARRIED:
            float_twd = screen.carried_twd
        self._show(replace(screen, entry=entry, float_twd=float_twd, message=None))
        self._view.focus_home()

    def _count_float(self, at: int, pieces: int) -> None:
        screen = self._screen
        if isinstance(screen, OpeningScreen):
            counting = screen.counting.with_pieces(at, pieces)
            self._show(
                replace(screen, counting=counting, float_twd=counting.total_twd, message=None)
            )

    def _enter_sum(self, amount_twd: Twd | None) -> None:
        screen = self._screen
        if isinstance(screen, OpeningScreen) and screen.entry is FloatEntry.SUM:
            self._show(replace(screen, float_twd=amount_twd, counting=Counting(), message=None))

    def _open(self) -> None:
        screen = self._screen
        if not isinstance(screen, OpeningScreen) or screen.is_busy or screen.float_twd is None:
            return
        self._show(replace(screen, is_busy=True, message=None))
        self._background.run(
            partial(self._ports.open_shift, float_twd=screen.float_twd, approver=None, reason=""),
            on_done=self._finish_opening,
            on_error=self._refuse_opening,
        )

    def _finish_opening(self, shift: Shift) -> None:
        self._show(self._closed_drawer(None))
        self.opened.emit(shift)

    def _refuse_opening(self, error: Exception) -> None:
        self._tell(error)
        screen = self._screen
        if isinstance(error, DayBeforeLast) and isinstance(screen, OpeningScreen):
            float_twd = screen.float_twd
            assert float_twd is not None  # noqa: S101 - it was just refused
            message = say_or_raise(error)
            self._opening_approval.ask(
                ApprovalScreen(
                    subject="open",
                    heading=self.tr("核可開班"),
                    about=message.as_line(),
                    reason_words=self.tr("原因"),
                    confirm_words=self.tr("核可並開班"),
                ),
                lambda approver, reason: self._ports.open_shift(
                    float_twd=float_twd, approver=approver, reason=reason
                ),
                on_done=self._finish_opening,
            )

    def _ask_for_opening(self) -> None:
        if isinstance(self._screen, OpeningScreen):
            self._show(replace(self._screen, is_asking=self._opening_approval.is_asking))

    # --- an open drawer --------------------------------------------------------------

    def _open_form(self, name: str) -> None:
        screen = self._screen
        if not isinstance(screen, RunningScreen) or screen.is_busy:
            return
        form = ShiftForm(name)
        if screen.form is ShiftForm.APPROVAL and form is ShiftForm.NONE:
            self._late_approval.leave()
            return
        self._show(replace(screen, form=form, counting=Counting(), done="", message=None))

    def _move_cash(self, entry: CashEntry) -> None:
        screen = self._screen
        if not isinstance(screen, RunningScreen) or screen.is_busy:
            return
        if entry.amount_twd is None or not entry.reason.strip():
            message = Message(
                what=self.tr("金額與原因都要填。"), now=self.tr("請補上之後再按「記下」。")
            )
            self._show(replace(screen, message=message))
            return
        words = self.tr("已記下存入 {amount} 元。")
        if entry.kind is EntryKind.CASH_OUT:
            words = self.tr("已記下取出 {amount} 元。")
        self._do(
            partial(
                self._ports.move_cash,
                kind=entry.kind,
                amount_twd=entry.amount_twd,
                reason=entry.reason,
            ),
            lambda _entry: words.format(amount=grouped(entry.amount_twd or 0)),
        )

    def _count_piece(self, at: int, pieces: int) -> None:
        screen = self._screen
        if isinstance(screen, RunningScreen):
            self._show(
                replace(screen, counting=screen.counting.with_pieces(at, pieces), message=None)
            )

    def _count_other(self, other_twd: Twd | None) -> None:
        screen = self._screen
        if isinstance(screen, RunningScreen) and screen.form is ShiftForm.HAND_OVER:
            self._show(
                replace(screen, counting=screen.counting.with_other(other_twd), message=None)
            )

    def _hand_over(self, second: Credentials) -> None:
        screen = self._screen
        if not isinstance(screen, RunningScreen) or screen.is_busy:
            return
        count = screen.counting.count

        def job() -> _HandedOver:
            to = self._ports.next_person(login=second.login, password=second.password)
            done = self._ports.hand_over(to=to, count=count)
            return _HandedOver(done=done, to=to, counted=self._ports.last_count())

        self._show(replace(screen, is_busy=True, message=None))
        self._background.run(job, on_done=self._finish_hand_over, on_error=self._tell)

    def _finish_hand_over(self, result: _HandedOver) -> None:
        counted = result.counted
        words = self.tr("錢箱已交接給 {who}。").format(who=result.to.display_name)
        if counted is not None:
            found = self.tr("清點 {counted}，帳上 {expected}，差額 {difference}。")
            words += found.format(
                counted=grouped(counted.count.total_twd),
                expected=grouped(counted.expected_twd),
                difference=signed(counted.difference_twd),
            )
        self._end_form(words)
        self.handed_over.emit(result.done)

    def _ask_to_continue(self) -> None:
        screen = self._screen
        if not isinstance(screen, RunningScreen) or not screen.may_continue:
            return
        self._late_approval.ask(
            ApprovalScreen(
                subject="late",
                heading=self.tr("逾日繼續收款"),
                about=screen.day_words,
                reason_words=self.tr("原因"),
                confirm_words=self.tr("核可並繼續收款"),
            ),
            self._approve_late_day,
            on_done=lambda _shift: self._end_form(
                self.tr("已核可，這一班可以繼續收款；收據的營業日不變。")
            ),
        )

    def _approve_late_day(self, approver: Actor | None, reason: str) -> Shift:
        assert approver is not None  # noqa: S101 - it was asked for
        return self._ports.approve_late_day(approver, reason=reason)

    def _ask_for_late_day(self) -> None:
        if isinstance(self._screen, RunningScreen):
            form = ShiftForm.APPROVAL if self._late_approval.is_asking else ShiftForm.NONE
            self._show(replace(self._screen, form=form, message=None))

    def _print(self) -> None:
        report = self._report
        if report is not None:
            self._do(
                partial(self._ports.print_report, report),
                lambda was_taken: (
                    self.tr("X 報表已送到印表機。")
                    if was_taken
                    else self.tr("沒有可用的印表機；請改按「匯出 X 報表」。")
                ),
            )

    def _save(self) -> None:
        report = self._report
        if report is not None:
            self._do(
                partial(self._ports.save_report, report),
                lambda paths: self.tr("X 報表已存到 {path}").format(path=paths[0].parent),
            )

    def _do(self, job: Callable[[], T], say_done: Callable[[T], str]) -> None:
        screen = self._screen
        if not isinstance(screen, RunningScreen) or screen.is_busy:
            return
        self._show(replace(screen, is_busy=True, done="", message=None))
        self._background.run(
            job, on_done=lambda result: self._end_form(say_done(result)), on_error=self._tell
        )

    def _end_form(self, done: str) -> None:
        if isinstance(self._screen, RunningScreen):
            self._show(
                replace(
                    self._screen,
                    is_busy=False,
                    form=ShiftForm.NONE,
                    counting=Counting(),
                    done=done,
                    message=None,
                )
            )
        self.changed.emit()
        self.look()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, message=say_or_raise(error)))
