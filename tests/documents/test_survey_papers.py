"""The papers of surveys, read back by outside programs: text, numbers, bars, pixels."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from odfdo import Document
from PIL import Image

from counter_app.documents.pixels import page_count
from counter_app.documents.survey_form import survey_forms_pdf
from counter_app.documents.survey_report import survey_report_pdf
from counter_app.documents.survey_sheet import survey_lines, survey_workbook
from counter_app.domain.questionnaires import QuestionKind, check_questionnaire
from counter_app.domain.responses import SheetNumber, Source
from counter_app.domain.survey_forms import FormRun
from counter_app.domain.survey_results import (
    QuestionCounts,
    QuestionResult,
    SurveyReport,
    month_of,
)
from counter_app.exchange.sheets import table_to_csv, workbook_to_ods
from paper_readers import (
    poppler_layout,
    poppler_text,
    pypdf_text,
    rendered,
    squeezed,
    zbar_codes,
    zxing_codes,
)
from survey_papers import (
    FIRST,
    LAST,
    REPORTED,
    YEAR_2025,
    make_counts,
    make_forms,
    make_group,
    make_longest_questionnaire,
    make_question,
    make_report,
)

DARK = 128
DPI = 200


def texts(pdf: bytes, folder: Path) -> tuple[str, str]:
    """Return the text of a paper as two programs read it."""
    return pypdf_text(pdf), poppler_text(pdf, folder)


def has_clear_margins(pdf: bytes, margin_mm: float) -> bool:
    """Tell whether nothing dark stands where a printer may not reach."""
    margin = int(margin_mm / 25.4 * 100)
    for page in range(page_count(pdf)):
        image = rendered(pdf, dpi=100, page=page)
        width, height = image.size
        for box in (
            (0, 0, margin, height),
            (width - margin, 0, width, height),
            (0, 0, width, margin),
            (0, height - margin, width, height),
        ):
            if any(image.crop(box).histogram()[:DARK]):
                return False
    return True


# --- form -----------------------------------------------------------------------------------


def test_a_sheet_says_all_that_a_visitor_is_asked_to_two_readers(tmp_path: Path) -> None:
    pdf = survey_forms_pdf(make_forms())

    for text in texts(pdf, tmp_path):
        for words in (
            "法務部行政執行署宜蘭分署",
            "為民服務意見調查表",
            "不記名",
            "請不要寫姓名、身分證號或案號",
            "1.洽辦公務時間",
            "2.處理申請事項的流程、效率",
            "3.其他人員服務態度",
            "4.機關洽公環境",
            "5.接待之志工或警衛的服務態度",
            "6.解答詢問的流程、效率",
            "7.整體滿意度",
            "8.其他意見或建議",
            "15分鐘內",
            "超過1小時",
            "請投入意見箱",
            "填寫日期",
            "第1版",
        ):
            assert words in text, words
        assert text.count("不滿意") == 6 * 3, "each of six scales, on three sheets"
        for words in ("範例", "Very", "Anonymous"):
            assert words not in text, words


def test_every_sheet_has_its_own_number_which_two_readers_scan(tmp_path: Path) -> None:
    pdf = survey_forms_pdf(make_forms())
    numbers = make_forms().run.numbers

    assert [numbers[0], numbers[-1]] == [FIRST, LAST]
    assert page_count(pdf) == len(numbers) == 3
    for page, number in enumerate(numbers):
        image = rendered(pdf, dpi=DPI, page=page)
        assert zxing_codes(image) == zbar_codes(image, tmp_path) == {number}


def test_the_digit_in_a_box_is_the_digit_that_is_typed(tmp_path: Path) -> None:
    layout = poppler_layout(survey_forms_pdf(make_forms()), tmp_path, "-layout")
    first = layout.split("\f")[0]

    for wording, labels in (
        ("洽辦公務時間", ("15 分鐘內", "30 分鐘內", "1 小時內", "超過 1 小時")),
        ("機關洽公環境", ("很滿意", "滿意", "尚滿意", "不滿意")),
    ):
        lines = first.splitlines()
        at = next(at for at, line in enumerate(lines) if wording in line)
        nearby = [line for line in lines[at - 2 : at + 3] if line.strip()]
        digits = next(line for line in nearby if squeezed(line)[-4:] == "1234")
        named = next(line for line in nearby if all(label in line for label in labels))
        centres = [digits.index(digit) for digit in "1234"]
        starts = [named.index(label) for label in labels if label != "滿意"]
        assert starts == sorted(starts)
        assert centres == sorted(centres)


def test_english_stands_under_every_word(tmp_path: Path) -> None:
    forms = make_forms(in_english=True)
    asked = forms.questionnaire

    for text in texts(survey_forms_pdf(forms), tmp_path):
        for question in asked.questions:
            assert squeezed(question.wording_zh) in text
            assert squeezed(question.wording_en) in text
            assert all(squeezed(each.label_en) in text for each in question.choices)
        assert squeezed(asked.title_en) in text
        assert "Anonymous" in text


def test_a_sheet_of_the_demo_is_marked_and_scans_all_the_same(tmp_path: Path) -> None:
    pdf = survey_forms_pdf(make_forms(is_demo=True))

    assert "範例" in pypdf_text(pdf)
    assert zxing_codes(rendered(pdf, dpi=DPI)) == {FIRST}


@pytest.mark.parametrize("in_english", [False, True])
def test_the_longest_questionnaire_is_whole_and_numbered_on_every_page(
    *, in_english: bool, tmp_path: Path
) -> None:
    forms = make_forms(
        questionnaire=make_longest_questionnaire(),
        run=FormRun(first=FIRST, last=FIRST),
        in_english=in_english,
    )
    pdf = survey_forms_pdf(forms)

    assert page_count(pdf) > 2
    for text in texts(pdf, tmp_path):
        for question in forms.questionnaire.questions:
            assert squeezed(question.wording_zh) in text
            for choice in question.choices:
                assert squeezed(choice.label_zh) in text
        assert text.count(FIRST) == page_count(pdf)
    for page in range(page_count(pdf)):
        assert zxing_codes(rendered(pdf, dpi=DPI, page=page)) == {FIRST}
    assert has_clear_margins(pdf, 5)


def test_a_questionnaire_of_every_kind_can_be_printed(tmp_path: Path) -> None:
    asked = replace(
        make_forms().questionnaire,
        questions=(
            make_question("why", QuestionKind.MULTIPLE, "來辦什麼", ("繳款", "分期", "閱卷")),
            make_question("how", QuestionKind.SINGLE, "怎麼來的", ("走路", "開車")),
        ),
    )
    check_questionnaire(asked)

    text = poppler_text(survey_forms_pdf(make_forms(questionnaire=asked)), tmp_path)

    assert text.count("來辦什麼（可複選）") == 3
    assert "怎麼來的（可複選）" not in text


def test_the_same_sheets_are_the_same_bytes() -> None:
    assert survey_forms_pdf(make_forms()) == survey_forms_pdf(make_forms())


def test_what_is_the_same_on_all_sheets_is_once_in_the_file() -> None:
    one = survey_forms_pdf(make_forms(run=FormRun(first=FIRST, last=FIRST)))
    many = survey_forms_pdf(make_forms(run=FormRun(first=FIRST, last=SheetNumber("S11400000622"))))

    assert page_count(many) == 500
    assert len(many) - len(one) < 500 * 1_200


def test_a_run_of_two_years_is_a_bug() -> None:
    with pytest.raises(ValueError, match="two years"):
        _ = FormRun(first=FIRST, last=SheetNumber("S11500000001")).numbers


# --- report ---------------------------------------------------------------------------------


def test_the_year_2025_comes_out_digit_for_digit_in_every_form(tmp_path: Path) -> None:
    report = make_report()
    pages = texts(survey_report_pdf(report), tmp_path)
    lines = list(csv.reader(io.StringIO(table_to_csv(survey_lines(report)).decode("utf-8-sig"))))
    sheet = ods(report)["各題選項"]

    for question, shares in zip(report.questions, REPORTED, strict=False):
        wording = question.now.question.wording_zh
        code = question.now.question.code
        of_csv = [row[6] for row in lines if row[0] == "全部" and row[2] == code and row[6]]
        of_ods = [f"{row[4]:.2f}" for row in sheet if row[0] == code and row[4] is not None]
        assert of_csv == of_ods
        assert [each for each in of_csv if each in shares][-1] == shares[-1], wording
        assert set(shares) <= set(of_csv), wording
        for text in pages:
            of_question = text[text.index(f"）{squeezed(wording)}有效") :]
            of_question = of_question[: of_question.index("不列入比率")]
            for each in shares:
                assert f"{each}%" in of_question, (wording, each)


def test_a_report_says_what_was_left_out_and_what_changed(tmp_path: Path) -> None:
    for text in texts(survey_report_pdf(make_report(unsettled=2)), tmp_path):
        for words in (
            "為民服務意見調查結果",
            "114年1至12月",
            "前期（113年1至12月）",
            "未填1份，無效1份，不列入比率",
            "較前期增加",
            "+",
            "四捨五入至小數第二位",
            "共12份寫下意見，94份未寫",
            "不足5份的櫃檯或來源併入「其餘」",
            "2份複登結果不同",
            "「機關洽公環境」97.17%最低",
        ):
            assert words in text, words
        assert "範例" not in text


def test_without_a_period_before_nothing_is_compared(tmp_path: Path) -> None:
    report = make_report()
    alone = replace(
        report, questions=tuple(replace(each, before=None) for each in report.questions)
    )

    compared = poppler_text(survey_report_pdf(report), tmp_path)
    text = poppler_text(survey_report_pdf(alone), tmp_path)

    assert "較前期" in compared
    assert "增減" in compared
    assert "較前期" not in text
    assert squeezed("前期（%）") not in text


@pytest.mark.parametrize(
    ("share", "words"), [(2, "較前期減少"), (0, "與前期相同")], ids=["less", "same"]
)
def test_a_change_is_said_in_words(share: int, words: str, tmp_path: Path) -> None:
    now = make_counts()[1]
    worse = replace(now, counts=(90 - share, 16, share, 0))
    report = make_report(questions=(QuestionResult(now=worse, before=now),))

    assert words in poppler_text(survey_report_pdf(report), tmp_path)


def test_a_report_of_too_few_says_so_and_shows_no_share(tmp_path: Path) -> None:
    few = make_report(is_too_small=True, responses=3, questions=(), by_desk=(), by_source=())
    none = make_report(responses=0, responses_before=0, questions=(), by_desk=(), by_source=())

    for report, words in ((few, "不足5份"), (none, "本期沒有答覆")):
        for text in texts(survey_report_pdf(report), tmp_path):
            assert words in text
            assert "%" not in text
        assert words in "".join(str(cell) for row in ods(report)["說明"] for cell in row).replace(
            " ", ""
        )


def test_parts_that_are_put_together_are_named_so_and_small_ones_are_not_broken_down(
    tmp_path: Path,
) -> None:
    rest = replace(make_group(4), questions=())
    report = make_report(by_desk=(make_group(60, desk_no=1), rest))

    text = poppler_text(survey_report_pdf(report), tmp_path)
    rows = ods(report)["各櫃檯"]

    assert "其餘" in text
    assert "－" in text
    assert [row[0] for row in rows if row[0] == "其餘"] == ["其餘"], "its responses alone"
    assert [row[4] for row in rows if row[0] == "其餘"] == [4]


def test_every_bar_is_as_long_as_its_share_and_hatched_in_its_own_way() -> None:
    """Measured in dots, in black and white: colour and shade of grey say nothing."""
    question = make_counts()[1].question
    counts = QuestionCounts(
        question=question, valid=200, blank=0, invalid=0, counts=(100, 50, 30, 20)
    )
    report = make_report(questions=(QuestionResult(now=counts, before=None),))
    image = rendered(survey_report_pdf(report), dpi=300).point(lambda dot: 255 * (dot > DARK))
    bars = list(bars_in(image, rows=4))

    whole = dots(54.0)
    lengths = [length for length, _ in bars]
    assert lengths == pytest.approx([whole * each for each in (0.5, 0.25, 0.15, 0.1)], abs=4)
    inks = [ink for _, ink in bars]
    assert inks[0] == 1.0
    assert all(abs(one - other) > 0.04 for one, other in combinations(inks, 2)), inks


def dots(length_mm: float) -> int:
    return round(length_mm / 25.4 * 300)


def bars_in(image: Image.Image, *, rows: int) -> Iterator[tuple[int, float]]:
    """Return how long each bar is, in dots, and how much of it is ink.

    The axis is the only upright line of that length; a bar begins with an outline at it.
    """
    axis_x, height = dots(124.0), dots(rows * 6.6)
    column = [image.getpixel((axis_x, y)) == 0 for y in range(image.height)]
    top = next(y for y in range(image.height) if all(column[y : y + height - 4]))
    for row in range(rows):
        row_top = top + dots(row * 6.6)
        length = max(
            next(x for x in range(axis_x, image.width) if image.getpixel((x, y)))
            for y in range(row_top + dots(0.7), row_top + dots(1.3))
        )
        inner = image.crop(
            (axis_x + 6, row_top + dots(1.3), length - 6, row_top + dots(3.6))
        ).histogram()
        yield length - axis_x, inner[0] / sum(inner)


# --- spreadsheet ----------------------------------------------------------------------------


def ods(report: SurveyReport) -> dict[str, list[list[object]]]:
    """Return every sheet of the spreadsheet, as an outside library reads it."""
    document = Document(io.BytesIO(workbook_to_ods(survey_workbook(report))))
    return {
        table.name or "": [row for row in table.get_values() if row]
        for table in document.body.tables
    }


def test_shares_are_numbers_in_a_spreadsheet_and_exact() -> None:
    rows = ods(make_report())["各題合計"]

    assert rows[1][:6] == ["time", "洽辦公務時間", 104, 1, 1, Decimal("96.15")]
    top_two = [Decimal(str(row[5])) for row in rows[1:8]]
    assert top_two == [Decimal(shares[-1]) for shares in REPORTED]


def test_no_change_is_taken_for_a_formula() -> None:
    """A text that begins with a minus would be disarmed; a number needs no such thing."""
    data = table_to_csv(survey_lines(make_report())).decode("utf-8-sig")

    changes = [row[-1] for row in csv.reader(io.StringIO(data))][1:]
    assert any(each.startswith("-") for each in changes)
    assert not any(each.startswith("'") for each in changes)


def test_blank_and_invalid_are_kept_apart_and_outside_of_every_share() -> None:
    report = make_report()
    rows = [row for row in survey_lines(report).rows if row[:3] == ("全部", "全部", "time")]
    of = {row[4]: (row[5], row[6]) for row in rows}

    assert of["未填"] == of["無效"] == (1, None)
    assert of["有效答覆"] == (104, None)
    assert of["前兩項合計"] == (100, Decimal("96.15"))
    assert sum(YEAR_2025[0][1]) == 104


def test_parts_follow_the_whole_in_the_lines() -> None:
    report = make_report(by_source=(make_group(9, source=Source.KIOSK),))
    parts = dict.fromkeys((row[0], row[1]) for row in survey_lines(report).rows)

    assert list(parts) == [
        ("全部", "全部"),
        ("各櫃檯", "1 號櫃檯"),
        ("各櫃檯", "3 號櫃檯"),
        ("各櫃檯", "其餘"),
        ("各來源", "觸控"),
    ]


def test_a_report_of_a_month_and_of_one_desk_names_them(tmp_path: Path) -> None:
    report = make_report(
        period=month_of(make_report().period.from_day), desk_no=3, source=Source.PAPER
    )

    text = poppler_text(survey_report_pdf(report), tmp_path)

    assert "114年1月" in text
    assert "113年12月" in text
    assert "紙本" in text
    assert "03" in text


def test_the_same_report_is_the_same_bytes() -> None:
    assert survey_report_pdf(make_report()) == survey_report_pdf(make_report())


def test_a_report_of_the_longest_questionnaire_stays_on_its_pages(tmp_path: Path) -> None:
    asked = make_longest_questionnaire()
    results = tuple(
        QuestionResult(
            now=QuestionCounts(
                question=each,
                valid=300,
                blank=0,
                invalid=0,
                counts=tuple(300 // (at + 2) for at in range(len(each.choices))),
            ),
            before=None,
        )
        for each in asked.questions
    )
    desks = tuple(make_group(50 + at, desk_no=at + 1) for at in range(12))
    pdf = survey_report_pdf(make_report(questions=results, by_desk=desks, is_demo=True))

    assert has_clear_margins(pdf, 6)
    text = poppler_text(pdf, tmp_path)
    for each in asked.questions:
        assert squeezed(each.wording_zh) in text
    assert text.count("範例") == page_count(pdf)
