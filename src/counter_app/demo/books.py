"""Do the books of the demo add up, against what the simulated machines hold?"""

from collections.abc import Iterable

from counter_app.domain.receipts import receipt_number
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import MACHINE_KINDS
from counter_app.services.desk import Desk
from counter_app.services.reports import register, remittance
from counter_app.services.shifts import totals_of


def faults_in_books(desk: Desk, *, charges: Iterable[int], slips: int) -> list[str]:
    """Return what does not agree, in words; nothing when the day is good.

    Args:
        desk: Whose books.
        charges: Every amount the machines have taken, in NT$.
        slips: Papers that came out of the thermal printer.
    """
    faults = []
    today = desk.today()
    with desk.open_unit() as unit:
        receipts = unit.receipts.of_day(today)
        still_open = unit.payments.open_payments(desk.desk_no)
        waiting = unit.print_jobs.waiting(desk.desk_no)
        shift = unit.shifts.open_at(desk.desk_no)
        totals = totals_of(unit, shift) if shift is not None else None
    expected = [
        receipt_number(roc_year=int(receipt.number[1:4]), desk_no=desk.desk_no, serial=serial)
        for serial, receipt in enumerate(receipts, start=1)
    ]
    if [receipt.number for receipt in receipts] != expected:
        faults.append("收據號碼有跳號或重號")
    for receipt in receipts:
        lines_twd = sum(line.amount_twd for line in receipt.lines)
        tenders_twd = sum(tender.amount_twd for tender in receipt.tenders)
        if not lines_twd == tenders_twd == receipt.total_twd:
            faults.append(f"{receipt.number} 的項目、支付工具與合計不一致")
    taken = sorted(
        tender.amount_twd
        for receipt in receipts
        for tender in receipt.tenders
        if tender.kind in MACHINE_KINDS and not tender.by_hand
    )
    if taken != sorted(charges):
        faults.append(f"終端機扣款 {sorted(charges)} 與帳上 {taken} 不一致")
    total_twd = sum(receipt.total_twd for receipt in receipts)
    if totals is None or sum(totals.by_tender_twd.values()) != total_twd:
        faults.append("本班合計與收據合計不一致")
    if still_open:
        faults.append(f"還有 {len(still_open)} 筆未結的交易")
    if waiting:
        faults.append(f"還有 {len(waiting)} 張紙沒有印出")
    if slips != len(receipts):
        faults.append(f"印出 {slips} 張，收據 {len(receipts)} 張")
    return faults


def faults_at_night(desk: Desk, actor: Actor, *, machines_twd: int, z_number: int) -> list[str]:
    """Return what does not agree once every shift is closed, in words.

    Args:
        desk: Whose books.
        actor: Who may read its reports.
        machines_twd: What the machines have taken, less what they have given back.
        z_number: Of the last close there must be.
    """
    today = desk.today()
    faults = []
    with desk.open_unit() as unit:
        receipts = {receipt.number: receipt for receipt in unit.receipts.of_day(today)}
        is_open = unit.shifts.open_at(desk.desk_no) is not None
        last = unit.closing.last_close(desk.desk_no)
        is_verified = not unit.closing.not_verified()
        is_anchored = bool(unit.anchors.all())
    if is_open or last is None or last.z_number != z_number:
        faults.append(f"應該已經日結 {z_number} 次")
    if not is_verified:
        faults.append("出納還沒有點收")
    if not is_anchored:
        faults.append("日結沒有錨定")
    numbers = register(desk, actor, from_day=today, to_day=today)
    kept_twd = sum(
        tender.amount_twd
        for line in numbers.lines
        if line.fate not in {"void", "refunded"}
        for tender in receipts[line.number].tenders
        if tender.kind in MACHINE_KINDS and not tender.by_hand
    )
    if kept_twd != machines_twd:
        faults.append(f"終端機淨額 {machines_twd:,} 與帳上 {kept_twd:,} 不一致")
    if any(numbers_used.missing for numbers_used in numbers.ranges):
        faults.append("收據登記有缺號")
    paid_in = remittance(desk, actor, from_day=today, to_day=today)
    if paid_in.net_twd != paid_in.taken_twd:
        faults.append("解繳合計與支付工具合計不一致")
    return faults
