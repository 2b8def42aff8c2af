"""The four ways to pay: store, post office, transfer, desk; a closed one says why."""

from functools import partial
from typing import Final

from counter_app.documents import wording
from counter_app.documents.barcodes import MODULE_MM
from counter_app.documents.notice_pen import SPREAD, Pen
from counter_app.documents.notice_setting import Area
from counter_app.documents.notice_words import say_closed, say_tenders
from counter_app.documents.page import Ink, leading_mm
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notice_terms import PaperTerms
from counter_app.domain.notices import Notice

_ACCOUNT_INK: Final = Ink(heavy=True, tracking_em=0.02)
_GROUP: Final = 4


def draw_ways(pen: Pen, _notice: Notice, area: Area) -> None:
    """Draw what stands above the four ways."""
    pen.layer(("ways", area), lambda: pen.heading(pen.words.ways, area))


def draw_store(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw the three segments of a store, in one column."""
    barcode = notice.store_barcode
    heading = pen.words.store
    if barcode is None:
        _draw_closed(pen, notice, Channel.STORE, number=1, heading=heading, area=area)
        return
    pen.layer(
        ("store", area),
        lambda: _draw_open(pen, area, number=1, heading=heading, how=pen.words.store_how),
    )
    _draw_codes(pen, notice, area, barcode.segments)


def draw_post(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw the three texts of the post office's slip."""
    slip = notice.post_slip
    heading = pen.words.post
    if slip is None:
        _draw_closed(pen, notice, Channel.POST_OFFICE, number=2, heading=heading, area=area)
        return
    pen.layer(("post", area), lambda: _draw_open(pen, area, number=2, heading=heading))
    inner = pen.inside(area)
    _write_how(
        pen,
        inner,
        pen.words.post_how.format(
            fee=wording.figures(slip.fee_twd),
            sum=wording.figures(Twd(slip.amount_twd + slip.fee_twd)),
        ),
    )
    _draw_codes(pen, notice, area, slip.texts)


def draw_bank(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw bank, account and amount of a transfer."""
    account = notice.virtual_account
    heading = pen.words.bank
    if account is None:
        _draw_closed(pen, notice, Channel.BANK_TRANSFER, number=3, heading=heading, area=area)
        return
    pen.layer(("bank", area), lambda: _draw_open(pen, area, number=3, heading=heading))
    inner = pen.inside(area)
    y_mm = pen.write_line(
        f"{pen.words.bank_code} {account.bank_code}　{account.bank_name}",
        x_mm=inner.x_mm,
        top_mm=inner.top_mm,
        width_mm=inner.width_mm,
        size_pt=pen.set.body_pt,
        lines_max=2,
    )
    groups = " ".join(
        account.account[place : place + _GROUP] for place in range(0, len(account.account), _GROUP)
    )
    y_mm = pen.write_line(
        groups,
        x_mm=inner.x_mm,
        top_mm=y_mm + 0.4,
        width_mm=inner.width_mm,
        size_pt=pen.set.account_pt,
        ink=_ACCOUNT_INK,
    )
    if not notice.number:
        height_mm = leading_mm(pen.set.account_pt)
        pen.stamp(
            Area(
                x_mm=inner.x_mm + 0.35 * inner.width_mm,
                top_mm=y_mm - height_mm,
                width_mm=0.6 * inner.width_mm,
                height_mm=height_mm,
            )
        )
    pen.write_paragraphs(
        (pen.words.bank_how.format(amount=wording.figures(notice.amount_twd)),),
        area=Area(
            x_mm=inner.x_mm,
            top_mm=y_mm + 0.4,
            width_mm=inner.width_mm,
            height_mm=inner.bottom_mm - y_mm - 0.4,
        ),
    )


def draw_desk(pen: Pen, notice: Notice, area: Area) -> None:
    """Draw when and where the desk is open, what it takes."""
    tenders = say_tenders(pen.words, notice)
    pen.layer(
        ("desk", area, notice.paper, tenders),
        lambda: _draw_desk(pen, area, notice.paper, tenders),
    )


def _draw_desk(pen: Pen, area: Area, paper: PaperTerms, tenders: str) -> None:
    inner = pen.panel(area, number=4, heading=pen.words.desk)
    lines = tuple(
        filter(None, (paper.service_hours, paper.branch_address, paper.branch_phone, tenders))
    )
    pen.write_paragraphs(lines, area=inner, air_em=0)


def _draw_open(pen: Pen, area: Area, *, number: int, heading: str, how: str = "") -> None:
    inner = pen.panel(area, number=number, heading=heading)
    if how:
        _write_how(pen, inner, how)


def _how_mm(pen: Pen) -> float:
    """Height of the sentence above three codes: what the codes leave."""
    return leading_mm(pen.set.body_pt, spread=SPREAD) * (1 if pen.set.body_pt < _LARGE_PT else 3)


_LARGE_PT: Final = 14.0


def _write_how(pen: Pen, inner: Area, how: str) -> None:
    pen.write_paragraphs(
        (how,),
        area=Area(
            x_mm=inner.x_mm,
            top_mm=inner.top_mm,
            width_mm=inner.width_mm,
            height_mm=_how_mm(pen) + 0.01,
        ),
    )


def _draw_codes(pen: Pen, notice: Notice, area: Area, texts: tuple[str, str, str]) -> None:
    """Draw three codes in one column, spread over what the sentence leaves."""
    inner = pen.inside(area)
    top_mm = inner.top_mm + _how_mm(pen) + 0.8
    step_mm = (inner.bottom_mm - top_mm) / len(texts)
    for place, text in enumerate(texts):
        pen.bars(
            text,
            # Ten modules of white stand between frame and bars.
            x_mm=area.x_mm + 12 * MODULE_MM,
            top_mm=top_mm + place * step_mm,
            is_stamped=not notice.number,
        )


def _draw_closed(
    pen: Pen, notice: Notice, way: Channel, *, number: int, heading: str, area: Area
) -> None:
    why = say_closed(pen.words, notice, way)
    pen.layer(
        ("closed", way, why, area),
        partial(_draw_reason, pen, area, number=number, heading=heading, why=why),
    )


def _draw_reason(pen: Pen, area: Area, *, number: int, heading: str, why: str) -> None:
    inner = pen.panel(area, number=number, heading=heading)
    pen.write_paragraphs((why,), area=inner)
