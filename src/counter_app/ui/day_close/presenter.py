"""Takes a close from step to step."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, assert_never

from PySide6.QtCore import QObject, Signal

from counter_app.domain.closing import Close, CloseStep, Settlement
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.shifts import NoOpenShift
from counter_app.domain.staff import Act, Actor
from counter_app.services.day_close import CloseState
from counter_app.ui.approval.presenter import Approving
from counter_app.ui.approval.screen import ApprovalScreen
from counter_app.ui.cash_count.values import Counting, counting_of
from counter_app.ui.day_close.composing import compose, proposed_float, settle_body, sign_body
from counter_app.ui.day_close.ports import DayClosePorts
from counter_app.ui.day_close.screen import MachineForm
from counter_app.ui.day_close.view import DayCloseView
from counter_app.ui.day_close.wording import say_about, say_description, say_way, say_what
from counter_app.ui.day_close.work import Papers, Work, make_papers
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.widgets.money import grouped, signed


class DayClosePresenter(QObject):
    """Takes the steps of a close; where it stands is asked anew after each.

    Signals:
        begun(): The drawer takes no money any more, or takes it again.
        way_wanted(str, str): Go to where an open item is resolved: what, and its identity.
        signed(object): The `Close`.
    """

    begun = Signal()
    way_wanted = Signal(str, str)
    signed = Signal(object)

    def __init__(self, view: DayCloseView, ports: DayClosePorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._work = Work()
        self._approving = Approving(view.approval_panel, ports.store, ports.approver_of)
        self._approving.asking_changed.connect(
            lambda: self._put(is_approving=self._approving.is_asking)
        )
        self._connect()
        self._put()

    @property
    def is_asking_machine(self) -> bool:
        """Whether a machine is being settled, or asked how that ended."""
        return bool(self._work.asking)

    def look(self) -> None:
        """Ask the books where the close stands."""
        ports = self._ports
        self._ports.store.run(
            lambda: (ports.state(), ports.names()),
            on_done=lambda found: self._take(*found),
            on_error=self._refuse_look,
        )

    def serve(self, ports: DayClosePorts) -> bool:
        """Close another drawer from now on; nothing that was typed is kept.

        Returns:
            Whether it is so: not while something is being done for the drawer before.
        """
        if self._work.is_busy:
            return False
        self._approving.leave()
        self._ports = ports
        self._work = Work()
        self._put()
        self.look()
        return True

    def _connect(self) -> None:
        view = self._view
        view.shown.connect(self.look)
        view.step_chosen.connect(self._choose_step)
        view.primary_requested.connect(self._go_on)
        view.call_off_requested.connect(self._call_off)
        view.items.reached.connect(lambda key: self._put(item_key=key))
        view.items.way_requested.connect(self._go_to_item)
        view.items.carry_requested.connect(self._carry)
        view.count.pieces_changed.connect(self._count_piece)
        view.count.other_changed.connect(self._count_other)
        view.settle.reached.connect(self._reach_machine)
        view.settle.settle_requested.connect(self._settle)
        view.settle.query_requested.connect(self._query)
        view.settle.slip_requested.connect(partial(self._open_slip, MachineForm.SLIP))
        view.settle.slip_left.connect(partial(self._open_slip, MachineForm.NONE))
        view.settle.slip_entered.connect(self._enter_slip)
        view.explain.reached.connect(lambda key: self._put(difference_key=key))
        view.explain.explain_requested.connect(self._explain)
        view.sign.float_changed.connect(self._enter_float)
        view.papers.print_requested.connect(self._print)
        view.papers.save_requested.connect(self._save)
        view.papers.anchor_requested.connect(self._publish)

    def _put(self, **changes: Any) -> None:  # noqa: ANN401 - fields of `Work`
        self._work = replace(self._work, **changes)
        self._view.display(compose(self._work, self._ports))

    # --- where it stands --------------------------------------------------------------

    def _take(self, state: CloseState, names: Mapping[str, str]) -> None:
        # After a signature a new shift may have been opened: its page begins anew.
        work = Work() if self._work.close is not None else self._work
        before = work.state
        if before is None or before.shift.shift_id != state.shift.shift_id:
            work = replace(work, counting=Counting())
        if before is None or before.count != state.count:
            work = replace(work, next_float_twd=proposed_float(state))
        if state.count is not None and not work.counting.has_begun:
            work = replace(work, counting=counting_of(state.count.count))
        if before is not None and before.step is not state.step:
            work = replace(work, chosen=None)
        self._work = work.with_state(state)
        self._put(is_busy=bool(work.asking), names=names)

    def _refuse_look(self, error: Exception) -> None:
        if not isinstance(error, NoOpenShift):
            self._refuse(error)
        elif self._work.close is None:
            self._put(state=None, is_busy=False)

    def _choose_step(self, name: str) -> None:
        if self._work.is_free:
            self._put(chosen=CloseStep(name), machine_form=MachineForm.NONE, done="", message=None)

    # --- F12 ----------------------------------------------------------------------------

    def _go_on(self) -> None:
        work = self._work
        if not work.is_free:
            return
        if work.close is not None:
            # On to an empty page: one key too many must not open the next shift.
            self._work = Work()
            self._put()
            self.look()
        elif not work.is_closing:
            self._begin()
        elif work.is_passed(work.shown) and not work.recounts:
            self._put(chosen=None, done="", message=None)
        else:
            self._take_step(work.shown)

    def _take_step(self, step: CloseStep) -> None:
        match step:
            case CloseStep.OPEN_ITEMS:
                self._go_to_item()
            case CloseStep.COUNT:
                self._write_count()
            case CloseStep.SETTLE:
                self._go_on_with_machine()
            case CloseStep.EXPLAIN:
                self._explain()
            case CloseStep.SIGN | CloseStep.ANCHOR:
                self._sign()
            case _:
                assert_never(step)

    # --- begin and call off ---------------------------------------------------------------

    def _begin(self) -> None:
        state = self._work.state
        if state is None:
            return
        may_alone = state.is_approved or self._ports.actor.may(Act.CLOSE_ANY_SHIFT)
        if not state.is_others or may_alone:
            begin = partial(self._ports.begin, approver=None, reason="")
            self._do(begin, lambda _shift: "", changes_shift=True)
            return
        self._approving.ask(
            ApprovalScreen(
                subject=state.shift.shift_id,
                heading=self.tr("代為日結"),
                about=self.tr("錢箱在 {clerk} 名下。").format(
                    clerk=self._work.name_of(state.shift.clerk)
                ),
                reason_words=self.tr("原因"),
                confirm_words=self.tr("核可並開始日結"),
            ),
            lambda approver, reason: self._ports.begin(approver=approver, reason=reason),
            on_done=lambda _shift: self._finish("", changes_shift=True),
        )

    def _call_off(self) -> None:
        words = self.tr("日結已取消，可以繼續收款；下次日結要重新清點。")
        self._do(self._ports.call_off, lambda _shift: words, changes_shift=True)

    # --- open items --------------------------------------------------------------------------

    def _go_to_item(self) -> None:
        item = self._work.item
        if item is not None and say_way(item.what):
            self.way_wanted.emit(item.what, item.subject)

    def _carry(self, owner: str) -> None:
        item = self._work.item
        if item is None or not item.may_be_carried or not self._work.is_closing:
            return
        about = self.tr("{what}　{which}　結轉給 {owner}")
        self._ask(
            ApprovalScreen(
                subject=f"{self._work.item_key} {owner}",
                heading=self.tr("結轉下一班"),
                about=about.format(
                    what=say_what(item.what),
                    which=say_description(item.what, item.description),
                    owner=self._work.name_of(owner),
                ),
                reason_words=self.tr("今天為什麼處理不了"),
                confirm_words=self.tr("核可結轉"),
            ),
            lambda approver, reason: self._ports.carry_forward(
                approver, what=item.what, subject=item.subject, owner=owner, reason=reason
            ),
            self.tr("已結轉，會印在 Z 報表上，下一班日結時再問。"),
        )

    # --- the drawer --------------------------------------------------------------------------

    def _count_piece(self, at: int, pieces: int) -> None:
        self._put(counting=self._work.counting.with_pieces(at, pieces), message=None)

    def _count_other(self, other_twd: Twd | None) -> None:
        self._put(counting=self._work.counting.with_other(other_twd), message=None)

    def _write_count(self) -> None:
        counting = self._work.counting
        if not counting.has_begun:
            message = Message(
                what=self.tr("還沒有輸入任何張數。"),
                now=self.tr("請逐一清點；錢箱真的全空，在「其他」填 0。"),
            )
            self._put(message=message)
            return
        self._do(
            partial(self._ports.count, counting.count),
            lambda counted: self.tr("已記下：清點 {counted}，差額 {difference}。").format(
                counted=grouped(counted.count.total_twd),
                difference=signed(counted.difference_twd),
            ),
        )

    # --- the machines ----------------------------------------------------------------------------

    def _reach_machine(self, device: str) -> None:
        if device and not self._work.asking:
            self._put(machine_name=device, machine_form=MachineForm.NONE)

    def _go_on_with_machine(self) -> None:
        body = settle_body(self._work, self._ports)
        if body.can_settle:
            self._settle()
        elif body.can_query:
            self._query()
        elif body.can_use_slip:
            self._open_slip(MachineForm.SLIP)

    def _settle(self) -> None:
        machine = self._work.machine
        if machine is not None:
            settle = partial(self._ports.settle_machine, device=machine.device)
            self._ask_machine(machine.device, settle)

    def _query(self) -> None:
        machine = self._work.machine
        if machine is not None and machine.settlement is not None:
            query = partial(
                self._ports.query_settlement,
                device=machine.device,
                settlement_id=machine.settlement.settlement_id,
            )
            self._ask_machine(machine.device, query)

    def _ask_machine(self, device: str, job: Callable[[], Settlement]) -> None:
        choice = self._ports.machine_of(device)
        if choice is None or not self._work.is_free:
            return
        self._put(asking=device, is_busy=True, done="", message=None)
        choice.background.run(job, on_done=self._finish_machine, on_error=self._refuse_machine)

    def _finish_machine(self, _settlement: Settlement) -> None:
        self._put(asking="")
        self._finish("")

    def _refuse_machine(self, error: Exception) -> None:
        self._put(asking="")
        self._refuse(error)
        self.look()

    def _open_slip(self, form: MachineForm) -> None:
        if self._work.is_free:
            self._put(machine_form=form, message=None)

    def _enter_slip(self, totals: tuple[BrandTotal, ...]) -> None:
        machine = self._work.machine
        if machine is None or not self._work.is_free:
            return
        about = self.tr("{device}　簽單合計 {amount}，{count} 筆")
        if not totals:
            about = self.tr("{device}　沒有簽單，以 0 元結")
        self._ask(
            ApprovalScreen(
                subject=f"{machine.device} {totals}",
                heading=self.tr("依簽單輸入結帳總額"),
                about=about.format(
                    device=machine.device,
                    amount=grouped(sum(total.net_twd for total in totals)),
                    count=sum(total.transaction_count for total in totals),
                ),
                reason_words=self.tr("為什麼不由程式結帳"),
                confirm_words=self.tr("核可簽單總額"),
            ),
            lambda approver, reason: self._ports.settle_by_slip(
                approver, device=machine.device, totals=totals, reason=reason
            ),
            self.tr("已依簽單記下 {device} 的結帳總額。").format(device=machine.device),
        )

    # --- differences -----------------------------------------------------------------------------

    def _explain(self) -> None:
        each = self._work.difference
        if each is None or not self._work.is_closing:
            return
        about = self.tr("{about}　帳上 {expected}，實際 {found}，差額 {difference}")
        self._ask(
            ApprovalScreen(
                subject=self._work.difference_key,
                heading=self.tr("說明差異"),
                about=about.format(
                    about=say_about(each.about, each.detail),
                    expected=grouped(each.expected_twd),
                    found=grouped(each.found_twd),
                    difference=signed(each.difference_twd),
                ),
                reason_words=self.tr("原因"),
                reason_hint=self.tr("查到什麼、怎麼發生；查不出來就寫查不出來"),
                confirm_words=self.tr("核可差異"),
            ),
            lambda approver, reason: self._ports.explain(
                approver, about=each.about, detail=each.detail, reason=reason
            ),
            self.tr("已記下原因。"),
        )

    # --- the signature -----------------------------------------------------------------

    def _enter_float(self, amount_twd: Twd | None) -> None:
        if amount_twd != self._work.next_float_twd:
            self._put(next_float_twd=amount_twd, message=None)

    def _sign(self) -> None:
        next_float_twd = self._work.next_float_twd
        if next_float_twd is None or not sign_body(self._work).can_sign:
            message = Message(
                what=self.tr("請填留給下一班的零用金。"),
                now=self.tr("不能多於清點的現金；全部繳給出納就填 0。"),
            )
            self._put(message=message)
            return
        self._set_busy()
        self._ports.store.run(
            partial(self._ports.sign, next_float_twd=next_float_twd),
            on_done=self._finish_signing,
            on_error=self._refuse,
        )

    def _finish_signing(self, close: Close) -> None:
        self._work = Work(close=close, is_busy=True, names=self._work.names)
        self._put()
        self.signed.emit(close)
        self._ports.papers.run(
            partial(make_papers, self._ports, close),
            on_done=self._take_papers,
            on_error=self._refuse,
        )

    def _take_papers(self, papers: Papers) -> None:
        words = self.tr("已簽章。")
        if papers.files:
            words = self.tr("已簽章。Z 報表存到 {path}").format(path=papers.files[0].parent)
        self._put(papers=papers, is_busy=False, done=words, message=papers.file_error)

    def _print(self) -> None:
        papers = self._work.papers
        if papers is not None:
            self._do_paper(
                partial(self._ports.print_report, papers.report),
                lambda was_taken: (
                    self.tr("Z 報表已送到印表機。")
                    if was_taken
                    else self.tr("沒有可用的印表機；PDF 已經存好，可以稍後再印。")
                ),
            )

    def _save(self) -> None:
        papers = self._work.papers
        if papers is not None:
            self._do_paper(
                partial(self._ports.save_report, papers.report),
                lambda paths: self.tr("Z 報表存到 {path}").format(path=paths[0].parent),
            )

    def _publish(self) -> None:
        self._do_paper(self._ports.publish_anchors, self._published)

    def _published(self, _paths: object) -> str:
        if self._work.papers is not None:
            self._work = replace(self._work, papers=replace(self._work.papers, anchor_error=None))
        return self.tr("錨定檔已寫好。")

    def _do_paper(self, job: Callable[[], Any], say_done: Callable[[Any], str]) -> None:
        if not self._work.is_free:
            return
        self._set_busy()
        self._ports.papers.run(
            job,
            on_done=lambda result: self._put(is_busy=False, done=say_done(result)),
            on_error=self._refuse,
        )

    # --- doing -------------------------------------------------------------------------

    def _ask(self, screen: ApprovalScreen, act: Callable[[Actor, str], object], done: str) -> None:
        """Ask for a second person, do it with them, and look again."""
        if not self._work.is_free:
            return
        self._put(done="", message=None)

        def approved(approver: Actor | None, reason: str) -> object:
            assert approver is not None  # noqa: S101 - it was asked for
            return act(approver, reason)

        self._approving.ask(screen, approved, on_done=lambda _result: self._finish(done))

    def _do(
        self,
        job: Callable[[], Any],
        say_done: Callable[[Any], str],
        *,
        changes_shift: bool = False,
    ) -> None:
        if not self._work.is_free:
            return
        self._set_busy()
        self._ports.store.run(
            job,
            on_done=lambda result: self._finish(say_done(result), changes_shift=changes_shift),
            on_error=self._refuse,
        )

    def _finish(self, done: str, *, changes_shift: bool = False) -> None:
        self._put(done=done, message=None, machine_form=MachineForm.NONE, chosen=None)
        if changes_shift:
            self.begun.emit()
        self.look()

    def _set_busy(self) -> None:
        self._put(is_busy=True, done="", message=None)

    def _refuse(self, error: Exception) -> None:
        # First free again, then the words: a bug goes on to the crash page with the page free.
        self._put(is_busy=False)
        self._put(message=say_or_raise(error))
