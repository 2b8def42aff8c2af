"""Reports for tests of paper: a shift with everything that can happen in one."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.closing import (
    Anchor,
    CarriedItem,
    Difference,
    Settlement,
    SettlementId,
    SettlementState,
    signed_bytes,
)
from counter_app.domain.drawer import (
    CashCount,
    CountPurpose,
    DrawerCount,
    DrawerCountId,
    DrawerEntry,
    DrawerEntryId,
    EntryKind,
    HandOver,
)
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.domain.payments import PaymentId
from counter_app.domain.receipts import ReceiptNumber, receipt_number
from counter_app.domain.reversals import (
    PayBackWay,
    Reversal,
    ReversalId,
    ReversalKind,
    ReversalState,
)
from counter_app.domain.shifts import Shift, ShiftId, ShiftState
from counter_app.domain.takings import (
    MachineTotals,
    NumberRange,
    PayOut,
    RegisterLine,
    RegisterReport,
    RemittanceLine,
    RemittanceReport,
    ShiftReport,
    TenderTotal,
)
from counter_app.domain.tenders import TenderKind
from counter_app.vault.signing import make_key_pair, sign
from factories import BRANCH
from papers import make_fee_line, make_receipt

DAY = date(2025, 11, 20)
OPENED = datetime(2025, 11, 20, 8, 21, tzinfo=TAIPEI)
CLOSED = datetime(2025, 11, 20, 17, 52, 8, 123456, tzinfo=TAIPEI)
SHIFT = ShiftId("shift-1")
NAMES = {"lin": "林怡君", "chen": "陳主管", "wang": "王志明"}


def number(serial: int, series: str = "R") -> ReceiptNumber:
    """Return a receipt number of desk 1 in 114."""
    return receipt_number(roc_year=114, desk_no=1, serial=serial, series=series)


def make_anchor() -> Anchor:
    """Return a signed anchor of desk 1."""
    private_key, public_key = make_key_pair()
    anchor = Anchor(
        chain_desk_no=1,
        chain_seq=18342,
        row_hash="9f" * 32,
        desk_no=1,
        z_number=231,
        business_day=DAY,
        at=CLOSED,
        last_receipt=number(412),
        public_key=public_key,
    )
    return replace(anchor, signature=sign(private_key, signed_bytes(anchor)))


def make_remittance_lines() -> tuple[RemittanceLine, ...]:
    """Return lines of three agencies, costs, fees and deposits."""
    agencies = (
        ("A05010000G", "財政部北區國稅局", "臺灣銀行宜蘭分行 022-045-12345-6", 210, 3_412_300),
        ("A21030000I", "衛生福利部中央健康保險署", "土地銀行 005-111-22222-3", 96, 812_455),
        ("376420000A", "宜蘭縣政府地方稅務局房屋稅及地價稅分期繳納專戶", "", 14, 99_120),
    )
    lines = [
        RemittanceLine(
            owner=f"agency:{code}",
            name=name,
            account=account,
            count=count,
            principal_twd=Twd(amount - 3200),
            late_fee_twd=Twd(3000),
            interest_twd=Twd(200),
            amount_twd=Twd(amount),
            given_back_twd=Twd(2350 if code == "A21030000I" else 0),
        )
        for code, name, account, count, amount in agencies
    ]
    others = (
        ("costs", "執行必要費用", "國庫機關專戶 000-1", 31, 4650, 0),
        ("kind:拍賣款", "拍賣款", "保管金專戶 000-2", 3, 600_000, 200_000),
        ("kind:規費", "規費", "", 12, 380, 0),
    )
    lines += [
        RemittanceLine(
            owner=owner,
            name=name,
            account=account,
            count=count,
            amount_twd=Twd(amount),
            given_back_twd=Twd(back),
        )
        for owner, name, account, count, amount, back in others
    ]
    return tuple(lines)


def make_tender_totals() -> tuple[TenderTotal, ...]:
    """Return totals that come to the sum of `make_remittance_lines`."""
    whole = sum(line.amount_twd for line in make_remittance_lines())
    others = (
        (TenderKind.CARD, 61, 1_204_400, 1, 3200),
        (TenderKind.ETICKET, 9, 410, 0, 0),
        (TenderKind.CHEQUE, 4, 820_000, 0, 0),
    )
    net = sum(amount - voided for _, _, amount, _, voided in others)
    return (
        TenderTotal(
            kind=TenderKind.CASH,
            count=292,
            amount_twd=Twd(whole - net + 2350),
            voided_count=1,
            voided_twd=Twd(2350),
        ),
        *(
            TenderTotal(
                kind=kind,
                count=count,
                amount_twd=Twd(amount),
                voided_count=voided_count,
                voided_twd=Twd(voided),
            )
            for kind, count, amount, voided_count, voided in others
        ),
    )


def make_shift_report(**changes: object) -> ShiftReport:
    """Return the Z report of a busy day; name what a test is about."""
    shift = Shift(
        shift_id=SHIFT,
        desk_no=1,
        business_day=DAY,
        opened_at=OPENED,
        opened_by="lin",
        float_twd=Twd(5000),
        clerk="wang",
        state=ShiftState.CLOSED,
    )
    cash = make_tender_totals()[0].amount_twd
    entries = (
        _entry(1, EntryKind.CASH_IN, 20_000, "", "出納室撥入找零金", ""),
        _entry(2, EntryKind.CASH_OUT, 2_000_000, "", "中午先行解繳", "chen"),
        _entry(3, EntryKind.VOID, 2350, number(17), "案號看錯，當場更正", "chen"),
        _entry(4, EntryKind.REFUND, 2350, "R11401000009", "重複繳納", "chen"),
        _entry(5, EntryKind.DEPOSIT, 200_000, "R11401000011", "未得標", "chen"),
        _entry(6, EntryKind.PICKUP, 12_000, "P11400000023", "執行案款分配", "chen"),
    )
    expected = Twd(5000 + cash + sum(entry.flow_twd for entry in entries))
    books = (
        BrandTotal(brand="VISA", count=30, amount_twd=Twd(701_200)),
        BrandTotal(brand="MASTERCARD", count=18, amount_twd=Twd(400_000)),
        BrandTotal(
            brand="JCB", count=12, amount_twd=Twd(100_000), refund_count=1, refund_twd=Twd(900)
        ),
        BrandTotal(brand="EasyCard", count=9, amount_twd=Twd(410)),
    )
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "shift": shift,
        "at": CLOSED,
        "printed_by": "wang",
        "is_demo": False,
        "z_number": 231,
        "payment_count": 366,
        "tenders": make_tender_totals(),
        "machines": (MachineTotals(device="刷卡機", totals=books),),
        "entries": entries,
        "hand_overs": (
            HandOver(
                hand_over_id="hand-1",
                desk_no=1,
                shift_id=SHIFT,
                at=OPENED + timedelta(hours=4),
                from_clerk="lin",
                to_clerk="wang",
                count_id=DrawerCountId("count-1"),
            ),
        ),
        "expected_cash_twd": expected,
        "count": make_count(expected, missing_twd=50),
        "settlements": (
            Settlement(
                settlement_id=SettlementId("settle-1"),
                desk_no=1,
                shift_id=SHIFT,
                device="刷卡機",
                state=SettlementState.SETTLED,
                reference="D01SETTLE",
                intended_at=CLOSED,
                expected=books,
                reported=(
                    BrandTotal(brand="信用卡", count=60, amount_twd=Twd(1_200_300)),
                    BrandTotal(brand="EasyCard", count=9, amount_twd=Twd(410)),
                ),
                batch_number="000231",
            ),
        ),
        "differences": (
            _difference("cash", "", int(expected), int(expected) - 50, "找零時多給一枚五十元硬幣"),
            _difference(
                "刷卡機", "信用卡", 1_200_300, 1_200_300, "一筆退貨列於次日批次，已核對簽單"
            ),
        ),
        "carried": (
            CarriedItem(
                carried_id="carried-1",
                desk_no=1,
                shift_id=SHIFT,
                at=CLOSED,
                what="tender",
                subject="tender-9",
                description="刷卡機 1,500 元結果不明（王○明）",
                amount_twd=Twd(1500),
                owner="wang",
                approver="chen",
            ),
        ),
        "ranges": (
            NumberRange(series="R", desk_no=1, first=number(49), last=number(412), count=364),
            NumberRange(series="H", desk_no=1, first=number(1, "H"), last=number(3, "H"), count=3),
        ),
        "void_numbers": (number(17), number(88)),
        "reprint_count": 2,
        "remittance": make_remittance_lines(),
        "next_float_twd": Twd(5000),
        "paid_in_twd": Twd(expected - 50 - 5000),
        "closed_by": "wang",
        "approver": "chen",
        "anchor": make_anchor(),
        "names": NAMES,
    }
    values.update(changes)
    return ShiftReport(**values)


def make_count(expected: Twd, *, missing_twd: int = 0) -> DrawerCount:
    """Return the count of a close, in large notes and a rest of coins."""
    rest = expected - missing_twd
    pieces = {}
    for value in (2000, 1000, 500, 100, 50, 10, 5, 1):
        pieces[value], rest = divmod(rest, value)
    return DrawerCount(
        count_id=DrawerCountId("count-2"),
        desk_no=1,
        shift_id=SHIFT,
        purpose=CountPurpose.CLOSE,
        at=CLOSED - timedelta(minutes=12),
        counted_by="wang",
        count=CashCount(pieces=pieces),
        expected_twd=expected,
    )


def _entry(
    place: int, kind: EntryKind, amount_twd: int, subject: str, reason: str, approver: str
) -> DrawerEntry:
    return DrawerEntry(
        entry_id=DrawerEntryId(f"entry-{place}"),
        desk_no=1,
        shift_id=SHIFT,
        at=OPENED + timedelta(hours=place),
        kind=kind,
        amount_twd=Twd(amount_twd),
        subject=subject,
        reason=reason,
        clerk="lin",
        approver=approver,
    )


def _difference(about: str, detail: str, expected: int, found: int, reason: str) -> Difference:
    return Difference(
        difference_id=f"difference-{about}",
        desk_no=1,
        shift_id=SHIFT,
        at=CLOSED,
        about=about,
        detail=detail,
        expected_count=61 if detail else 0,
        found_count=60 if detail else 0,
        expected_twd=Twd(expected),
        found_twd=Twd(found),
        reason=reason,
        clerk="wang",
        approver="chen",
    )


def make_register(count: int = 60, **changes: object) -> RegisterReport:
    """Return a register of a day, with every fate in it."""
    lines = [
        RegisterLine(
            number=number(serial),
            desk_no=1,
            business_day=DAY,
            issued_at=OPENED + timedelta(seconds=90 * serial),
            clerk="林怡君",
            payer="王○明",
            total_twd=Twd(2350 + serial),
            tenders=(TenderKind.CASH, TenderKind.CARD) if serial % 9 == 0 else (TenderKind.CASH,),
            fate="used",
            reprints=1 if serial % 11 == 0 else 0,
        )
        for serial in range(1, count + 1)
    ]
    taken_back = {
        "void": "案號看錯，當場更正",
        "refunded": "重複繳納",
        "deposit_returned": "未得標",
    }
    for place, (fate, reason) in enumerate(taken_back.items(), start=3):
        if place < count:
            lines[place] = replace(
                lines[place], fate=fate, reason=reason, approver="chen", reversed_on=DAY
            )
    lines.append(
        RegisterLine(
            number=number(1, "H"),
            desk_no=1,
            business_day=DAY,
            issued_at=CLOSED,
            clerk="林怡君",
            payer="歐○○堃",
            total_twd=Twd(600),
            tenders=(TenderKind.CASH,),
            fate="used",
            collected_by="wang",
            collected_on=DAY,
        )
    )
    lines.append(
        RegisterLine(
            number=number(2, "H"),
            desk_no=1,
            business_day=DAY,
            issued_at=CLOSED,
            clerk="lin",
            payer="",
            total_twd=Twd(0),
            tenders=(),
            fate="spoiled",
            reason="寫錯金額",
            collected_by="wang",
            collected_on=DAY,
        )
    )
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "from_day": DAY,
        "to_day": DAY,
        "desk_no": 1,
        "at": CLOSED,
        "printed_by": "wang",
        "is_demo": False,
        "lines": tuple(lines),
        "ranges": (
            NumberRange(series="R", desk_no=1, first=number(1), last=number(count), count=count),
            NumberRange(series="H", desk_no=1, first=number(1, "H"), last=number(2, "H"), count=2),
        ),
        "names": NAMES,
    }
    values.update(changes)
    return RegisterReport(**values)


def make_remittance(**changes: object) -> RemittanceReport:
    """Return a remittance that adds up both ways."""
    lines = make_remittance_lines()
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "from_day": DAY,
        "to_day": DAY,
        "desk_no": None,
        "at": CLOSED,
        "printed_by": "王志明",
        "is_demo": False,
        "lines": lines,
        "tenders": make_tender_totals(),
        "given_back_twd": Twd(sum(line.given_back_twd for line in lines)),
    }
    values.update(changes)
    return RemittanceReport(**values)


def make_pay_out(**changes: object) -> PayOut:
    """Return the voucher of a deposit given back in cash."""
    deposit = make_fee_line(
        title="拍賣保證金", unit_price_twd=Twd(200_000), quantity=1, amount_twd=Twd(200_000)
    )
    receipt = make_receipt(number=number(11), lines=(deposit, make_fee_line()))
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "reversal": Reversal(
            reversal_id=ReversalId("reversal-1"),
            kind=ReversalKind.DEPOSIT,
            state=ReversalState.DONE,
            desk_no=1,
            receipt_number=number(11),
            payment_id=PaymentId("payment-1"),
            amount_twd=Twd(200_000),
            reason="未得標",
            has_paper=True,
            paper_note="",
            requested_by="lin",
            requested_at=OPENED,
            line_number=1,
            approved_by="chen",
            approved_at=OPENED + timedelta(hours=1),
            shift_id=SHIFT,
            business_day=DAY,
            paid_by="lin",
            finished_at=OPENED + timedelta(hours=2),
            way=PayBackWay.CASH,
            recipient="王小明",
            is_signed=True,
        ),
        "receipt": receipt,
        "recipient": "王小明",
        "at": CLOSED,
        "printed_by": "林怡君",
        "is_demo": False,
        "names": NAMES,
    }
    values.update(changes)
    return PayOut(**values)
