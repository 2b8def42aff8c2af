import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from counter_app.documents.pixels import page_count
from counter_app.documents.receipt import receipt_pdf
from counter_app.domain.money import Twd
from counter_app.domain.receipts import Receipt
from counter_app.domain.reversals import ReversalKind
from counter_app.domain.tenders import TenderKind
from paper_readers import (
    poppler_layout,
    poppler_text,
    pypdf_text,
    rendered,
    squeezed,
    zbar_codes,
    zbar_texts,
    zxing_codes,
    zxing_texts,
)
from papers import (
    LONG_NAME,
    RARE_NAMES,
    make_fee_line,
    make_long_receipt,
    make_receipt,
    make_receipt_code,
    make_receipt_line,
    make_receipt_tender,
    make_split_receipt,
)

CHEQUE = make_receipt(
    tenders=(
        make_receipt_tender(
            12423,
            TenderKind.CHEQUE,
            issuer_name="臺灣土地銀行宜蘭分行",
            document_number="AB1234567",
            document_date=date(2025, 1, 30),
        ),
    )
)
SHAPES = {
    "one case": make_receipt(),
    "split": make_split_receipt(),
    "fee": make_receipt(lines=(make_fee_line(),)),
    "cheque": CHEQUE,
    "fourteen": make_long_receipt(14),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_value_gives_the_same_bytes(shape: str) -> None:
    assert receipt_pdf(SHAPES[shape]) == receipt_pdf(SHAPES[shape])


def test_another_process_gives_the_same_bytes_whatever_it_drew_before(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from papers import make_receipt, make_split_receipt\n"
        "from counter_app.documents.receipt import receipt_pdf\n"
        "receipt_pdf(make_receipt(payer_name='犇𠮷'))\n"
        "Path(sys.argv[1]).write_bytes(receipt_pdf(make_split_receipt()))\n"
    )
    path = tmp_path / "other.pdf"
    subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert path.read_bytes() == receipt_pdf(make_split_receipt())


@pytest.mark.parametrize("name", RARE_NAMES)
def test_two_readers_find_every_name(name: str, tmp_path: Path) -> None:
    obligor = f"義{name}"
    receipt = make_receipt(payer_name=name, lines=(make_receipt_line(obligor_name=obligor),))
    pdf = receipt_pdf(receipt)
    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        # Twice on each copy: as the payer, and within the obligor.
        assert text.count(name) == 6
        assert text.count(obligor) == 3


def test_everything_that_was_committed_stands_on_each_copy(tmp_path: Path) -> None:
    text = poppler_text(receipt_pdf(make_split_receipt()), tmp_path)
    said = [
        "法務部行政執行署宜蘭分署",
        "R11401000123",
        "王小明",
        "A1****6789",
        "中華民國114年01月31日",
        "114/01/3114:32",
        "林淑芬",
        "宜執甲114年綜所稅執字第00066111號",
        "綜合所得稅",
        "財政部北區國稅局宜蘭分局",
        "甲股陳書記官03-9371234",
        "應繳金額計算至114/01/31",
        "13,574",
        "尚欠4,800",
        "尚欠1,250,300",
        "NT$40,299",
        "新臺幣肆萬零貳佰玖拾玖元整",
        "實收20,500找零500",
        "VISA卡號************1234授權碼A12345端末機12345678",
        "交易前餘額9,000交易後餘額3,701",
        "現金",
        "信用卡",
        "電子票證",
        "歐陽𠮷堃",
    ]
    for words in said:
        assert text.count(squeezed(words)) >= 3, words
    for copy in ("第一聯收執聯", "第二聯會計聯", "第三聯存根聯"):
        assert text.count(copy) == 1
    assert "補印" not in text
    assert "中斷後補登錄" not in text


def test_a_cheque_names_bank_number_and_date(tmp_path: Path) -> None:
    text = poppler_text(receipt_pdf(CHEQUE), tmp_path)
    assert text.count("臺灣土地銀行宜蘭分行號碼AB1234567日期114/01/30") == 3
    assert "實收" not in text


def test_a_fee_names_price_and_quantity(tmp_path: Path) -> None:
    text = poppler_text(receipt_pdf(SHAPES["fee"]), tmp_path)
    assert text.count("閱卷影印費") == 3
    assert text.count("單價2×數量15") == 3
    assert "義務人" not in text
    assert "尚欠" not in text


def test_what_was_typed_in_by_hand_says_so(tmp_path: Path) -> None:
    tender = make_receipt_tender(12423, TenderKind.CARD, approval_code="1", by_hand=True)
    text = poppler_text(receipt_pdf(make_receipt(tenders=(tender,))), tmp_path)
    assert text.count("人工登錄") == 3


@pytest.mark.parametrize(
    ("fate", "words"), [(ReversalKind.VOID, "作廢"), (ReversalKind.REFUND, "已退款")]
)
def test_a_receipt_that_was_taken_back_says_so(
    tmp_path: Path, fate: ReversalKind, words: str
) -> None:
    assert words in poppler_text(receipt_pdf(make_receipt(), copy=1, fate=fate), tmp_path)
    assert words not in poppler_text(receipt_pdf(make_receipt(), copy=1), tmp_path)


def test_a_copy_of_a_paper_written_by_hand_names_its_day_and_collector(tmp_path: Path) -> None:
    receipt = make_receipt(collected_by="hsu", collected_on=date(2025, 11, 19))
    text = poppler_text(receipt_pdf(receipt, copy=1), tmp_path)
    assert squeezed("補登 114/11/19 hsu 收") in squeezed(text)


def test_a_recovered_payment_and_a_reprint_say_so(tmp_path: Path) -> None:
    text = poppler_text(receipt_pdf(make_receipt(recovered=True), copy=2), tmp_path)
    assert text.count("中斷後補登錄") == 3
    assert text.count("補印2") == 3


@pytest.mark.parametrize("count", [1, 14])
def test_only_papers_of_the_demo_are_watermarked(count: int, tmp_path: Path) -> None:
    # pdftotext may leave aslant letters apart, so they are counted one by one.
    pdf = receipt_pdf(make_long_receipt(count, is_demo=True))
    demo = poppler_text(pdf, tmp_path)
    real = poppler_text(receipt_pdf(make_long_receipt(count)), tmp_path)
    assert demo.count("範") == demo.count("例") == max(3, page_count(pdf))
    assert "範" not in real


def test_a_few_cases_fit_three_times_on_a_page() -> None:
    for shape in ("one case", "split", "fee", "cheque"):
        assert page_count(receipt_pdf(SHAPES[shape])) == 1


def test_many_cases_flow_over_pages_with_carried_totals(tmp_path: Path) -> None:
    receipt = make_long_receipt(30)
    pdf = receipt_pdf(receipt)
    pages = poppler_layout(pdf, tmp_path, "-layout").split("\f")[:-1]
    assert len(pages) == 9

    carried_twd = 0
    for number, page in enumerate(pages[:3], start=1):
        text = squeezed(page)
        assert f"第{number}頁，共3頁" in text
        amounts = re.findall(r"執字第(\d{8})號", text)
        carried_in = re.search(r"承前頁([\d,]+)", text)
        assert (carried_in is not None) == (number > 1)
        if carried_in:
            assert carried_in[1].startswith(f"{carried_twd:,}")
        carried_twd += sum(
            line.amount_twd for line in receipt.lines if line.case_number[-9:-1] in amounts
        )
        carried_out = re.search(r"轉次頁([\d,]+)", text)
        assert (carried_out is not None) == (number < 3)
        if carried_out:
            assert carried_out[1].startswith(f"{carried_twd:,}")
        assert ("合計" in text) == (number == 3)
    assert carried_twd == receipt.total_twd


@pytest.mark.parametrize("count", range(1, 32, 3))
def test_no_case_is_lost_however_many_there_are(count: int, tmp_path: Path) -> None:
    receipt = make_long_receipt(count)
    text = poppler_text(receipt_pdf(receipt), tmp_path)
    for line in receipt.lines:
        assert text.count(line.case_number) == 3
    assert text.count("合計") == 3


def test_a_sum_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for count in range(10, 18):
        pdf = receipt_pdf(make_long_receipt(count))
        for page in poppler_layout(pdf, tmp_path).split("\f")[:-1]:
            assert "執字第" in page


def test_more_tenders_than_a_page_holds_flow_on(tmp_path: Path) -> None:
    tenders = tuple(make_receipt_tender(100 + place) for place in range(60))
    pdf = receipt_pdf(make_receipt(tenders=tenders))
    text = poppler_text(pdf, tmp_path)
    for tender in tenders:
        assert text.count(f"實收{tender.tendered_twd}") == 3
    assert_ink_stays_inside(pdf)


def everything_long() -> Receipt:
    line = make_receipt_line(
        obligor_name=LONG_NAME * 2,
        agency_name=LONG_NAME,
        section_clerk="歐陽書記官" * 3,
        case_number="宜執和114年度全民健康保險費滯納金執特專字第00066110號" * 2,
        principal_twd=Twd(999_999_999),
        late_fee_twd=Twd(99_999_999),
        balance_left_twd=Twd(9_999_999_999),
    )
    return make_receipt(
        branch_name=LONG_NAME,
        payer_name=LONG_NAME * 2,
        payer_number="12345678901234567890",
        clerk_name="阿里巴巴·伊斯坦大·撒韻武荖",
        lines=(line, make_fee_line(title=LONG_NAME)),
        tenders=(
            make_receipt_tender(
                1_100_000_151,
                TenderKind.CHEQUE,
                issuer_name=LONG_NAME,
                document_number="9" * 30,
                document_date=date(2025, 1, 30),
            ),
        ),
    )


def test_long_content_is_whole_and_stays_on_the_paper(tmp_path: Path) -> None:
    receipt = everything_long()
    pdf = receipt_pdf(receipt, copy=12)
    text = poppler_text(pdf, tmp_path)
    for name in (LONG_NAME * 2, receipt.clerk_name, "1,100,000,151"):
        assert squeezed(name) in text
    assert_ink_stays_inside(pdf)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_ink_reaches_the_edge_of_the_paper(shape: str) -> None:
    assert_ink_stays_inside(receipt_pdf(SHAPES[shape]))


def assert_ink_stays_inside(pdf: bytes) -> None:
    for page in range(page_count(pdf)):
        image = rendered(pdf, dpi=72, page=page).point(lambda shade: 0 if shade > 250 else 255)
        left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
        assert left >= 8
        assert top >= 8
        assert right <= image.width - 8
        assert bottom <= image.height - 8


def test_every_font_is_embedded(tmp_path: Path) -> None:
    for number, name in enumerate(("王小明", *RARE_NAMES)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(receipt_pdf(make_receipt(payer_name=name)))
        listed = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
        fonts = listed.stdout.splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.search(r"\+TW-Kai\S* +TrueType +\S+ +yes yes yes", font), font


@pytest.mark.parametrize("shape", SHAPES)
def test_the_file_is_sound(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(receipt_pdf(SHAPES[shape]))
    done = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_file_names_its_title_and_its_language() -> None:
    reader = PdfReader(BytesIO(receipt_pdf(make_receipt())))
    assert reader.metadata is not None
    assert reader.metadata.title == "收據 R11401000123"
    assert reader.metadata.author == "法務部行政執行署宜蘭分署"
    assert str(reader.root_object["/Lang"]) == "zh-TW"


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("shape", ["one case", "fourteen"])
def test_both_decoders_read_the_number(shape: str, dpi: int, tmp_path: Path) -> None:
    pdf = receipt_pdf(SHAPES[shape])
    image = rendered(pdf, dpi=dpi)
    third = image.crop((0, 0, image.width, image.height // 3))
    for picture in (third, third.point(lambda shade: 255 if shade > 127 else 0).convert("1")):
        assert zxing_texts(picture) == ["R11401000123"]
        assert zbar_texts(picture, tmp_path) == ["R11401000123"]
    assert zxing_texts(image) == ["R11401000123"] * (3 if shape == "one case" else 1)


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("shape", SHAPES)
def test_both_decoders_read_the_signed_code(shape: str, dpi: int, tmp_path: Path) -> None:
    receipt = SHAPES[shape]
    code = make_receipt_code(receipt)
    pdf = receipt_pdf(receipt, code=code)
    assert "真偽查驗碼" in poppler_text(pdf, tmp_path)
    # The code stands with the sum, on the last page of a copy.
    last = page_count(pdf) // 3 - 1 if page_count(pdf) > 1 else 0
    image = rendered(pdf, dpi=dpi, page=last)
    third = image.crop((0, 0, image.width, image.height // (1 if last else 3)))
    for picture in (third, third.point(lambda shade: 255 if shade > 127 else 0)):
        assert zxing_codes(picture) == {receipt.number, code}
        assert zbar_codes(picture, tmp_path) == {receipt.number, code}


def test_a_code_takes_no_page_more_for_a_few_cases() -> None:
    for shape in ("one case", "split", "fee", "cheque"):
        receipt = SHAPES[shape]
        assert page_count(receipt_pdf(receipt, code=make_receipt_code(receipt))) == 1


def test_long_content_beside_a_code_stays_on_the_paper(tmp_path: Path) -> None:
    receipt = everything_long()
    pdf = receipt_pdf(receipt, copy=12, code=make_receipt_code(receipt))
    assert squeezed(LONG_NAME * 2) in poppler_text(pdf, tmp_path)
    assert_ink_stays_inside(pdf)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(st.characters(), max_size=40), title=st.text(max_size=80))
def test_no_text_breaks_the_page_and_no_control_character_is_drawn(name: str, title: str) -> None:
    lines = (make_receipt_line(obligor_name=name), make_fee_line(title=title))
    pdf = receipt_pdf(make_receipt(payer_name=name, clerk_name=title, lines=lines))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", text)


def test_control_characters_between_letters_leave_the_letters(tmp_path: Path) -> None:
    pdf = receipt_pdf(make_receipt(payer_name="王\x1bp\x00小\u202e明"))
    assert "王p小明" in poppler_text(pdf, tmp_path)
