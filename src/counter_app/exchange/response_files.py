"""Responses that were typed elsewhere: a table with one row a response, one column a question.

A cell holds the digit of a choice or its words, in Chinese or English; nothing, ``0`` or 未填
where the visitor left the question out; ``*``, ``.``, ``x`` or 無效 where the answer cannot be
counted.  A row is believed as a whole or comes back: nobody guesses what a visitor meant.

Beside the questions stands 填表日 (``answered_on``) and, where there are any, 櫃檯 (``desk_no``)
and 編號 (``serial``).  A number names its row within its year, so that a corrected file can be
imported again.  Without numbers a row is named by the whole file and its place in it.
"""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from counter_app.domain.calendar import NotADate, parse_date, roc_year
from counter_app.domain.lines import is_line
from counter_app.domain.questionnaires import Question, QuestionKind, StoredQuestionnaire, in_force
from counter_app.domain.responses import (
    Answer,
    AnswerRefused,
    blank,
    check_answer,
    chosen,
    in_words,
    invalid,
)
from counter_app.exchange.rejected_rows import RejectedRow, armed
from counter_app.exchange.response_columns import (
    DAY,
    DESK,
    SERIAL,
    ResponseColumns,
    columns_of,
    delimiter_of,
)
from counter_app.exchange.text_files import FileFault, TextFile, TextFileRefused, look_through

SIZE_BYTES_MAX: Final = 32 * 1024 * 1024
ROWS_MAX: Final = 100_000
SERIAL_LENGTH_MAX: Final = 40

_BLANK: Final = frozenset({"", "0", "未填", "空白", "blank"})
_INVALID: Final = frozenset({".", "*", "x", "×", "無效", "invalid"})
_SHOWN_MAX: Final = 20
_DESK_MAX: Final = 99
# A spreadsheet that takes a column for figures writes 1 as 1.0.
_DIGIT: Final = re.compile(r"([0-9])(?:\.0+)?")
_BETWEEN: Final = re.compile(r"[、,;|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseLine:
    """A row that can be stored.

    Attributes:
        line_number: Where it begins in the file, from 1; the header is line 1.
        key: Names the row for ever: importing it again finds it.
        is_numbered: Named by its own number, not by its place in this file.
        names_desk: Its desk stands in the row, and is not where it is imported.
        cells: As they stand in the file.
    """

    line_number: int
    key: str
    is_numbered: bool
    answered_on: date
    desk_no: int
    names_desk: bool
    version: int
    answers: tuple[Answer, ...]
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFile:
    """A file that was read and checked to its end.

    Attributes:
        digest: SHA-256 of what it says: another encoding, delimiter or way to write an answer
            leaves it as it is.
        lines: What can be stored, in the order of the file.
        rejected: What cannot, with the reason.
    """

    path: Path
    columns: ResponseColumns
    digest: str
    lines: tuple[ResponseLine, ...]
    rejected: tuple[RejectedRow, ...]

    def cells_of(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row that stand under the header, each of them in one line."""
        flat = [cell.replace("\n", " ") for cell in cells]
        if len(flat) != self.columns.width:
            return tuple(flat)
        return tuple(flat[place] for place in self.columns.places)


def read_responses(
    path: Path,
    versions: Sequence[StoredQuestionnaire],
    *,
    desk_no: int,
    today: date,
) -> ResponseFile:
    """Read a file and check every row.

    Args:
        path: The file; at most `SIZE_BYTES_MAX` and `ROWS_MAX`.
        versions: What a row may answer, one at least: of several, the one in force on its day.
        desk_no: Of rows that name no desk.
        today: No row is from later.

    Raises:
        TextFileRefused: The file as a whole is no such table.
    """
    text = look_through(path, size_bytes_max=SIZE_BYTES_MAX)
    rows = _rows(text, versions)
    header = next(rows)[1]
    columns = columns_of(
        header,
        [each.questionnaire for each in versions],
        usual=_asked_on(versions, today).questionnaire,
        file_name=path.name,
    )
    reader = _RowReader(columns, versions, desk_no=desk_no, today=today)
    for line_number, cells in rows:
        reader.take(line_number, cells)
        if len(reader.taken) > ROWS_MAX:
            raise TextFileRefused(
                fault=FileFault.TOO_MANY_ROWS, file_name=path.name, limit_rows=ROWS_MAX
            )
    if not reader.taken:
        raise TextFileRefused(fault=FileFault.EMPTY, file_name=path.name)
    digest = reader.digest.hexdigest()
    return ResponseFile(
        path=path,
        columns=columns,
        digest=digest,
        lines=tuple(
            each.named(f"{digest}:{place}")
            for place, each in enumerate(reader.taken, start=1)
            if isinstance(each, _Row)
        ),
        rejected=tuple(each for each in reader.taken if isinstance(each, RejectedRow)),
    )


def _rows(
    text: TextFile, versions: Sequence[StoredQuestionnaire]
) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of every row, and the line on which it begins; a cell may have lines."""
    lines = (f"{line}\n" for some, _bytes in text.blocks() for line in some)
    first = next(lines)
    delimiter = delimiter_of(first, [each.questionnaire for each in versions])

    def all_lines() -> Iterator[str]:
        yield first
        yield from lines

    reader = csv.reader(all_lines(), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        # Where the next row begins is not known any more: to go on would be to guess.
        raise TextFileRefused(
            fault=FileFault.QUOTE_OPEN, file_name=text.path.name, line_number=begins
        ) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A good row that has no name yet, unless its own number is one."""

    line_number: int
    key: str
    answered_on: date
    desk_no: int
    names_desk: bool
    version: int
    answers: tuple[Answer, ...]
    cells: Sequence[str]

    def named(self, key: str) -> ResponseLine:
        return ResponseLine(
            line_number=self.line_number,
            key=self.key or key,
            is_numbered=bool(self.key),
            answered_on=self.answered_on,
            desk_no=self.desk_no,
            names_desk=self.names_desk,
            version=self.version,
            answers=self.answers,
            cells=self.cells,
        )


class _RowError(Exception):
    """Why a row comes back, in words for the person who has to correct it."""


class _RowReader:
    """Checks rows; knows the numbers of those before, and how a cell was read before.

    Attributes:
        taken: Every row that says something, good or bad, in the order of the file.
        digest: Of what they say.
    """

    def __init__(
        self,
        columns: ResponseColumns,
        versions: Sequence[StoredQuestionnaire],
        *,
        desk_no: int,
        today: date,
    ) -> None:
        self.taken: list[_Row | RejectedRow] = []
        self.digest = hashlib.sha256()
        self._columns = columns
        self._versions = versions
        self._desk_no = desk_no
        self._today = today
        self._codes = {
            code: place for code, place in columns.at.items() if place in columns.places
        }.keys() - {DAY, DESK, SERIAL}
        self._asked_on: dict[date, StoredQuestionnaire] = {}
        # Files repeat few answers, and an answer is a value: each of them is made once.
        self._read: dict[tuple[int, str, str], Answer] = {}
        self._seen: dict[str, int] = {}

    def take(self, line_number: int, cells: list[str]) -> None:
        """Check one row; one of nothing is passed over, as spreadsheets end in some."""
        if not any(cell.strip() for cell in cells):
            return
        if self._columns.was_rejected:
            cells = [armed(cell) for cell in cells]
        try:
            row = self._row(line_number, cells)
        except _RowError as wrong:
            self._count(cells)
            self.taken.append(RejectedRow(line_number=line_number, reason=str(wrong), cells=cells))
            return
        said = [(each.code, each.standing.value, each.choices, each.text) for each in row.answers]
        self._count([row.answered_on.isoformat(), self._desk_cell(cells), row.key, repr(said)])
        self.taken.append(row)

    def _count(self, said: Sequence[str]) -> None:
        self.digest.update(repr(list(said)).encode("utf-8", "surrogateescape"))

    def _row(self, line_number: int, cells: list[str]) -> _Row:
        width = self._columns.width
        if len(cells) != width:
            raise _RowError(f"欄數不符：應有 {width} 欄，實有 {len(cells)} 欄")
        answered_on = self._day(cells[self._columns.at[DAY]])
        stored = self._version_on(answered_on)
        answers = self._answers_of(stored, cells)
        desk_cell = self._desk_cell(cells)
        desk_no = self._desk(desk_cell)
        return _Row(
            line_number=line_number,
            key=self._key(line_number, answered_on, cells),
            answered_on=answered_on,
            desk_no=desk_no,
            names_desk=bool(desk_cell),
            version=stored.version,
            answers=answers,
            cells=cells,
        )

    def _day(self, cell: str) -> date:
        try:
            day = parse_date(cell)
        except NotADate:
            raise _RowError(f"填表日「{_shown(cell)}」不是日期") from None
        if day > self._today:
            raise _RowError(f"填表日「{_shown(cell)}」還沒有到")
        return day

    def _version_on(self, day: date) -> StoredQuestionnaire:
        found = self._asked_on.get(day)
        if found is None:
            found = self._asked_on[day] = _asked_on(self._versions, day)
        return found

    def _desk_cell(self, cells: Sequence[str]) -> str:
        place = self._columns.at.get(DESK)
        return "" if place is None else _plain(cells[place])

    def _desk(self, cell: str) -> int:
        if not cell:
            return self._desk_no
        found = cell.removesuffix(".0")
        if not (found.isascii() and found.isdecimal() and 1 <= int(found[:3]) <= _DESK_MAX):
            raise _RowError(f"櫃檯「{_shown(cell)}」要是 1–{_DESK_MAX}")
        return int(found)

    def _key(self, line_number: int, day: date, cells: Sequence[str]) -> str:
        place = self._columns.at.get(SERIAL)
        if place is None:
            return ""
        serial = _plain(cells[place])
        if not serial or not is_line(serial, length_max=SERIAL_LENGTH_MAX):
            raise _RowError("編號是空的、太長，或有看不見的字元")
        key = f"{roc_year(day):03d}:{serial}"
        first = self._seen.setdefault(key, line_number)
        if first != line_number:
            raise _RowError(f"與第 {first} 行的編號相同")
        return key

    def _answers_of(self, stored: StoredQuestionnaire, cells: list[str]) -> tuple[Answer, ...]:
        questions = stored.questionnaire.questions
        asked = {each.code for each in questions}
        for code in self._codes - asked:
            if _plain(cells[self._columns.at[code]]) not in _BLANK:
                raise _RowError(f"第 {stored.version} 版問卷沒有「{code}」這一題")
        return tuple(self._answer(stored.version, each, cells) for each in questions)

    def _answer(self, version: int, question: Question, cells: list[str]) -> Answer:
        place = self._columns.at.get(question.code)
        if place is None:
            if question.takes_text:
                return blank(question.code)
            raise _RowError(f"第 {version} 版問卷有「{question.wording_zh}」，檔案裡沒有這一欄")
        if question.takes_text:
            return _words(question, cells[place])
        remembered = (version, question.code, cells[place])
        found = self._read.get(remembered)
        if found is None:
            found = self._read[remembered] = _chosen(question, cells[place])
        return found


def _asked_on(versions: Sequence[StoredQuestionnaire], day: date) -> StoredQuestionnaire:
    found = in_force(versions, day)
    if found is None:
        raise ValueError("there is no version of the questionnaire")
    return found


def _words(question: Question, cell: str) -> Answer:
    answer = in_words(question.code, cell)
    try:
        check_answer(question, answer)
    except AnswerRefused:
        raise _RowError(f"「{question.wording_zh}」的字太多，或有看不見的字元") from None
    return answer


def _chosen(question: Question, cell: str) -> Answer:
    said = _plain(cell)
    if said in _BLANK:
        return blank(question.code)
    if said in _INVALID:
        return invalid(question.code)
    digits = [_place_of(question, said)]
    if digits == [0] and question.kind is QuestionKind.MULTIPLE:
        parts = list(said) if said.isascii() and said.isdecimal() else _BETWEEN.split(said)
        digits = [_place_of(question, part) for part in parts]
    if 0 in digits or len(set(digits)) != len(digits):
        count = len(question.choices)
        raise _RowError(
            f"「{question.wording_zh}」看不懂「{_shown(cell)}」："
            f"要填 1–{count} 或選項的文字，未填留空白，無效填 *"
        )
    return chosen(question.code, *digits)


def _place_of(question: Question, said: str) -> int:
    """Return the digit of a choice by its digit or its words; 0 for none."""
    digit = _DIGIT.fullmatch(said)
    if digit is not None:
        place = int(digit[1])
        return place if place <= len(question.choices) else 0
    for place, choice in enumerate(question.choices, start=1):
        if said in {_plain(choice.label_zh), _plain(choice.label_en)}:
            return place
    return 0


def _plain(cell: str) -> str:
    """Return a cell as it is compared: one width, small letters, no spaces."""
    return "".join(unicodedata.normalize("NFKC", cell).casefold().split())


def _shown(cell: str) -> str:
    return " ".join(cell.split())[:_SHOWN_MAX]
