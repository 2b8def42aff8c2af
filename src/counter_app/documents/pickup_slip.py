"""The slip of a pickup (取件單): when to come, where to, what to bring.

On thermal paper, or as a page of A5.  Both say the same in the same order: the number, the time,
the desk, the thing, what to bring, and what happens to somebody who cannot come.
"""

from operator import itemgetter
from typing import Final

from counter_app.documents.barcodes import MODULE_MM, Dots, code39, qr_code
from counter_app.documents.fonts import Faces, open_faces
from counter_app.documents.page import (
    HEAVY,
    QUIET,
    WATERMARK,
    Align,
    Ink,
    fit,
    leading_mm,
)
from counter_app.documents.pickup_leaf import A5_MM, Leaf, fitting_leaf
from counter_app.documents.pickup_words import (
    COLLECTOR_NAMES,
    NOON,
    SLIP_TITLE,
    STATE_NAMES,
    WALK_IN,
    coming_day_words,
    day_words,
    number_words,
    time_words,
    what_to_bring,
)
from counter_app.documents.roll import Roll
from counter_app.domain.calendar import TAIPEI
from counter_app.domain.pickup_papers import PickupSlip
from counter_app.domain.pickups import EXPECTED_STATES, Collector, PickupState

_WHEN: Final = "什麼時候來"
_WHERE: Final = "到哪裡"
_WHAT: Final = "領什麼"
_BRING: Final = "要帶什麼"
_SHOW: Final = "到了，請讓櫃檯或志工刷這裡"
_QR_LEVEL: Final = "Q"
"""The number and a quarter of the code to spare: 21 modules hold both."""

_NUMBER_INK: Final = Ink(heavy=True, tracking_em=0.02)
_ROLL_NUMBER_PT: Final = {80: 25.0, 58: 17.0}
_ROLL_TIME_PT: Final = {80: 17.0, 58: 14.5}
_ROLL_DESK_PT: Final = {80: 30.0, 58: 26.0}
_ROLL_QR_DOTS: Final = 8

_MARGIN_MM: Final = 11.0
_LEAF_BARS_MM: Final = 11.0
_LEAF_QR_MODULE_MM: Final = 1.27
_HEAD_PT: Final = 11.5
_BODY_PT: Final = 12.0
_LABEL_MM: Final = 24.0
_WHERE_MM: Final = 42.0
_PANEL_MM: Final = 37.0


def pickup_slip_pdf(slip: PickupSlip, *, faces: Faces | None = None) -> bytes:
    """Return a slip as one page of A5; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    faces = faces or open_faces()
    return fitting_leaf(lambda body_pt: _drawn(slip, body_pt, faces), body_pt=_BODY_PT)


def _drawn(slip: PickupSlip, body_pt: float, faces: Faces) -> Leaf:
    leaf = Leaf(
        size_mm=A5_MM,
        margin_mm=_MARGIN_MM,
        title=f"{SLIP_TITLE} {slip.number}",
        branch_name=slip.branch_name,
        is_demo=slip.is_demo,
        faces=faces,
    )
    leaf.head(slip.branch_name, SLIP_TITLE, _marks(slip), body_pt=_HEAD_PT)
    leaf.air(3.5)
    _lay_number(leaf, slip)
    _lay_when_and_where(leaf, slip)
    leaf.rows(_thing(slip), size_pt=body_pt, label_mm=_LABEL_MM)
    leaf.air(2.5)
    leaf.heading(_BRING, size_pt=body_pt)
    for thing in what_to_bring(slip.collector, slip.nature):
        leaf.tick(thing.name, thing.hint, size_pt=body_pt)
    leaf.air(1.5)
    leaf.rule(grey=0.5)
    leaf.air(2.5)
    leaf.heading(_cannot(slip), size_pt=body_pt)
    address = (("地址", slip.address),) if slip.address else ()
    leaf.rows((*_help(slip), *address), size_pt=body_pt, label_mm=_LABEL_MM)
    return leaf


def pickup_roll_pdf(slip: PickupSlip, *, width_mm: int = 80, faces: Faces | None = None) -> bytes:
    """Return a slip as one page for a thermal printer.

    Args:
        slip: What it says.
        width_mm: Width of the paper: 80 or 58.
        faces: What to draw with; those of `open_faces` where none are given.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    roll = Roll(width_mm, faces or open_faces())
    setting = roll.setting
    if slip.is_demo:
        roll.add_band(WATERMARK)
    roll.add_line(slip.branch_name, size_pt=setting.branch_pt, align=Align.CENTRE)
    roll.add_air(0.8)
    roll.add_line("　".join(SLIP_TITLE), size_pt=setting.title_pt, align=Align.CENTRE, ink=HEAVY)
    for mark in _marks(slip):
        roll.add_air(0.8)
        roll.add_mark(mark)
    roll.add_air(1.6)
    if setting.is_narrow:
        roll.add_line(
            number_words(slip.number),
            size_pt=_ROLL_NUMBER_PT[width_mm],
            align=Align.CENTRE,
            ink=HEAVY,
        )
    else:
        roll.add_bars(
            slip.number,
            caption=number_words(slip.number),
            size_pt=_ROLL_NUMBER_PT[width_mm],
            ink=HEAVY,
        )
    roll.add_rule(width_pt=1.6)
    _roll_when_and_where(roll, slip, width_mm)
    roll.add_rule()
    if setting.is_narrow:
        roll.add_ladder(slip.number, _thing(slip))
    else:
        for label, value in _thing(slip):
            roll.add_pair(label, value, size_pt=setting.body_pt)
    roll.add_rule()
    roll.add_line(_BRING, size_pt=setting.body_pt, ink=HEAVY)
    for thing in what_to_bring(slip.collector, slip.nature):
        roll.add_tick(thing.name, thing.hint)
    roll.add_rule()
    roll.add_text(_cannot(slip), size_pt=setting.body_pt, ink=HEAVY)
    for label, value in _help(slip):
        roll.add_pair(label, value, size_pt=setting.body_pt)
    roll.add_rule(dashed=True)
    roll.add_dots(_code(slip), caption=_SHOW, module_dots_max=_ROLL_QR_DOTS)
    if slip.is_demo:
        roll.add_air(2)
        roll.add_band(WATERMARK)
    return roll.finish(title=f"{SLIP_TITLE} {slip.number}", author=slip.branch_name)


def _code(slip: PickupSlip) -> Dots:
    return qr_code(slip.number, level=_QR_LEVEL)


def _marks(slip: PickupSlip) -> tuple[str, ...]:
    """Return what is boxed beside the title where nobody comes by this slip any more."""
    is_awaited = slip.state in EXPECTED_STATES | {PickupState.ARRIVED}
    return () if is_awaited else (STATE_NAMES[slip.state],)


def _time(slip: PickupSlip) -> str:
    if slip.slot_at is None or slip.slot_ends_at is None:
        return WALK_IN
    begins, ends = time_words(slip.slot_at), time_words(slip.slot_ends_at)
    if ends[:2] in {begins[:2], NOON}:
        ends = ends[3:]
    return f"{begins} 至 {ends}"


def _day(slip: PickupSlip) -> str:
    return "" if slip.slot_at is None else day_words(slip.slot_at.astimezone(TAIPEI).date())


def _thing(slip: PickupSlip) -> tuple[tuple[str, str], ...]:
    who = COLLECTOR_NAMES[slip.collector]
    is_agent = slip.collector is Collector.AGENT
    return (
        (_WHAT, slip.item_name),
        ("申請人", slip.caller),
        ("誰來領", f"{who}　{slip.agent}".strip() if is_agent else who),
    )


def _cannot(slip: PickupSlip) -> str:
    return f"不能來、想改時間，請{'打電話' if slip.phone else '告訴我們'}"


def _help(slip: PickupSlip) -> tuple[tuple[str, str], ...]:
    until = ""
    if slip.kept_until is not None and slip.slot_at is not None:
        agreed = slip.slot_at.astimezone(TAIPEI).date()
        until = f"保留到 {coming_day_words(slip.kept_until, after=agreed)}"
    facts = (("電話", slip.phone), ("當天沒來", until), ("服務時間", slip.service_hours))
    return tuple((label, value) for label, value in facts if value)


# --- on a roll --------------------------------------------------------------------------------


def _roll_when_and_where(roll: Roll, slip: PickupSlip, width_mm: int) -> None:
    setting = roll.setting
    if slip.slot_at is not None:
        roll.add_line(_WHEN, size_pt=setting.small_pt)
        roll.add_line(_day(slip), size_pt=_ROLL_TIME_PT[width_mm], ink=HEAVY)
    roll.add_line(_time(slip), size_pt=_ROLL_TIME_PT[width_mm], ink=HEAVY)
    roll.add_air(1.6)
    roll.add_line(_WHERE, size_pt=setting.small_pt)
    roll.add_line(f"{slip.desk_no} 號櫃檯", size_pt=_ROLL_DESK_PT[width_mm], ink=HEAVY)
    if slip.address:
        roll.add_text(slip.address, size_pt=setting.small_pt, lines_max=2)


# --- on a page of A5 --------------------------------------------------------------------------


def _lay_number(leaf: Leaf, slip: PickupSlip) -> None:
    sheet = leaf.sheet
    dots = _code(slip)
    code_mm = dots.side * _LEAF_QR_MODULE_MM
    top_mm = leaf.y_mm
    sheet.dots(dots, x_mm=leaf.right_mm - code_mm, top_mm=top_mm, module_mm=_LEAF_QR_MODULE_MM)
    sheet.write(
        "取件號碼",
        x_mm=leaf.left_mm,
        y_mm=top_mm + leading_mm(9, spread=0.9),
        size_pt=9,
        ink=QUIET,
    )
    sheet.write(
        number_words(slip.number),
        x_mm=leaf.left_mm,
        y_mm=top_mm + 13.5,
        size_pt=28,
        ink=_NUMBER_INK,
    )
    sheet.bars(
        code39(slip.number),
        x_mm=leaf.left_mm,
        top_mm=top_mm + code_mm - _LEAF_BARS_MM,
        height_mm=_LEAF_BARS_MM,
        module_mm=MODULE_MM,
    )
    leaf.y_mm = top_mm + code_mm
    leaf.air(1.2)
    sheet.write(
        _SHOW,
        x_mm=leaf.right_mm,
        y_mm=leaf.y_mm + leading_mm(8, spread=0.9),
        size_pt=8,
        align=Align.RIGHT,
        ink=QUIET,
    )
    leaf.air(leading_mm(8) + 2)


def _lay_when_and_where(leaf: Leaf, slip: PickupSlip) -> None:
    sheet = leaf.sheet
    top_mm = leaf.y_mm
    split_mm = leaf.right_mm - _WHERE_MM
    sheet.frame(
        x_mm=leaf.left_mm,
        top_mm=top_mm,
        width_mm=leaf.width_mm,
        height_mm=_PANEL_MM,
        width_pt=1.1,
    )
    sheet.frame(x_mm=split_mm, top_mm=top_mm, width_mm=_WHERE_MM, height_mm=_PANEL_MM, width_pt=1.1)
    pad_mm = 4.0
    for x_mm, words in ((leaf.left_mm + pad_mm, _WHEN), (split_mm + pad_mm, _WHERE)):
        sheet.write(words, x_mm=x_mm, y_mm=top_mm + 6.2, size_pt=_HEAD_PT, ink=QUIET)
    room_mm = split_mm - leaf.left_mm - 2 * pad_mm
    y_mm = top_mm + 11
    for words, size_pt in filter(itemgetter(0), ((_day(slip), 17.0), (_time(slip), 25.0))):
        fitted = fit(words, width_mm=room_mm, size_pt=size_pt, faces=sheet.faces)
        y_mm = sheet.write_fitted(fitted, x_mm=leaf.left_mm + pad_mm, top_mm=y_mm, ink=HEAVY)
        y_mm += 2
    middle_mm = split_mm + _WHERE_MM / 2
    sheet.write(
        str(slip.desk_no),
        x_mm=middle_mm,
        y_mm=top_mm + 24,
        size_pt=44,
        align=Align.CENTRE,
        ink=HEAVY,
    )
    sheet.write(
        "號櫃檯", x_mm=middle_mm, y_mm=top_mm + 33, size_pt=17, align=Align.CENTRE, ink=HEAVY
    )
    leaf.y_mm = top_mm + _PANEL_MM
    leaf.air(4)
