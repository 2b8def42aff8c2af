"""Leads from the stacks to their sheets and back; keys that come early wait in order."""

from collections import deque
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.calendar import NotADate, format_roc, parse_date
from counter_app.domain.questionnaires import StoredQuestionnaire
from counter_app.domain.responses import (
    Batch,
    BatchCountDiffers,
    BatchOpening,
    BatchRefused,
    BatchState,
    Difference,
    Sheet,
    SheetsInHand,
)
from counter_app.domain.scans import SurveyScan, recognise
from counter_app.ui.messages import say_or_raise
from counter_app.ui.survey_typing.bench import Bench
from counter_app.ui.survey_typing.outbox import Delivery
from counter_app.ui.survey_typing.ports import TypingPorts, Unsettled
from counter_app.ui.survey_typing.screen import (
    Key,
    Mode,
    OpeningEntry,
    OpeningPart,
    StackPart,
    WayOut,
)
from counter_app.ui.survey_typing.settling import Settling
from counter_app.ui.survey_typing.sheets import Hand, SheetWork
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.survey_typing.wording import (
    batch_rows,
    say_all_checked,
    say_checks,
    say_choose_batch,
    say_closed,
    say_done,
    say_half_typed,
    say_not_a_count,
    say_not_a_sheet,
    say_nothing_to_check,
    say_saved,
    say_stack,
    say_to_check,
    say_unsent,
)
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

LOOK_EVERY_MS: Final = 5_000
"""Somebody else may type the same stack."""


class _Kind(StrEnum):
    KEY = "key"
    WORDS = "words"
    SCAN = "scan"
    LEAVE = "leave"
    CLOSE = "close"


class _Stroke(NamedTuple):
    """A key, words or a number, in the order in which they came."""

    kind: _Kind
    text: str = ""


class TypingPresenter(QObject):
    """Volunteers type, correct, type a second time and settle here."""

    def __init__(self, view: TypingView, ports: TypingPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._ports = ports
        self._view = view
        self._bench = Bench(view, ports)
        self._sheets = SheetWork(self._bench)
        self._settling = Settling(self._bench)
        self._batches: tuple[Batch, ...] = ()
        self._early: deque[_Stroke] = deque()
        self._opening_key = ""
        self._scanned = ""
        self._left: Batch | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._connect()

    @property
    def unsent(self) -> int:
        """How much of what was typed is not in the store yet."""
        return self._bench.outbox.waiting

    def open_sheet(self, number: str) -> None:
        """Take the number of a sheet that was scanned here or elsewhere."""
        if self._bench.screen.mode is Mode.BATCHES:
            self._begin_for(number)
        else:
            self._stroke(_Kind.SCAN, number)

    def finish(self) -> None:
        """Send what is not in the store yet; the page is left, or the program ends."""
        self._timer.stop()
        if self.unsent:
            self._bench.deliver()

    # --- keys, in order --------------------------------------------------------------

    def _stroke(self, kind: _Kind, text: str = "") -> None:
        self._early.append(_Stroke(kind, text))
        self._replay(keeps=True)

    def _replay(self, keeps: bool) -> None:  # noqa: FBT001 - what the signal says
        if not keeps:
            self._early.clear()
        while self._early and not self._bench.is_waiting:
            self._do(self._early.popleft())
        sheet = self._bench.screen.sheet
        if sheet is not None and sheet.ahead != len(self._early):
            self._bench.show(sheet=replace(sheet, ahead=len(self._early)))

    def _do(self, stroke: _Stroke) -> None:
        settles = self._bench.screen.mode is Mode.SETTLE
        match stroke.kind:
            case _Kind.LEAVE:
                self._leave()
            case _Kind.CLOSE:
                self._close()
            case _Kind.SCAN if settles:
                pass
            case _Kind.SCAN:
                self._sheets.scan(stroke.text)
            case _Kind.WORDS:
                (self._settling if settles else self._sheets).write(stroke.text)
            case _Kind.KEY:
                (self._settling if settles else self._sheets).press(stroke.text)

    # --- stacks ----------------------------------------------------------------------

    def _begin_look(self) -> None:
        self._timer.start()
        self._look()

    def _look(self) -> None:
        self._ports.store.run(self._ports.batches, on_done=self._take_batches, on_error=self._tell)

    def _take_batches(self, batches: tuple[Batch, ...]) -> None:
        self._batches = batches
        batch = self._bench.batch
        if batch is not None:
            self._bench.batch = next((e for e in batches if e.number == batch.number), batch)
        self._bench.show(rows=batch_rows(batches), is_loaded=True, stack=self._stack())

    def _tell(self, error: Exception) -> None:
        self._bench.show(is_busy=False)
        self._bench.show(notice=say_or_raise(error))

    def _stack(self, *, is_late: bool | None = None) -> StackPart | None:
        batch = self._bench.batch
        if batch is None:
            return None
        waiting = self.unsent
        is_typed = batch.state is BatchState.TYPING
        if is_late is None:
            is_late = self._bench.screen.notice == say_unsent()
        return StackPart(
            number=batch.number,
            about=say_stack(batch),
            done=batch.typed if is_typed else batch.typed - batch.to_check,
            total=batch.opening.sheet_count,
            done_words=say_done(batch, batch.typed) if is_typed else say_to_check(batch),
            saved=Status.WARN if is_late else Status.OK,
            saved_words=say_saved(waiting if is_late else 0),
        )

    def _toggle_form(self) -> None:
        screen = self._bench.screen
        if screen.opening is not None:
            self._bench.show(opening=None)
            return
        self._opening_key = self._ports.new_id()
        self._bench.show(
            opening=OpeningPart(
                opened=screen.opened + 1,
                day_words=format_roc(self._ports.today()),
                desk_words=str(self._ports.desk_no),
                check_words=say_checks(self._ports.check_every),
            ),
            opened=screen.opened + 1,
            said="",
        )

    def _enter_opening(self, entry: OpeningEntry) -> None:
        opening = self._bench.screen.opening
        if opening is None or self._bench.screen.is_busy:
            return
        try:
            asked = self._read(entry)
        except (NotADate, BatchRefused) as refusal:
            self._refuse_opening(refusal)
            return
        self._bench.show(is_busy=True)
        self._ports.store.run(
            lambda: self._ports.open_batch(asked, request_key=self._opening_key),
            on_done=self._take_opened,
            on_error=self._refuse_opening,
        )

    def _read(self, entry: OpeningEntry) -> BatchOpening:
        return BatchOpening(
            answered_on=parse_date(entry.day),
            desk_no=_whole(entry.desk, "desk_no"),
            sheet_count=_whole(entry.count, "sheet_count"),
            check_every=1 if entry.is_whole else self._ports.check_every,
        )

    def _refuse_opening(self, error: Exception) -> None:
        opening = self._bench.screen.opening
        self._bench.show(is_busy=False)
        message = say_or_raise(error)
        if opening is not None:
            field = error.field if isinstance(error, BatchRefused) else ""
            field = "answered_on" if isinstance(error, NotADate) else field
            self._bench.show(opening=replace(opening, error=message, error_field=field))

    def _take_opened(self, batch: Batch) -> None:
        self._bench.show(is_busy=False, opening=None)
        self._type(batch)
        self._look()

    # --- a stack on the desk ---------------------------------------------------------

    def _open(self, number: str) -> None:
        batch = next((each for each in self._batches if each.number == number), None)
        if batch is None or self._bench.is_waiting:
            return
        if batch.state is BatchState.TYPING:
            self._type(batch)
        else:
            self._check(batch)

    def _type(self, batch: Batch) -> None:
        ports = self._ports
        self._put_down(batch)

        def begin(found: tuple[tuple[StoredQuestionnaire, ...], Sheet | None]) -> None:
            versions, sheet = found
            self._know(versions)
            self._sheets.begin(sheet)
            scanned, self._scanned = self._scanned, ""
            if scanned:
                self._sheets.scan(scanned)

        self._bench.ask(lambda: (ports.questionnaires(), ports.sheet_in_hand(batch.number)), begin)

    def _check(self, batch: Batch, *, take_over: bool = False) -> None:
        ports = self._ports
        self._put_down(batch)

        def find() -> tuple[tuple[StoredQuestionnaire, ...], Unsettled, Sheet | None]:
            found = ports.unsettled(batch.number)
            sheet = None if found else ports.next_check(batch.number, take_over=take_over)
            return ports.questionnaires(), found, sheet

        def begin(
            found: tuple[tuple[StoredQuestionnaire, ...], Unsettled, Sheet | None],
        ) -> None:
            versions, unsettled, sheet = found
            self._know(versions)
            if unsettled:
                first, differences = unsettled[0]
                self._settling.begin(
                    first.response_id,
                    version=first.version,
                    number=first.number,
                    position=first.position,
                    differences=differences,
                )
            elif sheet is not None:
                self._sheets.check(sheet)
            else:
                self._leave()
                self._bench.show(
                    notice=say_nothing_to_check(),
                    stop_status=Status.INFO,
                    actions=(
                        PanelAction(name=WayOut.TAKE_OVER, words=self.tr("接手別人打到一半的")),
                    ),
                )
                self._left = batch

        self._bench.ask(find, begin)

    def _put_down(self, batch: Batch) -> None:
        self._bench.batch = batch
        self._bench.go_on()
        self._bench.show(stack=self._stack(), notice=None, said="", opening=None)

    def _know(self, versions: tuple[StoredQuestionnaire, ...]) -> None:
        self._bench.versions.update((each.version, each) for each in versions)

    def _begin_for(self, number: str) -> None:
        if not isinstance(recognise(number), SurveyScan):
            self._bench.show(notice=say_not_a_sheet(), stop_status=Status.BAD)
            return
        if self._bench.is_waiting:
            return
        typed = [each for each in self._batches if each.state is BatchState.TYPING]
        if len(typed) == 1:
            self._scanned = number
            self._type(typed[0])
        else:
            self._bench.ask(
                partial(self._ports.check_untyped, number), lambda _none: self._choose_for(number)
            )

    def _choose_for(self, number: str) -> None:
        self._scanned = number
        self._bench.show(notice=say_choose_batch(), stop_status=Status.INFO)

    def _settle(self, hand: Hand, differences: tuple[Difference, ...]) -> None:
        self._settling.begin(
            hand.response_id,
            version=hand.version,
            number=hand.number,
            position=hand.position,
            differences=differences,
        )

    def _go_on_checking(self) -> None:
        batch = self._bench.batch
        if batch is None:
            return
        self._look()
        self._bench.ask(self._ports.batches, self._check_rest)

    def _check_rest(self, batches: tuple[Batch, ...]) -> None:
        before = self._bench.batch
        batch = next((e for e in batches if before and e.number == before.number), None)
        if batch is None:
            self._leave()
            self._bench.show(said=say_all_checked().what)
        else:
            self._check(batch)

    def _close(self) -> None:
        batch, half_typed = self._bench.batch, self._sheets.half_typed
        if batch is None or batch.state is not BatchState.TYPING:
            return
        if half_typed is not None:
            self._bench.stop(say_half_typed(half_typed.number))
            return
        self._bench.go_on()
        self._bench.ask(
            lambda: self._ports.close_typing(batch.number),
            self._take_closed,
            ways_out=self._ways_out,
        )

    def _ways_out(self, error: Exception) -> tuple[PanelAction, ...]:
        if isinstance(error, BatchCountDiffers):
            return (PanelAction(name=WayOut.RECOUNT, words=self.tr("重新點數"), icon="edit"),)
        if isinstance(error, SheetsInHand):
            words = self.tr("丟掉這些打到一半的")
            return (PanelAction(name=WayOut.THROW_OUT, words=words, icon="trash"),)
        return ()

    def _take_closed(self, batch: Batch) -> None:
        self._leave()
        self._bench.show(said=say_closed(batch))

    def _recount(self, text: str) -> None:
        batch = self._bench.batch
        if batch is None or self._bench.is_waiting:
            return
        if not text.strip().isdecimal():
            self._bench.stop(say_not_a_count())
            return

        def take(counted: Batch) -> None:
            self._bench.batch = counted
            self._bench.go_on()
            self._close()

        self._bench.ask(lambda: self._ports.recount_batch(batch.number, int(text)), take)

    def _leave(self) -> None:
        self._sheets.leave()
        self._settling.leave()
        self._bench.batch = None
        self._bench.go_on()
        late = self._bench.screen.notice if self.unsent else None
        self._bench.show(mode=Mode.BATCHES, sheet=None, settle=None, stack=None, notice=late)
        self._look()

    def _act(self, name: str) -> None:
        match name:
            case WayOut.READ if self._bench.screen.mode is Mode.BATCHES:
                self._bench.go_on()
            case WayOut.READ:
                self._stroke(_Kind.KEY, Key.ENTER)
                self._view.focus_home()
            case WayOut.RECOUNT:
                self._bench.show(recounts=True, actions=())
            case WayOut.LOOK:
                self._sheets.look_at_typed()
                self._view.focus_home()
            case WayOut.THROW_OUT:
                self._throw_out()
            case WayOut.TAKE_OVER if self._left is not None:
                self._check(self._left, take_over=True)

    def _throw_out(self) -> None:
        batch, ports = self._bench.batch, self._ports
        if batch is None or self._bench.is_waiting:
            return

        def throw_out() -> None:
            for sheet in ports.sheets_in_hand(batch.number):
                ports.discard_sheet(sheet.response_id)

        self._bench.go_on()
        self._bench.ask(throw_out, lambda _done: self._close())

    # --- what the store has ----------------------------------------------------------

    def _take_delivery(self, delivery: Delivery) -> None:
        notice = self._bench.screen.notice
        if delivery.is_late:
            notice = say_unsent()
        elif notice == say_unsent():
            notice = None
        self._bench.show(notice=notice, stack=self._stack(is_late=notice == say_unsent()))

    def _connect(self) -> None:
        view, bench = self._view, self._bench
        view.shown.connect(self._begin_look)
        view.left.connect(self.finish)
        view.opened.connect(self._open)
        view.new_requested.connect(self._toggle_form)
        view.opening_entered.connect(self._enter_opening)
        view.pressed.connect(lambda key: self._stroke(_Kind.KEY, key))
        view.entered.connect(lambda text: self._stroke(_Kind.WORDS, text))
        view.scanned.connect(self.open_sheet)
        view.close_requested.connect(lambda: self._stroke(_Kind.CLOSE))
        view.leave_requested.connect(lambda: self._stroke(_Kind.LEAVE))
        view.acted.connect(self._act)
        view.recounted.connect(self._recount)
        bench.freed.connect(self._replay)
        bench.delivered.connect(self._take_delivery)
        self._sheets.counted.connect(self._look)
        self._sheets.differs.connect(self._settle)
        self._sheets.checked.connect(self._go_on_checking)
        self._settling.settled.connect(self._go_on_checking)


def _whole(text: str, field: str) -> int:
    if not text.strip().isdecimal():
        raise BatchRefused(field=field)
    return int(text)
