"""A small day at the demo desk: real services, real frames, machines that are not there.

Every payment goes through the same code as in the window.  At the end the books are compared
with what the simulators hold: the day is good only if every dollar and every sheet agrees.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from counter_app.bootstrap.folders import is_demo_home
from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.machines import build_machines, build_printer
from counter_app.demo.books import faults_at_night, faults_in_books
from counter_app.demo.cases import SCANNED
from counter_app.demo.evening import SHORT_TWD, Evening
from counter_app.demo.home import (
    READER,
    TERMINAL,
    DemoMachines,
    demo_machines,
    make_demo_home,
)
from counter_app.demo.notices import NoticeDesk
from counter_app.demo.people import CLERK, SUPERVISOR
from counter_app.demo.pickups import PickupDesk
from counter_app.demo.surveys import SurveyDesk
from counter_app.devices.card_terminal.faults import Fault, FaultKind
from counter_app.devices.receipt_printer.printer import ReceiptPrinter
from counter_app.domain.drafts import Draft, DraftCase
from counter_app.domain.identifiers import mask_name
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import Approved, Declined, RetryNeeded, Unanswered
from counter_app.domain.payments import FeeItem, PaymentId
from counter_app.domain.printing import PrintState
from counter_app.domain.receipts import ReceiptNumber
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import (
    CashLaidDown,
    DocumentHandedOver,
    SlipShown,
    TenderAtHand,
    TenderKind,
)
from counter_app.services.cases import find_cases
from counter_app.services.machines import PaymentMachine
from counter_app.services.payments import (
    Settlement,
    ask_machine,
    begin_machine_tender,
    settle_at_hand,
)
from counter_app.services.prices import price_list
from counter_app.services.quotes import quote_draft
from counter_app.services.receipts import print_slip, save_receipt_pdf, waiting_jobs
from counter_app.services.recovery import open_payments, query_machine
from counter_app.services.shifts import open_shift
from counter_app.services.staff import approver_of, sign_in
from counter_app.store.case_search import CaseHit

FLOAT_TWD: Final = Twd(5_000)
_FAULTS: Final = (
    None,  # the card of 測試丙
    Fault(FaultKind.DECLINED),  # the card of 試𠮷堃
    None,  # the card half of the split payment
    Fault(FaultKind.ANSWER_LOST),  # charged, but the answer never comes
)
_READER_FAULTS: Final = ("retry", "none")


class UnplayableDay(Exception):  # noqa: N818 - a bug, told with what was expected
    """The day did not go as it always goes: something in the program is wrong."""


@dataclass(slots=True)
class _Day:
    """What the desk has in hand while the day is played."""

    home: Home
    clerk: Actor
    machines: dict[str, PaymentMachine]
    echo: Callable[[str], None]
    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, what: str, settled: Settlement) -> None:
        """Keep a line of the table that is printed at the end."""
        number = settled.receipt.number if settled.receipt is not None else "—"
        self.rows.append((what, f"{settled.payment.total_twd:>12,}", number))


def play_day(out: Path, *, echo: Callable[[str], None] = print) -> int:
    """Play the day and write everything into a folder.

    Args:
        out: Gets ``home`` (store and settings), ``papers`` (PDF), ``slips`` (PNG), ``notices``
            (PDF, their list, a store's file, the page that checks papers), ``pickups`` (a slip,
            a pay-out receipt, the list of a day), ``surveys`` (questionnaires, the reports of
            2025 and of the day) and ``reports`` (closes, register, remittance, as PDF and ODS).
            A folder that an earlier day left is replaced; any other with content is refused.
        echo: Told what happens.

    Returns:
        0 if the books add up, 1 if they do not, 2 if the folder holds something else.
    """
    if not _cleared(out):
        echo(f"{out} 裡已有其他檔案；請換一個空的資料夾。")
        return 2
    home = make_demo_home(out / "home")
    try:
        with demo_machines(
            out / "home",
            faults=_FAULTS,
            reader_faults=_READER_FAULTS,
            answer_after_s=0.05,
            result_wait_ms=2_000,
        ) as simulated:
            day = _open_day(home, simulated, echo)
            _pay(day)
            faults_of_notices = _serve_notices(day, out)
            faults_of_pickups = _serve_pickups(day, out)
            faults_of_surveys = _ask_visitors(day, out)
            _print(day, simulated, out)
            faults = faults_in_books(
                home.desk, charges=simulated.charges(), slips=len(simulated.printer.slips)
            )
            faults += faults_of_notices + faults_of_pickups + faults_of_surveys
            faults += _end(day, simulated, out)
    finally:
        home.close()
    _report(day, faults, out)
    return 1 if faults else 0


def _cleared(out: Path) -> bool:
    if not out.exists() or not any(out.iterdir()):
        out.mkdir(parents=True, exist_ok=True)
        return True
    if not is_demo_home(out / "home"):
        return False
    for folder in ("home", "papers", "slips", "reports", "notices", "pickups", "surveys"):
        shutil.rmtree(out / folder, ignore_errors=True)
    return True


def _open_day(home: Home, simulated: DemoMachines, echo: Callable[[str], None]) -> _Day:
    clerk = sign_in(home.desk, login=CLERK.login, password=CLERK.password)
    open_shift(home.desk, clerk, float_twd=FLOAT_TWD)
    machines = build_machines(simulated.devices, home.path)
    return _Day(home=home, clerk=clerk, machines=machines, echo=echo)


def _pay(day: _Day) -> None:
    _cash(day, "現金，一案全繳", "測試甲")
    _cash(day, "現金，多案部分繳納", "範例乙", pay_twd=Twd(3_000))
    _machine(day, "刷卡", "測試丙")
    _declined_then_cash(day, "刷卡遭拒，改付現金", "試𠮷堃")
    _split(day, "現金加刷卡", "不存在範例股份有限公司", index=1, cash_twd=Twd(20_000))
    _cheque(day, "支票，部分繳納", "不存在範例股份有限公司", amount_twd=Twd(500_000))
    _lost_answer(day, "刷卡回覆遺失，查詢後入帳", "測試戊")
    _eticket(day, "悠遊卡，重試一次", "範例丁")
    _fees(day, "影印費，現金", {"COPY-B4": 15, "READ": 1})
    _deposit(day, "拍賣保證金，匯票", Twd(120_000))
    _by_hand(day, "人工刷卡，主管覆核", "範例乙", Twd(1_500))


def _serve_notices(day: _Day, out: Path) -> list[str]:
    """Print notices, take money for one that is scanned, post one that a store collected."""
    papers = out / "notices"
    papers.mkdir(exist_ok=True)
    counter = NoticeDesk(home=day.home, clerk=day.clerk, papers=papers)
    notices = counter.print_batch()
    counter.check_papers(notices)
    counter.scan_middle(notices)
    _cash(day, "掃描通知書條碼，現金", SCANNED.name)
    posted = counter.import_store_file(notices)
    total = sum(notice.amount_twd for notice in notices)
    day.rows += [
        (f"列印傳繳通知書 {len(notices)} 張", f"{total:>12,}", "—"),
        ("超商代收檔入帳", f"{posted.posted_twd:>12,}", "—"),
    ]
    return counter.faults


def _serve_pickups(day: _Day, out: Path) -> list[str]:
    """Agree, prepare, hand over and miss some; money leaves the drawer for one."""
    papers = out / "pickups"
    papers.mkdir(exist_ok=True)
    counter = PickupDesk(home=day.home, clerk=day.clerk, papers=papers)
    day.rows += [(what, f"{'—':>12}", number) for what, number in counter.play()]
    return counter.faults


def _ask_visitors(day: _Day, out: Path) -> list[str]:
    """Print questionnaires, type a stack twice, tap some, follow one up, report."""
    papers = out / "surveys"
    papers.mkdir(exist_ok=True)
    counter = SurveyDesk(home=day.home, clerk=day.clerk, papers=papers)
    day.rows += [(what, f"{'—':>12}", number) for what, number in counter.play()]
    return counter.faults


def _hits(day: _Day, name: str) -> list[CaseHit]:
    found = find_cases(day.home.desk, day.clerk, name).hits
    on = day.home.desk.today()
    return [
        hit for hit in found if hit.is_open and (hit.expires_on is None or hit.expires_on >= on)
    ]


def _draft(
    day: _Day,
    name: str = "",
    *,
    index: int | None = None,
    pay_twd: Twd | None = None,
    fees: tuple[FeeItem, ...] = (),
) -> Draft:
    hits = _hits(day, name) if name else []
    if index is not None:
        hits = hits[index : index + 1]
    desk = day.home.desk
    return Draft(
        payment_id=PaymentId(desk.new_id()),
        desk_no=desk.desk_no,
        clerk=day.clerk.login,
        is_held=False,
        saved_at=desk.clock(),
        label=mask_name(name),
        payer_name="" if name else "範例代繳人",
        payer_number="",
        cases=tuple(
            DraftCase(
                case_id=hit.case_id,
                obligor_number=hit.obligor_number,
                pay_twd=pay_twd if first else None,
            )
            for first, hit in ((place == 0, hit) for place, hit in enumerate(hits))
        ),
        fees=fees,
    )


def _total(day: _Day, draft: Draft) -> Twd:
    return quote_draft(day.home.desk, day.clerk, draft).total_twd


def _settle(
    day: _Day, draft: Draft, *at_hand: TenderAtHand, approver: Actor | None = None
) -> Settlement:
    return settle_at_hand(
        day.home.desk,
        day.clerk,
        draft,
        at_hand,
        agreed_twd=_total(day, draft),
        holder_in_person=True,
        approver=approver,
    )


def _rounded_up(amount_twd: Twd) -> Twd:
    return Twd(-(-amount_twd // 1000) * 1000)


def _cash(day: _Day, what: str, name: str, *, pay_twd: Twd | None = None) -> None:
    draft = _draft(day, name, pay_twd=pay_twd)
    laid_down = CashLaidDown(tendered_twd=_rounded_up(_total(day, draft)))
    day.note(what, _settle(day, draft, laid_down))


def _ask(
    day: _Day,
    draft: Draft,
    *,
    device: str = TERMINAL,
    kind: TenderKind = TenderKind.CARD,
    amount_twd: Twd | None = None,
) -> Settlement:
    desk = day.home.desk
    agreed_twd = _total(day, draft)
    payment, tender = begin_machine_tender(
        desk,
        day.clerk,
        draft,
        kind=kind,
        amount_twd=agreed_twd if amount_twd is None else amount_twd,
        device=device,
        agreed_twd=agreed_twd,
        holder_in_person=True,
    )
    settled = ask_machine(
        desk,
        day.clerk,
        day.machines[device],
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
    )
    if isinstance(settled.outcome, RetryNeeded):
        settled = ask_machine(
            desk,
            day.clerk,
            day.machines[device],
            payment_id=payment.payment_id,
            tender_id=tender.tender_id,
        )
    return settled


def _expect(settled: Settlement, outcome: type[object]) -> Settlement:
    if not isinstance(settled.outcome, outcome):
        raise UnplayableDay(f"expected {outcome.__name__}, got {settled.outcome}")
    return settled


def _machine(day: _Day, what: str, name: str) -> None:
    day.note(what, _expect(_ask(day, _draft(day, name)), Approved))


def _declined_then_cash(day: _Day, what: str, name: str) -> None:
    _expect(_ask(day, _draft(day, name)), Declined)
    _cash(day, what, name)


def _split(day: _Day, what: str, name: str, *, index: int, cash_twd: Twd) -> None:
    draft = _draft(day, name, index=index)
    card_twd = Twd(_total(day, draft) - cash_twd)
    _expect(_ask(day, draft, amount_twd=card_twd), Approved)
    settled = settle_at_hand(
        day.home.desk,
        day.clerk,
        draft,
        (CashLaidDown(tendered_twd=cash_twd),),
        agreed_twd=Twd(card_twd + cash_twd),
    )
    day.note(what, settled)


def _cheque(day: _Day, what: str, name: str, *, amount_twd: Twd) -> None:
    draft = _draft(day, name, index=0, pay_twd=amount_twd)
    cheque = DocumentHandedOver(
        kind=TenderKind.CHEQUE,
        amount_twd=amount_twd,
        issuer_name="範例銀行測試分行",
        document_number="AB0000001",
        document_date=day.home.desk.today() - timedelta(days=3),
    )
    day.note(what, _settle(day, draft, cheque))


def _lost_answer(day: _Day, what: str, name: str) -> None:
    _expect(_ask(day, _draft(day, name)), Unanswered)
    (found,) = open_payments(day.home.desk, day.clerk)
    if found.tender is None:
        raise UnplayableDay("expected an open tender")
    climbed = query_machine(
        day.home.desk,
        day.clerk,
        day.machines[TERMINAL],
        payment_id=found.payment.payment_id,
        tender_id=found.tender.tender_id,
    )
    day.note(what, climbed.settlement)


def _eticket(day: _Day, what: str, name: str) -> None:
    draft = _draft(day, name)
    settled = _ask(day, draft, device=READER, kind=TenderKind.ETICKET)
    day.note(what, _expect(settled, Approved))


def _fees(day: _Day, what: str, wanted: dict[str, int]) -> None:
    on = day.home.desk.today()
    prices = {item.code: item for item in price_list(day.home.desk, day.clerk, on=on)}
    fees = tuple(
        FeeItem(
            code=code,
            name=prices[code].name,
            group=prices[code].group,
            quantity=quantity,
            unit_price_twd=prices[code].unit_price_twd or Twd(1),
        )
        for code, quantity in wanted.items()
    )
    draft = _draft(day, fees=fees)
    day.note(what, _settle(day, draft, CashLaidDown(tendered_twd=Twd(100))))


def _deposit(day: _Day, what: str, amount_twd: Twd) -> None:
    on = day.home.desk.today()
    item = next(i for i in price_list(day.home.desk, day.clerk, on=on) if i.code == "DEPOSIT")
    deposit = FeeItem(
        code=item.code, name=item.name, group=item.group, quantity=1, unit_price_twd=amount_twd
    )
    order = DocumentHandedOver(
        kind=TenderKind.MONEY_ORDER,
        amount_twd=amount_twd,
        issuer_name="範例郵局",
        document_number="0000000001",
        document_date=on,
    )
    day.note(what, _settle(day, _draft(day, fees=(deposit,)), order))


def _by_hand(day: _Day, what: str, name: str, amount_twd: Twd) -> None:
    draft = _draft(day, name, index=0, pay_twd=amount_twd)
    approver = approver_of(
        day.home.desk, day.clerk, login=SUPERVISOR.login, password=SUPERVISOR.password
    )
    slip = SlipShown(
        kind=TenderKind.CARD, amount_twd=amount_twd, slip_number="000123", approval_code="A1B2C3"
    )
    day.note(what, _settle(day, draft, slip, approver=approver))


def _print(day: _Day, simulated: DemoMachines, out: Path) -> None:
    desk = day.home.desk
    printer = _printer(day, simulated)
    papers = out / "papers"
    papers.mkdir(exist_ok=True)
    for job in waiting_jobs(desk, day.clerk):
        if job.form == "a4":
            save_receipt_pdf(desk, day.clerk, job_id=job.job_id, folder=papers)
        elif (
            print_slip(desk, day.clerk, printer, job_id=job.job_id).state is not PrintState.PRINTED
        ):
            raise UnplayableDay(f"the slip of {job.receipt_number} did not come out")
    shutil.copytree(out / "home" / "simulators" / "slips", out / "slips", dirs_exist_ok=True)


def _end(day: _Day, simulated: DemoMachines, out: Path) -> list[str]:
    """Close, go on, take back, and close again; return what does not agree at night."""
    desk, reports = day.home.desk, out / "reports"
    reports.mkdir(exist_ok=True)
    evening = Evening(
        home=day.home,
        clerk=day.clerk,
        machines=day.machines,
        printer=_printer(day, simulated),
        papers=reports,
    )
    by_card = _settled_by_card(day)
    first = evening.close()
    evening.open_again()
    _cash(day, "現金，下午班", "範例乙", pay_twd=Twd(1_000))
    kept = _expect(
        _ask(day, _draft(day, "不存在範例股份有限公司", index=0, pay_twd=Twd(6_000))), Approved
    )
    day.note("刷卡，下午班", kept)
    again = _expect(
        _ask(day, _draft(day, "不存在範例股份有限公司", index=0, pay_twd=Twd(2_000))), Approved
    )
    day.note("刷卡，當場作廢", again)
    _print(day, simulated, out)
    evening.void(_number(again))
    evening.refund(by_card)
    evening.reprint(_number_before(day))
    last = evening.close(short_twd=SHORT_TWD)
    evening.write_day()
    day.rows += [
        ("下午作廢（刷卡，設備取消）", "", _number(again)),
        ("上午那張退款（刷卡，設備退貨）", "", by_card),
        (f"日結 Z{first.z_number}，帳款相符", "", ""),
        (f"日結 Z{last.z_number}，少 {SHORT_TWD} 元，主管核可", "", ""),
    ]
    shutil.copytree(out / "home" / "simulators" / "slips", out / "slips", dirs_exist_ok=True)
    return faults_at_night(
        desk, day.clerk, machines_twd=simulated.net_twd(), z_number=last.z_number
    )


def _settled_by_card(day: _Day) -> ReceiptNumber:
    """Return the smallest receipt of the day that was paid by card alone, at the terminal.

    A day of the terminal in which more goes back than comes in has no total it could tell.
    """
    on = day.home.desk.today()
    with day.home.desk.open_unit() as unit:
        receipts = unit.receipts.of_day(on)
    by_card = [
        receipt
        for receipt in receipts
        if all(t.kind is TenderKind.CARD and not t.by_hand for t in receipt.tenders)
    ]
    return min(by_card, key=lambda receipt: receipt.total_twd).number


def _number(settled: Settlement) -> ReceiptNumber:
    if settled.receipt is None:
        raise UnplayableDay("expected a receipt")
    return settled.receipt.number


def _number_before(day: _Day) -> ReceiptNumber:
    """Return the receipt of the cash payment of the afternoon."""
    return ReceiptNumber(day.rows[-3][2])


def _printer(day: _Day, simulated: DemoMachines) -> ReceiptPrinter:
    printer = build_printer(simulated.devices, day.home.path)
    if printer is None:
        raise UnplayableDay("expected a printer")
    return printer


def _report(day: _Day, faults: list[str], out: Path) -> None:
    day.echo("收據號碼　　　　　　　金額　　項目")
    for what, amount, number in day.rows:
        day.echo(f"{number:<14}{amount}　　{what}")
    day.echo(f"收據 PDF：{out / 'papers'}")
    day.echo(f"日結、收據登記與解繳單（PDF、ODS）：{out / 'reports'}")
    day.echo(f"傳繳通知書、清冊、代收檔與驗證網頁：{out / 'notices'}")
    day.echo(f"取件單、領款收據與當日名單：{out / 'pickups'}")
    day.echo(f"問卷與滿意度報告：{out / 'surveys'}")
    day.echo(f"感熱紙 PNG：{out / 'slips'}")
    for fault in faults:
        day.echo(f"帳目不符：{fault}")
    if not faults:
        day.echo("帳目相符：收據、支付工具、終端機紀錄、日結與紙張逐筆一致。")
