"""The papers of pickups, read back by outside programs: text, tables, bars and codes."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from odfdo import Document
from PIL import Image
from pypdf import PdfReader

from counter_app.documents.pickup_list import pickup_list_pdf, pickup_list_sheet
from counter_app.documents.pickup_sheet import pickup_sheet_pdf
from counter_app.documents.pickup_slip import pickup_roll_pdf, pickup_slip_pdf
from counter_app.documents.pickup_words import STATE_NAMES, time_words
from counter_app.documents.pixels import page_count, raster_png, slip_raster
from counter_app.domain.calendar import format_roc
from counter_app.domain.pickup_handovers import Signing
from counter_app.domain.pickup_papers import PickupSheet, PickupSlip, SignedSheet
from counter_app.domain.pickups import Collector, ItemNature, PickupState
from counter_app.exchange.sheets import workbook_to_ods
from paper_readers import (
    poppler_text,
    pypdf_text,
    rendered,
    squeezed,
    zbar_codes,
    zxing_codes,
)
from papers import LONG_NAME, RARE_NAMES
from pickup_papers import (
    DAY,
    LONGEST_NAME,
    LONGEST_WORDS,
    NUMBER,
    SLOT_AT,
    make_agent_slip,
    make_day_list,
    make_line,
    make_longest_slip,
    make_longest_voucher,
    make_sheet,
    make_slip,
    make_voucher,
)

WIDTHS = {80: 576, 58: 384}
SLIPS: dict[str, Callable[[PickupSlip], bytes]] = {
    "a5": pickup_slip_pdf,
    "80 mm": pickup_roll_pdf,
    "58 mm": lambda slip: pickup_roll_pdf(slip, width_mm=58),
}


def size_mm(pdf: bytes) -> tuple[int, int]:
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def on_a_roll(slip: PickupSlip, width_mm: int) -> Image.Image:
    """Return the dots of a slip with the blank margins that a roll has beside the head."""
    pdf = pickup_roll_pdf(slip, width_mm=width_mm)
    png = raster_png(slip_raster(pdf, width_dots=WIDTHS[width_mm]))
    with Image.open(io.BytesIO(png)) as image:
        dots = image.convert("L")
    roll = Image.new("L", (dots.width + 64, dots.height), 255)
    roll.paste(dots, (32, 0))
    return roll


def is_clear(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return not any(image.crop(box).histogram()[:160])


def assert_margins(pdf: bytes, margin_mm: float) -> None:
    """Hold that nothing but the watermark stands where a printer may not reach."""
    for page in range(page_count(pdf)):
        image = rendered(pdf, dpi=100, page=page)
        margin = int(margin_mm / 25.4 * 100)
        assert is_clear(image, (0, 0, margin, image.height))
        assert is_clear(image, (image.width - margin, 0, image.width, image.height))
        assert is_clear(image, (0, 0, image.width, margin))
        assert is_clear(image, (0, image.height - margin, image.width, image.height))


# --- slip -----------------------------------------------------------------------------------


@pytest.mark.parametrize("draw", SLIPS.values(), ids=SLIPS)
def test_a_slip_says_when_where_and_what_to_bring_to_two_readers(
    draw: Callable[[PickupSlip], bytes], tmp_path: Path
) -> None:
    pdf = draw(make_slip())

    assert page_count(pdf) == 1
    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            "法務部行政執行署宜蘭分署",
            "取件單",
            NUMBER,
            "114年11月25日（星期二）",
            "上午9:00至9:30",
            "號櫃檯",
            "權利移轉證書",
            "王○明",
            "本人",
            "您的身分證件",
            "身分證、健保卡、駕照、居留證或護照",
            "忘了帶也沒關係",
            "03-9371234",
            "保留到12月9日（星期二）",
            "上班日8:30－12:00、13:30－17:30",
            "宜蘭縣宜蘭市測試路1號",
        ):
            assert words in text, words
        for words in ("委任狀", "印章", "範例", "逾時未到"):
            assert words not in text, words


@pytest.mark.parametrize("draw", SLIPS.values(), ids=SLIPS)
def test_an_agent_brings_authority_both_documents_and_for_money_both_seals(
    draw: Callable[[PickupSlip], bytes], tmp_path: Path
) -> None:
    money = poppler_text(draw(make_agent_slip()), tmp_path)
    thing = poppler_text(draw(make_agent_slip(nature=ItemNature.PAPER)), tmp_path)
    own_money = poppler_text(draw(make_slip(nature=ItemNature.MONEY)), tmp_path)

    for text in (money, thing):
        assert "代理人陳○" in text
        assert "委任狀" in text
        assert squeezed("本人和代理人兩人的身分證件") in text
    assert "本人和代理人的印章" in money
    assert "印章" not in thing
    assert "您的印章" in own_money


@pytest.mark.parametrize("draw", SLIPS.values(), ids=SLIPS)
def test_what_nobody_has_entered_is_left_out(
    draw: Callable[[PickupSlip], bytes], tmp_path: Path
) -> None:
    bare = make_slip(
        phone="", address="", service_hours="", slot_at=None, slot_ends_at=None, kept_until=None
    )

    text = poppler_text(draw(bare), tmp_path)

    assert "現場取件" in text
    assert "請告訴我們" in text
    for words in ("電話", "地址", "服務時間", "當天沒來", "星期"):
        assert words not in text, words


@pytest.mark.parametrize("draw", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("state", PickupState)
def test_a_slip_nobody_comes_by_any_more_says_so(
    draw: Callable[[PickupSlip], bytes], state: PickupState, tmp_path: Path
) -> None:
    text = poppler_text(draw(make_slip(state=state)), tmp_path)

    is_over = state in {
        PickupState.HANDED_OVER,
        PickupState.CANCELLED,
        PickupState.MISSED,
        PickupState.RETURNED,
    }
    assert (STATE_NAMES[state] in text) is is_over


@pytest.mark.parametrize("draw", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("name", RARE_NAMES)
def test_every_name_is_read_from_a_slip(
    draw: Callable[[PickupSlip], bytes], name: str, tmp_path: Path
) -> None:
    pdf = draw(make_slip(item_name=name))

    assert name in pypdf_text(pdf)
    assert name in poppler_text(pdf, tmp_path)


@pytest.mark.parametrize("make", [make_slip, make_agent_slip, make_longest_slip])
def test_both_decoders_read_the_number_from_the_page_as_bars_and_as_a_square(
    make: Callable[[], PickupSlip], tmp_path: Path
) -> None:
    pdf = pickup_slip_pdf(make())

    image = rendered(pdf, dpi=203)
    for part in (
        image.crop((0, 0, int(image.width * 0.6), image.height // 2)),
        image.crop((int(image.width * 0.6), 0, image.width, image.height // 2)),
    ):
        assert zxing_codes(part) == {NUMBER}
        assert zbar_codes(part, tmp_path) == {NUMBER}


@pytest.mark.parametrize("width_mm", WIDTHS)
@pytest.mark.parametrize("make", [make_slip, make_agent_slip, make_longest_slip])
def test_both_decoders_read_the_number_from_the_dots_as_bars_and_as_a_square(
    width_mm: int, make: Callable[[], PickupSlip], tmp_path: Path
) -> None:
    dots = on_a_roll(make(), width_mm)
    found = zxingcpp.read_barcodes(dots)

    assert {code.text for code in found} == {NUMBER}
    square = next(code for code in found if code.format == zxingcpp.BarcodeFormat.QRCode)
    below = square.position.top_left.y - 24
    for part in (
        dots.crop((0, 0, dots.width, below)),
        dots.crop((0, below, dots.width, dots.height)),
    ):
        assert zxing_codes(part) == {NUMBER}
        assert zbar_codes(part, tmp_path) == {NUMBER}
    assert zxing_codes(rendered(pickup_roll_pdf(make(), width_mm=width_mm), dpi=203)) == {NUMBER}


def test_every_dot_of_the_square_is_a_whole_millimetre() -> None:
    dots = on_a_roll(make_slip(), 80)
    square = next(
        code
        for code in zxingcpp.read_barcodes(dots)
        if code.format == zxingcpp.BarcodeFormat.QRCode
    )

    corner = square.position.top_left
    edge = dots.crop((corner.x, corner.y + 1, square.position.top_right.x, corner.y + 2))
    # The corner of a QR code is a bar of seven modules, here of eight dots each.
    assert edge.tobytes().index(b"\xff") == 7 * 8


@pytest.mark.parametrize("width_mm", WIDTHS)
def test_nothing_on_a_roll_reaches_beyond_the_print_head(width_mm: int) -> None:
    image = rendered(pickup_roll_pdf(make_longest_slip(), width_mm=width_mm), dpi=203.2)

    margin = (image.width - WIDTHS[width_mm]) // 2 - 2  # A dot or two of rounding.
    assert is_clear(image, (0, 0, margin, image.height))
    assert is_clear(image, (image.width - margin, 0, image.width, image.height))


@pytest.mark.parametrize(
    "slip",
    [make_slip(), make_agent_slip(), make_longest_slip()],
    ids=["self", "agent", "longest"],
)
def test_everything_has_room_on_a_page_of_a5(slip: PickupSlip, tmp_path: Path) -> None:
    pdf = pickup_slip_pdf(slip)

    assert size_mm(pdf) == (148, 210)
    assert_margins(pdf, 8)
    text = poppler_text(pdf, tmp_path)
    for words in (slip.caller, slip.agent, slip.address, slip.service_hours, slip.phone):
        assert squeezed(words) in text


@pytest.mark.parametrize("draw", SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_demo_proves_nothing(
    draw: Callable[[PickupSlip], bytes], tmp_path: Path
) -> None:
    assert "範例" in poppler_text(draw(make_slip(is_demo=True)), tmp_path)


def test_the_same_slip_gives_the_same_bytes() -> None:
    for draw in SLIPS.values():
        assert draw(make_agent_slip()) == draw(make_agent_slip())


def test_times_are_said_as_one_says_them() -> None:
    said = [time_words(SLOT_AT + timedelta(minutes=30 * step)) for step in (-1, 0, 6, 7, 8, 17)]

    assert said == ["上午 8:30", "上午 9:00", "中午 12:00", "下午 12:30", "下午 1:00", "下午 5:30"]


def test_the_year_stands_where_another_one_begins(tmp_path: Path) -> None:
    text = poppler_text(pickup_slip_pdf(make_slip(kept_until=date(2026, 1, 5))), tmp_path)

    assert "保留到115年1月5日（星期一）" in text


# --- sheet ----------------------------------------------------------------------------------


def test_a_sheet_says_who_took_what_on_which_papers(tmp_path: Path) -> None:
    pdf = pickup_sheet_pdf(make_sheet())

    assert page_count(pdf) == 1
    assert size_mm(pdf) == (148, 210)
    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            "法務部行政執行署宜蘭分署",
            "簽收單",
            NUMBER,
            "權利移轉證書",
            "宜執和114年綜所稅執字第00027724號",
            "不動產權利移轉證書正本1份",
            "王小明（本人）",
            "身分證末四碼6789",
            "中華民國114年11月25日",
            "1號櫃檯",
            "領取人簽名或蓋章",
            "林怡君",
        ):
            assert words in text, words
        for words in ("委任", "補印", "範例", "新臺幣", "主管", "已在"):
            assert words not in text, words


def test_money_is_signed_for_in_figures_and_in_words(tmp_path: Path) -> None:
    pdf = pickup_sheet_pdf(make_voucher())

    assert size_mm(pdf) == (210, 297)
    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            "領款收據",
            "茲領到法務部行政執行署宜蘭分署發給之款項",
            "新臺幣壹佰貳拾參萬肆仟伍佰陸拾柒元整",
            "NT$1,234,567",
            "金額以大寫為準",
            "陳𠮷堃（代理人）",
            "委任人王小明",
            "委任狀已收存",
            "護照末四碼6789",
            "主管核可",
        ):
            assert words in text, words
        assert "簽收單" not in text


def test_a_reprint_is_marked_names_who_approved_and_is_not_signed_again(tmp_path: Path) -> None:
    signed = {
        signing: poppler_text(
            pickup_sheet_pdf(
                make_voucher(
                    approver="陳主管", copy=2, signed=SignedSheet(signing=signing, at=SLOT_AT)
                )
            ),
            tmp_path,
        )
        for signing in Signing
    }

    for text in signed.values():
        assert "補印2" in text
        assert "陳主管" in text
        assert "114/11/2509:00" in text
    assert "已在正本簽名" in signed[Signing.PAPER]
    assert "已在簽名板簽名" in signed[Signing.PAD]


@pytest.mark.parametrize("make", [make_sheet, make_voucher])
def test_what_is_not_entered_is_a_line_for_a_pen(
    make: Callable[..., PickupSheet], tmp_path: Path
) -> None:
    blank = make(
        collector=Collector.AGENT,
        recipient_name="",
        document=None,
        document_last4="",
        has_authority=None,
        given="",
        amount_twd=None,
    )

    pdf = pickup_sheet_pdf(blank)

    text = poppler_text(pdf, tmp_path)
    for label in ("交付內容", "領取人", "委任狀", "身分證件", "領取人簽名或蓋章"):
        assert label in text, label
    for words in ("（代理人）", "已收存", "末四碼", "1,234,567", "壹"):
        assert words not in text, words
    assert ("元整" in text) is (blank.nature is ItemNature.MONEY)
    assert_margins(pdf, 8)


@pytest.mark.parametrize("name", RARE_NAMES)
def test_every_name_is_read_from_a_sheet(name: str, tmp_path: Path) -> None:
    pdf = pickup_sheet_pdf(make_voucher(recipient_name=name, caller_name=name))

    assert pypdf_text(pdf).count(name) == 2
    assert poppler_text(pdf, tmp_path).count(name) == 2


@pytest.mark.parametrize("nature", [ItemNature.PAPER, ItemNature.MONEY])
def test_the_longest_words_have_room_on_one_page(nature: ItemNature, tmp_path: Path) -> None:
    sheet = make_longest_voucher(nature=nature)
    if nature is ItemNature.PAPER:
        sheet = replace(sheet, amount_twd=None, approver="")

    pdf = pickup_sheet_pdf(sheet)

    assert page_count(pdf) == 1
    assert_margins(pdf, 8)
    text = poppler_text(pdf, tmp_path)
    for words in (LONGEST_NAME, LONGEST_WORDS, LONG_NAME, "R11401000123", "範例", "補印12"):
        assert words in text, words
    assert ("玖佰玖拾玖萬玖仟玖佰玖拾玖元整" in text) is (nature is ItemNature.MONEY)


@pytest.mark.parametrize("make", [make_sheet, make_voucher, make_longest_voucher])
def test_both_decoders_read_the_number_from_a_sheet(
    make: Callable[[], PickupSheet], tmp_path: Path
) -> None:
    image = rendered(pickup_sheet_pdf(make()), dpi=203)

    assert zxing_codes(image) == {NUMBER}
    assert zbar_codes(image, tmp_path) == {NUMBER}


def test_a_square_that_is_smeared_is_still_read() -> None:
    image = rendered(pickup_slip_pdf(make_slip()), dpi=203)
    square = next(
        code
        for code in zxingcpp.read_barcodes(image)
        if code.format == zxingcpp.BarcodeFormat.QRCode
    )
    corner = square.position.bottom_right
    right = image.crop((int(image.width * 0.6), 0, image.width, image.height // 2))
    right.paste(255, (corner.x - int(image.width * 0.6) - 40, corner.y - 40, right.width, corner.y))

    assert zxing_codes(right) == {NUMBER}


# --- list of a day --------------------------------------------------------------------------


def tables_of(count: int, **changes: object) -> dict[str, list[list[Any]]]:
    data = workbook_to_ods(pickup_list_sheet(make_day_list(count, **changes)))
    found = Document(io.BytesIO(data)).body.tables
    return {str(each.name): [list(row) for row in each.get_values()] for each in found}


def test_two_hundred_pickups_go_over_several_pages_and_none_is_cut_off(tmp_path: Path) -> None:
    day_list = make_day_list(200)

    pdf = pickup_list_pdf(day_list)

    assert size_mm(pdf) == (297, 210)
    assert 6 <= page_count(pdf) <= 12
    assert_margins(pdf, 8)
    pages = [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]
    assert all("號碼" in page and "提醒電話" in page for page in pages[:-1])
    for text in ("".join(pages), poppler_text(pdf, tmp_path)):
        for line in day_list.lines:
            assert text.count(line.number) == 1
            assert squeezed(line.phone) in text
        assert mask_of(LONGEST_NAME) in text


def mask_of(name: str) -> str:
    return name[0] + "○" * (len(name) - 2) + name[-1]


def test_a_list_says_what_the_desk_needs_and_no_name_in_full(tmp_path: Path) -> None:
    lines = (
        make_line(1, last_call_at=SLOT_AT - timedelta(days=1)),
        make_line(3),
        make_line(4, calls=2, last_call_at=SLOT_AT - timedelta(minutes=30)),
        make_line(5),
    )

    pdf = pickup_list_pdf(make_day_list(0, lines=lines, desk_no=2))

    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        for words in (
            "取件名單",
            "114年11月25日（星期二）",
            "櫃檯02",
            "林怡君",
            "09:00P1140000000202收據準備中代理人歐○○堃陳○0900-000001",
            "1次已留話11/24",
            "已報到09:03",
            "已交付09:05",
            "2次已接通08:30",
            "現場取件",
            "A-04",
        ):
            assert words in text, words
        for name in ("歐陽𠮷堃", "陳大", "王小明"):
            assert name not in text


def test_the_spreadsheet_of_a_day_holds_what_its_pages_show() -> None:
    tables = tables_of(200)

    rows = tables["取件"]
    assert len(rows) == 201
    assert rows[0][:3] == ["時間", "號碼", "櫃檯"]
    assert rows[1][:5] == ["09:00", "P11400000001", "01", "權利移轉證書", "已預約"]
    assert [row[1] for row in rows[1:]] == [line.number for line in make_day_list(200).lines]
    facts = dict(row[:2] for row in tables["說明"])
    assert facts["件數"] == "200"
    assert facts["製表時間"] == f"{format_roc(DAY)} 08:10"


def test_totals_add_up_by_item_and_by_state() -> None:
    heads, *items, total = tables_of(200)["合計"]

    assert heads == ["項目", *STATE_NAMES.values(), "合計"]
    assert [row[0] for row in items] == ["權利移轉證書", "收據", "領款", "其他"]
    for place in range(1, len(heads)):
        assert total[place] == sum(row[place] or 0 for row in items)
    assert total[-1] == 200
    assert all(row[-1] == 50 for row in items)


def test_a_day_without_pickups_says_so(tmp_path: Path) -> None:
    pdf = pickup_list_pdf(make_day_list(0, is_demo=True))

    text = poppler_text(pdf, tmp_path)
    assert "這一天沒有取件" in text
    assert "範例" in text
    assert "合計" not in text
    assert list(tables_of(0)) == ["說明"]
