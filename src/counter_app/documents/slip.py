"""The receipt on thermal paper, 80 or 58 mm wide, as high as what stands on it.

A slip is an ordinary page, so the window previews exactly what the printer gets.
"""

from counter_app.documents import wording
from counter_app.documents.barcodes import paper_code
from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import HEAVY, WATERMARK, Align
from counter_app.documents.roll import Roll
from counter_app.domain.calendar import TAIPEI, format_roc, format_roc_long
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.receipts import Receipt, ReceiptLine, ReceiptTender
from counter_app.domain.reversals import ReversalKind


def slip_pdf(
    receipt: Receipt,
    *,
    width_mm: int,
    copy: int = 0,
    fate: ReversalKind | None = None,
    code: str = "",
    faces: Faces | None = None,
) -> bytes:
    """Return a receipt as one page for a thermal printer.

    Args:
        receipt: Drawn exactly as it was committed.
        width_mm: Width of the paper: 80 or 58.
        copy: 0 for the original, then 1, 2, … for marked reprints.
        fate: How the whole receipt was taken back; None while it stands.
        code: Text of its signed code; empty for none.
        faces: what to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    roll = Roll(width_mm, faces or open_faces())
    _lay_receipt(roll, receipt, wording.marks(receipt, copy=copy, fate=fate), code=code)
    return roll.finish(title=f"{wording.TITLE} {receipt.number}", author=receipt.branch_name)


def printer_test_slip(
    *, width_mm: int, lines: tuple[str, ...], faces: Faces | None = None
) -> bytes:
    """Return a strip that shows whether a printer prints straight, dark and in full width.

    Args:
        width_mm: Width of the paper: 80 or 58.
        lines: What the strip says about itself, such as desk, port and time.
        faces: what to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    roll = Roll(width_mm, faces or open_faces())
    roll.add_line("列印測試", size_pt=roll.setting.title_pt, align=Align.CENTRE, ink=HEAVY)
    roll.add_rule()
    for line in lines:
        roll.add_text(line, size_pt=roll.setting.body_pt)
    roll.add_text("一二三四五 ABCDE 12345 堃喆𠮷", size_pt=roll.setting.small_pt)
    roll.add_steps()
    roll.add_bars("TEST1234")
    roll.add_rule()
    return roll.finish(title="列印測試", author="")


def _lay_receipt(roll: Roll, receipt: Receipt, marks: tuple[str, ...], *, code: str) -> None:
    setting = roll.setting
    if receipt.is_demo:
        roll.add_band(WATERMARK)
    roll.add_line(receipt.branch_name, size_pt=setting.branch_pt, align=Align.CENTRE)
    roll.add_air(0.8)
    roll.add_line("　".join(wording.TITLE), size_pt=setting.title_pt, align=Align.CENTRE, ink=HEAVY)
    for mark in marks:
        roll.add_air(0.8)
        roll.add_mark(mark)
    roll.add_air(1.2)
    facts = _facts(receipt, is_narrow=setting.is_narrow)
    if setting.is_narrow:
        roll.add_rule()
        roll.add_ladder(receipt.number, (("收據號碼", receipt.number), *facts))
    else:
        roll.add_bars(receipt.number)
        roll.add_rule()
        for label, value in facts:
            roll.add_pair(label, value, size_pt=setting.body_pt)
    for number, line in enumerate(receipt.lines):
        roll.add_rule(dashed=number > 0)
        _lay_line(roll, line)
    roll.add_rule(width_pt=1.6)
    roll.add_pair(
        "合計",
        f"NT$ {wording.figures(receipt.total_twd)}",
        size_pt=setting.total_pt,
        ink=HEAVY,
        lines_max=1,
    )
    roll.add_text(capital_numerals(receipt.total_twd), size_pt=setting.body_pt, lines_max=3)
    roll.add_rule()
    for tender in receipt.tenders:
        _lay_tender(roll, tender)
    if code:
        roll.add_rule(dashed=True)
        roll.add_dots(paper_code(code), caption=wording.CODE)
    if receipt.is_demo:
        roll.add_air(2)
        roll.add_band(WATERMARK)


def _facts(receipt: Receipt, *, is_narrow: bool) -> tuple[tuple[str, str], ...]:
    issued_at = receipt.issued_at.astimezone(TAIPEI)
    day = format_roc_long(receipt.business_day)
    facts = (
        ("繳款人", receipt.payer_name),
        ("證號／統一編號", receipt.payer_number),
        ("營業日", day.replace(" ", "") if is_narrow else day),
        ("開立時間", f"{format_roc(issued_at.date())} {issued_at:%H:%M}"),
        ("櫃檯", f"{receipt.desk_no:02d}"),
        ("收費人員", receipt.clerk_name),
    )
    return tuple((label, value) for label, value in facts if value)


def _lay_line(roll: Roll, line: ReceiptLine) -> None:
    setting = roll.setting
    roll.add_text(wording.heading(line), size_pt=setting.body_pt, lines_max=3)
    roll.add_pack(wording.particulars(line), size_pt=setting.small_pt)
    roll.add_air(0.6)
    if line.case_number:
        for label, amount_twd in wording.parts(line):
            roll.add_pair(label, wording.figures(amount_twd), size_pt=setting.small_pt)
    roll.add_pair("本次繳納", wording.figures(line.amount_twd), size_pt=setting.body_pt, ink=HEAVY)
    if line.balance_left_twd is not None:
        roll.add_pair("尚欠", wording.figures(line.balance_left_twd), size_pt=setting.small_pt)


def _lay_tender(roll: Roll, tender: ReceiptTender) -> None:
    setting = roll.setting
    roll.add_pair(
        wording.TENDER_NAMES[tender.kind],
        wording.figures(tender.amount_twd),
        size_pt=setting.body_pt,
    )
    roll.add_pack(wording.tender_particulars(tender), size_pt=setting.small_pt)
    roll.add_air(0.6)
