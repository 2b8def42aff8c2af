"""The columns of a table of responses: the questions by code or wording, and a few of our own."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from counter_app.domain.questionnaires import Questionnaire
from counter_app.exchange.case_columns import LINE_COLUMN, REASON_COLUMN
from counter_app.exchange.text_files import FileFault, TextFileRefused

DAY: Final = "answered_on"
DESK: Final = "desk_no"
SERIAL: Final = "serial"

_DAY_NAME: Final = "填表日"
_OURS: Final = {
    DAY: DAY,
    _DAY_NAME: DAY,
    "填表日期": DAY,
    "日期": DAY,
    DESK: DESK,
    "櫃檯": DESK,
    "櫃台": DESK,
    SERIAL: SERIAL,
    "編號": SERIAL,
    LINE_COLUMN: LINE_COLUMN,
    REASON_COLUMN: REASON_COLUMN,
}
"""What is no question, by its names; the last two are of a file of rejected rows, come back."""

_COLUMNS_NAMED_MAX: Final = 20
_NAME_SHOWN_MAX: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseColumns:
    """Where each column stands.

    Attributes:
        header: The names as they stand in the file, without line and reason.
        places: Where the columns of *header* stand.
        at: Where the column of a question, by its code, or one of ours stands.
        width: Cells in a full row.
        was_rejected: The file is one of rejected rows, come back.
    """

    header: tuple[str, ...]
    places: tuple[int, ...]
    at: dict[str, int]
    width: int
    was_rejected: bool


def delimiter_of(header_line: str, questionnaires: Iterable[Questionnaire]) -> str:
    """Return which of comma, tab and semicolon parts a header into most known names."""
    known = _names(questionnaires)
    return max(
        ",\t;",
        key=lambda sign: sum(_name_of(cell) in known for cell in header_line.split(sign)),
    )


def columns_of(
    header: Sequence[str],
    questionnaires: Sequence[Questionnaire],
    *,
    usual: Questionnaire,
    file_name: str,
) -> ResponseColumns:
    """Return where the columns stand.

    A question in the visitor's own words may have no column: nobody typed the words.

    Args:
        header: Its cells.
        questionnaires: The versions that a row may answer.
        usual: Whose questions are missed, where those of no version are there.
        file_name: For the refusal.

    Raises:
        TextFileRefused: A column is unknown, stands twice or is missing.
    """
    known = _names(questionnaires)
    unknown = [cell for cell in header if _name_of(cell) not in known]
    if unknown:
        raise _refused(FileFault.UNKNOWN_COLUMNS, unknown, file_name)
    meanings = [known[_name_of(cell)] for cell in header]
    twice = [cell for place, cell in enumerate(header) if meanings[place] in meanings[:place]]
    if twice:
        raise _refused(FileFault.DUPLICATE_COLUMNS, twice, file_name)
    at = {meaning: place for place, meaning in enumerate(meanings)}
    missing = [] if DAY in at else [_DAY_NAME]
    if all(_missing(each, at) for each in questionnaires):
        missing += _missing(usual, at)
    if missing:
        raise _refused(FileFault.MISSING_COLUMNS, missing, file_name)
    places = tuple(
        place
        for place, meaning in enumerate(meanings)
        if meaning not in {LINE_COLUMN, REASON_COLUMN}
    )
    return ResponseColumns(
        header=tuple(header[place].strip() for place in places),
        places=places,
        at=at,
        width=len(header),
        was_rejected=REASON_COLUMN in at,
    )


def _missing(questionnaire: Questionnaire, at: dict[str, int]) -> list[str]:
    return [
        each.wording_zh
        for each in questionnaire.questions
        if not each.takes_text and each.code not in at
    ]


def _names(questionnaires: Iterable[Questionnaire]) -> dict[str, str]:
    """Return what every name of a column means; newer wordings go before older ones."""
    found: dict[str, str] = {}
    for questionnaire in questionnaires:
        for question in questionnaire.questions:
            for wording in (question.wording_zh, question.wording_en):
                found[_name_of(wording)] = question.code
    for questionnaire in questionnaires:
        found |= {str(each.code): str(each.code) for each in questionnaire.questions}
    return found | _OURS


def _name_of(cell: str) -> str:
    words = unicodedata.normalize("NFKC", cell).strip().strip('"').lower()
    return " ".join(words.split())


def _refused(fault: FileFault, columns: Sequence[str], file_name: str) -> TextFileRefused:
    named = tuple(column.strip()[:_NAME_SHOWN_MAX] for column in columns[:_COLUMNS_NAMED_MAX])
    return TextFileRefused(fault=fault, file_name=file_name, columns=named, line_number=1)
