"""What is signed when something is handed over: 簽收單, of money 領款收據.

One page: A5 for a thing, A4 for money, which goes with the books of the shift.  What nobody has
entered yet is a line to be filled in with a pen.
"""

from dataclasses import dataclass
from typing import Final

from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import HEAVY, POINT_MM, QUIET, Align, fit, leading_mm
from counter_app.documents.pickup_leaf import A5_MM, Leaf, fitting_leaf
from counter_app.documents.pickup_words import (
    COLLECTOR_NAMES,
    DOCUMENT_NAMES,
    SHEET_TITLE,
    VOUCHER_TITLE,
)
from counter_app.documents.receipt_setting import A4_MM
from counter_app.documents.report_words import clock
from counter_app.documents.wording import figures, reprint_mark
from counter_app.domain.calendar import format_roc_long
from counter_app.domain.numerals import capital_numerals
from counter_app.domain.pickup_handovers import Signing
from counter_app.domain.pickup_papers import PickupSheet
from counter_app.domain.pickups import Collector, ItemNature

_SIGNING_NAMES: Final = {Signing.PAPER: "已在正本簽名", Signing.PAD: "已在簽名板簽名"}
_AMOUNT_PT: Final = 25.0
_FIGURES_PT: Final = 19.0
_WORDS_COUNT: Final = "金額以大寫為準，塗改無效。"
_AUTHORITY: Final = {True: "已收存", False: "無", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """Sizes of everything, on one size of paper."""

    size_mm: tuple[float, float]
    margin_mm: float
    head_pt: float
    body_pt: float
    bars_mm: float
    label_mm: float
    box_mm: float
    line_mm: float


_A5: Final = _Setting(
    size_mm=A5_MM,
    margin_mm=11,
    head_pt=10.5,
    body_pt=13,
    bars_mm=9,
    label_mm=26,
    box_mm=44,
    line_mm=13,
)
_A4: Final = _Setting(
    size_mm=A4_MM,
    margin_mm=18,
    head_pt=13,
    body_pt=16,
    bars_mm=11,
    label_mm=35,
    box_mm=55,
    line_mm=17,
)


def pickup_sheet_pdf(sheet: PickupSheet, *, faces: Faces | None = None) -> bytes:
    """Return what is signed as one page; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    faces = faces or open_faces()
    setting = _A4 if sheet.nature is ItemNature.MONEY else _A5
    return fitting_leaf(
        lambda body_pt: _drawn(sheet, setting, body_pt, faces), body_pt=setting.body_pt
    )


def _drawn(sheet: PickupSheet, setting: _Setting, body_pt: float, faces: Faces) -> Leaf:
    is_money = sheet.nature is ItemNature.MONEY
    title = VOUCHER_TITLE if is_money else SHEET_TITLE
    leaf = Leaf(
        size_mm=setting.size_mm,
        margin_mm=setting.margin_mm,
        title=f"{title} {sheet.number}",
        branch_name=sheet.branch_name,
        is_demo=sheet.is_demo,
        faces=faces,
    )
    bars_mm = leaf.head_bars(sheet.number, height_mm=setting.bars_mm, size_pt=setting.head_pt)
    marks = tuple(filter(None, (reprint_mark(sheet.copy),)))
    leaf.head(sheet.branch_name, title, marks, body_pt=setting.head_pt, beside_mm=bars_mm)
    leaf.air(4)
    if is_money:
        _lay_amount(leaf, sheet, body_pt)
    else:
        leaf.line("茲領到下列物件，內容無誤。", size_pt=body_pt)
        leaf.air(3)
    leaf.rows(_facts(sheet), size_pt=body_pt, label_mm=setting.label_mm)
    leaf.air(2)
    _lay_signature(leaf, sheet, setting)
    _lay_office(leaf, sheet, setting, is_money=is_money)
    return leaf


def _facts(sheet: PickupSheet) -> tuple[tuple[str, str], ...]:
    """Return what is said of the hand-over; an empty value is filled in with a pen."""
    is_agent = sheet.collector is Collector.AGENT
    recipient = f"{sheet.recipient_name}（{COLLECTOR_NAMES[sheet.collector]}）"
    document = ""
    if sheet.document is not None:
        document = f"{DOCUMENT_NAMES[sheet.document]}　末四碼 {sheet.document_last4}"
    known = (
        ("項目", sheet.item_name),
        ("案號", sheet.case_number),
        ("收據號碼", sheet.receipt_number),
    )
    facts = [(label, value) for label, value in known if value]
    facts += [
        ("交付內容", sheet.given),
        ("領取人", recipient if sheet.recipient_name else ""),
    ]
    if is_agent:
        facts += [("委任人", sheet.caller_name), ("委任狀", _AUTHORITY[sheet.has_authority])]
    return (
        *facts,
        ("身分證件", document),
        ("日期", f"{format_roc_long(sheet.on)}　{sheet.desk_no} 號櫃檯"),
    )


def _lay_amount(leaf: Leaf, sheet: PickupSheet, body_pt: float) -> None:
    leaf.line(f"茲領到{sheet.branch_name}發給之款項，計", size_pt=body_pt, lines_max=2)
    leaf.air(3)
    if sheet.amount_twd is None:
        _lay_blank_amount(leaf)
    else:
        words = capital_numerals(sheet.amount_twd)
        leaf.line(words, size_pt=_AMOUNT_PT, ink=HEAVY, lines_max=2)
        leaf.air(1.5)
        leaf.line(f"NT$ {figures(sheet.amount_twd)}　現金", size_pt=_FIGURES_PT)
    leaf.air(1.5)
    leaf.line(_WORDS_COUNT, size_pt=10, ink=QUIET)
    leaf.air(5)


def _lay_blank_amount(leaf: Leaf) -> None:
    """Leave the amount to a pen: words and figures, each on a line of its own."""
    for before, after, size_pt in (
        ("新臺幣", "元整", _AMOUNT_PT),
        ("NT$", "現金", _FIGURES_PT),
    ):
        height_mm = leading_mm(size_pt)
        y_mm = leaf.y_mm + 0.8 * height_mm
        width_pt = leaf.sheet.faces.width_pt
        leaf.sheet.write(before, x_mm=leaf.left_mm, y_mm=y_mm, size_pt=size_pt, ink=HEAVY)
        leaf.sheet.write(
            after, x_mm=leaf.right_mm, y_mm=y_mm, size_pt=size_pt, align=Align.RIGHT, ink=HEAVY
        )
        leaf.blank(
            indent_mm=width_pt(before, size_pt) * POINT_MM + 2,
            height_mm=height_mm,
            tail_mm=width_pt(after, size_pt) * POINT_MM + 2,
        )
        leaf.air(3)


def _lay_signature(leaf: Leaf, sheet: PickupSheet, setting: _Setting) -> None:
    """Draw where to sign; a paper that is printed after the hand-over is not signed again."""
    page = leaf.sheet
    top_mm = leaf.y_mm
    page.frame(
        x_mm=leaf.left_mm,
        top_mm=top_mm,
        width_mm=leaf.width_mm,
        height_mm=setting.box_mm,
        width_pt=1.1,
    )
    page.write(
        "領取人簽名或蓋章",
        x_mm=leaf.left_mm + 3.5,
        y_mm=top_mm + leading_mm(setting.head_pt, spread=1.3),
        size_pt=setting.head_pt,
        ink=QUIET,
    )
    if sheet.signed is not None:
        page.write(
            f"{_SIGNING_NAMES[sheet.signed.signing]}　{clock(sheet.signed.at)}",
            x_mm=leaf.left_mm + leaf.width_mm / 2,
            y_mm=top_mm + setting.box_mm / 2 + 2,
            size_pt=1.2 * setting.head_pt,
            align=Align.CENTRE,
        )
    leaf.y_mm = top_mm + setting.box_mm


def _lay_office(leaf: Leaf, sheet: PickupSheet, setting: _Setting, *, is_money: bool) -> None:
    """Write who hands over, and of money who approved it, beside lines for their seals."""
    page = leaf.sheet
    people = [("經辦人", sheet.clerk)]
    if is_money:
        people.append(("主管核可", sheet.approver))
    part_mm = leaf.width_mm / len(people)
    y_mm = leaf.y_mm + setting.line_mm
    for place, (label, name) in enumerate(people):
        x_mm = leaf.left_mm + place * part_mm
        page.write(label, x_mm=x_mm, y_mm=y_mm, size_pt=setting.head_pt, ink=QUIET)
        label_mm = leading_mm(setting.head_pt, spread=1.0) * (len(label) + 0.6)
        room_mm = part_mm - label_mm - 5
        fitted = fit(name, width_mm=room_mm, size_pt=setting.head_pt, faces=page.faces)
        page.write(fitted.lines[0], x_mm=x_mm + label_mm, y_mm=y_mm, size_pt=fitted.size_pt)
        page.rule(x_mm=x_mm + label_mm - 1, y_mm=y_mm + 1.4, length_mm=room_mm, grey=0.3)
    leaf.y_mm = y_mm + 2
