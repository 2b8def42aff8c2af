"""The sheet on the desk: what each key does to it, and what the store must hear of it."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import Refusal
from counter_app.domain.questionnaires import Questionnaire, StoredQuestionnaire, in_force
from counter_app.domain.responses import BatchNumber, ResponseId, Sheet, SheetAlreadyTyped
from counter_app.domain.scans import SurveyScan, recognise
from counter_app.ui.messages import say_or_raise
from counter_app.ui.survey_typing.bench import Bench
from counter_app.ui.survey_typing.column import Column, begin_column
from counter_app.ui.survey_typing.outbox import Delivery, Kind, Letter, Outcome
from counter_app.ui.survey_typing.screen import Key, Mode, SheetPart, Task, WayOut
from counter_app.ui.survey_typing.wording import (
    say_confirm_discard,
    say_first_sheet,
    say_half_typed,
    say_heading,
    say_not_a_sheet,
    say_number_hint,
    say_other_version,
)
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

_BEHIND_THE_LAST: Final = 1_000_000_000
"""A place that no sheet of a stack has: the one before it is the last."""

_KINDS: Final = {Task.TYPE: Kind.SAVE, Task.CORRECT: Kind.CORRECT, Task.CHECK: Kind.CHECK}
_READ: Final = frozenset({Key.ENTER, Key.BACK})
"""Keys that say that a message was read, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A sheet on the desk.

    Attributes:
        is_printed: Its number stands on the paper already.
        is_begun: The store knows of it, or is about to.
        is_dead: A rule refused it: nothing more can be typed of it.
    """

    task: Task
    response_id: ResponseId
    version: int
    column: Column
    number: str = ""
    position: int = 0
    is_printed: bool = False
    is_begun: bool = False
    is_dead: bool = False


class SheetWork(QObject):
    """Sheets one after the other, each with its own column.

    Signals:
        counted(): A sheet more is complete, or one was thrown out.
        differs(object, object): A second typing differs: its `Hand` and the differences.
        checked(): A second typing is complete, and nothing differs.
    """

    counted = Signal()
    differs = Signal(object, object)
    checked = Signal()

    def __init__(self, bench: Bench) -> None:
        """Begin without a sheet."""
        super().__init__(bench)
        self._bench = bench
        self._hand: Hand | None = None
        # The sheet in hand, while an earlier one is corrected.
        self._aside: Hand | None = None
        self._before_id: ResponseId | None = None
        self._before = ""
        self._discards: ResponseId | None = None
        self._typed = ""
        bench.delivered.connect(self._take_delivery)
        bench.failed.connect(self._show)

    @property
    def half_typed(self) -> Hand | None:
        """The sheet that is begun and not complete, if there is one."""
        hand = self._aside or self._hand
        is_begun = hand is not None and hand.task is Task.TYPE and bool(hand.column.given)
        return hand if is_begun else None

    # --- which sheet -----------------------------------------------------------------

    def begin(self, sheet: Sheet | None) -> None:
        """Lay the sheet that was left in hand on the desk, or the next one."""
        self.leave()
        self._lay(self._next() if sheet is None else self._hand_of(sheet, Task.TYPE))

    def check(self, sheet: Sheet) -> None:
        """Lay a sheet on the desk to be typed a second time."""
        self.leave()
        self._lay(self._hand_of(sheet, Task.CHECK))

    def leave(self) -> None:
        """Take the sheet off the desk; what was typed of it is in the store, or on its way."""
        self._hand = self._aside = self._before_id = self._discards = None
        self._before = ""

    def _hand_of(self, sheet: Sheet, task: Task) -> Hand:
        column = begin_column(self._asked(sheet.version), sheet.answers)
        return Hand(
            task=task,
            response_id=sheet.response_id,
            version=sheet.version,
            column=column,
            number=sheet.number,
            position=sheet.position,
            is_begun=True,
        )

    def _next(self) -> Hand:
        stored = self._in_force()
        return Hand(
            task=Task.TYPE,
            response_id=ResponseId(self._bench.ports.new_id()),
            version=stored.version,
            column=begin_column(stored.questionnaire),
        )

    def _lay(self, hand: Hand) -> None:
        self._hand = hand
        self._discards = None
        self._show()

    def _lay_front(self) -> None:
        aside, self._aside = self._aside, None
        self._lay(self._next() if aside is None or aside.is_dead else aside)

    def _show(self) -> None:
        hand = self._hand
        if hand is not None:
            self._bench.show(mode=Mode.SHEET, sheet=self._part(hand))

    def _part(self, hand: Hand) -> SheetPart:
        return SheetPart(
            task=hand.task,
            heading=say_heading(hand.task, hand.position),
            number=hand.number,
            number_hint=say_number_hint(hand.task, hand.number, is_printed=hand.is_printed),
            column=hand.column,
            before=self._before if hand.task is Task.TYPE else "",
        )

    def _asked(self, version: int) -> Questionnaire:
        return self._bench.versions[version].questionnaire

    def _in_force(self) -> StoredQuestionnaire:
        batch = self._bench.batch
        assert batch is not None  # noqa: S101 - sheets are of a stack
        stored = in_force(self._bench.versions.values(), batch.opening.answered_on)
        assert stored is not None  # noqa: S101 - every store begins with a version
        return stored

    def _batch(self) -> BatchNumber:
        batch = self._bench.batch
        assert batch is not None  # noqa: S101 - sheets are of a stack
        return batch.number

    # --- keys ------------------------------------------------------------------------

    def press(self, key: str) -> None:
        """Take a key of the column."""
        hand = self._hand
        if hand is None or self._is_for_message(hand, key):
            return
        hand = self._hand or hand
        column = hand.column
        match key:
            case Key.PREVIOUS | Key.NEXT:
                self._turn(hand, forward=key == Key.NEXT)
            case Key.DISCARD:
                self._ask_to_discard(hand)
            case Key.BACK:
                self._put(hand, column.back())
            case Key.UP:
                self._put(hand, column.go(column.at - 1))
            case Key.DOWN:
                self._put(hand, column.go(column.at + 1))
            case Key.ENTER if column.takes_words:
                self._put(hand, column.write(column.words))
            case Key.ENTER:
                self._put(hand, column.enter())
            case sign:
                self._put(hand, column.press(sign))

    def write(self, text: str) -> None:
        """Take the visitor's own words."""
        hand = self._hand
        if hand is not None and not self._is_for_message(hand, Key.ENTER):
            self._put(hand, hand.column.write(text))

    def scan(self, text: str) -> None:
        """Take a scanned or typed number of a sheet."""
        hand = self._hand
        if hand is None:
            return
        self._read_message(hand)
        half_typed = self.half_typed
        scan = recognise(text)
        if hand.column.takes_words and not isinstance(scan, SurveyScan):
            # Words that were typed before the field for them was there.
            self._put(hand, hand.column.write(hand.column.words + text))
        elif not isinstance(scan, SurveyScan):
            self._bench.stop(say_not_a_sheet())
        elif hand.task is Task.CHECK:
            if scan.number != hand.number:
                self._bench.stop(say_half_typed(hand.number))
        elif half_typed is None:
            self._begin_scanned(scan.number)
        else:
            self._lay(half_typed)
            self._aside = None
            if scan.number != half_typed.number:
                self._bench.stop(say_half_typed(half_typed.number))

    def _is_for_message(self, hand: Hand, key: str) -> bool:
        """Tell whether a key goes to the message that stopped the typing, and take it."""
        if self._bench.screen.stop is None:
            return False
        if key == Key.DISCARD and self._discards == hand.response_id:
            self._discard(hand)
            return True
        if key in _READ or key in {Key.PREVIOUS, Key.NEXT, Key.DISCARD}:
            self._read_message(hand)
            return key in _READ
        return True

    def _read_message(self, hand: Hand) -> None:
        self._discards = None
        self._bench.go_on()
        if hand.is_dead:
            self._lay_front()

    def _put(self, hand: Hand, column: Column) -> None:
        before = hand.column
        self._hand = replace(hand, column=column)
        if column.answers != before.answers:
            self._keep()
        if column.is_complete and not column.is_whole:
            self._end()
        else:
            self._show()

    def _keep(self) -> None:
        hand = self._hand
        assert hand is not None  # noqa: S101 - something was typed on it
        if not hand.is_begun:
            self._hand = replace(hand, is_begun=True)
            self._bench.outbox.put(
                Letter(kind=Kind.BEGIN, response_id=hand.response_id, batch=self._batch())
            )
        self._bench.put(
            Letter(
                kind=_KINDS[hand.task],
                response_id=hand.response_id,
                answers=hand.column.given,
                is_complete=hand.column.is_complete,
            )
        )

    def _end(self) -> None:
        hand = self._hand
        assert hand is not None  # noqa: S101 - its last answer was typed
        if hand.task is Task.TYPE:
            self._before_id, self._before = hand.response_id, hand.number
            self._lay(self._next())
            self.counted.emit()
        else:
            # What comes next depends on what the store finds.
            self._bench.is_waiting = True
            self._show()

    # --- other sheets ----------------------------------------------------------------

    def _begin_scanned(self, number: str) -> None:
        ports, known = self._bench.ports, self._bench.versions
        batch, response_id = self._batch(), ResponseId(ports.new_id())

        def begin() -> tuple[Sheet, tuple[StoredQuestionnaire, ...]]:
            sheet = ports.begin_sheet(batch, response_id=response_id, scanned=number)
            return sheet, () if sheet.version in known else ports.questionnaires()

        def lay(found: tuple[Sheet, tuple[StoredQuestionnaire, ...]]) -> None:
            sheet, versions = found
            known.update((each.version, each) for each in versions)
            self._aside = None
            self._lay(replace(self._hand_of(sheet, Task.TYPE), is_printed=True))

        self._aside = None
        # What is typed meanwhile belongs to this sheet; where it is refused, nothing takes it.
        self._bench.ask(begin, lay, keeps_keys=True, ways_out=self._way_to_typed)
        self._bench.show(sheet=replace(self._part(self._next()), number=number))

    def _way_to_typed(self, error: Exception) -> tuple[PanelAction, ...]:
        is_here = isinstance(error, SheetAlreadyTyped) and error.batch == self._batch()
        self._typed = error.number if isinstance(error, SheetAlreadyTyped) and is_here else ""
        if not is_here:
            return ()
        return (PanelAction(name=WayOut.LOOK, words=self.tr("看那一份"), icon="eye"),)

    def look_at_typed(self) -> None:
        """Lay the sheet on the desk that was scanned and is in this stack already."""
        ports, batch, number = self._bench.ports, self._batch(), self._typed

        def lay(sheet: Sheet) -> None:
            self._bench.go_on()
            self._lay(self._hand_of(sheet, Task.CORRECT))

        self._bench.ask(lambda: ports.sheet_numbered(batch, number), lay)

    def _turn(self, hand: Hand, *, forward: bool) -> None:
        if hand.task is Task.CHECK or (hand.task is Task.TYPE and forward):
            return
        ports, batch = self._bench.ports, self._batch()
        look = ports.sheet_after if forward else ports.sheet_before

        def find() -> Sheet | None:
            sheet = look(batch, hand.position or _BEHIND_THE_LAST)
            while sheet is not None and not sheet.is_complete:
                sheet = look(batch, sheet.position)
            return sheet

        def lay(sheet: Sheet | None) -> None:
            if sheet is not None:
                if hand.task is Task.TYPE:
                    self._aside = self._hand
                self._lay(self._hand_of(sheet, Task.CORRECT))
            elif forward:
                self._lay_front()
            else:
                self._bench.stop(say_first_sheet(), status=Status.INFO)

        self._bench.ask(find, lay)

    def _ask_to_discard(self, hand: Hand) -> None:
        if hand.is_begun and hand.task is not Task.CHECK:
            self._discards = hand.response_id
            self._bench.stop(say_confirm_discard(hand.number), status=Status.WARN)

    def _discard(self, hand: Hand) -> None:
        def lay(_done: object) -> None:
            self._hand = None
            self._lay_front()
            self.counted.emit()

        self._discards = None
        self._bench.go_on()
        self._bench.ask(lambda: self._bench.ports.discard_sheet(hand.response_id), lay)

    # --- what the store says ---------------------------------------------------------

    def _take_delivery(self, delivery: Delivery) -> None:
        for letter, outcome in delivery.taken:
            if letter.kind is Kind.BEGIN and isinstance(outcome, Sheet):
                self._take_number(letter, outcome)
            elif letter.kind is Kind.CHECK and letter.is_complete:
                self._take_check(letter, outcome)
        for letter, refusal in delivery.refused:
            self._take_refusal(letter, refusal)

    def _take_number(self, letter: Letter, sheet: Sheet) -> None:
        if letter.response_id == self._before_id:
            self._before = sheet.number
        for name in ("_hand", "_aside"):
            hand = getattr(self, name)
            if hand is not None and hand.response_id == letter.response_id:
                setattr(self, name, replace(hand, number=sheet.number, position=sheet.position))
        hand = self._hand
        is_own = hand is not None and hand.response_id == letter.response_id
        if hand is not None and is_own and hand.version != sheet.version:
            self._change_version(sheet)
        self._show()

    def _change_version(self, sheet: Sheet) -> None:
        # Another version holds since the stack was opened.
        bench = self._bench

        def lay(versions: tuple[StoredQuestionnaire, ...]) -> None:
            bench.versions.update((each.version, each) for each in versions)
            self._lay(self._hand_of(sheet, Task.TYPE))
            bench.stop(say_other_version(sheet.number), status=Status.WARN)

        bench.ask(bench.ports.questionnaires, lay)

    def _take_check(self, letter: Letter, outcome: Outcome) -> None:
        hand = self._hand
        if hand is None or hand.response_id != letter.response_id:
            return
        self._hand = None
        self._bench.is_waiting = False
        if outcome:
            self.differs.emit(hand, outcome)
        else:
            self.checked.emit()
        self._bench.set_free()

    def _take_refusal(self, letter: Letter, refusal: Refusal) -> None:
        message = say_or_raise(refusal)
        hand, aside = self._hand, self._aside
        self.counted.emit()
        if aside is not None and aside.response_id == letter.response_id:
            self._aside = replace(aside, is_dead=True)
        if hand is None or hand.response_id != letter.response_id:
            self._bench.show(notice=message)
            return
        self._hand = replace(hand, is_dead=True)
        self._bench.is_waiting = False
        self._bench.stop(message)
        self._bench.set_free()
