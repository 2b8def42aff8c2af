import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from counter_app.documents.notice import NoticeBook, notice_pdf, plan_pdf
from counter_app.documents.notice_setting import LARGE, NORMAL, WINDOW
from counter_app.documents.notice_words import CHINESE, ENGLISH
from counter_app.documents.page import POINT_MM
from counter_app.documents.pixels import page_count
from counter_app.domain.channels import ChannelAnswer, ChannelReason
from counter_app.domain.kinds import Channel
from counter_app.domain.money import Twd
from counter_app.domain.notices import Notice, NoticeForm, PaperLanguage
from counter_app.domain.parts import Parts
from notice_papers import (
    make_bare_notice,
    make_code,
    make_longest_notice,
    make_notice,
    make_plan,
    make_sample,
)
from paper_readers import (
    poppler_layout,
    poppler_page,
    poppler_text,
    pypdf_text,
    rendered,
    squeezed,
)
from papers import RARE_NAMES

CHINESE_FORM = NoticeForm()
ENGLISH_FORM = NoticeForm(language=PaperLanguage.ENGLISH)
LARGE_FORM = NoticeForm(is_large=True)
FORMS = {
    "chinese": CHINESE_FORM,
    "english": ENGLISH_FORM,
    "large": LARGE_FORM,
    "large english": NoticeForm(language=PaperLanguage.ENGLISH, is_large=True),
}
ABOVE_THE_STORE = Parts(late_fee_twd=Twd(43_210), principal_twd=Twd(432_100))
SHAPES = {
    "plain": make_notice(),
    "above the store": make_notice(due=ABOVE_THE_STORE),
    "bare": make_bare_notice(),
    "longest": make_longest_notice(),
    "demo": make_notice(is_demo=True),
    "slip": make_plan()[2],
    "preview": make_notice(number=""),
}


def draw(notice: Notice, form: NoticeForm = CHINESE_FORM) -> bytes:
    return notice_pdf(notice, code=make_code(notice) if notice.number else "", form=form)


def book_of(notices: list[Notice], form: NoticeForm = CHINESE_FORM) -> tuple[bytes, list[int]]:
    file = BytesIO()
    book = NoticeBook(file, form=form, title="書", author="宜蘭分署")
    pages = [book.add(notice, make_code(notice)) for notice in notices]
    book.finish()
    return file.getvalue(), pages


@pytest.mark.parametrize("form", FORMS)
def test_the_same_values_give_the_same_bytes(form: str) -> None:
    assert draw(make_notice(), FORMS[form]) == draw(make_notice(), FORMS[form])


def test_another_process_gives_the_same_bytes_whatever_it_drew_before(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from notice_papers import make_code, make_notice\n"
        "from counter_app.documents.notice import notice_pdf\n"
        "notice_pdf(make_notice(9, obligor_name='犇𠮷'), code='')\n"
        "notice = make_notice()\n"
        "Path(sys.argv[1]).write_bytes(notice_pdf(notice, code=make_code(notice)))\n"
    )
    path = tmp_path / "other.pdf"
    subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert path.read_bytes() == draw(make_notice())


@pytest.mark.parametrize("form", FORMS)
def test_a_notice_looks_the_same_alone_and_in_a_book(form: str, tmp_path: Path) -> None:
    notices = [make_notice(7, obligor_name="犇𠮷"), SHAPES["above the store"], make_notice()]
    book, pages = book_of(notices, FORMS[form])
    each = len((LARGE if FORMS[form].is_large else NORMAL).pages)
    assert pages == [1 + each * place for place in range(3)]
    in_book, alone = tmp_path / "book.pdf", tmp_path / "alone.pdf"
    in_book.write_bytes(book)
    for notice, first in zip(notices, pages, strict=True):
        alone.write_bytes(draw(notice, FORMS[form]))
        for page in range(each):
            # Not with pdfium: it begins each run of a font on a whole pixel, and where a run
            # ends depends on what else is in the file.
            one = poppler_page(alone, tmp_path, "-gray", "-r", "100", page=page)
            other = poppler_page(in_book, tmp_path, "-gray", "-r", "100", page=first - 1 + page)
            assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("name", RARE_NAMES)
def test_two_readers_find_every_name(name: str, tmp_path: Path) -> None:
    pdf = draw(make_notice(obligor_name=name))
    for text in (pypdf_text(pdf), poppler_text(pdf, tmp_path)):
        # In the window, among the facts, and on the stub.
        assert text.count(name) == 3


def test_two_readers_find_every_name_of_a_book(tmp_path: Path) -> None:
    notices = make_sample(60)
    pdf, _ = book_of(notices)
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", "-raw", str(path), "-"]
    by_poppler = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    by_pypdf = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    for pages in (by_poppler.split("\f")[:-1], by_pypdf):
        assert len(pages) == len(notices)
        for notice, page in zip(notices, pages, strict=True):
            text = squeezed(page)
            assert text.count(notice.obligor_name) >= 3
            assert f"NT${notice.amount_twd:,}" in text


def test_everything_that_is_to_be_said_stands_on_it(tmp_path: Path) -> None:
    notice = make_notice()
    text = poppler_text(draw(notice), tmp_path)
    account = notice.virtual_account
    assert account is not None
    assert account.account in text
    for words in (
        "N11400000123",
        "法務部行政執行署宜蘭分署",
        "王小明A12****789",
        notice.case_number,
        notice.agency_name,
        notice.kind,
        "甲股陳書記官03-9371234分機215",
        "NT$12,423",
        "新臺幣壹萬貳仟肆佰貳拾參元整",
        "金額算到114年1月31日",
        "114年2月14日",
        "星期五",
        "銀行代碼004臺灣銀行",
        "另加手續費15元，共12,438元",
        "信用卡（限本人）",
        "聲明異議（行政執行法第9條）",
        "分期繳納",
        "宜蘭縣政府社會處",
        "165",
        "https://www.ily.moj.gov.tw/",
    ):
        assert squeezed(words) in text, words
    assert notice.obligor_number not in text
    lines = poppler_layout(draw(notice), tmp_path, "-layout").splitlines()
    for part, figures in (
        ("執行必要費用", "0"),
        ("利息", "123"),
        ("滯納金", "300"),
        ("本金", "12,000"),
        ("合計", "NT$ 12,423"),
    ):
        assert any(part in line and line.endswith(f" {figures}") for line in lines), part


def test_the_account_is_written_in_fours() -> None:
    (page,) = PdfReader(BytesIO(draw(make_notice()))).pages
    assert "7006 0200 0000 1233" in page.extract_text()


@pytest.mark.parametrize("form", ["english", "large english"])
def test_english_leaves_only_names_in_chinese(form: str, tmp_path: Path) -> None:
    notice = make_notice()
    text = poppler_text(draw(notice, FORMS[form]), tmp_path)
    account = notice.virtual_account
    assert account is not None
    values = [
        notice.branch_name,
        notice.obligor_name,
        notice.address,
        notice.case_number,
        notice.agency_name,
        notice.kind,
        notice.section,
        notice.section_clerk,
        notice.section_phone,
        notice.paper.branch_address,
        notice.paper.service_hours,
        notice.paper.hardship_contact,
        account.bank_name,
        "✂•　",
    ]
    assert {sign for sign in text if ord(sign) > 0x2000} <= set("".join(values))
    for words in ("NT$12,423", "14Feb2025", "Friday", "callthesection", "165", "PaymentNotice"):
        assert words in text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            ChannelAnswer(
                way=Channel.STORE, reason=ChannelReason.ABOVE_LIMIT, limit_twd=Twd(30_000)
            ),
            "超商限額3萬元，請以轉帳繳納。",
        ),
        (
            ChannelAnswer(
                way=Channel.STORE,
                reason=ChannelReason.ABOVE_LIMIT,
                limit_twd=Twd(20_000),
                below_limit=True,
            ),
            "超商只收未滿2萬元的款項，請以轉帳繳納。",
        ),
        (
            ChannelAnswer(way=Channel.STORE, reason=ChannelReason.NOT_FOR_THIS_KIND),
            "這一種款項不能用超商繳納，請以轉帳繳納。",
        ),
        (
            ChannelAnswer(way=Channel.STORE, reason=ChannelReason.NOT_YET, day=date(2025, 3, 1)),
            "114年3月1日起才能用超商繳納，請以轉帳繳納。",
        ),
        (
            ChannelAnswer(way=Channel.STORE, reason=ChannelReason.OPEN),
            "這一張不能用超商繳納，請以轉帳繳納。",
        ),
    ],
)
def test_a_closed_way_says_why_and_what_to_do(
    answer: ChannelAnswer, words: str, tmp_path: Path
) -> None:
    notice = make_notice(store_barcode=None, channels=(answer,))
    text = poppler_text(draw(notice), tmp_path)
    assert words in text
    assert CHINESE.store_how not in text


def test_every_reason_has_words_in_both_languages() -> None:
    spoken = {reason for reason in ChannelReason if reason is not ChannelReason.ABOVE_LIMIT}
    said_when_open = {
        ChannelReason.OPEN,
        ChannelReason.HOLDER_IN_PERSON,
        ChannelReason.NEXT_WORKING_DAY,
    }
    for words in (CHINESE, ENGLISH):
        assert set(words.reasons) == spoken - said_when_open


def test_a_notice_nobody_else_may_take_sends_to_the_desk(tmp_path: Path) -> None:
    text = poppler_text(draw(make_bare_notice()), tmp_path)
    assert text.count("請到本分署櫃檯繳納") == 3
    assert "沒有期限，請儘早繳納" in text
    assert "金額是移送機關送來的金額" in text


def characters(pdf: bytes, page: int = 0) -> list[dict[str, float]]:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            {**character, "fontname": character["text"]}
            for character in document.pages[page].chars
            if character["text"].strip()
        ]


@pytest.mark.parametrize(("form", "least_pt"), [(CHINESE_FORM, 10.4), (LARGE_FORM, 16.0)])
def test_what_is_to_be_read_is_large_enough(form: NoticeForm, least_pt: float) -> None:
    pdf = draw(make_notice(), form)
    read = "".join(
        str(character["text"])
        for page in range(page_count(pdf))
        for character in characters(pdf, page)
        if character["size"] >= least_pt
    )
    for sentence in (
        CHINESE.intro,
        CHINESE.store_how,
        CHINESE.instalments,
        CHINESE.objection,
        CHINESE.doubt,
        CHINESE.genuine_call,
        CHINESE.genuine_165,
        CHINESE.genuine_never,
        CHINESE.genuine_code,
        "財政部北區國稅局宜蘭分局",
        "可用現金、信用卡（限本人）、電子票證。",
        "請刷條碼。另加手續費15元，共12,438元。",
    ):
        assert squeezed(sentence) in read, sentence


def overlaps(found: list[dict[str, float]]) -> list[str]:
    """Return pairs of letters that are drawn over each other."""
    boxes = sorted(
        (box["top"], box["bottom"], box["x0"], box["x1"], str(box["text"]))
        for box in found
        if box["size"] < 60
    )
    pairs = []
    for place, (top, bottom, left, right, text) in enumerate(boxes):
        for other_top, other_bottom, other_left, other_right, other in boxes[place + 1 :]:
            if other_top >= bottom:
                break
            height = min(bottom, other_bottom) - other_top
            width = min(right, other_right) - max(left, other_left)
            if height > 0.3 * (bottom - top) and width > 0.3 * (right - left):
                pairs.append(f"{text}{other} {top:.0f} {left:.0f}")
    return pairs


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_drawn_over_something_else(shape: str, form: str) -> None:
    pdf = draw(SHAPES[shape], FORMS[form])
    for page in range(page_count(pdf)):
        found = characters(pdf, page)
        if SHAPES[shape].number:
            assert overlaps(found) == []
        assert min(box["x0"] for box in found) >= 4 / POINT_MM
        assert max(box["x1"] for box in found) <= 206 / POINT_MM
        assert min(box["top"] for box in found) >= 4 / POINT_MM
        assert max(box["bottom"] for box in found) <= 293 / POINT_MM


def test_control_letters_over_each_other_are_found() -> None:
    letters = characters(draw(make_notice()))
    assert overlaps(letters + letters[:1]) != []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", ["plain", "longest"])
def test_only_the_address_shows_in_the_window(shape: str, form: str) -> None:
    notice = SHAPES[shape]
    seen = "".join(
        str(box["text"])
        for box in characters(draw(notice, FORMS[form]))
        if WINDOW.x_mm < box["x0"] * POINT_MM < WINDOW.right_mm
        and WINDOW.top_mm < box["top"] * POINT_MM < WINDOW.bottom_mm
    )
    assert seen == squeezed(notice.address + notice.obligor_name)


@pytest.mark.parametrize("form", FORMS)
def test_the_window_holds_no_ink_of_anything_else(form: str) -> None:
    notice = make_notice(obligor_name="", address="")
    image = rendered(draw(notice, FORMS[form]), dpi=72)
    left, top, right, bottom = (
        round(side / POINT_MM)
        for side in (WINDOW.x_mm, WINDOW.top_mm, WINDOW.right_mm, WINDOW.bottom_mm)
    )
    window = image.crop((left, top, right, bottom))
    assert window.getextrema() == (255, 255)


@pytest.mark.parametrize("count", [2, 17, 60])
@pytest.mark.parametrize("form", ["chinese", "large english"])
def test_a_plan_has_a_cover_and_a_slip_for_each_instalment(
    count: int, form: str, tmp_path: Path
) -> None:
    notices = make_plan(count)
    codes = tuple(make_code(notice) for notice in notices)
    pdf = plan_pdf(notices, codes=codes, form=FORMS[form])
    each = 3 if FORMS[form].is_large else 1
    covers = page_count(pdf) - count * each
    assert covers >= 1
    found = [str(box["text"]) for page in range(covers) for box in characters(pdf, page)]
    cover = "".join(found)
    for notice in notices:
        assert cover.count(notice.number) >= 1
    assert f"NT${4_000 * count:,}" in cover
    assert "北區國稅宜蘭服字第1140001234號" in cover
    for page in range(covers):
        assert overlaps(characters(pdf, page)) == []
        assert max(box["bottom"] for box in characters(pdf, page)) <= 293 / POINT_MM
    text = poppler_text(pdf, tmp_path)
    for notice in notices:
        assert notice.store_barcode is not None
        assert text.count(notice.store_barcode.segment_2) >= 1


def test_a_slip_says_which_instalment_it_is(tmp_path: Path) -> None:
    assert "分期第3期，共6期" in poppler_text(draw(make_plan()[2]), tmp_path)
    assert "期，共" not in poppler_text(draw(make_notice()), tmp_path)


@pytest.mark.parametrize(("shape", "letters"), [("demo", "範例"), ("preview", "預覽")])
def test_samples_and_previews_say_so_across_the_page(shape: str, letters: str) -> None:
    for watermarked, notice in ((True, SHAPES[shape]), (False, make_notice())):
        large = {str(box["text"]) for box in characters(draw(notice)) if box["height"] > 100}
        assert (set(letters) <= large) is watermarked


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", ["plain", "longest", "bare"])
def test_the_file_is_sound(shape: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(draw(SHAPES[shape], FORMS[form]))
    assert_sound(path)


def assert_sound(path: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    for font in listed.stdout.splitlines()[2:]:
        assert re.search(r"\+TW-Kai\S* +TrueType +\S+ +yes yes yes", font), font


def test_a_book_of_many_pages_is_sound_and_was_written_as_it_grew(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    sizes = []
    with path.open("wb") as file:
        book = NoticeBook(file, title="書", author="宜蘭分署")
        for place, notice in enumerate(make_sample(150)):
            assert book.add(notice, make_code(notice)) == place + 1
            sizes.append(file.tell())
        book.finish()
    # What is added goes to the file, all but the page that is still open.
    assert sizes[-1] - sizes[50] > 99 * 1500
    assert_sound(path)
    assert len(PdfReader(path).pages) == 150


@pytest.mark.parametrize(
    ("form", "title", "language"),
    [
        (CHINESE_FORM, "傳繳通知書 N11400000123", "zh-TW"),
        (ENGLISH_FORM, "Payment Notice N11400000123", "en"),
    ],
)
def test_the_file_names_its_title_and_its_language(
    form: NoticeForm, title: str, language: str
) -> None:
    reader = PdfReader(BytesIO(draw(make_notice(), form)))
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.author == "法務部行政執行署宜蘭分署"
    assert str(reader.root_object["/Lang"]) == language


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(max_size=80), address=st.text(max_size=120), agency=st.text(max_size=60))
def test_no_text_breaks_the_page(name: str, address: str, agency: str) -> None:
    pdf = draw(make_notice(obligor_name=name, address=address, agency_name=agency))
    assert page_count(pdf) == 1
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", text)
