"""Decides what the work list shows: what by when, what next, and how a step is taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from counter_app.domain.calendar import TAIPEI, format_roc, parse_date
from counter_app.domain.errors import Refusal
from counter_app.domain.pickups import (
    NothingToUndo,
    Pickup,
    PickupField,
    PickupFieldRefused,
    PickupNumber,
    PickupState,
    ReminderCall,
    StepKind,
    step_to_undo,
)
from counter_app.domain.staff import Act
from counter_app.services.pickups import PickupDetail, WorkList
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.pickup_office.ports import OfficePorts
from counter_app.ui.pickup_office.screen import CallEntry, OfficeList, OfficeScreen
from counter_app.ui.pickup_office.view import OfficeView
from counter_app.ui.pickup_office.wording import pickup_row, side_of
from counter_app.ui.pickup_words import say_call_outcome
from counter_app.ui.reveal import Reveal

LOOK_EVERY_MS: Final = 1_000
"""Two desks see each other within two seconds."""

MISS_EVERY_LOOKS: Final = 60
UNSEEN_FOR_MS: Final = 1_000
"""So long after a row took the place of another by itself, a key was not meant for it."""
_TAKEN_BACK_HERE: Final = frozenset({StepKind.PREPARE, StepKind.MAKE_READY})
_REVEALED: Final = ("name", "phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    work: WorkList
    detail: PickupDetail | None


class OfficePresenter(QObject):
    """Looks every second while the page is in front; the most urgent stands on top.

    Signals:
        move_wanted(str): A missed pickup is to have another slot.
    """

    move_wanted = Signal(str)

    def __init__(self, view: OfficeView, ports: OfficePorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._may_prepare = ports.actor.may(Act.PREPARE_PICKUP)
        self._screen = OfficeScreen(
            can_print=ports.print_list is not None,
            day_words=format_roc(self._today()),
        )
        self._look_at = _Look(work=WorkList(to_prepare=(), ready=(), to_return=()), detail=None)
        self._drawn: datetime | None = None
        self._done_here: list[PickupNumber] = []
        self._is_looking = False
        self._looks_again = False
        self._is_blind = False
        self._looks = 0
        self._since_moved_on = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._reveal = Reveal(ports.store, ports.reveal, self)
        self._reveal.changed.connect(self._renew)
        self._reveal.failed.connect(self._mention)
        self._connect()
        view.display(self._screen)

    def look(self) -> None:
        """Ask the store, unless it has not answered yet."""
        if self._is_looking:
            self._looks_again = True
            return
        self._is_looking = True
        misses = self._may_prepare and self._looks % MISS_EVERY_LOOKS == 0
        self._looks += 1
        self._ports.store.run(
            partial(self._read, self._screen.current, self._screen.shown, misses=misses),
            on_done=self._take,
            on_error=self._look_failed,
        )

    # --- looking -----------------------------------------------------------------------

    def _begin(self) -> None:
        self._looks = 0
        self._timer.start()
        self._show(replace(self._screen, day_words=format_roc(self._today())))
        self.look()

    def _rest(self) -> None:
        self._timer.stop()
        self._reveal.hide()

    def _read(self, number: str, shown: OfficeList, *, misses: bool) -> _Look:
        if misses:
            self._ports.miss_overdue()
        work = self._ports.work_list()
        current = _current_of(work, number, shown)
        return _Look(work=work, detail=None if current is None else self._ports.read(current))

    def _take(self, look: _Look) -> None:
        self._is_looking = False
        if self._is_blind:
            self._is_blind = False
            self._show(replace(self._screen, message=None))
        # Rows are made anew when something is other, or the minutes that they speak of.
        minute = self._ports.clock().replace(second=0, microsecond=0)
        if look != self._look_at or minute != self._drawn:
            self._look_at, self._drawn = look, minute
            self._renew()
        if self._looks_again:
            self._looks_again = False
            self.look()

    def _look_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._looks_again = False
        # What stands there stays: it is old, and the message says so until the store answers.
        self._is_blind = True
        self._show(replace(self._screen, message=say_or_raise(error)))

    def _renew(self) -> None:
        """Draw what was read, as late as it is now."""
        screen, work, now = self._screen, self._look_at.work, self._ports.clock()
        pickups = _list_of(work, screen.shown)
        current = _current_of(work, screen.current, screen.shown) or PickupNumber("")
        if screen.current and current != screen.current:
            self._since_moved_on.start()
        detail = self._look_at.detail
        if detail is None or detail.pickup.number != current:
            detail = None
        side = None
        if detail is not None:
            side = side_of(
                detail,
                now,
                may_prepare=self._may_prepare,
                is_in_full=self._reveal.is_shown(current),
            )
        self._show(
            replace(
                screen,
                rows=tuple(pickup_row(each, screen.shown, now) for each in pickups),
                counts=(len(work.to_prepare), len(work.ready), len(work.to_return)),
                current=current,
                side=side,
                is_loaded=True,
                can_undo=self._may_prepare and (bool(self._done_here) or _is_undoable(detail)),
            )
        )

    def _show(self, screen: OfficeScreen) -> None:
        if screen != self._screen:
            self._screen = screen
            self._view.display(screen)

    def _choose_list(self, name: str) -> None:
        shown = OfficeList(name)
        self._since_moved_on.invalidate()
        self._reveal.hide()
        self._show(replace(self._screen, shown=shown, current="", side=None, done="", message=None))
        self._renew()
        self.look()
        self._view.focus_home()

    def _reach(self, number: str) -> None:
        if number and number != self._screen.current:
            self._since_moved_on.invalidate()
            self._reveal.keep_to(number)
            self._show(replace(self._screen, current=number, message=None))
            self.look()

    # --- doing ----------------------------------------------------------------------------

    def _current(self) -> PickupNumber | None:
        side = self._screen.side
        return None if side is None or self._screen.is_busy else side.number

    def _seen(self) -> PickupNumber | None:
        """Return the pickup that F12 is for; none while nobody can have seen that it is another."""
        number, since = self._current(), self._since_moved_on
        if number is None or not since.isValid() or since.elapsed() >= UNSEEN_FOR_MS:
            return number
        since.invalidate()
        message = Message(
            what=self.tr("換到下一件了：{number}。").format(number=number),
            now=self.tr("就是這一件的話，再按一次。"),
        )
        self._show(replace(self._screen, done="", message=message))
        return None

    def _open(self) -> None:
        self._since_moved_on.invalidate()
        side = self._screen.side
        if side is not None and side.takes_shelf:
            if side.can_prepare:
                self._prepare()
            self._view.begin_shelf()

    def _prepare(self) -> None:
        number = self._current()
        if number is not None:
            words = self.tr("{number} 開始備件。").format(number=number)
            self._do(partial(self._ports.prepare, number), self._prepared(words), number)

    def _prepared(self, words: str) -> Callable[[Pickup], None]:
        def finish(pickup: Pickup) -> None:
            self._done_here.append(pickup.number)
            self._finish(words)

        return finish

    def _make_ready(self, shelf: str) -> None:
        number = self._seen()
        if number is None:
            return

        def finish(pickup: Pickup) -> None:
            self._done_here.append(pickup.number)
            words = self.tr("{number} 備妥。").format(number=pickup.number)
            if pickup.shelf:
                words = self.tr("{number} 備妥，放在 {shelf}。").format(
                    number=pickup.number, shelf=pickup.shelf
                )
            self._finish(words)
            self._view.focus_home()

        self._do(partial(self._ports.make_ready, number, shelf=shelf), finish, number)

    def _return(self) -> None:
        number = self._seen()
        if number is None:
            return
        words = self.tr("{number} 已歸檔。").format(number=number)
        self._do(
            partial(self._ports.return_to_file, number),
            lambda _pickup: self._finish(words),
            number,
        )

    def _move(self) -> None:
        side = self._screen.side
        if side is not None and side.can_move:
            self.move_wanted.emit(side.number)

    def _log_call(self, entry: CallEntry) -> None:
        number = self._current()
        if number is None:
            return

        def finish(call: ReminderCall) -> None:
            self._view.clear_call()
            outcome = say_call_outcome(call.outcome)
            words = self.tr("已記下 {number} 的提醒電話：{outcome}。")
            self._finish(words.format(number=number, outcome=outcome))
            self._view.focus_home()

        log = partial(self._ports.log_call, number, outcome=entry.outcome, note=entry.note)
        self._do(log, finish, number)

    def _undo(self) -> None:
        if self._screen.is_busy or not self._screen.can_undo:
            return
        number = self._done_here[-1] if self._done_here else self._current()
        if number is None:
            return

        def take_back() -> Pickup:
            # Somebody may have gone on with it meanwhile: what they did is not ours to undo.
            kind = step_to_undo(self._ports.read(number).steps).kind
            if kind not in _TAKEN_BACK_HERE:
                raise NothingToUndo(number=number, kind=kind)
            return self._ports.undo(number)

        def finish(pickup: Pickup) -> None:
            if self._done_here:
                self._done_here.pop()
            shown = self._screen.shown
            if pickup.state is not PickupState.READY and shown is OfficeList.READY:
                shown = OfficeList.TO_PREPARE
            self._show(replace(self._screen, shown=shown, current=number))
            self._finish(self.tr("已收回 {number} 的上一步。").format(number=number))

        self._do(take_back, finish, number)

    def _do(
        self,
        job: Callable[[], object],
        finish: Callable[..., None],
        number: PickupNumber,
    ) -> None:
        def fail(error: Exception) -> None:
            self._show(replace(self._screen, is_busy=False))
            if isinstance(error, NothingToUndo) and number in self._done_here:
                self._done_here.remove(number)
            self._tell(error)
            self._renew()
            self.look()

        self._show(replace(self._screen, is_busy=True, done="", message=None))
        self._view.refuse_shelf("")
        self._ports.store.run(job, on_done=finish, on_error=fail)

    def _finish(self, words: str) -> None:
        self._show(replace(self._screen, is_busy=False, done=words))
        self.look()

    def _toggle_reveal(self) -> None:
        side = self._screen.side
        if side is not None:
            self._reveal.toggle(side.number, _REVEALED)

    # --- the day list --------------------------------------------------------------------

    def _save(self, words: str, suffix: str) -> None:
        day = self._read_day(words)
        if day is None:
            return

        def finish(path: Path) -> None:
            self._paper_done(self.tr("已存成 {path}").format(path=path))

        self._busy_with_paper()
        self._ports.papers.run(
            partial(self._ports.save_list, day, suffix), on_done=finish, on_error=self._tell
        )

    def _print(self, words: str) -> None:
        day, give = self._read_day(words), self._ports.print_list
        if day is None or give is None:
            return

        def finish(was_taken: bool) -> None:  # noqa: FBT001 - of the port
            self._paper_done(
                self.tr("已送到印表機。")
                if was_taken
                else self.tr("沒有可用的印表機；請改按「存 PDF」。")
            )

        self._busy_with_paper()
        self._ports.papers.run(partial(give, day), on_done=finish, on_error=self._tell)

    def _read_day(self, words: str) -> date | None:
        if self._screen.is_busy:
            return None
        try:
            return parse_date(words)
        except Refusal as refusal:
            self._tell(refusal)
            return None

    def _busy_with_paper(self) -> None:
        self._show(replace(self._screen, is_busy=True, done="", message=None))

    def _paper_done(self, words: str) -> None:
        self._show(replace(self._screen, is_busy=False, done=words))

    # --- the rest -------------------------------------------------------------------------

    def _tell(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the page free.
        self._show(replace(self._screen, is_busy=False))
        self._mention(error)

    def _mention(self, error: Exception) -> None:
        """Say what went wrong; what is being done beside it goes on."""
        message = say_or_raise(error)
        if isinstance(error, PickupFieldRefused) and error.field is PickupField.SHELF:
            self._view.refuse_shelf(message.as_line())
            self._view.begin_shelf()
            return
        self._show(replace(self._screen, message=message))

    def _today(self) -> date:
        return self._now().astimezone(TAIPEI).date()

    def _now(self) -> datetime:
        return self._ports.clock()

    def _connect(self) -> None:
        view = self._view
        view.shown.connect(self._begin)
        view.hidden.connect(self._rest)
        view.list_chosen.connect(self._choose_list)
        view.reached.connect(self._reach)
        view.opened.connect(self._open)
        view.prepare_requested.connect(self._prepare)
        view.shelf_entered.connect(self._make_ready)
        view.return_requested.connect(self._return)
        view.move_requested.connect(self._move)
        view.call_entered.connect(self._log_call)
        view.undo_requested.connect(self._undo)
        view.reveal_requested.connect(self._toggle_reveal)
        view.save_requested.connect(self._save)
        view.print_requested.connect(self._print)


def _list_of(work: WorkList, shown: OfficeList) -> tuple[Pickup, ...]:
    return {
        OfficeList.TO_PREPARE: work.to_prepare,
        OfficeList.READY: work.ready,
        OfficeList.TO_RETURN: work.to_return,
    }[shown]


def _current_of(work: WorkList, number: str, shown: OfficeList) -> PickupNumber | None:
    """Return the row that is looked at: the same as before, else the most urgent."""
    numbers = [each.number for each in _list_of(work, shown)]
    wanted = PickupNumber(number)
    if wanted in numbers:
        return wanted
    return numbers[0] if numbers else None


def _is_undoable(detail: PickupDetail | None) -> bool:
    if detail is None:
        return False
    try:
        return step_to_undo(detail.steps).kind in _TAKEN_BACK_HERE
    except NothingToUndo:
        return False
