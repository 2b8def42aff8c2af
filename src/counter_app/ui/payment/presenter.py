"""Runs the payment screen: joins its three panels to the services."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from counter_app.domain.drafts import Draft
from counter_app.domain.identifiers import mask_name
from counter_app.domain.kinds import PriceItem, TenderRule
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import Receipt
from counter_app.domain.tenders import TenderKind
from counter_app.services.payments import Settlement
from counter_app.services.shifts import ShiftInHand
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.payment import left, middle, rows
from counter_app.ui.payment.alive import while_alive
from counter_app.ui.payment.bench import Bench
from counter_app.ui.payment.customer import customer_screen
from counter_app.ui.payment.draft_edits import case_key
from counter_app.ui.payment.picking import Picking
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.preview import LivePreview, payment_of
from counter_app.ui.payment.printing import A4, SLIP, Printing
from counter_app.ui.payment.screen import (
    EndScreen,
    LastReceipt,
    LeftScreen,
    ListMode,
    MiddleScreen,
    Output,
    PaidScreen,
    PaymentScreen,
    Preview,
    RightScreen,
)
from counter_app.ui.payment.stages import Ended, Filling, InDoubt, Paid, RetryWanted, Waiting
from counter_app.ui.payment.taking import Taking
from counter_app.ui.payment.view import PaymentView
from counter_app.ui.payment.work import Method, Work
from counter_app.ui.recovery.ladder import Ladder, SlipAnswer
from counter_app.ui.recovery.screen import LadderScreen, SlipForm
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.status import Status

PDF = "pdf"
OFFICE = "office"

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """What the screen asks for when it begins, in one go."""

    prices: tuple[PriceItem, ...]
    rules: tuple[TenderRule, ...]
    shift: ShiftInHand | None
    held: list[Draft]
    on_screen: Draft | None
    in_books: frozenset[PaymentId]
    receipts: list[Receipt]


class PaymentPresenter(QObject):
    """Takes what the clerk asks for and shows what comes of it.

    Signals:
        shift_wanted(): The drawer has to be opened first.
        shift_changed(object): The `ShiftInHand` after something was taken; None without one.
        held_counted(int): So many payments are put aside.
        customer_changed(object): The `CustomerScreen` of the second screen.
    """

    shift_wanted = Signal()
    shift_changed = Signal(object)
    held_counted = Signal(int)
    customer_changed = Signal(object)

    def __init__(self, view: PaymentView, ports: PaymentPorts) -> None:
        super().__init__(view)
        ports = while_alive(ports, self)
        self._view = view
        self._ports = ports
        self._rules: tuple[TenderRule, ...] = ()
        self._shift: ShiftInHand | None = None
        self._is_loaded = False
        self._last: Receipt | None = None
        self._preview: Preview | None = None
        self._asks_drawer = False
        self._note = ("", Status.INFO)
        self._outputs = self._first_outputs()
        self._bench = Bench(_no_work(ports), self)
        self.picking = Picking(self._bench, ports, self)
        self.taking = Taking(self._bench, ports, self)
        self.printing = Printing(ports.printing, self)
        self.ladder = Ladder(ports.ladder, self)
        self._live = LivePreview(ports.printing, self)
        self._connect()
        self._connect_view()
        self.picking.begin_new()

    def begin(self) -> None:
        """Ask the store for what the screen needs; again whenever the shift or a rule changed."""
        self._ports.store.run(self._load, on_done=self._take_loaded, on_error=self._say_trouble)

    @property
    def work(self) -> Work:
        """What is on the screen."""
        return self._bench.work

    @property
    def is_ready(self) -> bool:
        """Whether the store has answered what the screen begins with."""
        return self._is_loaded

    @property
    def is_asking(self) -> bool:
        """Whether a machine is being asked for money right now."""
        return isinstance(self._bench.stage, Waiting)

    # --- wiring -----------------------------------------------------------------

    def _connect(self) -> None:
        self._bench.changed.connect(self._show)
        self.picking.changed.connect(self._show)
        self.picking.list_wanted.connect(self._view.focus_list)
        self.picking.opened.connect(self._view.focus_home)
        self.picking.held_counted.connect(self.held_counted)
        self.taking.paid.connect(self._follow_paid)
        self.taking.doubted.connect(self._follow_doubt)
        self.ladder.changed.connect(self._show)
        self.ladder.resolved.connect(self.taking.take)
        self.printing.changed.connect(self._show)
        self.printing.said.connect(self._note_paper)
        self._live.drawn.connect(self._show_preview)

    def _connect_view(self) -> None:
        view, picking, taking = self._view, self.picking, self.taking
        connections: tuple[tuple[SignalInstance, Callable[..., object]], ...] = (
            (view.search_edited, picking.search),
            (view.search_entered, picking.enter),
            (view.row_toggled, picking.toggle),
            (view.row_opened, picking.open_row),
            (view.row_reached, picking.move_to),
            (view.part_requested, picking.ask_part),
            (view.amount_answered, picking.answer),
            (view.all_requested, picking.choose_all),
            (view.favourite_requested, picking.add_favourite),
            (view.prices_requested, picking.show_prices),
            (view.quantity_requested, picking.change_quantity),
            (view.removal_requested, self._remove),
            (view.undo_requested, self._undo),
            (view.payer_requested, picking.edit_payer),
            (view.payer_named, picking.name_payer),
            (view.offer_answered, self._answer_offer),
            (view.new_requested, self._begin_new),
            (view.held_requested, self._hold_or_list),
            (view.back_requested, self._step_back),
            (view.cancel_requested, self._ask_cancel),
            (view.cancel_answered, self._answer_cancel),
            (view.method_requested, self._choose_method),
            (view.kind_requested, self._choose_kind),
            (view.line_removed, taking.remove_line),
            (view.holder_ticked, self._tick_holder),
            (view.amount_typed, self._type_amount),
            (view.pay_requested, taking.pay),
            (view.collected_requested, taking.settle_collected),
            (view.primary_requested, self._press_primary),
            (view.ending_acted, self._act_on_ending),
            (view.next_requested, self._next),
            (view.paper_acted, self.printing.act),
            (view.output_toggled, self._toggle_output),
            (view.reprint_requested, self._reprint),
            (view.drawer_requested, self._ask_drawer),
            (view.drawer_reasoned, self._open_drawer),
            (view.query_requested, self.ladder.query),
            (view.slip_form_requested, self._open_slip_form),
            (view.slip_answered, self._answer_slip),
            (view.doubt_left, self._leave_doubt),
        )
        for signal, slot in connections:
            signal.connect(slot)

    # --- loading ----------------------------------------------------------------

    def _load(self) -> _Loaded:
        ports = self._ports
        return _Loaded(
            prices=ports.price_list(),
            rules=ports.tender_rules(),
            shift=ports.shift_in_hand(),
            held=ports.held_drafts(),
            on_screen=ports.draft_on_screen(),
            in_books=frozenset(found.payment.payment_id for found in ports.ladder.open_payments()),
            receipts=ports.printing.newest_receipts(),
        )

    def _take_loaded(self, loaded: _Loaded) -> None:
        is_first = not self._is_loaded
        self._is_loaded = True
        self._rules = loaded.rules
        self._last = loaded.receipts[0] if loaded.receipts else None
        self.picking.prices = loaded.prices
        self.picking.take_held(loaded.held)
        mine = loaded.on_screen
        # A draft that entered the books is to be accounted for, not begun anew.
        if is_first and mine is not None and mine.payment_id not in loaded.in_books:
            self.picking.offer(mine)
        self._take_shift(loaded.shift)
        self._show()

    def _take_shift(self, shift: ShiftInHand | None) -> None:
        self._shift = shift
        self.shift_changed.emit(shift)

    def _say_trouble(self, error: Exception) -> None:
        self._bench.show_error(say_or_raise(error))

    # --- what the clerk asks for ------------------------------------------------

    def _remove(self) -> None:
        if self.work.at_hand and not self.work.draft.cases and not self.work.draft.fees:
            self.taking.remove_line()
            return
        self.picking.remove_current()

    def _undo(self) -> None:
        if self.work.at_hand:
            self.taking.remove_line()
            return
        self.picking.undo()

    def _begin_new(self) -> None:
        stage = self._bench.stage
        if isinstance(stage, Paid):
            self._next()
        elif not self.work.is_empty and isinstance(stage, Filling):
            self.picking.hold()
        else:
            self._view.focus_home()

    def _hold_or_list(self) -> None:
        if self.picking.mode is ListMode.HELD:
            self.picking.show_cases()
        elif isinstance(self._bench.stage, Filling) and not self.work.is_empty:
            self.picking.hold()
        else:
            self.picking.show_held()

    def _answer_offer(self, wanted: str) -> None:
        if wanted == "accept":
            self.picking.accept_offer()
        else:
            self.picking.decline_offer()

    def _step_back(self) -> None:
        stage = self._bench.stage
        if self._asks_drawer:
            self._asks_drawer = False
            self._show()
        elif self.picking.step_back():
            self._view.focus_home()
        elif isinstance(stage, Filling) and not stage.is_busy:
            self._step_back_filling(stage)
        elif isinstance(stage, Waiting):
            self.taking.say_who_cancels()
        elif isinstance(stage, Ended):
            self.taking.go_on()
        elif isinstance(stage, InDoubt) and self.ladder.screen is not None:
            self.ladder.open_form(SlipForm.NONE)

    def _step_back_filling(self, stage: Filling) -> None:
        if stage.is_asking_cancel or stage.error is not None:
            self._bench.put_stage(Filling())
        elif self.work.typed_twd is not None:
            self.taking.type_amount(None)
        elif self.work.method is not Method.CASH:
            self._choose_method(Method.CASH)
        elif not self.work.is_empty and not self.work.is_in_books:
            self._ask_cancel()
        self._view.focus_home()

    def _ask_cancel(self) -> None:
        stage = self._bench.stage
        free = isinstance(stage, Filling) and not stage.is_busy
        if free and not self.work.is_empty and not self.work.is_in_books:
            self._bench.put_stage(Filling(is_asking_cancel=True))
            self._view.focus_home()

    def _answer_cancel(self, name: str) -> None:
        match name:
            case "clear":
                self.picking.clear()
            case "hold":
                self.picking.hold()
            case _:
                self._bench.put_stage(Filling())
        self._view.focus_home()

    def _choose_kind(self, kind: str) -> None:
        self.taking.choose_kind(TenderKind(kind))
        self._view.focus_home()

    def _choose_method(self, name: str) -> None:
        method = Method(name)
        acceptance = self._acceptance()
        reason = acceptance.why_not(self.work, method)
        if reason:
            what = translate("Payment", "不能這樣收：{why}。").format(why=reason)
            now = translate("Payment", "請改用其他方式，或分開收款。")
            self._bench.show_error(Message(what=what, now=now))
            return
        self.taking.choose_method(method, acceptance.kinds(self.work, method))
        self._view.focus_home()

    def _tick_holder(self, is_here: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.taking.tick_holder(is_here=is_here)

    def _type_amount(self, amount_twd: Twd | None) -> None:
        if amount_twd != self.work.typed_twd:
            self.taking.type_amount(amount_twd)
            self.picking.save_typed()

    def _press_primary(self) -> None:
        stage = self._bench.stage
        if self._is_closed():
            self.shift_wanted.emit()
        elif isinstance(stage, Ended):
            self.taking.go_on()
            self._view.focus_home()
        elif isinstance(stage, RetryWanted):
            self.taking.retry()

    def _act_on_ending(self, name: str) -> None:
        match name:
            case "open_shift":
                self.shift_wanted.emit()
            case "to_ladder":
                self.taking.give_up_retry()
            case "cash":
                self.taking.go_on()
                self._choose_method(Method.CASH)
            case _:
                pass

    def _next(self) -> None:
        if isinstance(self._bench.stage, Paid):
            self.printing.clear()
            self._note = ("", Status.INFO)
            self.picking.begin_new()
            self._view.focus_home()

    def _open_slip_form(self, form: str) -> None:
        self.ladder.open_form(SlipForm(form))

    def _answer_slip(self, answer: SlipAnswer) -> None:
        self.ladder.answer(answer)

    def _leave_doubt(self) -> None:
        if isinstance(self._bench.stage, InDoubt):
            self.ladder.end()
            self.picking.begin_new()
            self._view.focus_home()

    # --- papers -----------------------------------------------------------------

    def _first_outputs(self) -> frozenset[str]:
        forms = self._ports.default_forms
        wanted = {SLIP} if SLIP in forms else set()
        if A4 in forms:
            has_office = self._ports.printing.print_office is not None
            wanted.add(OFFICE if has_office else PDF)
        return frozenset(wanted)

    def _toggle_output(self, name: str) -> None:
        wanted = set(self._outputs ^ {name})
        # One A4 original: on paper, or as a file.
        if name == PDF:
            wanted.discard(OFFICE)
        if name == OFFICE:
            wanted.discard(PDF)
        if wanted:
            self._outputs = frozenset(wanted)
            self.taking.forms = self._forms()
            self.printing.uses_office_printer = OFFICE in wanted
        self._show()

    def _forms(self) -> tuple[str, ...]:
        slip = (SLIP,) if SLIP in self._outputs else ()
        return (*slip, A4) if self._outputs & {PDF, OFFICE} else slip

    def _reprint(self) -> None:
        if self._last is not None:
            self.printing.reprint(self._last.number)

    def _ask_drawer(self) -> None:
        self._asks_drawer = not self._asks_drawer
        self._show()

    def _open_drawer(self, reason: str) -> None:
        self._asks_drawer = False
        if reason.strip():
            self.printing.open_drawer(reason.strip())
        self._show()

    def _note_paper(self, words: str, is_good: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._note = (words, Status.OK if is_good else Status.BAD)
        self._show()

    # --- what came of it --------------------------------------------------------

    def _follow_paid(self, settlement: Settlement) -> None:
        receipt = settlement.receipt
        if receipt is None:
            return
        self._last = receipt
        self.printing.uses_office_printer = OFFICE in self._outputs
        self.printing.begin(receipt)
        self._live.show(receipt)
        self._view.announce_paid(settlement.payment.total_twd, settlement.change_twd)
        self._ports.store.run(
            self._ports.shift_in_hand, on_done=self._take_shift, on_error=self._say_shift_trouble
        )

    def _say_shift_trouble(self, error: Exception) -> None:
        # The takings in the bar are old; the money is in the books all the same.
        self._note_paper(say_or_raise(error).as_line(), is_good=False)

    def _follow_doubt(self, doubt: InDoubt) -> None:
        self.ladder.begin(doubt.payment, doubt.tender)

    def _show_preview(self, preview: Preview | None) -> None:
        self._preview = preview
        self._show()

    # --- the screen -------------------------------------------------------------

    def _acceptance(self) -> middle.Acceptance:
        return middle.Acceptance(
            self._rules, frozenset[TenderKind](self._ports.machines), self._business_day()
        )

    def _business_day(self) -> date | None:
        return self._shift.shift.business_day if self._shift is not None else None

    def _is_closed(self) -> bool:
        return self._is_loaded and self._shift is None

    def _show(self) -> None:
        acceptance = self._acceptance()
        screen = PaymentScreen(
            left=self._left(),
            due=middle.due_screen(self.work, acceptance),
            middle=self._middle(acceptance),
            right=self._right(),
        )
        stage = self._bench.stage
        if not isinstance(stage, Paid):
            now = self._ports.clock()
            self._live.follow(payment_of(self.work, self._ports.actor, now=now))
        self._view.display(screen)
        self.customer_changed.emit(
            customer_screen(
                self.work,
                stage,
                branch_words=self._ports.branch_words,
                desk_words=translate("Payment", "{n} 號櫃檯").format(n=self._ports.actor.desk_no),
            )
        )

    def _left(self) -> LeftScreen:
        work, picking = self.work, self.picking
        common = LeftScreen(
            favourites=left.favourites_of(picking.prices),
            subtotal_twd=work.total_twd,
            left_out=left.left_out(work.draft, work.quote),
            question=picking.question,
            can_change=picking.can_edit,
        )
        notice = (picking.notice,) if picking.notice is not None else ()
        match picking.mode:
            case ListMode.RESULTS:
                return replace(
                    common,
                    mode=ListMode.RESULTS,
                    heading=translate("Payment", "搜尋結果"),
                    hint=translate("Payment", "Enter 開啟，Esc 返回"),
                    rows=rows.rows_of_hits(picking.hits),
                    notices=notice,
                )
            case ListMode.HELD:
                return replace(
                    common,
                    mode=ListMode.HELD,
                    heading=translate("Payment", "暫存清單"),
                    hint=translate("Payment", "Enter 取回，Esc 返回"),
                    rows=rows.rows_of_held(picking.held),
                    notices=notice,
                )
            case ListMode.PRICES:
                return replace(
                    common,
                    mode=ListMode.PRICES,
                    heading=translate("Payment", "價目表"),
                    hint=translate("Payment", "Enter 加入一份，Esc 返回"),
                    rows=rows.rows_of_prices(picking.prices),
                    notices=notice,
                )
            case ListMode.CASES | ListMode.EMPTY:
                return self._cases(common)
            case _:
                assert_never(picking.mode)

    def _cases(self, common: LeftScreen) -> LeftScreen:
        work, picking = self.work, self.picking
        notice = (picking.notice,) if picking.notice is not None else ()
        if work.is_empty:
            return replace(common, notices=notice, offer=self._offer_words())
        is_paid = isinstance(self._bench.stage, Paid)
        quote = work.quote
        key = self._current_key()
        all_notices = (*notice, *left.notices_of(quote)) if not is_paid else notice
        return replace(
            common,
            mode=ListMode.CASES,
            rows=rows.rows_of_quote(quote, is_paid=is_paid) if quote is not None else (),
            current_key=key,
            payer=left.payer_strip(
                work, is_editing=picking.is_editing_payer, can_edit=picking.can_edit
            ),
            notices=all_notices[: left.NOTICES_MAX],
            details=left.details_of(work, key, self._ports.allocation_order),
        )

    def _current_key(self) -> str:
        quote, key = self.work.quote, self.picking.current_key
        if quote is None:
            return ""
        known = [row.key for row in rows.rows_of_quote(quote)]
        if key in known:
            return key
        chosen = (case_key(q.case.case_id) for q in quote.cases if q.item is not None)
        return next(chosen, next(iter(known), ""))

    def _offer_words(self) -> Message | None:
        draft = self.picking.offered
        if draft is None:
            return None
        words = translate("Payment", "{label}，{n} 項{typed}")
        typed = (
            translate("Payment", "，已輸入 {sum}").format(sum=f"{draft.tendered_twd:,}")
            if draft.tendered_twd
            else ""
        )
        last = translate("Payment", "這一筆還沒有入帳。請核對最後一張收據與錢箱。")
        return Message(
            what=translate("Payment", "上次的畫面還沒有收款"),
            money=words.format(
                label=draft.label or translate("Payment", "未具名"),
                n=len(draft.cases) + len(draft.fees),
                typed=typed,
            ),
            now=last,
        )

    def _middle(self, acceptance: middle.Acceptance) -> MiddleScreen:
        stage = self._bench.stage
        if self._is_closed() and isinstance(stage, Filling):
            return _closed_screen()
        screen: MiddleScreen
        match stage:
            case Filling():
                screen = middle.fill_screen(self.work, stage, acceptance)
            case Waiting():
                screen = middle.wait_screen(stage)
            case RetryWanted():
                screen = middle.retry_screen(stage)
            case Ended():
                screen = middle.end_screen(stage)
            case InDoubt():
                screen = self._ladder_screen(stage)
            case Paid():
                screen = self._paid(stage)
            case _:
                assert_never(stage)
        return screen

    def _ladder_screen(self, stage: InDoubt) -> LadderScreen:
        if self.ladder.screen is None:
            self.ladder.begin(stage.payment, stage.tender)
        assert self.ladder.screen is not None  # noqa: S101 - begun a line ago
        return self.ladder.screen

    def _paid(self, stage: Paid) -> PaidScreen:
        paper = self.printing.words()
        return replace(
            middle.paid_screen(stage),
            paper=paper.words,
            paper_status=paper.status,
            trouble=paper.trouble,
            trouble_status=paper.trouble_status,
            actions=paper.actions,
            foot=paper.drawer,
        )

    def _right(self) -> RightScreen:
        printing = self._ports.printing
        last = self._last
        words, status = self._note
        return RightScreen(
            form=f"{printing.slip_width_mm} mm",
            preview=self._preview,
            outputs=(
                Output(
                    name=SLIP, words=translate("Payment", "感熱紙"), is_on=SLIP in self._outputs
                ),
                Output(name=PDF, words="PDF", is_on=PDF in self._outputs),
                Output(
                    name=OFFICE,
                    words=translate("Payment", "A4 列印"),
                    is_on=OFFICE in self._outputs,
                    is_enabled=printing.print_office is not None,
                    why_not=translate("Payment", "這台電腦沒有事務印表機"),
                ),
            ),
            last=None
            if last is None
            else LastReceipt(
                number=last.number, payer=mask_name(last.payer_name), amount_twd=last.total_twd
            ),
            can_reprint=last is not None,
            is_asking_drawer=self._asks_drawer,
            note=words,
            note_status=status,
        )


def _no_work(ports: PaymentPorts) -> Work:
    return Work(
        draft=Draft(
            payment_id=PaymentId(""),
            desk_no=ports.actor.desk_no,
            clerk=ports.actor.login,
            is_held=False,
            saved_at=ports.clock(),
            label="",
            payer_name="",
            payer_number="",
            cases=(),
            fees=(),
        )
    )


def _closed_screen() -> EndScreen:
    return EndScreen(
        message=Message(
            what=translate("Payment", "本櫃檯尚未開班"),
            now=translate("Payment", "請先點收錢箱備用金並開班，才能收款。"),
        ),
        status=Status.INFO,
        primary=translate("Payment", "開班"),
        primary_icon="drawer",
        actions=(PanelAction(name="open_shift", words=translate("Payment", "前往開班")),),
    )
