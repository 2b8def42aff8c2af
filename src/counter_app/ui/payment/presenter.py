"""Runs the payment screen: joins its three panels to the services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from counter_app.domain.drafts import Draft
from counter_app.domain.kinds import PriceItem, TenderRule
from counter_app.domain.money import Twd
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import Receipt
from counter_app.domain.staff import Act
from counter_app.domain.tenders import TenderKind
from counter_app.services.payments import Settlement
from counter_app.services.shifts import ShiftInHand
from counter_app.ui.approval.presenter import Approving
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.payment import middle
from counter_app.ui.payment.alive import while_alive
from counter_app.ui.payment.bench import Bench
from counter_app.ui.payment.composing import closed_screen, compose_left, compose_middle
from counter_app.ui.payment.customer import customer_screen
from counter_app.ui.payment.elsewhere import Elsewhere
from counter_app.ui.payment.holding import Holding, empty_draft
from counter_app.ui.payment.left import reveal_subject
from counter_app.ui.payment.papers import Papers
from counter_app.ui.payment.picking import Picking
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.printing import SecondWanted
from counter_app.ui.payment.screen import (
    DocumentFields,
    ListMode,
    PaymentScreen,
    SlipFields,
)
from counter_app.ui.payment.stages import Ended, Filling, InDoubt, Paid, RetryWanted, Waiting
from counter_app.ui.payment.taking import Taking
from counter_app.ui.payment.view import PaymentView
from counter_app.ui.payment.work import Method, Work
from counter_app.ui.recovery.ladder import Ladder
from counter_app.ui.recovery.screen import SlipForm
from counter_app.ui.reveal import Reveal

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
        self._has_ended = False
        ports = while_alive(ports, self, has_ended=lambda: self._has_ended)
        self._view = view
        self._ports = ports
        self._rules: tuple[TenderRule, ...] = ()
        self._shift: ShiftInHand | None = None
        self._is_loaded = False
        self._bench = Bench(Work(draft=empty_draft(ports, PaymentId(""))), self)
        self.picking = Picking(self._bench, ports, self)
        self.elsewhere = Elsewhere(self._bench, ports, self)
        self._fields: DocumentFields | SlipFields | None = None
        self.holding = Holding(self._bench, ports, self.picking, self)
        self.papers = Papers(ports.printing, ports.default_forms, self)
        self.approving = Approving(view.receipt.approval, ports.printing.printer, ports.approver_of)
        self.taking = Taking(self._bench, ports, lambda: self.papers.forms, self)
        self.ladder = Ladder(ports.ladder, self)
        self.reveal = Reveal(ports.store, ports.reveal, self)
        self._connect()
        self._connect_view()
        self.holding.begin_new()

    def begin(self) -> None:
        """Ask the store for what the screen needs; again whenever the shift or a rule changed."""
        self._ports.store.run(self._load, on_done=self._take_loaded, on_error=self._say_trouble)

    def end(self) -> None:
        """Ask for nothing more: the workers are about to be let go."""
        self._has_ended = True

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
        self.elsewhere.changed.connect(self._show)
        self.picking.list_wanted.connect(self._view.focus_list)
        self.picking.opened.connect(self._view.focus_home)
        self.holding.changed.connect(self._show)
        self.holding.restored.connect(self._view.focus_home)
        self.holding.counted.connect(self.held_counted)
        self.taking.began.connect(self.picking.stop_saving)
        self.taking.paid.connect(self._follow_paid)
        self.taking.doubted.connect(self._follow_doubt)
        self.ladder.changed.connect(self._show)
        self.ladder.resolved.connect(self.taking.take)
        self.papers.changed.connect(self._show)
        self.reveal.changed.connect(self._show)
        self.reveal.failed.connect(self._say_trouble)
        self.papers.printing.second_wanted.connect(self._ask_second)
        self.approving.asking_changed.connect(
            lambda: self.papers.ask_second(self.approving.is_asking)
        )

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
            (view.reveal_requested, self._toggle_reveal),
            (view.left, self.reveal.hide),
            (view.offer_answered, self.holding.answer_offer),
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
            (view.pay_requested, self._pay),
            (view.proof_answered, self._answer_proof),
            (view.alarm_read, self._read_alarm),
            (view.collected_requested, taking.settle_collected),
            (view.primary_requested, self._press_primary),
            (view.ending_acted, self._act_on_ending),
            (view.next_requested, self._next),
            (view.paper_acted, self.papers.printing.act),
            (view.output_toggled, self.papers.toggle),
            (view.reprint_requested, self.papers.reprint),
            (view.drawer_requested, self._ask_drawer),
            (view.query_requested, self.ladder.query),
            (view.slip_form_requested, self._open_slip_form),
            (view.slip_answered, self.ladder.answer),
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
        self.papers.last = loaded.receipts[0] if loaded.receipts else None
        self.picking.prices = loaded.prices
        self.holding.take(loaded.held)
        mine = loaded.on_screen
        # A draft that entered the books is to be accounted for, not begun anew.
        if is_first and mine is not None and mine.payment_id not in loaded.in_books:
            self.holding.offer(mine)
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

    def _toggle_reveal(self) -> None:
        if self._ports.actor.may(Act.UNMASK):
            fields = ("name", "number", "payer_name", "payer_number")
            self.reveal.toggle(reveal_subject(self.work), fields)

    def _begin_new(self) -> None:
        stage = self._bench.stage
        if isinstance(stage, Paid):
            self._next()
        elif not self.work.is_empty and isinstance(stage, Filling):
            self.holding.hold()
        else:
            self._view.focus_home()

    def _ask_drawer(self) -> None:
        if self.approving.is_asking:
            self.approving.leave()
        else:
            self.papers.printing.open_drawer()

    def _ask_second(self, wanted: SecondWanted) -> None:
        self.approving.ask(wanted.screen, wanted.act, on_done=wanted.on_done)

    def _hold_or_list(self) -> None:
        if self.picking.mode is ListMode.HELD:
            self.picking.show_cases()
        elif isinstance(self._bench.stage, Filling) and not self.work.is_empty:
            self.holding.hold()
        else:
            self.holding.show()

    def _step_back(self) -> None:
        stage = self._bench.stage
        if self.approving.is_asking:
            self.approving.leave()
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
        is_asked = stage.is_asking_cancel or stage.proof_question is not None
        if is_asked or stage.error is not None:
            self._fields = None
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
                self.holding.clear()
            case "hold":
                self.holding.hold()
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

    def _pay(self, fields: DocumentFields | SlipFields | None) -> None:
        stage = self._bench.stage
        if isinstance(stage, Filling) and not stage.is_busy:
            self.elsewhere.when_known(lambda: self._pay_knowing(fields))

    def _pay_knowing(self, fields: DocumentFields | SlipFields | None) -> None:
        """Take the money, unless somebody says that it is on its way already: then ask first."""
        question = self.elsewhere.question(self.work)
        if question is None or not self.work.items:
            self.taking.pay(fields)
            return
        self._fields = fields
        self._bench.put_stage(Filling(proof_question=question))
        self._view.focus_home()

    def _answer_proof(self, name: str) -> None:
        fields, self._fields = self._fields, None
        self._bench.put_stage(Filling())
        self._view.focus_home()
        if name == "take":
            self.elsewhere.confirm(self.work)
            self.taking.pay(fields)

    def _read_alarm(self) -> None:
        self.picking.read_alarm()
        self._view.focus_home()

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
            self.papers.clear()
            self.holding.begin_new()
            self._view.focus_home()

    def _open_slip_form(self, form: str) -> None:
        self.ladder.open_form(SlipForm(form))

    def _leave_doubt(self) -> None:
        if isinstance(self._bench.stage, InDoubt):
            self.ladder.end()
            self.holding.begin_new()
            self._view.focus_home()

    # --- what came of it --------------------------------------------------------

    def _follow_paid(self, settlement: Settlement) -> None:
        if settlement.receipt is None:
            return
        self.papers.make(settlement.receipt)
        self._view.announce_paid(settlement.payment.total_twd, settlement.change_twd)
        self._ports.store.run(
            self._ports.shift_in_hand, on_done=self._take_shift, on_error=self._say_shift_trouble
        )

    def _say_shift_trouble(self, error: Exception) -> None:
        # The takings in the bar are old; the money is in the books all the same.
        self.papers.say(say_or_raise(error).as_line(), is_good=False)

    def _follow_doubt(self, doubt: InDoubt) -> None:
        self.ladder.begin(doubt.payment, doubt.tender)

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
        work, stage = self.work, self._bench.stage
        acceptance = self._acceptance()
        subject = reveal_subject(work)
        self.reveal.keep_to(subject)
        is_filling = isinstance(stage, Filling)
        self._view.display(
            PaymentScreen(
                left=compose_left(
                    work,
                    stage,
                    picking=self.picking,
                    holding=self.holding,
                    elsewhere=self.elsewhere,
                    order=self._ports.allocation_order,
                    is_masked=not self.reveal.is_shown(subject),
                ),
                due=middle.due_screen(work, acceptance),
                middle=closed_screen()
                if self._is_closed() and is_filling
                else compose_middle(
                    work,
                    stage,
                    acceptance=acceptance,
                    ladder=self.ladder.screen,
                    paper=self.papers.printing.words(),
                ),
                right=self.papers.screen(),
            )
        )
        if not isinstance(stage, Paid):
            self.papers.follow(work, self._ports.actor, clock=self._ports.clock)
        desk_words = translate("Payment", "{n} 號櫃檯").format(n=self._ports.actor.desk_no)
        self.customer_changed.emit(
            customer_screen(
                work, stage, branch_words=self._ports.branch_words, desk_words=desk_words
            )
        )
