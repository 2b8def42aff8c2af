"""Decides what the page of proofs of payment shows, and enters them."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.domain.amounts import parse_amount
from counter_app.domain.calendar import parse_date
from counter_app.domain.cases import CaseId
from counter_app.domain.collections import PaymentProof, ProofId, ProofState
from counter_app.domain.errors import Refusal
from counter_app.domain.identifiers import mask_name
from counter_app.store.case_search import CaseHit
from counter_app.ui.collections.ports import CollectionsPorts
from counter_app.ui.collections.proofs_page import ProofsPage
from counter_app.ui.collections.screen import ProofEntry, ProofsScreen
from counter_app.ui.collections.wording import hit_row, proof_row
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.names import say_channel
from counter_app.ui.widgets.money import grouped

translate = QCoreApplication.translate


class Proofs(QObject):
    """Lists open proofs, enters another, and takes one back.

    Signals:
        counted(int): So many are open.
    """

    counted = Signal(int)

    def __init__(
        self,
        page: ProofsPage,
        ports: CollectionsPorts,
        *,
        may_enter: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._ports = ports
        self._screen = ProofsScreen(may_enter=may_enter)
        self._hits: tuple[CaseHit, ...] = ()
        page.row_reached.connect(self._reach)
        page.add_requested.connect(self.open_form)
        page.form_closed.connect(self._close_form)
        page.case_searched.connect(self.search)
        page.case_chosen.connect(self._choose)
        page.entered.connect(self._enter)
        page.withdrawal_requested.connect(self._ask_withdrawal)
        page.withdrawal_answered.connect(self._answer_withdrawal)
        page.display(self._screen)

    def refresh(self) -> None:
        """Ask for the newest list."""
        self._ports.store.run(self._ports.open_proofs, on_done=self._take, on_error=self._tell)

    def open_form(self) -> None:
        """Begin another proof."""
        if self._screen.may_enter and not self._screen.is_form_open:
            self._show(
                replace(
                    self._screen,
                    is_form_open=True,
                    asks_withdrawal=False,
                    notice="",
                    error=None,
                )
            )

    def search(self, text: str) -> None:
        """Look for the case of the proof that is being entered."""
        if text:
            self._ports.store.run(
                partial(self._ports.find, text),
                on_done=partial(self._found, text),
                on_error=self._tell,
            )

    def _show(self, screen: ProofsScreen) -> None:
        self._screen = screen
        self._page.display(screen)

    def _take(self, proofs: tuple[PaymentProof, ...]) -> None:
        newest_first = tuple(reversed(proofs))
        known = {proof.proof_id for proof in proofs}
        current = self._screen.current if self._screen.current in known else None
        if current is None and newest_first:
            current = newest_first[0].proof_id
        rows = tuple(proof_row(proof) for proof in newest_first)
        asks = self._screen.asks_withdrawal and current == self._screen.current
        self._show(replace(self._screen, rows=rows, current=current, asks_withdrawal=asks))
        self.counted.emit(len(proofs))

    def _reach(self, key: str) -> None:
        if key and key != self._screen.current:
            self._show(replace(self._screen, current=ProofId(key), asks_withdrawal=False))

    def _close_form(self) -> None:
        # What was typed stays until something is saved: Esc never loses it.
        self._show(replace(self._screen, is_form_open=False, error=None))

    # --- which case -----------------------------------------------------------------

    def _found(self, text: str, hits: tuple[CaseHit, ...]) -> None:
        self._hits = hits
        if len(hits) == 1:
            self._choose(str(hits[0].case_id))
            return
        error = None
        if not hits:
            what = translate("Collections", "找不到「{text}」的案件。").format(text=text)
            error = Message(what=what, now=translate("Collections", "請檢查號碼，或改用姓名。"))
        rows = tuple(hit_row(hit) for hit in hits)
        self._show(replace(self._screen, hits=rows, case_id=None, case_words="", error=error))

    def _choose(self, key: str) -> None:
        hit = next((hit for hit in self._hits if str(hit.case_id) == key), None)
        if hit is not None:
            words = f"{hit.case_number}　{mask_name(hit.obligor_name)}"
            self._show(
                replace(self._screen, hits=(), case_id=hit.case_id, case_words=words, error=None)
            )

    # --- entering -------------------------------------------------------------------

    def _enter(self, entry: ProofEntry) -> None:
        case_id = self._screen.case_id
        if self._screen.is_busy:
            return
        if case_id is None:
            what = translate("Collections", "還沒有選案件。")
            now = translate("Collections", "請輸入案號後按 Enter，再從清單選一件。")
            self._show(replace(self._screen, error=Message(what=what, now=now)))
            return
        try:
            amount_twd = parse_amount(entry.amount)
            paid_on = parse_date(entry.paid_on)
        except Refusal as refusal:
            self._tell(refusal)
            return
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))
        self._ports.store.run(
            partial(
                self._ports.enter_proof,
                case_id=CaseId(case_id),
                channel=entry.channel,
                amount_twd=amount_twd,
                paid_on=paid_on,
                reference=entry.reference,
                note=entry.note,
            ),
            on_done=self._entered,
            on_error=self._tell,
        )

    def _entered(self, proof: PaymentProof) -> None:
        if proof.state is ProofState.SETTLED:
            words = translate("Collections", "{channel}的 {sum} 其實已經入帳，這份證明已結案。")
        else:
            words = translate("Collections", "已登記{channel} {sum}，入帳以前收款畫面會提醒。")
        notice = words.format(channel=say_channel(proof.channel), sum=grouped(proof.amount_twd))
        self._hits = ()
        self._show(
            replace(
                self._screen,
                is_busy=False,
                is_form_open=False,
                hits=(),
                case_id=None,
                case_words="",
                form_count=self._screen.form_count + 1,
                notice=notice,
            )
        )
        self.refresh()

    # --- taking back ----------------------------------------------------------------

    def _ask_withdrawal(self) -> None:
        if self._screen.may_enter and self._screen.current is not None:
            self._show(replace(self._screen, asks_withdrawal=True, notice="", error=None))

    def _answer_withdrawal(self, name: str) -> None:
        current = self._screen.current
        self._show(replace(self._screen, asks_withdrawal=False))
        if name == "withdraw" and current is not None:
            self._ports.store.run(
                partial(self._ports.withdraw_proof, current),
                on_done=self._withdrawn,
                on_error=self._tell,
            )

    def _withdrawn(self, _none: None) -> None:
        self._show(replace(self._screen, notice=translate("Collections", "已撤回這份繳款證明。")))
        self.refresh()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))
