"""Rows of files of responses for tests: all good unless a test says otherwise."""

import csv
import io
from pathlib import Path
from typing import Final

from counter_app.domain.questionnaires import FORM_OF_2025

CODES: Final = tuple(str(each.code) for each in FORM_OF_2025.questions)
HEADER: Final = ("填表日", *CODES)
GOOD: Final = {"填表日": "114/05/02", **dict.fromkeys(CODES, "1"), "comment": "椅子太少"}


def make_response(**cells: str) -> dict[str, str]:
    """Return a good row, some cells changed or added."""
    return GOOD | cells


def as_csv(*rows: dict[str, str], header: tuple[str, ...] = HEADER, delimiter: str = ",") -> str:
    """Return the text of a file; what a row does not say is empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([header, *([row.get(name, "") for name in header] for row in rows)])
    return text.getvalue()


def write_file(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write a file and return where it is."""
    path = folder / "responses.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path
