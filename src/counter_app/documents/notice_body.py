"""What a notice says beside the ways to pay: whose, how much, until when, rights, stub."""

from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import paper_code
from counter_app.documents.notice_pen import Pen
from counter_app.documents.notice_setting import LEFT_MM, RIGHT_MM, Area
from counter_app.documents.notice_words import say_day
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    QUIET,
    Align,
    Ink,
    leading_mm,
)
from counter_app.domain.identifiers import mask_number
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice

_STAMP_MM: Final = 44.0


def draw_facts(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw whose debt it is, to whom, what for, and who can be asked."""
    words = pen.words
    contact = " ".join(filter(None, (notice.section, notice.section_clerk, notice.section_phone)))
    number = notice.obligor_number
    masked = number if "*" in number else mask_number(number)
    facts = (
        (words.obligor, f"{notice.obligor_name}　{masked}".strip()),
        (words.case, notice.case_number),
        (words.agency, notice.agency_name),
        (words.kind, notice.kind),
        (words.contact, contact),
    )
    rows = pen.lay_rows(
        tuple(fact for fact in facts if fact[1]),
        area=area,
        label_mm=pen.set.label_mm,
        spread=1.62,
    )
    y_mm = area.top_mm
    for row in rows:
        baseline_mm = y_mm + 0.82 * row.value.leading_mm
        pen.sheet.write(
            row.label, x_mm=area.x_mm, y_mm=baseline_mm, size_pt=row.value.size_pt, ink=QUIET
        )
        pen.sheet.write_fitted(
            row.value,
            x_mm=area.x_mm + pen.set.label_mm,
            top_mm=y_mm,
            ink=HEAVY if row.label == words.contact else BLACK,
        )
        y_mm += row.height_mm


def draw_amounts(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw the four parts, their sum, and the day they are computed for."""
    pen.layer(("amounts", area), lambda: _draw_part_names(pen, area))
    row_mm = _part_mm(pen, area)
    due = notice.due
    y_mm = area.top_mm
    size_pt = pen.set.body_pt
    for amount_twd in (due.costs_twd, due.interest_twd, due.late_fee_twd, due.principal_twd):
        _write_figure(pen, area, y_mm + 0.68 * row_mm, amount_twd, size_pt=size_pt)
        y_mm += row_mm
    _write_figure(
        pen,
        area,
        y_mm + 0.8 * row_mm,
        due.total_twd,
        size_pt=size_pt * 1.25,
        ink=HEAVY,
        prefix="NT$ ",
    )
    computed = notice.computed_on
    note = (
        pen.words.delivered
        if computed is None
        else pen.words.computed.format(day=say_day(pen.words, computed))
    )
    pen.write_line(
        note,
        x_mm=area.x_mm,
        top_mm=y_mm + 1.25 * row_mm,
        width_mm=area.width_mm,
        size_pt=size_pt,
    )


def _part_mm(pen: Pen, area: Area) -> float:
    """Height of a row of the parts: four of them, the sum and the note below fill the area."""
    return min(area.height_mm / 6.2, leading_mm(pen.set.body_pt, spread=1.75))


def _draw_part_names(pen: Pen, area: Area) -> None:
    words = pen.words
    row_mm = _part_mm(pen, area)
    y_mm = area.top_mm
    for name in (words.costs, words.interest, words.late_fee, words.principal):
        pen.sheet.write(
            name, x_mm=area.x_mm, y_mm=y_mm + 0.68 * row_mm, size_pt=pen.set.body_pt, ink=QUIET
        )
        y_mm += row_mm
        if name != words.principal:
            pen.sheet.rule(
                x_mm=area.x_mm, y_mm=y_mm, length_mm=area.width_mm, width_pt=0.35, grey=0.6
            )
    pen.sheet.rule(x_mm=area.x_mm, y_mm=y_mm, length_mm=area.width_mm, width_pt=0.9)
    pen.sheet.write(
        words.total, x_mm=area.x_mm, y_mm=y_mm + 0.8 * row_mm, size_pt=pen.set.body_pt, ink=HEAVY
    )


def _write_figure(
    pen: Pen,
    area: Area,
    y_mm: float,
    amount_twd: Twd,
    *,
    size_pt: float,
    ink: Ink | None = None,
    prefix: str = "",
) -> None:
    pen.sheet.write(
        prefix + wording.figures(amount_twd),
        x_mm=area.right_mm,
        y_mm=y_mm,
        size_pt=size_pt,
        align=Align.RIGHT,
        ink=ink or (BLACK if amount_twd else QUIET),
    )


def draw_rights(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw instalments, objection, and where help is found."""
    contact = notice.paper.hardship_contact
    pen.layer(("rights", contact, area), lambda: _draw_rights(pen, contact, area))


def _draw_rights(pen: Pen, contact: str, area: Area) -> None:
    words = pen.words
    hardship = words.hardship_at.format(contact=contact) if contact else words.hardship
    y_mm = pen.heading(words.rights, area)
    pen.write_paragraphs(
        (words.instalments, words.objection, words.doubt, hardship),
        area=_below(area, y_mm),
        bullet="•",
    )


def draw_genuine(pen: Pen, notice: Notice, code: str, area: Area) -> None:
    """Draw the signed code, and how to make sure without it."""
    website = notice.paper.website
    pen.layer(("genuine", website, area), lambda: _draw_genuine(pen, website, area))
    code_area = _code_area(pen, area)
    if not code:
        pen.stamp(code_area)
        return
    dots = paper_code(code)
    module_mm = min(code_area.width_mm / dots.side, pen.set.module_mm)
    side_mm = module_mm * dots.side
    pen.sheet.dots(
        dots,
        x_mm=code_area.x_mm + (code_area.width_mm - side_mm) / 2,
        top_mm=code_area.bottom_mm - side_mm,
        module_mm=module_mm,
    )


def _code_area(pen: Pen, area: Area) -> Area:
    side_mm = pen.set.code_mm
    head_mm = leading_mm(pen.set.heading_pt, spread=1.35) + 0.45 * pen.set.heading_pt * POINT_MM
    return Area(
        x_mm=area.right_mm - side_mm - 2,
        top_mm=area.top_mm + head_mm + 1,
        width_mm=side_mm,
        height_mm=side_mm,
    )


def _draw_genuine(pen: Pen, website: str, area: Area) -> None:
    words = pen.words
    y_mm = pen.heading(words.genuine, area)
    code_area = _code_area(pen, area)
    pen.sheet.write(
        words.code,
        x_mm=code_area.x_mm + code_area.width_mm / 2,
        y_mm=code_area.bottom_mm + 1.6 + 0.9 * pen.set.label_pt * POINT_MM,
        size_pt=pen.set.label_pt,
        align=Align.CENTRE,
    )
    paragraphs = (words.genuine_call, website, words.genuine_165, words.genuine_never)
    rest = _below(area, y_mm)
    pen.write_paragraphs(
        tuple(filter(None, (*paragraphs, words.genuine_code))),
        area=Area(
            x_mm=rest.x_mm,
            top_mm=rest.top_mm,
            width_mm=code_area.x_mm - rest.x_mm - 4,
            height_mm=rest.height_mm,
        ),
    )


def draw_stub(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw the stub below a cut line, with a place for the stamp of whoever takes the money."""
    pen.layer(("stub", area), lambda: _draw_stub_frame(pen, area))
    words = pen.words
    until = notice.payable_until
    amount = f"NT$ {wording.figures(notice.amount_twd)}"
    if until is not None:
        amount = words.on_stub.format(amount=amount, day=say_day(words, until))
    facts = (
        (words.number, notice.number or words.preview),
        (words.case, notice.case_number),
        (words.obligor, notice.obligor_name),
        (words.amount, amount),
    )
    top_mm = area.top_mm + _stub_head_mm(pen)
    label_mm = _stub_label_mm(pen)
    rows = pen.lay_rows(
        facts,
        area=Area(
            x_mm=area.x_mm,
            top_mm=top_mm,
            width_mm=area.width_mm - _STAMP_MM - 5,
            height_mm=area.bottom_mm - top_mm,
        ),
        label_mm=label_mm,
        spread=1.3,
    )
    for row in rows:
        pen.sheet.write(
            row.label,
            x_mm=area.x_mm,
            y_mm=top_mm + 0.82 * row.value.leading_mm,
            size_pt=row.value.size_pt,
            ink=QUIET,
        )
        pen.sheet.write_fitted(row.value, x_mm=area.x_mm + label_mm, top_mm=top_mm)
        top_mm += row.height_mm


def _stub_head_mm(pen: Pen) -> float:
    return leading_mm(pen.set.heading_pt, spread=1.3)


def _stub_label_mm(pen: Pen) -> float:
    words = pen.words
    names = (words.number, words.case, words.obligor, words.amount)
    size_pt = pen.set.body_pt
    widest_pt = max(pen.sheet.faces.width_pt(name, size_pt) for name in names)
    return widest_pt * POINT_MM + size_pt * POINT_MM


def _draw_stub_frame(pen: Pen, area: Area) -> None:
    sheet, words = pen.sheet, pen.words
    sheet.rule(
        x_mm=9,
        y_mm=area.top_mm - 2.5,
        length_mm=RIGHT_MM - 4,
        width_pt=0.4,
        grey=0.4,
        dash_mm=(1.6, 1.2),
    )
    sheet.write("✂", x_mm=4.5, y_mm=area.top_mm - 1.4, size_pt=9, ink=QUIET)
    y_mm = area.top_mm + 0.8 * _stub_head_mm(pen)
    sheet.write(words.stub, x_mm=LEFT_MM, y_mm=y_mm, size_pt=pen.set.heading_pt, ink=HEAVY)
    stub_mm = sheet.faces.width_pt(words.stub, pen.set.heading_pt) * POINT_MM
    pen.write_line(
        words.keep,
        x_mm=LEFT_MM + stub_mm + 4,
        top_mm=y_mm - 0.85 * leading_mm(pen.set.body_pt),
        width_mm=area.width_mm - _STAMP_MM - stub_mm - 10,
        size_pt=pen.set.body_pt,
    )
    stamp = Area(
        x_mm=area.right_mm - _STAMP_MM,
        top_mm=area.top_mm + 0.5,
        width_mm=_STAMP_MM,
        height_mm=min(area.height_mm - 1, 34),
    )
    pen.frame(stamp)
    pen.write_line(
        words.stamp,
        x_mm=stamp.x_mm + 1.5,
        top_mm=stamp.top_mm + 0.6,
        width_mm=stamp.width_mm - 3,
        size_pt=pen.set.label_pt,
        ink=QUIET,
    )


def _below(area: Area, y_mm: float) -> Area:
    return Area(
        x_mm=area.x_mm,
        top_mm=y_mm,
        width_mm=area.width_mm,
        height_mm=area.bottom_mm - y_mm,
    )
