"""Picks what is paid: searches, scans, ticks, amounts, fees, the payer."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from counter_app.domain.cases import CaseId
from counter_app.domain.drafts import Draft
from counter_app.domain.kinds import PriceItem
from counter_app.domain.money import Twd
from counter_app.domain.scans import MisreadScan
from counter_app.services.cases import FoundCases
from counter_app.services.quotes import Quote
from counter_app.store.case_search import CaseHit
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.payment import draft_edits
from counter_app.ui.payment.bench import Bench
from counter_app.ui.payment.draft_edits import CASE_ROW, FEE_ROW, row_of
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.payment.paper_reading import PaperRead, PaperReading, may_be_account
from counter_app.ui.payment.paper_standing import ALARMING, line_of
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.screen import AmountQuestion, ListMode, NoticeLine
from counter_app.ui.payment.slips import Slips
from counter_app.ui.payment.stages import Filling, Paid
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

SAVE_AFTER_MS = 400
"""An amount that is being typed is saved when the typing pauses."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What was typed or scanned, and whether it is to be opened at once."""

    text: str
    opens: bool


class Picking(QObject):
    """Runs the left panel.

    Signals:
        changed(): There is something else to see.
        list_wanted(): Several cases were found: the focus belongs to the list.
        opened(): Cases were put on the screen: the focus belongs to the amount.
        room_wanted(): What is on the screen is done; begin another.
        held_opened(str): The held payment of this identity should come to the screen.
    """

    changed = Signal()
    list_wanted = Signal()
    opened = Signal()
    room_wanted = Signal()
    held_opened = Signal(str)

    def __init__(self, bench: Bench, ports: PaymentPorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._ports = ports
        self.mode = ListMode.CASES
        self.hits: tuple[CaseHit, ...] = ()
        self.prices: tuple[PriceItem, ...] = ()
        self.question: AmountQuestion | None = None
        self.notice: NoticeLine | None = None
        self.alarm: Message | None = None
        self._slips = Slips()
        self.is_editing_payer = False
        self.current_key = ""
        self._wanted_text = ""
        self._search: LatestOnly[_Wanted, FoundCases] = LatestOnly(
            ports.search,
            lambda wanted: ports.find_cases(wanted.text),
            on_done=self._found,
            on_error=self._search_failed,
        )
        self._reading = PaperReading(ports, self)
        self._reading.read.connect(self._take_paper)
        self._reading.refused.connect(self._refuse_paper)
        self._quote: LatestOnly[Draft, Quote] = LatestOnly(
            ports.store, ports.quote_draft, on_done=self._quoted, on_error=self._quote_failed
        )
        self._save: LatestOnly[Draft, None] = LatestOnly(
            ports.store, ports.save_draft, on_done=_ignore, on_error=self._save_failed
        )
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self._save_typed)
        bench.edited.connect(self._compute)

    @property
    def can_edit(self) -> bool:
        """Whether what is paid may still be changed."""
        stage = self._bench.stage
        is_free = isinstance(stage, Filling) and not stage.is_busy
        return is_free and not self._bench.work.is_in_books

    # --- searching --------------------------------------------------------------

    def search(self, text: str) -> None:
        """Look for what stands in the search field; an empty one shows the cases again."""
        self._wanted_text = text.strip()
        self.notice = None
        self._reading.forget()
        if not self._wanted_text:
            self._search.forget()
            self.show_cases()
            return
        self._search.ask(_Wanted(text=self._wanted_text, opens=False))

    def enter(self, text: str) -> None:
        """Open what a text was found to be: by Enter in the search field, or by a scan."""
        self._wanted_text = text.strip()
        if not self._wanted_text:
            return
        if self._reading.take(self._wanted_text):
            self._search.forget()
            return
        self._reading.forget()
        self._search.ask(_Wanted(text=self._wanted_text, opens=True))

    def open_row(self, key: str) -> None:
        """Open the row of whatever the list shows."""
        match self.mode:
            case ListMode.RESULTS:
                hit = next((hit for hit in self.hits if str(hit.case_id) == key), None)
                if hit is not None:
                    self._open(hit)
            case ListMode.HELD:
                self.held_opened.emit(key)
            case ListMode.PRICES:
                price = next((price for price in self.prices if price.code == key), None)
                if price is not None:
                    self.show_cases()
                    self.add_price(price)
            case _:
                self.ask_part(key)

    def _found(self, wanted: _Wanted, found: FoundCases) -> None:
        self.hits = found.hits
        if not wanted.opens:
            self.mode = ListMode.RESULTS
            self.changed.emit()
            return
        if not found.hits and may_be_account(found.scan):
            self._reading.take_number(wanted.text, otherwise=partial(self._say_unknown, wanted))
            return
        if not found.hits:
            if isinstance(found.scan, MisreadScan):
                self._say_misread(found.scan)
            else:
                self._say_unknown(wanted)
            return
        numbers = {hit.obligor_number for hit in found.hits}
        if len(found.hits) == 1 or (len(numbers) == 1 and "" not in numbers):
            self._open(found.hits[0])
            return
        self.mode = ListMode.RESULTS
        self.changed.emit()
        self.list_wanted.emit()

    def _say_unknown(self, wanted: _Wanted) -> None:
        words = translate("Payment", "找不到「{text}」的案件。請檢查號碼，或改用姓名查詢。")
        self.say(words.format(text=wanted.text))

    def _say_misread(self, scan: MisreadScan) -> None:
        if len(scan.text) == scan.expected_length:
            words = translate("Payment", "{text} 的檢查碼不對，請核對後重新輸入，或改用姓名查詢。")
            self.say(words.format(text=scan.text))
            return
        words = translate("Payment", "{text} 有 {n} 碼，應該是 {expected} 碼。請重新掃描。")
        self.say(words.format(text=scan.text, n=len(scan.text), expected=scan.expected_length))

    def _search_failed(self, _wanted: _Wanted, error: Exception) -> None:
        self.say(say_or_raise(error).as_line(), Status.BAD)

    # --- papers -----------------------------------------------------------------

    def _take_paper(self, paper: PaperRead) -> None:
        """Open the case of a paper, and say what has become of it."""
        self.alarm = None
        if not paper.hits:
            line = line_of(paper)
            self.say(line.words, line.status)
            return
        self._open(paper.hits[0], paper)

    def _refuse_paper(self, _text: str, error: Exception) -> None:
        message = say_or_raise(error)
        if isinstance(error, ALARMING):
            self.notice = None
            self.alarm = message
            self.changed.emit()
            return
        self.say(message.as_line())

    def read_alarm(self) -> None:
        """Take the alarm away: somebody has read it."""
        self.alarm = None
        self.changed.emit()

    # --- opening ----------------------------------------------------------------

    def _open(self, hit: CaseHit, paper: PaperRead | None = None) -> None:
        if not self.make_room():
            return
        self._ports.search.run(
            partial(self._ports.cases_of_obligor, hit.obligor_number),
            on_done=partial(self._put_on_screen, hit, paper),
            on_error=partial(self._search_failed, _Wanted(text="", opens=True)),
        )

    def _put_on_screen(self, hit: CaseHit, paper: PaperRead | None, hits: list[CaseHit]) -> None:
        # The one that was asked for comes first, the others of the same person below.
        together = [hit, *(each for each in hits if each.case_id != hit.case_id)]
        self.hits = ()
        self.notice = line_of(paper) if paper is not None else None
        self.mode = ListMode.CASES
        self.current_key = draft_edits.case_key(hit.case_id)
        draft = draft_edits.add_cases(self._bench.work.draft, together, chosen=hit.case_id)
        self._bench.edit(draft if paper is None else self._slips.pay(draft, paper))
        # The same paper again changes nothing that is paid, but there may be another line to see.
        self.changed.emit()
        self.opened.emit()

    def make_room(self) -> bool:
        """Begin a new payment after one that is done; say why nothing can be added now."""
        stage = self._bench.stage
        if isinstance(stage, Paid):
            self.room_wanted.emit()
            return True
        if not isinstance(stage, Filling) or stage.is_busy or self._bench.work.is_in_books:
            self.say(translate("Payment", "這一筆正在收款，完成後才能加入其他案件。"))
            return False
        return True

    # --- what is paid -----------------------------------------------------------

    def toggle(self, key: str) -> None:
        """Tick a case, or take the tick away."""
        sort, number = row_of(key)
        if sort == CASE_ROW and self.can_edit:
            self._bench.edit(draft_edits.toggle(self._bench.work.draft, CaseId(number)))

    def choose_all(self) -> None:
        """Tick every case that can be paid, or none."""
        quote = self._bench.work.quote
        if quote is not None and self.can_edit:
            payable = frozenset(q.case.case_id for q in quote.cases if q.refusal is None)
            self._bench.edit(draft_edits.choose_all(self._bench.work.draft, payable))

    def move_to(self, key: str) -> None:
        """Take notice of the row the clerk is on."""
        if key != self.current_key and self.mode in {ListMode.CASES, ListMode.EMPTY}:
            self.current_key = key
            self.changed.emit()

    def ask_part(self, key: str) -> None:
        """Ask how much of a case is paid."""
        quote = self._bench.work.quote
        if not key or quote is None or not self.can_edit:
            return
        sort, number = row_of(key)
        quoted = next((q for q in quote.cases if q.case.case_id == number), None)
        if sort != CASE_ROW or quoted is None:
            return
        words = translate("Payment", "應繳 {sum}；空白為全部繳清。Enter 確定，Esc 取消")
        self.question = AmountQuestion(
            name=key,
            heading=translate("Payment", "{number} 本次繳納").format(
                number=quoted.case.case_number
            ),
            hint=words.format(sum=grouped(quoted.due.parts.total_twd)),
            amount_twd=quoted.item.amount_twd if quoted.item is not None else None,
        )
        self.changed.emit()

    def answer(self, amount_twd: Twd | None) -> None:
        """Take the amount that was asked for."""
        question = self.question
        if question is None:
            return
        price = next((price for price in self.prices if price.code == question.name), None)
        error = self._fault_of(question, price, amount_twd)
        if error:
            self.question = replace(question, amount_twd=amount_twd, error=error)
            self.changed.emit()
            return
        self.question = None
        draft = self._bench.work.draft
        if price is not None:
            self._bench.edit(draft_edits.add_fee(draft, price, amount_twd=amount_twd))
            self.current_key = draft_edits.fee_key(len(self._bench.work.draft.fees) - 1)
        else:
            _sort, number = row_of(question.name)
            due_twd = self._due_of(number)
            part_twd = None if amount_twd == due_twd else amount_twd
            self._bench.edit(draft_edits.pay_part(draft, CaseId(number), part_twd))
        self.changed.emit()
        self.opened.emit()

    def add_favourite(self, at: int) -> None:
        """Add what a key of the price list adds, counted from 1."""
        price = next((price for price in self.prices if price.favourite == at), None)
        if price is not None:
            self.add_price(price)

    def add_price(self, price: PriceItem) -> None:
        """Add something from the price list; ask for the amount where it has none."""
        if not self.make_room():
            return
        if price.unit_price_twd is None:
            self.question = AmountQuestion(
                name=price.code,
                heading=price.name,
                hint=translate("Payment", "請輸入金額。Enter 確定，Esc 取消"),
            )
            self.changed.emit()
            return
        self._bench.edit(draft_edits.add_fee(self._bench.work.draft, price))
        codes = [fee.code for fee in self._bench.work.draft.fees]
        self.current_key = draft_edits.fee_key(codes.index(price.code))
        self.changed.emit()

    def change_quantity(self, by: int) -> bool:
        """Count the fee of the current row up or down; tell whether it is one."""
        if not self.current_key or not self.can_edit:
            return False
        sort, at = row_of(self.current_key)
        if sort != FEE_ROW or at >= len(self._bench.work.draft.fees):
            return False
        self._bench.edit(draft_edits.change_quantity(self._bench.work.draft, at, by))
        return True

    def remove_current(self) -> None:
        """Take the current row off the screen."""
        if self.current_key and self.can_edit:
            self._bench.edit(draft_edits.remove_row(self._bench.work.draft, self.current_key))

    def undo(self) -> None:
        """Take the last change back."""
        if self.can_edit:
            self.notice = None
            self._bench.undo()

    def name_payer(self, name: str, number: str) -> None:
        """Say who stands at the desk."""
        self.is_editing_payer = False
        if self.can_edit:
            draft = self._bench.work.draft
            self._bench.edit(draft_edits.name_payer(draft, name=name, number=number))
        self.changed.emit()
        self.opened.emit()

    def edit_payer(self) -> None:
        """Open the fields of the payer."""
        self.is_editing_payer = self.can_edit
        self.changed.emit()

    # --- lists ------------------------------------------------------------------

    def show_cases(self) -> None:
        """Show what is being paid."""
        self.mode = ListMode.CASES
        self.hits = ()
        self.changed.emit()

    def show_prices(self) -> None:
        """Show the whole price list."""
        if self.prices and self.can_edit:
            self.mode = ListMode.PRICES
            self.changed.emit()
            self.list_wanted.emit()

    def show_held(self) -> None:
        """Show what is put aside."""
        self.mode = ListMode.HELD
        self.changed.emit()
        self.list_wanted.emit()

    def reset(self) -> None:
        """Forget everything about the payment that leaves the screen."""
        self.stop_saving()
        self.mode = ListMode.CASES
        self.hits = ()
        self.notice = None
        self.alarm = None
        self._slips.forget()
        self.question = None
        self.is_editing_payer = False
        self.current_key = ""

    def step_back(self) -> bool:
        """Close whatever is open in the panel; tell whether anything was."""
        if self.alarm is not None:
            self.alarm = None
        elif self.question is not None:
            self.question = None
        elif self.is_editing_payer:
            self.is_editing_payer = False
        elif self.mode is not ListMode.CASES:
            self.mode = ListMode.CASES
            self.hits = ()
        else:
            return False
        self.changed.emit()
        return True

    # --- the store --------------------------------------------------------------

    def save_typed(self) -> None:
        """Save the amount that is being typed, as soon as the typing pauses."""
        self._save_soon.start()

    def stop_saving(self) -> None:
        """Save nothing more of this payment: a late save would bring back what was settled."""
        self._save_soon.stop()
        self._save.forget()

    def _save_typed(self) -> None:
        work = self._bench.work
        if work.is_empty or not self.can_edit:
            return
        self._save.ask(replace(work.draft, tendered_twd=work.typed_twd))

    def _compute(self) -> None:
        work = self._bench.work
        if work.is_in_books:
            return
        if work.is_empty:
            self._quote.forget()
            if work.history:
                self._save.ask(work.draft)
            self._bench.put(quote=None)
            return
        self._quote.ask(work.draft)
        self._save.ask(work.draft)

    def _quoted(self, draft: Draft, quote: Quote) -> None:
        if draft is self._bench.work.draft:
            self._bench.put(quote=quote)

    def _quote_failed(self, _draft: Draft, error: Exception) -> None:
        self._bench.show_error(say_or_raise(error))

    def _save_failed(self, _draft: Draft, error: Exception) -> None:
        self.say(say_or_raise(error).as_line(), Status.BAD)

    # --- small ------------------------------------------------------------------

    def _due_of(self, case_number: int) -> Twd | None:
        quote = self._bench.work.quote
        found = next(
            (q for q in (quote.cases if quote else ()) if q.case.case_id == case_number), None
        )
        return None if found is None else found.due.parts.total_twd

    def _fault_of(
        self, question: AmountQuestion, price: PriceItem | None, amount_twd: Twd | None
    ) -> str:
        if price is not None:
            return "" if amount_twd else translate("Payment", "請輸入大於 0 的金額。")
        _sort, number = row_of(question.name)
        due_twd = self._due_of(number)
        if amount_twd is not None and amount_twd <= 0:
            return translate("Payment", "請輸入大於 0 的金額；不收這件請取消勾選。")
        if amount_twd is not None and due_twd is not None and amount_twd > due_twd:
            words = translate("Payment", "超過應繳 {sum}，請改小金額。")
            return words.format(sum=grouped(due_twd))
        return ""

    def say(self, words: str, status: Status = Status.WARN) -> None:
        """Show a notice above the cases."""
        self.notice = NoticeLine(words=words, status=status)
        self.changed.emit()


def _ignore(_draft: Draft, _none: None) -> None:
    """A saved draft is no news."""
