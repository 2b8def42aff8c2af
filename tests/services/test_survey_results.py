"""What visitors answered, as figures and as files: the branch's own year, digit for digit."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection, Engine, event, select

from counted_surveys import DAY, TABLE_2025, Response, columns_of_2025, put_responses, several
from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.questionnaires import FORM_OF_2025, Choice
from counter_app.domain.responses import ResponseId, Source
from counter_app.domain.staff import NotPermitted, Role
from counter_app.domain.survey_results import (
    Group,
    PeriodKind,
    QuestionCounts,
    SurveyReport,
    say_share,
    year_of,
)
from counter_app.services.desk import Desk
from counter_app.services.surveys.follow_ups import close_follow_up
from counter_app.services.surveys.questionnaires import put_questionnaire
from counter_app.services.surveys.results import save_survey_report, survey_report
from counter_app.services.surveys.typing import (
    begin_sheet,
    close_typing,
    correct_sheet,
    discard_sheet,
    save_sheet,
)
from counter_app.store.opening import reading
from counter_app.store.schema import journal
from factories import make_actor
from paper_readers import poppler_text, pypdf_text, squeezed
from typed_surveys import (
    CLERK,
    GOOD,
    LOW,
    SUPERVISOR,
    VOLUNTEER,
    answers_of,
    make_questionnaire,
    open_stack,
    tap,
    type_again,
    type_batch,
    type_sheet,
)

PAPER, KIOSK, IMPORT = Source
YEAR = year_of(DAY)
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LABELS = {
    each.code: [choice.label_zh for choice in each.choices] for each in FORM_OF_2025.questions
}


def report(
    desk: Desk,
    from_day: date = YEAR.from_day,
    to_day: date = YEAR.to_day,
    *,
    source: Source | None = None,
    desk_no: int | None = None,
) -> SurveyReport:
    return survey_report(
        desk, CLERK, from_day=from_day, to_day=to_day, source=source, desk_no=desk_no
    )


def overall(report: SurveyReport) -> QuestionCounts:
    return next(each.now for each in report.questions if each.now.question.code == "overall")


def sizes(groups: tuple[Group, ...]) -> list[tuple[int | Source | None, int]]:
    """Return how many responses each part has that is shown; None for the rest."""
    for each in groups:
        assert each.questions
        assert each.questions[0].valid <= each.responses
    return [(each.desk_no or each.source, each.responses) for each in groups]


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


# --- the year 2025 ---------------------------------------------------------------------------


def type_2025(desk: Desk) -> None:
    """Type the 106 sheets through the services, as one stack."""
    columns = columns_of_2025()
    batch = open_stack(desk, sheet_count=len(columns))
    for column in columns:
        sheet = begin_sheet(
            desk, VOLUNTEER, batch.number, response_id=ResponseId(desk.new_id()), scanned=""
        )
        save_sheet(desk, VOLUNTEER, sheet.response_id, answers_of(column), is_complete=True)
    close_typing(desk, VOLUNTEER, batch.number)


def test_the_table_of_2025_comes_out_digit_for_digit(desk: Desk, tmp_path: Path) -> None:
    type_2025(desk)
    found = report(desk)

    assert (found.responses, found.period.kind) == (106, PeriodKind.YEAR)
    assert [each.now.question.code for each in found.questions[:-1]] == [
        each["code"] for each in TABLE_2025["questions"]
    ]
    for result, each in zip(found.questions, TABLE_2025["questions"], strict=False):
        now = result.now
        assert (now.valid, now.blank, now.invalid) == (
            each["valid"],
            each["blank"],
            each["invalid"],
        )
        assert list(now.counts) == each["counts"]
        printed = [say_share(one) for one in now.shares]
        assert printed[: len(each["reported"])] == each["reported"]
        assert now.top_two is not None
        assert say_share(now.top_two) == each["top_two"]
    for form in ("csv", "ods", "pdf"):
        save_survey_report(desk, CLERK, found, out=tmp_path / f"survey.{form}")
    check_csv(tmp_path / "survey.csv")
    check_ods(tmp_path / "survey.ods")
    check_pdf(tmp_path / "survey.pdf", tmp_path)


def check_csv(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    rows = [row[2:] for row in csv.reader(io.StringIO(text)) if row[0] == "全部"]
    found = {(code, item): (count, share) for code, _words, item, count, share, *_ in rows}
    check_table(found)


def check_ods(path: Path) -> None:
    """Read what a person sees in the cells, without the library that wrote them."""
    with ZipFile(path) as file:
        tree = ET.fromstring(file.read("content.xml"))  # noqa: S314 - our own file
    (table,) = tree.iterfind(f".//{_TABLE}table[@{_TABLE}name='各題選項']")
    rows = [
        ["".join(cell.itertext()) for cell in row.iterfind(f"{_TABLE}table-cell")]
        for row in table.iter(f"{_TABLE}table-row")
    ]
    check_table({(row[0], row[2]): (row[3], row[4]) for row in rows[1:]})


def check_table(found: dict[tuple[str, str], tuple[str, str]]) -> None:
    """Compare every count and share in a file with the table of the branch."""
    for each in TABLE_2025["questions"]:
        code = each["code"]
        for label, count, share in zip(LABELS[code], each["counts"], shares_of(each), strict=True):
            assert found[code, label] == (str(count), share)
        assert found[code, "前兩項合計"][1] == each["top_two"]
        assert found[code, "有效答覆"][0] == str(each["valid"])
        assert found[code, "未填"][0] == str(each["blank"])
        assert found[code, "無效"][0] == str(each["invalid"])


def shares_of(each: dict[str, list[str]]) -> list[str]:
    """Return the printed shares; those that the report leaves out are 4 of 104 and nothing."""
    return [*each["reported"], *["3.85", "0.00"][len(each["reported"]) - 2 :]]


def check_pdf(path: Path, folder: Path) -> None:
    pdf = path.read_bytes()
    for text in (pypdf_text(pdf), poppler_text(pdf, folder)):
        for each in TABLE_2025["questions"]:
            code = each["code"]
            question = FORM_OF_2025.question(code)
            assert question is not None
            after = text.split(f"）{squeezed(question.wording_zh)}有效答覆")[1]
            section = after.split("不列入比率")[0]
            assert section.startswith(f"{each['valid']}份中")
            assert f"合計{each['top_two']}%" in section
            for digit, (label, count, share) in enumerate(
                zip(LABELS[code], each["counts"], shares_of(each), strict=True), start=1
            ):
                assert f"{squeezed(label)}占{share}%" in section
                assert f"{digit}{squeezed(label)}{count}{share}" in section
            assert f"未填{each['blank']}份，無效{each['invalid']}份" in section


# --- what counts -----------------------------------------------------------------------------


def test_only_complete_sheets_count_and_only_what_stands_on_them(desk: Desk) -> None:
    batch = open_stack(desk, sheet_count=6)
    typed = [type_sheet(desk, batch.number, GOOD) for _ in range(7)]
    in_hand = begin_sheet(
        desk, VOLUNTEER, batch.number, response_id=ResponseId("in hand"), scanned=""
    )
    save_sheet(desk, VOLUNTEER, in_hand.response_id, answers_of(LOW[:7]), is_complete=False)
    discard_sheet(desk, VOLUNTEER, typed[0].response_id)
    correct_sheet(desk, VOLUNTEER, typed[1].response_id, answers_of("11111120"))

    found = report(desk)

    assert found.responses == 6
    assert overall(found).counts == (5, 1, 0, 0)


def test_a_sheet_that_was_typed_twice_counts_once_as_typed_first_until_it_is_settled(
    desk: Desk,
) -> None:
    batch, _sheets = type_batch(desk, [GOOD] * 6, check_every=2)
    type_again(desk, batch.number, [GOOD, LOW])

    found = report(desk)

    assert (found.responses, found.unsettled) == (6, 1)
    assert (overall(found).valid, overall(found).counts) == (6, (6, 0, 0, 0))


def test_blank_and_invalid_are_kept_apart_and_no_part_of_the_whole(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, several(6) + several(2, "11111100") + several(1, "111111x0"))

    found = overall(report(sqlite_desk))

    assert (found.valid, found.blank, found.invalid) == (6, 2, 1)
    assert (found.shares[0], found.top_two) == (10_000, 10_000)


def test_a_response_counts_on_the_day_it_was_answered(desk: Desk) -> None:
    first, last = date(2025, 6, 30), date(2025, 7, 1)
    put_responses(desk, several(7, day=first) + several(9, LOW, day=last))

    def found(from_day: date, to_day: date) -> tuple[int, int]:
        one = report(desk, from_day, to_day)
        return one.responses, one.responses_before

    assert found(date(2025, 1, 1), first) == (7, 0)
    assert found(last, date(2025, 12, 31)) == (9, 7)
    assert found(last, last) == (9, 7)
    assert found(first, last) == (16, 0)
    assert found(date(2026, 1, 1), date(2026, 12, 31)) == (0, 16)


def test_changes_are_against_the_period_before_narrowed_as_this_one(sqlite_desk: Desk) -> None:
    before, now = date(2025, 10, 8), date(2025, 11, 5)
    for desk_no, typed in ((1, GOOD), (2, LOW)):
        put_responses(sqlite_desk, several(8, typed, day=before, desk_no=desk_no))
        put_responses(sqlite_desk, several(8, day=now, desk_no=desk_no))
    november = date(2025, 11, 1), date(2025, 11, 30)

    def change(desk_no: int | None) -> int | None:
        results = report(sqlite_desk, *november, desk_no=desk_no).questions
        return next(each.top_two_change for each in results if each.now.question.code == "overall")

    assert [change(None), change(1), change(2)] == [5_000, 0, 10_000]


def test_before_too_few_answers_there_is_no_change(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, several(4, LOW, day=date(2025, 10, 8)) + several(8))

    found = report(sqlite_desk, date(2025, 11, 1), date(2025, 11, 30))

    assert found.responses_before == 4
    assert all(each.before is None for each in found.questions)


def test_versions_of_a_form_are_counted_each_by_its_own_choices(sqlite_desk: Desk) -> None:
    asked = FORM_OF_2025.questions[6]
    worse = (*asked.choices, Choice(label_zh="很不滿意", label_en="Very dissatisfied"))
    newer = replace(
        FORM_OF_2025,
        valid_from=date(2025, 7, 1),
        questions=(FORM_OF_2025.questions[0], replace(asked, choices=worse, low_from=5)),
    )
    version = put_questionnaire(sqlite_desk, SUPERVISOR, newer).version
    put_responses(sqlite_desk, several(6, LOW) + several(5, "25", version=version, form=newer))

    found = report(sqlite_desk)

    assert [(each.now.question.code, each.now.counts) for each in found.questions[:3]] == [
        ("time", (6, 5, 0, 0)),
        ("overall", (0, 0, 0, 0, 5)),
        ("overall", (0, 0, 0, 6)),
    ]
    assert len(found.questions) == 3 + 6


def test_each_kind_of_question_is_counted(desk: Desk) -> None:
    form = make_questionnaire(valid_from=date(2025, 7, 1))
    version = put_questionnaire(desk, SUPERVISOR, form).version
    put_responses(desk, several(5, "1121w", words="好", version=version, form=form))
    tapped = several(3, "1123", version=version, form=form, source=KIOSK)
    put_responses(desk, [replace(each, desk_no=2) for each in tapped + tapped])

    found = {str(each.now.question.code): each.now for each in report(desk).questions}

    assert (found["again"].counts, found["again"].top_two) == ((0, 11), None)
    assert (found["where"].counts, found["where"].valid) == ((5, 0, 6), 11)
    # The kiosk asks nothing in words: they are not blank there.
    assert (found["comment"].valid, found["comment"].blank) == (5, 0)


def test_what_is_still_to_be_looked_into_is_counted(desk: Desk) -> None:
    _batch, sheets = type_batch(desk, [LOW, LOW, *[GOOD] * 4])
    tap(desk, LOW[:-1])
    assert report(desk).follow_ups_open == 3
    close_follow_up(desk, CLERK, sheets[0].response_id, outcome="已道歉")

    assert report(desk).follow_ups_open == 2
    assert report(desk, DAY, DAY).follow_ups_open == 0


def test_where_nobody_answered_there_is_nothing_and_nothing_is_hidden(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, [Response(is_complete=False), Response(is_discarded=True)])
    found = report(sqlite_desk)

    assert (found.responses, found.is_too_small) == (0, False)
    assert (found.questions, found.by_desk, found.by_source) == ((), (), ())


# --- small groups ----------------------------------------------------------------------------


def test_under_five_responses_only_their_number_is_told(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, several(4, LOW))
    found = report(sqlite_desk)

    assert (found.responses, found.is_too_small) == (4, True)
    assert (found.questions, found.by_desk, found.by_source) == ((), (), ())
    put_responses(sqlite_desk, several(1))
    assert not report(sqlite_desk).is_too_small
    assert overall(report(sqlite_desk)).counts == (1, 0, 0, 4)


def test_a_small_desk_joins_the_rest_and_takes_another_along(sqlite_desk: Desk) -> None:
    put_responses(sqlite_desk, several(60) + several(41, desk_no=2) + several(3, LOW, desk_no=3))
    found = report(sqlite_desk)

    assert sizes(found.by_desk) == [(1, 60), (None, 44)]
    assert sizes(found.by_source) == [(PAPER, 104)]
    (rest,) = [each for each in found.by_desk if each.desk_no is None]
    assert rest.questions[6].counts == (41, 0, 0, 3)
    for desk_no in (2, 3):
        narrowed = report(sqlite_desk, desk_no=desk_no)
        assert narrowed.is_too_small
        assert (narrowed.questions, narrowed.by_desk, narrowed.by_source) == ((), (), ())
    assert report(sqlite_desk, desk_no=2).responses == 41
    assert overall(report(sqlite_desk, desk_no=1)).valid == 60


def test_nothing_small_is_left_when_what_is_shown_is_subtracted(sqlite_desk: Desk) -> None:
    """Two sheets at a desk with sixty taps: the kiosk is nowhere else."""
    put_responses(
        sqlite_desk,
        several(60, source=KIOSK) + several(2, LOW) + several(50, desk_no=2),
    )
    everything = report(sqlite_desk)
    told = {
        (desk_no, source): report(sqlite_desk, desk_no=desk_no, source=source)
        for desk_no, source in product((None, 1, 2), (None, *Source))
    }

    # The control: desk 1 without the kiosk would be the two.
    assert told[1, None].responses - told[None, KIOSK].responses == 2
    assert told[1, None].is_too_small
    assert told[2, None].is_too_small
    assert not told[None, KIOSK].is_too_small
    assert (sizes(everything.by_desk), sizes(everything.by_source)) == (
        [],
        [(PAPER, 52), (KIOSK, 60)],
    )
    shown = [each for each in told.values() if each.questions]
    lows = {overall(each).counts[3] for each in shown}
    assert {overall(each).valid for each in shown} == {112, 52, 60}
    assert lows == {0, 2}
    for each in shown:
        assert each.by_desk == ()
        assert each.source is None or each.by_source == ()


def test_large_parts_are_broken_down_both_ways(sqlite_desk: Desk) -> None:
    for desk_no, source in product((1, 2), (PAPER, KIOSK)):
        put_responses(sqlite_desk, several(5 + desk_no, desk_no=desk_no, source=source))
    put_responses(sqlite_desk, several(6, source=IMPORT))

    assert sizes(report(sqlite_desk).by_desk) == [(1, 18), (2, 14)]
    assert sizes(report(sqlite_desk).by_source) == [(PAPER, 13), (KIOSK, 13), (IMPORT, 6)]
    assert sizes(report(sqlite_desk, desk_no=2).by_source) == [(PAPER, 7), (KIOSK, 7)]
    assert sizes(report(sqlite_desk, source=IMPORT).by_desk) == [(1, 6)]
    both = report(sqlite_desk, desk_no=1, source=KIOSK)
    assert (both.responses, both.by_desk, both.by_source) == (6, (), ())
    assert overall(both).valid == 6
    nobody = report(sqlite_desk, desk_no=2, source=IMPORT)
    assert (nobody.responses, nobody.is_too_small, nobody.questions) == (0, False, ())


# --- as a file -------------------------------------------------------------------------------


def test_saving_is_journalled_and_a_file_that_cannot_be_written_is_not(
    sqlite_desk: Desk, sqlite_engine: Engine, tmp_path: Path
) -> None:
    put_responses(sqlite_desk, several(8, source=KIOSK, desk_no=2))
    found = report(sqlite_desk, date(2025, 7, 1), date(2025, 12, 31), desk_no=2, source=KIOSK)
    (tmp_path / "file").touch()
    with pytest.raises(PaperUnwritten):
        save_survey_report(sqlite_desk, CLERK, found, out=tmp_path / "file" / "survey.ods")
    save_survey_report(sqlite_desk, CLERK, found, out=tmp_path / "survey.CSV")

    with reading(sqlite_engine) as connection:
        (row,) = connection.execute(select(journal).where(journal.c.act == "save_report")).all()
    assert (row.subject, json.loads(row.details)) == (
        "02 kiosk 114-H2",
        {"form": "csv", "report": "survey"},
    )
    assert (tmp_path / "survey.CSV").read_bytes().startswith("\ufeff分類".encode())


def test_no_file_tells_what_somebody_wrote_or_which_sheet_it_was(
    sqlite_desk: Desk, tmp_path: Path
) -> None:
    type_batch(sqlite_desk, [f"{LOW[:-1]}w"] * 6, words=["一號櫃檯的祕密"] * 6)
    found = report(sqlite_desk)
    save_survey_report(sqlite_desk, CLERK, found, out=tmp_path / "survey.csv")
    save_survey_report(sqlite_desk, CLERK, found, out=tmp_path / "survey.pdf")
    said = str(found) + (tmp_path / "survey.csv").read_text("utf-8-sig")
    said += pypdf_text((tmp_path / "survey.pdf").read_bytes())

    assert "整體滿意度" in said
    for secret in ("祕密", "S114", "114-0001", "志工甲"):
        assert secret not in said


# --- who, and how fast -----------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.CASHIER_OFFICE, Role.ADMINISTRATOR])
def test_only_who_reads_surveys_sees_what_they_come_to(
    sqlite_desk: Desk, tmp_path: Path, role: Role
) -> None:
    put_responses(sqlite_desk, several(6))
    found = report(sqlite_desk)
    stranger = make_actor(role)
    with pytest.raises(NotPermitted):
        survey_report(sqlite_desk, stranger, from_day=YEAR.from_day, to_day=YEAR.to_day)
    with pytest.raises(NotPermitted):
        save_survey_report(sqlite_desk, stranger, found, out=tmp_path / "survey.ods")
    auditor = make_actor(Role.AUDITOR)
    seen = survey_report(sqlite_desk, auditor, from_day=YEAR.from_day, to_day=YEAR.to_day)

    assert not (tmp_path / "survey.ods").exists()
    assert (seen.responses, seen.made_by) == (6, auditor.display_name)


def test_more_responses_ask_the_store_no_more_questions(desk: Desk, engine: Engine) -> None:
    put_responses(desk, several(6))
    with counted(engine) as few:
        report(desk)
    put_responses(
        desk,
        [
            Response(typed=typed, desk_no=desk_no, day=DAY - timedelta(days=days))
            for typed, desk_no, days in product((GOOD, LOW), range(1, 6), (0, 40, 400))
        ],
    )
    with counted(engine) as many:
        report(desk)

    assert len(many) == len(few) <= 8


def test_a_desk_that_was_asked_in_older_words_stands_in_the_comparison(
    sqlite_desk: Desk, tmp_path: Path
) -> None:
    reworded = tuple(
        replace(each, wording_zh=f"{each.wording_zh}（新）") for each in FORM_OF_2025.questions
    )
    newer = replace(FORM_OF_2025, valid_from=date(2025, 7, 1), questions=reworded)
    version = put_questionnaire(sqlite_desk, SUPERVISOR, newer).version
    put_responses(sqlite_desk, several(5) + several(5, LOW))
    put_responses(sqlite_desk, several(8, desk_no=2, version=version, form=newer))

    out = tmp_path / "report.pdf"
    save_survey_report(sqlite_desk, SUPERVISOR, report(sqlite_desk), out=out)

    # Nobody was dissatisfied at desk 2, half of them at desk 1.
    assert "整體滿意度（新）50.00100.00" in squeezed(poppler_text(out.read_bytes(), tmp_path))


def test_another_kind_of_question_is_not_compared_with_its_namesake(sqlite_desk: Desk) -> None:
    overall = FORM_OF_2025.questions[6]
    banded = replace(FORM_OF_2025.questions[0], code=overall.code)
    newer = replace(FORM_OF_2025, valid_from=date(2025, 7, 1), questions=(banded,))
    version = put_questionnaire(sqlite_desk, SUPERVISOR, newer).version
    put_responses(sqlite_desk, several(6, LOW, day=date(2025, 10, 8)))
    put_responses(sqlite_desk, several(6, "1", day=date(2025, 11, 5), version=version, form=newer))

    (found,) = report(sqlite_desk, date(2025, 11, 1), date(2025, 11, 30)).questions

    assert found.now.top_two == 10_000
    assert found.before is None
    assert found.top_two_change is None


@pytest.mark.parametrize(("few", "is_shown"), [(1, False), (4, False), (5, True)])
def test_the_first_answers_to_a_new_version_are_not_shown_as_somebodys(
    sqlite_desk: Desk, few: int, *, is_shown: bool
) -> None:
    asked = FORM_OF_2025.questions[6]
    worse = (*asked.choices, Choice(label_zh="很不滿意", label_en="Very dissatisfied"))
    newer = replace(
        FORM_OF_2025,
        valid_from=date(2025, 7, 1),
        questions=(replace(asked, choices=worse, low_from=5),),
    )
    version = put_questionnaire(sqlite_desk, SUPERVISOR, newer).version
    put_responses(sqlite_desk, several(20) + several(few, "5", version=version, form=newer))

    found = report(sqlite_desk)

    counts = [each.now.counts for each in found.questions if each.now.question.code == "overall"]
    shown = [(0, 0, 0, 0, few)] if is_shown else []
    assert counts == [*shown, (20, 0, 0, 0)]
    assert found.responses == 20 + few
    (desk_1,) = found.by_desk
    assert [each.counts for each in desk_1.questions if each.question.code == "overall"] == counts
