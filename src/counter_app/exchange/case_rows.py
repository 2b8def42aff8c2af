"""Check one row of a case file, cell by cell; say in words what is wrong with it."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from counter_app.domain.amounts import AmountFault, NotAnAmount, parse_amount
from counter_app.domain.calendar import NotADate, parse_date
from counter_app.domain.case_numbers import NotACaseNumber, parse_case_forms
from counter_app.domain.deliveries import DeliveredCase
from counter_app.domain.identifiers import is_obligor_number, normalize
from counter_app.exchange.case_columns import COLUMNS

NAME_CHARACTERS_MAX: Final = 100
ADDRESS_CHARACTERS_MAX: Final = 200
TEXT_CHARACTERS_MAX: Final = 60

_CELLS_REMEMBERED: Final = 32_768
_LOST: Final = "\N{REPLACEMENT CHARACTER}"
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_AMOUNT_WORDS: Final = {
    AmountFault.EMPTY: "未填（無金額請填 0）",
    AmountFault.NEGATIVE: "不可為負數",
    AmountFault.FRACTION: "須為整數元",
    AmountFault.TOO_LARGE: "超過上限",
    AmountFault.UNREADABLE: "無法辨識",
}


class _CellRefused(Exception):  # noqa: N818 - an answer, turned into words in this module
    """A cell does not say what its column asks for."""


class _Remembered(dict[str, Any]):
    """Answers of a reader for cells that come again and again; looked up without a call."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> Any:  # noqa: ANN401 - whatever the reader returns
        answer = self._read(cell)
        if len(self) < _CELLS_REMEMBERED:
            self[cell] = answer
        return answer


class RowChecker:
    """Checks the rows of one file; quick because cells repeat."""

    def __init__(self) -> None:
        self._codes = _Remembered(_code)
        self._texts = _Remembered(_text)
        self._needed = _Remembered(_needed)
        self._dates = _Remembered(_date)
        self._small_amounts = _Remembered(_amount)

    def check(self, cells: Sequence[str]) -> DeliveredCase | str:
        """Return the case that a row delivers, or what is wrong with the row.

        Args:
            cells: In the order of `case_columns.COLUMNS`.
        """
        joined = "".join(cells)
        if (not joined.isprintable() and _has_hidden(joined)) or _LOST in joined:
            return "含有控制字元、看不見的字元或無法辨識的字元"
        (
            case_number,
            name,
            obligor_number,
            address,
            agency_code,
            agency_name,
            kind,
            section,
            section_clerk,
            section_phone,
            principal_twd,
            late_fee_twd,
            interest_twd,
            costs_twd,
            computed_on,
            due_on,
            expires_on,
        ) = cells
        texts, dates, small_amounts = self._texts, self._dates, self._small_amounts
        # One call for each column in a loop would be shorter, and take half as long again.
        try:
            row = DeliveredCase(
                *_case_number(case_number),
                _name(name),
                _obligor_number(obligor_number),
                _address(address),
                self._codes[agency_code],
                self._needed[kind],
                texts[section],
                texts[section_clerk],
                texts[section_phone],
                _amount(principal_twd),
                _amount(late_fee_twd),
                small_amounts[interest_twd],
                small_amounts[costs_twd],
                dates[computed_on],
                dates[due_on],
                dates[expires_on],
                self._needed[agency_name],
            )
        except _CellRefused:
            return _words(cells)
        if row.expires_on and row.computed_on and row.expires_on <= row.computed_on:
            return f"{COLUMNS['expires_on']}須在{COLUMNS['computed_on']}之後"
        return row


def _words(cells: Sequence[str]) -> str:
    """Name every cell that is wrong, so that a row need not come back twice."""
    words = []
    for column, read, cell in zip(COLUMNS.values(), _READERS, cells, strict=True):
        try:
            read(cell)
        except _CellRefused as refused:
            words.append(f"{column}{refused}")
    return "；".join(words)


def _has_hidden(text: str) -> bool:
    return any(
        unicodedata.category(sign) in _HIDDEN or ord(sign) & 0xFFFE == 0xFFFE  # noqa: PLR2004
        for sign in text
        if not sign.isprintable()
    )


def _case_number(cell: str) -> tuple[str, str, str]:
    try:
        return parse_case_forms(cell)
    except NotACaseNumber:
        raise _CellRefused("格式不符" if cell.strip() else "未填") from None


def _name(cell: str) -> str:
    if cell.isalpha() and len(cell) <= NAME_CHARACTERS_MAX:
        return cell
    # Lists print 王　明 to fill three places; a name in Latin letters needs its spaces.
    has_latin = any("a" <= sign.lower() <= "z" for sign in cell)
    name = (" " if has_latin else "").join(cell.split())
    if not name:
        raise _CellRefused("未填")
    return _within(name, NAME_CHARACTERS_MAX)


def _obligor_number(cell: str) -> str:
    if is_obligor_number(cell):
        return cell
    number = normalize(cell)
    if number and not is_obligor_number(number):
        raise _CellRefused("檢查碼或格式不符")
    return number


def _code(cell: str) -> str:
    code = normalize(cell)
    if not code:
        raise _CellRefused("未填")
    return _within(code, TEXT_CHARACTERS_MAX)


def _address(cell: str) -> str:
    return _within(cell.strip(), ADDRESS_CHARACTERS_MAX)


def _text(cell: str) -> str:
    return _within(cell.strip(), TEXT_CHARACTERS_MAX)


def _needed(cell: str) -> str:
    text = _text(cell)
    if not text:
        raise _CellRefused("未填")
    return text


def _within(text: str, characters_max: int) -> str:
    if len(text) > characters_max:
        raise _CellRefused(f"超過 {characters_max} 字")
    return text


def _amount(cell: str) -> int:
    try:
        return parse_amount(cell)
    except NotAnAmount as refusal:
        raise _CellRefused(_AMOUNT_WORDS[refusal.fault]) from None


def _date(cell: str) -> date | None:
    if not cell.strip():
        return None
    try:
        return parse_date(cell)
    except NotADate:
        raise _CellRefused("不是存在的日期") from None


_READERS: Final[tuple[Callable[[str], object], ...]] = (
    *(_case_number, _name, _obligor_number, _address, _code, _needed, _needed),
    *(_text, _text, _text),
    *(_amount, _amount, _amount, _amount),
    *(_date, _date, _date),
)
