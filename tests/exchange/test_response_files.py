import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.questionnaires import (
    FORM_OF_2025,
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
    StoredQuestionnaire,
)
from counter_app.domain.responses import Answer, blank, chosen, in_words, invalid
from counter_app.exchange import response_files
from counter_app.exchange.rejected_rows import RejectedRows
from counter_app.exchange.response_files import ResponseFile, read_responses
from counter_app.exchange.text_files import FileFault, TextFileRefused
from exchange.response_texts import CODES, GOOD, HEADER, as_csv, make_response, write_file

TODAY = date(2026, 1, 5)
FIRST = StoredQuestionnaire(version=1, questionnaire=FORM_OF_2025, is_used=True)
REASONS = Question(
    code=QuestionCode("reasons"),
    kind=QuestionKind.MULTIPLE,
    wording_zh="洽辦事項",
    wording_en="What you came for",
    choices=tuple(
        Choice(label_zh=zh, label_en=en)
        for zh, en in (("繳款", "Paying"), ("閱卷", "Files"), ("其他", "Else"))
    ),
)
SECOND = StoredQuestionnaire(
    version=2,
    questionnaire=replace(
        FORM_OF_2025,
        valid_from=date(2026, 1, 1),
        questions=(*FORM_OF_2025.questions[1:], REASONS),
    ),
    is_used=False,
)
OVERALL = QuestionCode("overall")


def read(path: Path, *versions: StoredQuestionnaire, desk_no: int = 1) -> ResponseFile:
    return read_responses(path, versions or (FIRST,), desk_no=desk_no, today=TODAY)


def fault_of(folder: Path, content: str | bytes) -> TextFileRefused:
    with pytest.raises(TextFileRefused) as refused:
        read(write_file(folder, content))
    return refused.value


def answer_to(folder: Path, cell: str, code: str = "overall") -> Answer | str:
    """Return what one cell is taken for, or why its row comes back."""
    found = read(write_file(folder, as_csv(make_response(**{code: cell}))))
    if found.rejected:
        return found.rejected[0].reason
    return next(each for each in found.lines[0].answers if each.code == code)


def test_a_row_is_a_response_and_a_column_a_question(tmp_path: Path) -> None:
    found = read(write_file(tmp_path, as_csv(make_response(time="3", staff="", overall="*"))))

    (line,) = found.lines
    assert (line.answered_on, line.desk_no, line.version) == (date(2025, 5, 2), 1, 1)
    assert line.answers == (
        chosen(QuestionCode("time"), 3),
        chosen(QuestionCode("process"), 1),
        blank(QuestionCode("staff")),
        chosen(QuestionCode("environment"), 1),
        chosen(QuestionCode("reception"), 1),
        chosen(QuestionCode("enquiry"), 1),
        invalid(OVERALL),
        in_words(QuestionCode("comment"), "椅子太少"),
    )


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("2", chosen(OVERALL, 2)),
        ("2.0", chosen(OVERALL, 2)),
        ("２", chosen(OVERALL, 2)),
        (" 滿意 ", chosen(OVERALL, 2)),
        ("很 滿意", chosen(OVERALL, 1)),
        ("very SATISFIED", chosen(OVERALL, 1)),
        ("", blank(OVERALL)),
        ("0", blank(OVERALL)),
        ("未填", blank(OVERALL)),
        ("　", blank(OVERALL)),
        ("*", invalid(OVERALL)),
        ("＊", invalid(OVERALL)),
        ("X", invalid(OVERALL)),
        (".", invalid(OVERALL)),
        ("無效", invalid(OVERALL)),
    ],
)
def test_an_answer_may_be_a_digit_or_words_and_blank_is_not_invalid(
    tmp_path: Path, cell: str, wanted: Answer
) -> None:
    assert answer_to(tmp_path, cell) == wanted


@pytest.mark.parametrize("cell", ["5", "9", "12", "1,2", "-1", "1.5", "满意", "滿", "?", "=1+1"])
def test_nobody_guesses_what_a_visitor_meant(tmp_path: Path, cell: str) -> None:
    reason = answer_to(tmp_path, cell)

    assert isinstance(reason, str)
    assert "整體滿意度" in reason
    assert cell in reason


def test_a_band_is_known_by_its_words_with_or_without_spaces(tmp_path: Path) -> None:
    for cell in ("15 分鐘內", "15分鐘內", "１５分鐘內", "Within 15 minutes"):
        assert answer_to(tmp_path, cell, "time") == chosen(QuestionCode("time"), 1)


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("13", (1, 3)),
        ("3,1", (1, 3)),
        ("1、3", (1, 3)),
        ("繳款；其他", (1, 3)),
        ("Paying, Else", (1, 3)),
        ("2", (2,)),
        ("閱卷", (2,)),
    ],
)
def test_several_choices_may_be_given_where_several_are_asked_for(
    tmp_path: Path, cell: str, digits: tuple[int, ...]
) -> None:
    header = (*HEADER[:1], *CODES[1:], "reasons")
    row = make_response(填表日="115/01/02", reasons=cell)
    found = read(write_file(tmp_path, as_csv(row, header=header)), FIRST, SECOND)

    assert found.rejected == ()
    assert found.lines[0].version == 2
    assert found.lines[0].answers[-1] == chosen(REASONS.code, *digits)


@pytest.mark.parametrize("cell", ["11", "14", "1,繳款", "繳款,", "103"])
def test_a_choice_that_is_not_there_or_stands_twice_comes_back(tmp_path: Path, cell: str) -> None:
    header = (*HEADER[:1], *CODES[1:], "reasons")
    row = make_response(填表日="115/01/02", reasons=cell)
    found = read(write_file(tmp_path, as_csv(row, header=header)), FIRST, SECOND)

    assert found.lines == ()
    assert "洽辦事項" in found.rejected[0].reason


def test_a_column_may_be_named_by_its_wording_and_stand_anywhere(tmp_path: Path) -> None:
    names = {each.code: each.wording_zh for each in FORM_OF_2025.questions}
    names[QuestionCode("staff")] = "ATTITUDE of other  staff"
    header = (*reversed([names[QuestionCode(code)] for code in CODES]), "日期")
    row = {names[QuestionCode(code)]: GOOD[code] for code in CODES} | {"日期": "2025-05-02"}

    found = read(write_file(tmp_path, as_csv(row, header=header)))

    assert (
        found.lines[0].answers
        == read(write_file(tmp_path, as_csv(make_response()))).lines[0].answers
    )


def test_a_version_is_asked_on_its_days_and_its_rows_say_nothing_else(tmp_path: Path) -> None:
    header = (*HEADER, "reasons")
    rows = [
        make_response(填表日="114/12/31"),
        make_response(填表日="115/01/01", time="", reasons="2"),
        make_response(填表日="115/01/01", reasons="2"),
        make_response(填表日="114/12/31", reasons="1"),
    ]
    found = read(write_file(tmp_path, as_csv(*rows, header=header)), FIRST, SECOND)

    assert [each.version for each in found.lines] == [1, 2]
    assert [each.line_number for each in found.rejected] == [4, 5]
    assert "time" in found.rejected[0].reason
    assert "reasons" in found.rejected[1].reason


def test_a_question_that_has_no_column_is_missed_unless_it_is_in_words(tmp_path: Path) -> None:
    without_words = tuple(name for name in HEADER if name != "comment")
    found = read(write_file(tmp_path, as_csv(make_response(), header=without_words)))
    assert found.lines[0].answers[-1] == blank(QuestionCode("comment"))

    header = tuple(name for name in HEADER if name not in {"overall", "填表日"})
    refused = fault_of(tmp_path, as_csv(make_response(), header=header))
    assert refused.fault is FileFault.MISSING_COLUMNS
    assert refused.columns == ("填表日", "整體滿意度")


def test_rows_of_a_version_whose_question_has_no_column_come_back(tmp_path: Path) -> None:
    rows = [make_response(填表日="114/12/31"), make_response(填表日="115/01/01", time="")]
    found = read(write_file(tmp_path, as_csv(*rows)), FIRST, SECOND)

    assert [each.version for each in found.lines] == [1]
    assert "洽辦事項" in found.rejected[0].reason


def test_words_may_have_lines_and_come_back_in_one(tmp_path: Path) -> None:
    text = "很好\n但是冷氣太冷"
    found = read(
        write_file(
            tmp_path,
            as_csv(make_response(comment=text), make_response(comment=text, overall="7")),
        )
    )

    assert found.lines[0].answers[-1] == in_words(QuestionCode("comment"), text)
    assert found.rejected[0].line_number == 4
    assert found.cells_of(found.rejected[0].cells)[-1] == "很好 但是冷氣太冷"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_way_a_file_is_written_does_not_change_what_it_says(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    plain = read(write_file(tmp_path, as_csv(make_response(), make_response(staff="滿意"))))
    rows = [make_response(), make_response(staff="2", overall="很滿意")]
    found = read(write_file(tmp_path, as_csv(*rows, delimiter=delimiter), encoding))

    assert found.rejected == ()
    assert [each.key for each in found.lines] == [each.key for each in plain.lines]
    assert found.digest == plain.digest


def test_another_file_has_other_keys(tmp_path: Path) -> None:
    one = read(write_file(tmp_path, as_csv(make_response(), make_response())))
    other = read(write_file(tmp_path, as_csv(make_response(), make_response(staff="2"))))

    assert len({each.key for each in (*one.lines, *other.lines)}) == 4


def test_the_desk_that_imports_is_no_part_of_what_a_file_says(tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(make_response()))
    one, other = read(path, desk_no=1), read(path, desk_no=2)

    assert [one.lines[0].desk_no, other.lines[0].desk_no] == [1, 2]
    assert one.lines[0].key == other.lines[0].key


def test_a_number_names_its_row_within_its_year(tmp_path: Path) -> None:
    header = ("編號", "櫃檯", *HEADER)
    rows = [
        make_response(編號="17", 櫃檯="3"),
        make_response(編號="17", 填表日="113/05/02"),
        make_response(編號="１７", 填表日="114/12/01"),
        make_response(編號=""),
        make_response(編號="x" * 41),
    ]
    found = read(write_file(tmp_path, as_csv(*rows, header=header)))

    assert [(each.key, each.desk_no) for each in found.lines] == [("114:17", 3), ("113:17", 1)]
    assert [each.line_number for each in found.rejected] == [4, 5, 6]
    assert "第 2 行" in found.rejected[0].reason


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"填表日": "昨天"}, "不是日期"),
        ({"填表日": ""}, "不是日期"),
        ({"填表日": "114/02/30"}, "不是日期"),
        ({"填表日": "115/01/06"}, "還沒有到"),
        ({"desk_no": "0"}, "櫃檯"),
        ({"desk_no": "100"}, "櫃檯"),
        ({"desk_no": "9" * 5000}, "櫃檯"),
        ({"desk_no": "二"}, "櫃檯"),
        ({"comment": "長" * 1001}, "字太多"),
        ({"comment": "藏\u202e著"}, "看不見"),
        ({"comment": "鈴\x07"}, "看不見"),
    ],
)
def test_a_row_that_cannot_be_comes_back_with_its_reason(
    tmp_path: Path, cells: dict[str, str], words: str
) -> None:
    header = (*HEADER, "desk_no")
    rows = [make_response(**cells), make_response()]
    found = read(write_file(tmp_path, as_csv(*rows, header=header)))

    assert [each.line_number for each in found.lines] == [3]
    assert words in found.rejected[0].reason
    assert len(found.rejected[0].reason) < 100


def test_rows_of_nothing_are_passed_over_and_short_ones_come_back(tmp_path: Path) -> None:
    text = as_csv(make_response()) + ",,,,,,,,\r\n\r\n114/05/02,1,1\r\n"
    found = read(write_file(tmp_path, text))

    assert len(found.lines) == 1
    assert [(each.line_number, each.reason[:4]) for each in found.rejected] == [(5, "欄數不符")]


def test_damaged_letters_come_back(tmp_path: Path) -> None:
    good = as_csv(make_response(overall="滿意")).encode("cp950")
    torn = good.replace("滿意".encode("cp950"), b"\xba\xa1\xff\xff")
    found = read(write_file(tmp_path, torn))

    assert found.lines == ()
    assert len(found.rejected) == 1


# --- files of which nothing is believed --------------------------------------------------------

_HEAD = ",".join(HEADER)
_ROW = "114/05/02,1,1,1,1,1,1,1,"
REFUSED: dict[str, tuple[bytes | str, FileFault]] = {
    "nothing": (b"", FileFault.EMPTY),
    "blanks": (b" \r\n\r\n", FileFault.EMPTY),
    "a header alone": (_HEAD + "\r\n", FileFault.EMPTY),
    "a header and commas": (_HEAD + "\r\n,,,,,,,,\r\n", FileFault.EMPTY),
    "zeros": (b"\0" * 100, FileFault.NOT_TEXT),
    "utf-16": (("\ufeff" + _HEAD).encode("utf-16-le"), FileFault.NOT_TEXT),
    "a workbook": (b"PK\x03\x04\x14\0\0\0", FileFault.NOT_TEXT),
    "noise": (random.Random(1).randbytes(5000).replace(b"\0", b"\1"), FileFault.UNKNOWN_COLUMNS),
    "no header": (_ROW + "\r\n" + _ROW, FileFault.UNKNOWN_COLUMNS),
    "an unknown column": (_HEAD + ",weather\r\n", FileFault.UNKNOWN_COLUMNS),
    "a column without a name": (_HEAD + ",\r\n" + _ROW, FileFault.UNKNOWN_COLUMNS),
    "a case file": ("案號,義務人姓名\r\n1,2\r\n", FileFault.UNKNOWN_COLUMNS),
    "a question twice": (_HEAD + ",overall\r\n" + _ROW + ",1", FileFault.DUPLICATE_COLUMNS),
    "a question by both names": (_HEAD + ",整體滿意度\r\n", FileFault.DUPLICATE_COLUMNS),
    "two days": (_HEAD + ",answered_on\r\n" + _ROW, FileFault.DUPLICATE_COLUMNS),
    "a quote never closed": (f'{_HEAD}\r\n{_ROW}"好\r\n{_ROW}\r\n', FileFault.QUOTE_OPEN),
    "a quote in the middle": (f'{_HEAD}\r\n{_ROW}"好"壞\r\n{_ROW}\r\n', FileFault.QUOTE_OPEN),
    "a quote in the header": (f'"{_HEAD}\r\n{_ROW}\r\n', FileFault.QUOTE_OPEN),
    "a cell beyond all measure": (
        f'{_HEAD}\r\n{_ROW}"' + ("長" * 60 + "\r\n") * 4000 + '"',
        FileFault.QUOTE_OPEN,
    ),
    "one long line": (_HEAD + "\r\n" + "x" * 70_000, FileFault.LINE_TOO_LONG),
}


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_of_a_hostile_file_is_believed(tmp_path: Path, name: str) -> None:
    content, fault = REFUSED[name]

    assert fault_of(tmp_path, content).fault is fault


def test_the_row_with_the_quote_is_named(tmp_path: Path) -> None:
    refused = fault_of(tmp_path, f'{_HEAD}\r\n{_ROW}\r\n{_ROW}"好\r\n{_ROW}\r\n')

    assert refused.line_number == 3


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    with pytest.raises(TextFileRefused) as refused:
        read(path)
    assert refused.value.fault is FileFault.TOO_LARGE


def test_more_rows_than_a_branch_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(response_files, "ROWS_MAX", 3)
    assert len(read(write_file(tmp_path, as_csv(*[GOOD] * 3))).lines) == 3

    refused = fault_of(tmp_path, as_csv(*[GOOD] * 4))

    assert (refused.fault, refused.limit_rows) == (FileFault.TOO_MANY_ROWS, 3)


def test_what_came_back_can_be_corrected_and_imported(tmp_path: Path) -> None:
    path = write_file(tmp_path, as_csv(make_response(overall="7", comment="=不好")))
    found = read(path)
    with RejectedRows(path, found.columns.header, found.cells_of) as rejected:
        rejected.write(found.rejected)
    text = rejected.path.read_text("utf-8-sig")
    assert "'=不好" in text

    rejected.path.write_text(text.replace(",7,", ",4,"), encoding="utf-8")
    again = read(rejected.path)

    assert again.rejected == ()
    assert again.lines[0].answers[-2:] == (
        chosen(OVERALL, 4),
        in_words(QuestionCode("comment"), "=不好"),
    )
    assert again.columns.header == HEADER


@given(st.binary(max_size=300))
def test_whatever_stands_in_a_file_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    path = write_file(tmp_path_factory.mktemp("noise"), f"{_HEAD}\r\n{_ROW}\r\n".encode() + noise)
    try:
        found = read(path)
    except TextFileRefused:
        return
    asked: Questionnaire = FORM_OF_2025
    assert all(len(line.answers) == len(asked.questions) for line in found.lines)
    assert found.lines or found.rejected
