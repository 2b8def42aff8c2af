"""The columns of a case file, by their Chinese and English names, in any order."""

import unicodedata
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from counter_app.exchange.text_files import FileFault, TextFileRefused

COLUMNS: Final = {
    "case_number": "案號",
    "obligor_name": "義務人姓名",
    "obligor_id": "義務人統編",
    "address": "地址",
    "agency_code": "移送機關代碼",
    "agency_name": "移送機關名稱",
    "case_kind": "案件種類",
    "section": "股別",
    "section_clerk": "承辦書記官",
    "section_phone": "電話",
    "principal_twd": "本金",
    "late_fee_twd": "滯納金",
    "interest_twd": "利息",
    "costs_twd": "執行必要費用",
    "computed_on": "計算日",
    "due_on": "繳納期限",
    "expires_on": "執行期間屆滿日",
}
"""English name and Chinese name of every column; a file has each of them once."""

LINE_COLUMN: Final = "行號"
REASON_COLUMN: Final = "原因"
"""Our own columns of a file of rejected rows, which may come back corrected."""

_BY_NAME: Final = {
    **{english: english for english in COLUMNS},
    **{chinese: english for english, chinese in COLUMNS.items()},
}
_OURS: Final = {LINE_COLUMN, REASON_COLUMN}
_COLUMNS_NAMED_MAX: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where each column stands in a file.

    Attributes:
        header: The names as they stand in the file, without our own two.
        pick: Takes the cells of a row in the order of `COLUMNS`.
        places: Where the columns of *header* stand.
        width: Cells in a full row.
        was_rejected: The file is one of rejected rows, come back.
    """

    delimiter: str
    header: tuple[str, ...]
    pick: "itemgetter[Any]"
    places: tuple[int, ...]
    width: int
    was_rejected: bool


def delimiter_of(header_line: str) -> str:
    """Return which of comma, tab and semicolon parts a header into most known names."""
    return max(
        ",\t;",
        key=lambda sign: sum(_name_of(cell) in _BY_NAME for cell in header_line.split(sign)),
    )


def layout_of(header: list[str], *, delimiter: str, file_name: str) -> Layout:
    """Return where the columns stand.

    Raises:
        TextFileRefused: A column is unknown, stands twice or is missing.
    """
    names = [_name_of(cell) for cell in header]
    unknown = [
        cell
        for cell, name in zip(header, names, strict=True)
        if name not in _BY_NAME and name not in _OURS
    ]
    if unknown:
        raise _refused(FileFault.UNKNOWN_COLUMNS, unknown, file_name)
    columns = [_BY_NAME.get(name, name) for name in names]
    twice = [cell for place, cell in enumerate(header) if columns[place] in columns[:place]]
    if twice:
        raise _refused(FileFault.DUPLICATE_COLUMNS, twice, file_name)
    missing = [chinese for english, chinese in COLUMNS.items() if english not in columns]
    if missing:
        raise _refused(FileFault.MISSING_COLUMNS, missing, file_name)
    places = tuple(place for place, column in enumerate(columns) if column not in _OURS)
    return Layout(
        delimiter=delimiter,
        header=tuple(header[place].strip() for place in places),
        pick=itemgetter(*(columns.index(english) for english in COLUMNS)),
        places=places,
        width=len(columns),
        was_rejected=REASON_COLUMN in columns,
    )


def _name_of(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip().strip('"').lower()


def _refused(fault: FileFault, columns: list[str], file_name: str) -> TextFileRefused:
    named = tuple(column.strip()[:40] for column in columns[:_COLUMNS_NAMED_MAX])
    return TextFileRefused(fault=fault, file_name=file_name, columns=named, line_number=1)
