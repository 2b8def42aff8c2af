"""The lists that go with a batch of notices: every notice by its page, and what they add up to.

Both are CSV as all of ours: UTF-8 with a byte order mark, lines end with CR LF, no cell is ever a
formula.  The list of notices has the columns of `ManifestRow` and nothing else, so that it can be
merged and sorted as it is; counts and totals stand in a file of their own beside it.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from counter_app.domain.notices import Batch, ManifestRow, Notice
from counter_app.exchange.rejected_rows import disarmed

COLUMNS: Final = tuple(field.name for field in fields(ManifestRow))
TOTALS_COLUMNS: Final = ("section", "file", "notices", "amount_twd")

_ENCODING: Final = "utf-8-sig"


class PaperTotals(NamedTuple):
    """What the notices of a section in one file add up to."""

    section: str
    file: str
    notices: int
    amount_twd: int


class ManifestFile:
    """The list of the notices of one PDF, written line by line."""

    def __init__(self, file: BinaryIO) -> None:
        """Write the heads.

        Args:
            file: At its start; stays open.
        """
        self._text = io.TextIOWrapper(file, encoding=_ENCODING, errors="replace", newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(COLUMNS)

    def write(self, row: ManifestRow) -> None:
        """Write the line of one notice."""
        self._writer.writerow(_cells(astuple(row)))

    def finish(self) -> None:
        """Write what is left to be written."""
        self._text.flush()
        self._text.detach()


def manifest_row(notice: Notice, *, page: int) -> ManifestRow:
    """Return the line of a notice.

    ``due_on`` is the last day on which it can be paid with the paper, empty for no deadline; a
    way that is not open leaves its cells empty.
    """
    segments = ("", "", "") if notice.store_barcode is None else notice.store_barcode.segments
    return ManifestRow(
        notice_number=notice.number,
        page=page,
        case_number=notice.case_number,
        amount_twd=notice.amount_twd,
        due_on="" if notice.payable_until is None else notice.payable_until.isoformat(),
        segment_1=segments[0],
        segment_2=segments[1],
        segment_3=segments[2],
        virtual_account="" if notice.virtual_account is None else notice.virtual_account.account,
    )


def totals_path(manifest: Path) -> Path:
    """Return where the totals of a manifest stand: ``x.csv`` has ``x.totals.csv`` beside it."""
    return manifest.with_name(f"{manifest.stem}.totals.csv")


def totals_csv(batch: Batch, totals: Iterable[PaperTotals]) -> bytes:
    """Return counts and sums of a batch.

    One line for each section in each file, then ``total``, then how many cases have no notice:
    ``refused``, ``left_out`` of a list, and ``not_issued`` yet.
    """
    lines = list(totals)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(TOTALS_COLUMNS)
    writer.writerows(_cells(line) for line in lines)
    notices = sum(line.notices for line in lines)
    writer.writerow(["total", "", notices, sum(line.amount_twd for line in lines)])
    open_count = batch.case_count - batch.issued_count - batch.refused_count
    for name, count in (
        ("refused", batch.refused_count),
        ("left_out", batch.left_out_count),
        ("not_issued", open_count),
    ):
        writer.writerow([name, "", count, ""])
    return text.getvalue().encode(_ENCODING, errors="replace")


def _cells(values: Iterable[object]) -> list[object]:
    return [value if isinstance(value, int) else disarmed(str(value)) for value in values]
