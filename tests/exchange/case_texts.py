"""Rows of case files for tests: all good unless a test says otherwise."""

import csv
import io
from pathlib import Path

from counter_app.exchange.case_columns import COLUMNS

HEADER = tuple(COLUMNS.values())
GOOD = {
    "case_number": "宜執和114年綜所稅執字第00027724號",
    "obligor_name": "王小明",
    "obligor_id": "A123456789",
    "address": "宜蘭縣宜蘭市測試路 1 號",
    "agency_code": "A05010000G",
    "agency_name": "財政部北區國稅局",
    "case_kind": "綜所稅",
    "section": "和",
    "section_clerk": "書記官甲",
    "section_phone": "03-9000000 分機 11",
    "principal_twd": "2000",
    "late_fee_twd": "300",
    "interest_twd": "0",
    "costs_twd": "50",
    "computed_on": "114/11/01",
    "due_on": "2025-10-31",
    "expires_on": "1191031",
}


def make_row(**cells: str) -> list[str]:
    """Return the cells of a good row in the order of `HEADER`, some changed."""
    assert not set(cells) - set(GOOD)
    return list((GOOD | cells).values())


def numbered(serial: int, **cells: str) -> list[str]:
    """Return a good row of a case of its own."""
    return make_row(case_number=f"114年罰執字第{serial}號", **cells)


def as_csv(*rows: list[str], header: tuple[str, ...] = HEADER, delimiter: str = ",") -> str:
    """Return the text of a file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([header, *rows])
    return text.getvalue()


def write_file(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write a file and return where it is."""
    path = folder / "cases.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path
