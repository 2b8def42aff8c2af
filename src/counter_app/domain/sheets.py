"""Tables that leave the program: one value that a paper draws and a spreadsheet keeps.

A list is composed once, so that its PDF and its ODS cannot differ.
"""

from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | Decimal | None
"""Text, a whole number (whole NT$ where the column is money), hundredths, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        width: Its share of the width of the paper, in any unit that all columns share.
        is_number: Set to the right, with thousands separators.
    """

    name: str
    width: float = 1.0
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns.

    Attributes:
        rows: As many cells each as there are columns.
        total: The last row, set apart; empty where nothing is added up.
        note: One sentence under the table; empty for none.
        when_empty: What stands in place of rows; the table is left out where this is empty too.
        is_whole: On paper it begins a page rather than go on over two, where one has room for it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""
    when_empty: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A list as it leaves the program: what it is, of whom, and its tables.

    Attributes:
        branch_name: Who issues it.
        facts: Label and value, above the tables.
        is_demo: The paper is watermarked 範例, and the sheet says so.
    """

    title: str
    branch_name: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    is_demo: bool = False
