"""The whole program in its demo, for pictures of the drawer, the close, the desks and reports."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.folders import manual_folder
from counter_app.bootstrap.homes import with_settings
from counter_app.bootstrap.machines import build_machines
from counter_app.bootstrap.workspace import Workspace
from counter_app.demo.home import TERMINAL, demo_machines, make_demo_home
from counter_app.demo.people import CLERK, SUPERVISOR, DemoAccount
from counter_app.domain.drafts import Draft
from counter_app.domain.drawer import EntryKind
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import DeviceEvent, Unanswered, UnansweredReason
from counter_app.domain.payments import FeeItem, PaymentId
from counter_app.domain.tenders import CashLaidDown, TenderKind
from counter_app.services.machines import PaymentMachine
from counter_app.services.payments import (
    ask_machine,
    begin_machine_tender,
    conclude,
    recorder,
    settle_at_hand,
)
from counter_app.services.prices import price_list
from counter_app.services.quotes import quote_draft
from counter_app.services.shifts import move_cash, open_shift
from counter_app.services.staff import sign_in
from counter_app.ui.background import OneAtATime
from counter_app.ui.shortcuts import Action
from stage import NOW, HomeStage, theme_of

if TYPE_CHECKING:
    from screenshots import Shot

FLOAT_TWD: Final = Twd(5_000)
_MACHINE_MS: Final = 4_000


class MoneyStage(HomeStage):
    """A demo home with its simulated machines, and the window of one person at it."""

    def __init__(self, app: QApplication, folder: Path, shot: "Shot") -> None:
        """Open the home and let the person of the shot begin to work."""
        super().__init__()
        self.home = make_demo_home(folder / "home", clock=lambda: NOW)
        self._ends.callback(self.home.close)
        machines = demo_machines(folder / "home", answer_after_s=0.05, result_wait_ms=3_000)
        simulated = self._ends.enter_context(machines)
        account: DemoAccount = SUPERVISOR if shot.by_supervisor else CLERK
        self.actor = sign_in(self.home.desk, login=account.login, password=account.password)
        theme = theme_of(app, shot)
        self._store = OneAtATime("store")
        self._ends.callback(self._store.close)
        self._devices = simulated.devices
        settings = replace(self.home.settings, devices=simulated.devices)
        self.workspace = Workspace(
            theme,
            with_settings(self.home, settings),
            self.actor,
            store=self._store,
            manual=manual_folder(),
        )
        self._ends.callback(self.workspace.close)
        self.window = self.workspace.window
        self.window.resize(shot.width, shot.height)
        self.window.show()
        self.window.activateWindow()
        self.workspace.start()
        self.wait_for(lambda: self.workspace.has_begun)

    def page(self, place: str) -> Any:  # noqa: ANN401 - each place has a page of its own
        """Go to a place and return its page."""
        self.window.go_to(place)
        self.settle()
        return self.window.screen_in_front

    def press(self, action: Action = Action.PRIMARY) -> None:
        """Press a key."""
        self.window.press(action)
        self.settle()

    def open_shift(self) -> None:
        """Open the drawer."""
        open_shift(self.home.desk, self.actor, float_twd=FLOAT_TWD)

    def take(self) -> None:
        """Take cash and cards, and move cash."""
        desk = self.home.desk
        self.open_shift()
        for code, count in (("COPY-B4", 150), ("READ", 40), ("COPY-A3", 300)):
            draft = self._fee(code, count)
            total_twd = quote_draft(desk, self.actor, draft).total_twd
            settle_at_hand(
                desk,
                self.actor,
                draft,
                (CashLaidDown(tendered_twd=total_twd),),
                agreed_twd=total_twd,
            )
        machines = build_machines(self._devices, self.home.path)
        for count in (1_200, 450):
            self._pay_by_card(self._fee("COPY-B4", count), machines[TERMINAL])
        for machine in machines.values():
            machine.close()
        for kind, amount_twd, reason in (
            (EntryKind.CASH_IN, 2_000, "換零錢"),
            (EntryKind.CASH_OUT, 3_000, "大鈔先繳回出納"),
        ):
            move_cash(desk, self.actor, kind=kind, amount_twd=Twd(amount_twd), reason=reason)

    def leave_unknown(self) -> None:
        """Leave a card sale that the terminal never answered."""
        desk, draft = self.home.desk, self._fee("COPY-B4", 800)
        total_twd = quote_draft(desk, self.actor, draft).total_twd
        payment, tender = begin_machine_tender(
            desk,
            self.actor,
            draft,
            kind=TenderKind.CARD,
            amount_twd=total_twd,
            device=TERMINAL,
            agreed_twd=total_twd,
            holder_in_person=True,
        )
        recorder(desk, tender.tender_id)(DeviceEvent(direction="sent", what="frame", data=b""))
        conclude(
            desk,
            self.actor,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
            outcome=Unanswered(reason=UnansweredReason.SILENCE),
        )

    def approve(self, page: Any, reason: str) -> None:  # noqa: ANN401 - any page with a panel
        """Let the supervisor approve."""
        panel = page.approval_panel
        panel.reason_edit.setText(reason)
        panel.second.login_edit.setText(SUPERVISOR.login)
        panel.second.password_edit.setText(SUPERVISOR.password)
        self.press()
        self.wait_for(lambda: not panel.isVisible())

    def _fee(self, code: str, count: int) -> Draft:
        desk = self.home.desk
        on = NOW.date()
        item = next(i for i in price_list(desk, self.actor, on=on) if i.code == code)
        if item.unit_price_twd is None:
            raise SystemExit(f"{code} has no price")
        fee = FeeItem(
            code=item.code,
            name=item.name,
            group=item.group,
            quantity=count,
            unit_price_twd=item.unit_price_twd,
        )
        return Draft(
            payment_id=PaymentId(desk.new_id()),
            desk_no=desk.desk_no,
            clerk=self.actor.login,
            is_held=False,
            saved_at=NOW,
            label="",
            payer_name="範例代繳人",
            payer_number="",
            cases=(),
            fees=(fee,),
        )

    def _pay_by_card(self, draft: Draft, machine: PaymentMachine) -> None:
        desk = self.home.desk
        total_twd = quote_draft(desk, self.actor, draft).total_twd
        payment, tender = begin_machine_tender(
            desk,
            self.actor,
            draft,
            kind=TenderKind.CARD,
            amount_twd=total_twd,
            device=TERMINAL,
            agreed_twd=total_twd,
            holder_in_person=True,
        )
        ask_machine(
            desk,
            self.actor,
            machine,
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
        )


# --- the pictures --------------------------------------------------------------------


def play_opening(stage: MoneyStage) -> None:
    """Show a drawer before the first shift."""
    stage.page("shift")


def play_running(stage: MoneyStage) -> None:
    """Show the figures of a shift."""
    stage.take()
    stage.page("shift")


def play_cash_out(stage: MoneyStage) -> None:
    """Take cash out."""
    play_running(stage)
    stage.press(Action.REMOVE)


def play_hand_over(stage: MoneyStage) -> None:
    """Hand the drawer over."""
    stage.take()
    page = stage.page("shift")
    page.running.form_requested.emit("hand_over")
    for at, count in ((1, 4), (2, 3), (4, 6)):
        page.hand_over.pieces_changed.emit(at, count)


def play_start(stage: MoneyStage) -> None:
    """Show what a close asks for, before it begins."""
    stage.take()
    stage.page("day_close")


def play_items(stage: MoneyStage) -> None:
    """Show what is open."""
    stage.take()
    stage.leave_unknown()
    stage.page("day_close")
    stage.press()
    stage.settle()


def play_carry(stage: MoneyStage) -> None:
    """Carry something forward, with a second person."""
    play_items(stage)
    stage.page("day_close").items.carry_requested.emit(CLERK.login)


def play_count(stage: MoneyStage) -> None:
    """Count the drawer blind."""
    play_start(stage)
    stage.press()
    page = stage.page("day_close")
    stage.wait_for(page.count.isVisible)
    for at, count in ((1, 5), (2, 1), (4, 6), (7, 4), (9, 3)):
        page.count.pieces_changed.emit(at, count)


def play_settle(stage: MoneyStage) -> None:
    """Show the machines that are to be settled."""
    play_count(stage)
    stage.press()
    stage.wait_for(stage.page("day_close").settle.isVisible)


def play_slip(stage: MoneyStage) -> None:
    """Type a slip in."""
    play_settle(stage)
    stage.page("day_close").settle.slip_requested.emit()


def play_explain(stage: MoneyStage) -> None:
    """Show a difference."""
    play_settle(stage)
    stage.press()
    stage.settle(_MACHINE_MS)
    stage.wait_for(stage.page("day_close").explain.isVisible)


def play_sign(stage: MoneyStage) -> None:
    """Show what is signed."""
    play_explain(stage)
    page = stage.page("day_close")
    stage.press()
    stage.approve(page, "找零時多找一張百元鈔，已請民眾確認")
    stage.wait_for(page.sign.isVisible)


def play_done(stage: MoneyStage) -> None:
    """Show a close that is signed."""
    play_sign(stage)
    page = stage.page("day_close")
    stage.press()
    stage.wait_for(lambda: page.papers.isVisible() and page.papers.print_button.isEnabled())


def play_shifts(stage: MoneyStage) -> None:
    """Show the list of X and Z reports."""
    play_done(stage)
    stage.page("reports")
    stage.settle()


def play_register(stage: MoneyStage) -> None:
    """Show the register."""
    stage.take()
    stage.page("reports").kind_chosen.emit("register")


def play_remittance(stage: MoneyStage) -> None:
    """Show what is paid in."""
    stage.take()
    stage.page("reports").kind_chosen.emit("remittance")


def play_desks(stage: MoneyStage) -> None:
    """Show all desks."""
    stage.take()
    other = replace(stage.home.desk, desk_no=2)
    clerk = sign_in(other, login=CLERK.login, password=CLERK.password)
    open_shift(other, clerk, float_twd=FLOAT_TWD)
    stage.page("desks")


MONEY_PLAYS: Final[dict[str, Callable[[MoneyStage], None]]] = {
    "shift-opening": play_opening,
    "shift-running": play_running,
    "shift-cash-out": play_cash_out,
    "shift-hand-over": play_hand_over,
    "close-start": play_start,
    "close-items": play_items,
    "close-carry": play_carry,
    "close-count": play_count,
    "close-settle": play_settle,
    "close-slip": play_slip,
    "close-explain": play_explain,
    "close-sign": play_sign,
    "close-done": play_done,
    "reports-shifts": play_shifts,
    "reports-register": play_register,
    "reports-remittance": play_remittance,
    "desks": play_desks,
}
BY_SUPERVISOR: Final = frozenset({"desks", "reports-remittance"})
MONEY_DARK: Final = ("shift-running", "close-count", "close-explain", "reports-register")
MONEY_LARGE: Final = ("close-settle", "reports-shifts")
