"""The head of a notice: who writes, to whom, how much, and until when."""

import re
from datetime import date
from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import MODULE_MM, code39, qr_code
from counter_app.documents.notice_pen import Pen
from counter_app.documents.notice_setting import RIGHT_MM, Area
from counter_app.documents.notice_words import CHINESE, say_amount, say_day, say_weekday
from counter_app.documents.page import (
    BLACK,
    HEAVY,
    POINT_MM,
    QUIET,
    Align,
    Fitted,
    Ink,
    fit,
    leading_mm,
    wrap,
)
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice

_TITLE_INK: Final = Ink(heavy=True, tracking_em=0.3)
_NUMBER_INK: Final = Ink(tracking_em=0.12)
_POSTAL_INK: Final = Ink(tracking_em=0.25)
_POSTAL: Final = re.compile(r"\s*([0-9]{3}(?:[0-9]{2,3})?)\s*(?=\D)")
_WINDOW_PAD_MM: Final = 4.0
_NAME_AIR_MM: Final = 2.0
_SHRINK: Final = 0.96
_BARS_MM: Final = 10.0
_NUMBER_SHARE: Final = 0.8
_TAG_PT_MAX: Final = 14.0
_WEBSITE_MODULE_MM: Final = 0.42
_WEBSITE_LABEL_PT: Final = 9.0


def draw_masthead(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw who writes, what paper this is, and its number as bars."""
    draw_letterhead(pen, notice, area)
    plan = notice.plan
    tag = ""
    if plan is not None:
        tag = pen.words.instalment.format(number=plan.number, count=plan.count)
    draw_number(pen, notice, area, tag=tag)


def draw_letterhead(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw who writes, the title and the website."""
    pen.layer(
        ("masthead", notice.branch_name, notice.paper.website, area),
        lambda: _draw_title(pen, notice, area),
    )


def draw_number(pen: Pen, notice: Notice, area: Area, *, tag: str) -> None:
    """Draw the number as bars and as text, and below it which instalment it is."""
    size_pt = pen.set.branch_pt * _NUMBER_SHARE
    y_mm = area.top_mm + _BARS_MM + leading_mm(size_pt, spread=1.12)
    bars_mm = code39("N00000000000").length_mm(module_mm=MODULE_MM)
    pen.layer(("number", area), lambda: _draw_number_label(pen, bars_mm=bars_mm, y_mm=y_mm))
    if notice.number:
        pen.sheet.bars(
            code39(notice.number),
            x_mm=RIGHT_MM - bars_mm,
            top_mm=area.top_mm,
            height_mm=_BARS_MM,
            module_mm=MODULE_MM,
        )
    pen.sheet.write(
        notice.number or pen.words.preview,
        x_mm=RIGHT_MM,
        y_mm=y_mm,
        size_pt=size_pt,
        align=Align.RIGHT,
        ink=_NUMBER_INK if notice.number else HEAVY,
    )
    if tag:
        draw_tag(pen, tag, top_mm=y_mm + 2.2)


def draw_tag(pen: Pen, tag: str, *, top_mm: float) -> None:
    """Draw a word in a box at the right margin."""
    size_pt = min(pen.set.body_pt, _TAG_PT_MAX)
    width_mm = (pen.sheet.faces.width_pt(tag, size_pt) + 0.9 * size_pt) * POINT_MM
    pen.sheet.tag(tag, x_mm=RIGHT_MM - width_mm, top_mm=top_mm, size_pt=size_pt)


def _draw_number_label(pen: Pen, *, bars_mm: float, y_mm: float) -> None:
    label = fit(
        pen.words.number,
        width_mm=0.34 * bars_mm,
        size_pt=min(pen.set.label_pt, _TAG_PT_MAX - 3),
        faces=pen.sheet.faces,
    )
    pen.sheet.write(
        pen.words.number, x_mm=RIGHT_MM - bars_mm, y_mm=y_mm, size_pt=label.size_pt, ink=QUIET
    )


def _draw_title(pen: Pen, notice: Notice, area: Area) -> None:
    bars_mm = code39("N00000000000").length_mm(module_mm=MODULE_MM)
    website_mm = _draw_website(pen, notice.paper.website, area)
    width_mm = area.width_mm - bars_mm - website_mm - 8
    pen.write_line(
        notice.branch_name,
        x_mm=area.x_mm,
        top_mm=area.top_mm - 1,
        width_mm=width_mm,
        size_pt=pen.set.branch_pt,
    )
    title = fit(
        pen.words.title, width_mm=width_mm * 0.78, size_pt=pen.set.title_pt, faces=pen.sheet.faces
    )
    pen.sheet.write(
        pen.words.title,
        x_mm=area.x_mm,
        y_mm=area.bottom_mm - 4.2,
        size_pt=title.size_pt,
        ink=_TITLE_INK if pen.words is CHINESE else HEAVY,
    )


def _draw_website(pen: Pen, website: str, area: Area) -> float:
    """Draw the website as a QR code beside the number; return how much room it takes."""
    if not website:
        return 0.0
    dots = qr_code(website)
    side_mm = dots.side * _WEBSITE_MODULE_MM
    label_pt = _WEBSITE_LABEL_PT
    width_mm = max(side_mm, pen.sheet.faces.width_pt(pen.words.website, label_pt) * POINT_MM)
    bars_mm = code39("N00000000000").length_mm(module_mm=MODULE_MM)
    centre_mm = RIGHT_MM - bars_mm - 7 - width_mm / 2
    pen.sheet.dots(
        dots,
        x_mm=centre_mm - side_mm / 2,
        top_mm=area.top_mm,
        module_mm=_WEBSITE_MODULE_MM,
    )
    pen.sheet.write(
        pen.words.website,
        x_mm=centre_mm,
        y_mm=area.top_mm + side_mm + leading_mm(label_pt, spread=1.35),
        size_pt=label_pt,
        align=Align.CENTRE,
    )
    return width_mm + 7


def draw_window(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw what shows through the envelope: postal code, address and name, nothing else."""
    found = _POSTAL.match(notice.address)
    postal = found[1] if found else ""
    address = notice.address[found.end() :] if found else notice.address
    texts = (postal, address.strip(), notice.obligor_name)
    sizes = (pen.set.address_pt, pen.set.address_pt, pen.set.name_pt)
    width_mm = area.width_mm - 2 * _WINDOW_PAD_MM
    room_mm = area.height_mm - 2 * _WINDOW_PAD_MM
    shrink = 1.0
    while True:
        lines = [
            Fitted(
                lines=wrap(text, width_mm=width_mm, size_pt=size_pt, faces=pen.sheet.faces),
                size_pt=size_pt,
                leading_mm=leading_mm(size_pt),
            )
            for text, size_pt in zip(texts, (size * shrink for size in sizes), strict=True)
            if text
        ]
        if sum(line.height_mm for line in lines) + _NAME_AIR_MM <= room_mm:
            break
        shrink *= _SHRINK
    y_mm = area.top_mm + _WINDOW_PAD_MM
    for line in lines:
        y_mm += _NAME_AIR_MM if line is lines[-1] else 0
        y_mm = pen.sheet.write_fitted(
            line,
            x_mm=area.x_mm + _WINDOW_PAD_MM,
            top_mm=y_mm,
            ink=_POSTAL_INK if line.lines == (postal,) else BLACK,
        )


def draw_key(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw what is seen first: how much, and until when."""
    draw_key_of(
        pen,
        area,
        amount_twd=notice.amount_twd,
        amount_label=pen.words.amount,
        until=notice.payable_until,
        until_label=pen.words.until,
    )


def draw_key_of(
    pen: Pen,
    area: Area,
    *,
    amount_twd: Twd,
    amount_label: str,
    until: date | None,
    until_label: str,
) -> None:
    """Draw an amount and a day, large and framed.

    Args:
        pen: What it is drawn with.
        area: Where.
        amount_twd: In figures and in words.
        amount_label: What the amount is.
        until: The day; None for no deadline.
        until_label: What the day is.
    """
    middle_mm = area.top_mm + 0.53 * area.height_mm
    x_mm = area.x_mm + 4
    width_mm = area.width_mm - 8
    label_pt = pen.set.body_pt
    labels = (amount_label, "" if until is None else until_label)
    pen.layer(
        ("key", labels, area),
        lambda: _draw_key_frame(pen, area, middle_mm=middle_mm, labels=labels),
    )
    label_mm = leading_mm(label_pt)
    y_mm = pen.write_line(
        f"NT$ {wording.figures(amount_twd)}",
        x_mm=x_mm,
        top_mm=area.top_mm + 1.2 + label_mm,
        width_mm=width_mm,
        size_pt=pen.set.amount_pt,
        ink=HEAVY,
    )
    pen.write_line(
        say_amount(pen.words, amount_twd),
        x_mm=x_mm,
        top_mm=y_mm - 0.6,
        width_mm=width_mm,
        size_pt=label_pt,
    )
    if until is None:
        pen.write_line(
            pen.words.no_deadline,
            x_mm=x_mm,
            top_mm=middle_mm + 0.6 * label_mm,
            width_mm=width_mm,
            size_pt=label_pt * 1.6,
            ink=HEAVY,
        )
        return
    y_mm = pen.write_line(
        say_day(pen.words, until),
        x_mm=x_mm,
        top_mm=middle_mm + 1.2 + label_mm,
        width_mm=width_mm,
        size_pt=pen.set.day_pt,
        ink=HEAVY,
    )
    pen.write_line(
        say_weekday(pen.words, until),
        x_mm=x_mm,
        top_mm=y_mm - 0.6,
        width_mm=width_mm,
        size_pt=label_pt * 1.25,
        ink=HEAVY,
    )


def _draw_key_frame(pen: Pen, area: Area, *, middle_mm: float, labels: tuple[str, str]) -> None:
    pen.sheet.frame(
        x_mm=area.x_mm,
        top_mm=area.top_mm,
        width_mm=area.width_mm,
        height_mm=area.height_mm,
        width_pt=1.6,
    )
    pen.sheet.rule(x_mm=area.x_mm, y_mm=middle_mm, length_mm=area.width_mm, width_pt=0.8)
    for text, top_mm in zip(labels, (area.top_mm, middle_mm), strict=True):
        pen.write_line(
            text,
            x_mm=area.x_mm + 4,
            top_mm=top_mm + 1.4,
            width_mm=area.width_mm - 8,
            size_pt=pen.set.body_pt,
        )


def draw_intro(pen: Pen, _notice: Notice, area: Area) -> None:
    """Draw what this paper is, in words for someone who is afraid of it."""
    pen.layer(
        ("intro", area),
        lambda: pen.write_paragraphs((pen.words.intro,), area=area),
    )
