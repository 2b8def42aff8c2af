#!/usr/bin/env python3
"""Draw the screens in their states, as PNG files for the documentation.

    tools/screenshots.py                       all of them into docs/screenshots
    tools/screenshots.py --out DIR paid held   some of them, somewhere else

No display is needed.  The program runs on a store of its own in a temporary folder, with
people who do not exist; the machines answer what each picture needs.
"""

import argparse
import csv
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.bootstrap.homes import make_home
from counter_app.bootstrap.payment_ports import payment_ports, print_ports
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import (
    Approved,
    Declined,
    DeclineReason,
    DeviceEvent,
    RetryNeeded,
    SaleOutcome,
    SaleStep,
    Unanswered,
    UnansweredReason,
)
from counter_app.domain.printing import PrintJob, PrintJobId, PrintState
from counter_app.domain.staff import Actor, Role, StaffId
from counter_app.domain.tenders import TenderKind
from counter_app.services.case_import import import_cases
from counter_app.services.payments import Settlement, conclude, recorder
from counter_app.services.quotes import quote_draft
from counter_app.services.receipts import waiting_jobs
from counter_app.services.shifts import open_shift
from counter_app.settings import Settings
from counter_app.ui.background import Endless, Inline
from counter_app.ui.customer_display.view import CustomerView
from counter_app.ui.icons import Icons
from counter_app.ui.main_window import MainWindow, ShellScreen
from counter_app.ui.payment.ports import PaymentPorts
from counter_app.ui.payment.presenter import PaymentPresenter
from counter_app.ui.payment.view import PaymentView
from counter_app.ui.payment.work import Method
from counter_app.ui.recovery.ports import MachineChoice
from counter_app.ui.screen import NavEntry
from counter_app.ui.shortcuts import Action, KeyMap
from counter_app.ui.theme.style import Appearance, Theme, ThemeChoice
from counter_app.ui.widgets.device_bar import DeviceState
from counter_app.ui.widgets.status import Status
from money_stage import BY_SUPERVISOR, MONEY_DARK, MONEY_LARGE, MONEY_PLAYS, MoneyStage
from notice_stage import NOTICE_DARK, NOTICE_LARGE, NOTICE_PLAYS, NoticeStage
from pickup_stage import PICKUP_PLAYS, PickupStage
from stage import HomeStage
from survey_stage import SURVEY_PLAYS, SurveyStage, play_kiosk

ROOT: Final = Path(__file__).resolve().parents[1]
NOW: Final = datetime(2025, 11, 20, 14, 32, tzinfo=TAIPEI)
COLOURS: Final = 128
"""So many are enough for a picture of a window, and make its file small."""

HEADERS: Final = (
    "案號", "義務人姓名", "義務人統編", "地址", "移送機關代碼", "移送機關名稱", "案件種類", "股別",
    "承辦書記官", "電話", "本金", "滯納金", "利息", "執行必要費用", "計算日", "繳納期限",
    "執行期間屆滿日",
)  # fmt: skip
CASES: Final = (
    ("綜所稅執", "27724", "財政部北區國稅局宜蘭分局", "綜所稅", 9_480, 948, 132, 0,
     "114/10/31", "114/09/30", "124/09/30"),
    ("健保執", "103248", "中央健康保險署北區業務組", "健保費", 2_478, 0, 0, 25,
     "114/11/10", "114/10/15", "119/10/15"),
    ("交罰執", "88213", "交通部公路局臺北區監理所宜蘭監理站", "交通罰鍰", 1_800, 0, 0, 50,
     "114/11/01", "114/11/12", "119/11/12"),
    ("汽費執", "4410", "交通部公路局臺北區監理所宜蘭監理站", "汽燃費", 4_800, 0, 0, 0,
     "114/11/01", "114/11/30", "119/11/30"),
    ("勞費執", "51207", "勞動部勞工保險局", "勞保費", 3_150, 220, 0, 0,
     "114/10/20", "114/07/31", "114/10/31"),
    ("牌稅執", "7731", "宜蘭縣政府財政稅務局", "使用牌照稅", 7_120, 0, 0, 30,
     "114/11/20", "114/11/25", "119/11/25"),
)  # fmt: skip


def write_cases(path: Path) -> None:
    """Write a case file of one person who does not exist."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADERS)
        for word, serial, agency, kind, *amounts in CASES:
            number = f"宜執和114年{word}字第{int(serial):08d}號"
            code = f"X{abs(hash(agency)) % 100:02d}"
            rows.writerow(
                (
                    number, "王小明", "A100000001", "宜蘭縣範例市測試路 1 號", code, agency, kind,
                    "和", "範例書記官", "03-0000000 轉 111", *amounts,
                )
            )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One picture: its size, its look and what is done before it is taken.

    Attributes:
        customer: Of the second screen, not of the window.
        stage: What is played on.
        by_supervisor: The supervisor works here, where the stage knows people.
    """

    name: str
    play: Callable[[Any], None]
    width: int = 1366
    height: int = 768
    scale: float = 1.0
    dark: bool = False
    customer: bool = False
    stage: "Callable[[QApplication, Path, Shot], Stage | HomeStage] | None" = None
    by_supervisor: bool = False


class Stage:
    """The window on a store of its own."""

    def __init__(self, app: QApplication, folder: Path, shot: Shot) -> None:
        self._app = app
        self.home = make_home(
            folder / "home",
            Settings(branch="宜蘭", desk_no=1),
            is_demo=False,
            administrator="office",
            administrator_name="管理員",
            password="Not-a-secret-1",  # noqa: S106 - a store that is thrown away
            clock=lambda: NOW.astimezone(UTC),
        )
        desk = self.home.desk
        self.actor = _person(Role.CLERK, "林怡君")
        write_cases(folder / "cases.csv")
        report = import_cases(desk, _person(Role.ADMINISTRATOR, "管理員"), folder / "cases.csv")
        if report.rejected:
            raise SystemExit(f"{report.rejected} of the cases were rejected")
        open_shift(desk, self.actor, float_twd=Twd(5_000))
        look = ThemeChoice.DARK if shot.dark else ThemeChoice.LIGHT
        self.theme = Theme(
            app,
            Icons(ROOT / "resources" / "icons"),
            Appearance(choice=look, scale=shot.scale),
        )
        self.window = MainWindow(self.theme, KeyMap(), title="")
        self.customer = CustomerView(self.theme)
        self.view = PaymentView(self.theme)
        self.outcome: SaleOutcome = Declined(reason=DeclineReason.REFUSED)
        self.paper = "printed"
        self.machine = Endless()
        self.is_machine_silent = True
        self.presenter = PaymentPresenter(self.view, self._ports())
        self.presenter.customer_changed.connect(self.customer.display)
        self.presenter.held_counted.connect(self.show_shell)
        self.window.add_screen("payment", self.view)
        self.window.set_places(_places())
        self.show_shell(0)
        if shot.customer:
            self.customer.resize(shot.width, shot.height)
            self.customer.show()
            self.window.resize(1366, 768)
        else:
            self.window.resize(shot.width, shot.height)
        self.window.show()
        self.window.activateWindow()
        self.window.go_to("payment")
        self.presenter.begin()
        self.settle()

    def end(self) -> None:
        """Let go of everything."""
        for window in (self.window, self.customer):
            window.close()
            window.deleteLater()
        QCoreApplication.processEvents()
        self.presenter.end()
        self.home.close()

    # --- what a picture needs ----------------------------------------------------

    def settle(self, for_ms: int = 250) -> None:
        """Let everything that is under way come to its end."""
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()
        QCoreApplication.processEvents()

    def open_cases(self) -> None:
        """Put the person's cases on the screen, four of them ticked."""
        self.presenter.picking.enter("114年綜所稅執字第27724號")
        self.settle()
        for row in self.presenter.work.draft.cases:
            if not row.is_chosen and self._is_wanted(row.case_id):
                self.presenter.picking.toggle(f"case:{row.case_id}")
        for row in self.presenter.work.draft.cases:
            if row.is_chosen and not self._is_wanted(row.case_id):
                self.presenter.picking.toggle(f"case:{row.case_id}")
        self.settle()

    def type_amount(self, amount_twd: int) -> None:
        """Type into the amount field."""
        self.view.tender.fill.amount.set_amount(Twd(amount_twd))
        self.settle()

    def choose(self, method: Method, kind: TenderKind | None = None) -> None:
        """Choose a way to pay; the card holder is here."""
        self.view.method_requested.emit(method)
        if kind is not None:
            self.view.kind_requested.emit(kind)
        self.view.holder_ticked.emit(True)
        self.settle(50)

    def press_primary(self) -> None:
        """Press F12."""
        self.window.press(Action.PRIMARY)
        self.settle()

    def _is_wanted(self, case_id: CaseId) -> bool:
        quote = self.presenter.work.quote
        if quote is None:
            return False
        kinds = {q.case.case_id: q.case.kind for q in quote.cases}
        return kinds.get(case_id) in {"綜所稅", "健保費", "交通罰鍰"}

    # --- wiring -------------------------------------------------------------------

    def _ports(self) -> PaymentPorts:
        inline = Inline()
        desk, home = self.home.desk, self.home
        printing = print_ports(
            home, self.actor, printer=None, store=inline, at_printer=inline, rendering=inline
        )
        printing = replace(
            printing,
            print_slip=self._print,
            kick_drawer=lambda _reason: True,
            print_office=self._print,
        )
        choices = {
            kind: MachineChoice(
                device=name,
                words=words,
                wait_s=90,
                attempts_max=3 if kind is TenderKind.ETICKET else 1,
                background=self.machine if kind is not TenderKind.ETICKET else inline,
            )
            for kind, name, words in (
                (TenderKind.CARD, "edc", "刷卡機 EDC-01（COM3）"),
                (TenderKind.MOBILE_PAY, "edc", "刷卡機 EDC-01（COM3）"),
                (TenderKind.ETICKET, "reader", "電子票證機（COM4）"),
            )
        }
        by_name: Mapping[str, MachineChoice] = {c.device: c for c in choices.values()}
        ports = payment_ports(
            home,
            self.actor,
            machines={},
            choices={},
            printing=printing,
            store=inline,
            search=inline,
        )
        return replace(
            ports,
            machines=choices,
            ask_machine=self._ask,
            quote_draft=lambda draft: quote_draft(desk, self.actor, draft),
            ladder=replace(ports.ladder, machine_of=by_name.get),
        )

    def _ask(self, *, payment_id: str, tender_id: str, **_rest: object) -> Settlement:
        desk = self.home.desk
        record = recorder(desk, tender_id)  # type: ignore[arg-type] # plain text is enough here
        record(DeviceEvent(direction="sent", what="frame", data=b""))
        return conclude(
            desk,
            self.actor,
            payment_id=payment_id,  # type: ignore[arg-type] # plain text is enough here
            tender_id=tender_id,  # type: ignore[arg-type] # plain text is enough here
            outcome=self.outcome,
        )

    def _print(self, job_id: PrintJobId) -> PrintJob:
        jobs = {job.job_id: job for job in self.presenter_jobs()}
        job = jobs[job_id]
        match self.paper:
            case "paper_out":
                return replace(job, state=PrintState.QUEUED, reason="paper_out")
            case "unknown":
                return replace(job, state=PrintState.UNKNOWN, reason="paper_unknown")
            case _:
                return replace(job, state=PrintState.PRINTED)

    def presenter_jobs(self) -> list[PrintJob]:
        """Return what waits to be printed."""
        return waiting_jobs(self.home.desk, self.actor)

    def show_shell(self, held: int) -> None:
        """Dress the frame."""
        bad_paper = getattr(self, "paper", "printed") == "paper_out"
        self.window.display(
            ShellScreen(
                person_words="林怡君",
                desk_words="1 號櫃檯",
                time_words="114/11/20（四）14:32",
                day_words="營業日 114/11/20",
                held_count=held,
                devices=(
                    DeviceState(
                        name="printer",
                        words="收據印表機",
                        status=Status.BAD if bad_paper else Status.OK,
                        state_words="缺紙" if bad_paper else "就緒",
                    ),
                    DeviceState(name="edc", words="刷卡機", status=Status.OK, state_words="就緒"),
                    DeviceState(
                        name="reader",
                        words="電子票證",
                        status=Status.BAD,
                        state_words="未連線",
                        action_words="重新連線",
                    ),
                    DeviceState(
                        name="scanner", words="掃描器", status=Status.OK, state_words="就緒"
                    ),
                ),
                figures="本班 38 筆　現金 27,480　刷卡 9,150",
            )
        )


def _person(role: Role, name: str) -> Actor:
    return Actor(staff_id=StaffId(1), login=role.value, display_name=name, role=role, desk_no=1)


def _places() -> tuple[NavEntry, ...]:
    return (
        NavEntry(name="payment", words="收費", icon="register"),
        NavEntry(name="cases", words="案件查詢", icon="folder-search"),
        NavEntry(name="import", words="匯入案件", icon="import"),
        NavEntry(name="devices", words="設備", icon="printer"),
        NavEntry(name="settings", words="設定", icon="gear", is_at_foot=True),
    )


# --- the pictures ---------------------------------------------------------------


def play_empty(_stage: Stage) -> None:
    """Show what there is before the first visitor."""


def play_cash(stage: Stage) -> None:
    """Take cash."""
    stage.open_cases()
    stage.type_amount(16_000)


def play_part(stage: Stage) -> None:
    """Ask how much of a case is paid."""
    stage.open_cases()
    stage.presenter.picking.ask_part(stage.presenter.picking.current_key)
    stage.settle()


def play_card(stage: Stage) -> None:
    """Choose the card."""
    stage.open_cases()
    stage.choose(Method.CARD)


def play_card_wait(stage: Stage) -> None:
    """Wait for the card terminal."""
    play_card(stage)
    stage.press_primary()
    for step in (SaleStep.SENDING, SaleStep.WAITING_FOR_CARD):
        stage.presenter.taking.stepped.emit(step)
    stage.settle(2_200)


def play_declined(stage: Stage) -> None:
    """Show a card that was declined."""
    play_card(stage)
    stage.press_primary()
    stage.machine.let_go()
    stage.settle()


def play_unknown(stage: Stage) -> None:
    """Show a sale whose outcome nobody knows."""
    stage.outcome = Unanswered(reason=UnansweredReason.SILENCE)
    play_declined(stage)


def play_unknown_slip(stage: Stage) -> None:
    """Let the slip decide."""
    play_unknown(stage)
    stage.view.slip_form_requested.emit("charged")
    stage.settle()


def play_retry(stage: Stage) -> None:
    """Show an e-ticket that was taken away too early."""
    stage.outcome = RetryNeeded(card_id_hash="", code="000125")
    stage.presenter.picking.add_favourite(1)
    stage.settle()
    stage.choose(Method.ETICKET)
    stage.press_primary()


def play_split(stage: Stage) -> None:
    """Take part of the sum in cash, the rest by card."""
    stage.open_cases()
    stage.type_amount(5_000)
    stage.press_primary()
    stage.choose(Method.CARD)


def play_part_paid(stage: Stage) -> None:
    """Show a card that brought part of the sum."""
    stage.open_cases()
    stage.choose(Method.CARD)
    stage.type_amount(10_000)
    stage.outcome = Approved(
        amount_twd=Twd(10_000),
        reference="",
        terminal_id="EDC00001",
        approval_code="123456",
        masked_card="4311-****-****-1234",
        card_brand="VISA",
    )
    stage.press_primary()
    stage.machine.let_go()
    stage.settle()
    stage.choose(Method.CASH)


def play_cheque(stage: Stage) -> None:
    """Fill in a cheque."""
    stage.open_cases()
    stage.choose(Method.PAPER)
    fill = stage.view.tender.fill
    fill.issuer_edit.setText("範例銀行宜蘭分行")
    fill.number_edit.setText("AB1234567")
    fill.date_edit.setText("114/11/20")
    stage.settle()


def play_by_hand(stage: Stage) -> None:
    """Fill in a slip."""
    stage.open_cases()
    stage.choose(Method.BY_HAND)
    fill = stage.view.tender.fill
    fill.slip_edit.setText("000123")
    fill.approval_edit.setText("765432")
    fill.second.login_edit.setText("supervisor")
    stage.settle()


def play_refused(stage: Stage) -> None:
    """Show why something was refused."""
    stage.open_cases()
    stage.view.method_requested.emit(Method.ETICKET)
    stage.settle()


def play_cancel(stage: Stage) -> None:
    """Ask whether to clear the screen."""
    stage.open_cases()
    stage.view.cancel_requested.emit()
    stage.settle()


def play_paid(stage: Stage) -> None:
    """Show a payment that is done."""
    play_cash(stage)
    stage.press_primary()
    stage.settle()


def play_paid_printer_error(stage: Stage) -> None:
    """Show a payment whose receipt did not come out."""
    stage.paper = "paper_out"
    play_paid(stage)
    stage.show_shell(0)
    stage.settle(600)


def play_paper_unknown(stage: Stage) -> None:
    """Ask whether the receipt is whole."""
    stage.paper = "unknown"
    play_paid(stage)
    stage.settle(600)


def play_search(stage: Stage) -> None:
    """Search by name."""
    stage.window.search.setText("王小")
    stage.view.on_search_edited("王小")
    stage.window.search.setFocus()
    stage.settle()


def play_held(stage: Stage) -> None:
    """Show what is put aside."""
    stage.open_cases()
    stage.view.held_requested.emit()
    stage.settle()
    stage.view.held_requested.emit()
    stage.settle()


def play_prices(stage: Stage) -> None:
    """Show the price list over a payment of fees."""
    for at in (1, 2, 2, 2):
        stage.presenter.picking.add_favourite(at)
        stage.settle(60)
    stage.presenter.picking.show_prices()
    stage.settle()


def play_fees(stage: Stage) -> None:
    """Take fees and an auction deposit."""
    for at in (1, 2, 2, 2):
        stage.presenter.picking.add_favourite(at)
        stage.settle(60)
    stage.presenter.picking.add_favourite(7)
    stage.presenter.picking.answer(Twd(120_000))
    stage.settle()


PLAYS: Final[dict[str, Callable[[Stage], None]]] = {
    "empty": play_empty,
    "cash": play_cash,
    "part": play_part,
    "card": play_card,
    "card-wait": play_card_wait,
    "declined": play_declined,
    "unknown": play_unknown,
    "unknown-slip": play_unknown_slip,
    "retry": play_retry,
    "split": play_split,
    "part-paid": play_part_paid,
    "cheque": play_cheque,
    "by-hand": play_by_hand,
    "refused": play_refused,
    "cancel": play_cancel,
    "paid": play_paid,
    "paid-printer-error": play_paid_printer_error,
    "paper-unknown": play_paper_unknown,
    "search": play_search,
    "held": play_held,
    "prices": play_prices,
    "fees": play_fees,
}
LARGE: Final = ("cash", "card-wait", "paid-printer-error", "unknown")
DARK: Final = ("cash", "card-wait", "unknown", "paid-printer-error")


def all_shots() -> list[Shot]:
    """Return every picture there is."""
    shots = [Shot(name=f"payment-{name}", play=play) for name, play in PLAYS.items()]
    shots += [Shot(name=f"payment-{name}-dark", play=PLAYS[name], dark=True) for name in DARK]
    shots += [
        Shot(name=f"payment-{name}-1920", play=PLAYS[name], width=1920, height=1080, scale=1.15)
        for name in LARGE
    ]
    shots += [
        Shot(name=f"customer-{name}", play=PLAYS[name], width=1280, height=800, customer=True)
        for name in ("cash", "card-wait", "paid")
    ]
    return [*shots, *_money_shots(), *_notice_shots(), *_pickup_shots(), *_survey_shots()]


def _money_shots() -> Iterator[Shot]:
    for name, play in MONEY_PLAYS.items():
        by_supervisor = name in BY_SUPERVISOR
        shot = Shot(name=name, play=play, stage=MoneyStage, by_supervisor=by_supervisor)
        yield shot
        if name in MONEY_DARK:
            yield replace(shot, name=f"{name}-dark", dark=True)
        if name in MONEY_LARGE:
            yield replace(shot, name=f"{name}-1920", width=1920, height=1080, scale=1.15)


def _notice_shots() -> Iterator[Shot]:
    for name, play in NOTICE_PLAYS.items():
        shot = Shot(name=name, play=play, stage=NoticeStage)
        yield shot
        if name in NOTICE_DARK:
            yield replace(shot, name=f"{name}-dark", dark=True)
        if name in NOTICE_LARGE:
            yield replace(shot, name=f"{name}-1920", width=1920, height=1080, scale=1.15)


def _pickup_shots() -> Iterator[Shot]:
    for name, play in PICKUP_PLAYS.items():
        shot = Shot(name=name, play=play, stage=PickupStage)
        yield shot
        yield replace(shot, name=f"{name}-dark", dark=True)
        yield replace(shot, name=f"{name}-1920", width=1920, height=1080, scale=1.15)


def _survey_shots() -> Iterator[Shot]:
    for name, play in SURVEY_PLAYS.items():
        shot = Shot(name=name, play=play, stage=SurveyStage)
        yield shot
        yield replace(shot, name=f"{name}-dark", dark=True)
        yield replace(shot, name=f"{name}-1920", width=1920, height=1080, scale=1.15)
    kiosk = Shot(name="kiosk", play=play_kiosk, stage=SurveyStage, customer=True)
    yield replace(kiosk, width=1280, height=800)
    yield replace(kiosk, name="kiosk-upright", width=800, height=1280)


def take(app: QApplication, shot: Shot, out: Path) -> Path:
    """Play a shot and write its picture."""
    with tempfile.TemporaryDirectory() as folder:
        stage = (shot.stage or Stage)(app, Path(folder), shot)
        shot.play(stage)
        stage.settle()
        path = out / f"{shot.name}.png"
        _save(stage.customer if shot.customer and stage.customer else stage.window, path)
        hint = stage.window.minimumSizeHint()
        if hint.width() > shot.width or hint.height() > shot.height:
            print(f"  too big for its window: needs {hint.width()} x {hint.height()}")
        stage.end()
    return path


def _save(window: QWidget, path: Path) -> None:
    whole = path.with_suffix(".whole.png")
    window.grab().save(str(whole))
    with Image.open(whole) as image:
        few = image.convert("RGB").quantize(
            # Of the ways to choose colours, the one that keeps the rare ones: the focus ring.
            COLOURS,
            method=Image.Quantize.FASTOCTREE,
            dither=Image.Dither.NONE,
        )
        few.save(path, optimize=True)
    whole.unlink()


def main() -> int:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of names; all if none are given")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    for shot in all_shots():
        if asked.names and not any(name in shot.name for name in asked.names):
            continue
        path = take(app, shot, asked.out)
        print(f"{path}  {path.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
