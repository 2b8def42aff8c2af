"""What tests of batches begin with, and what must be true of a batch in the end."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pypdf import PdfReader
from sqlalchemy import Engine, select

from chain_check import chain_faults
from counter_app.domain.cases import CaseId
from counter_app.domain.notices import Notice, NoticeNumber
from counter_app.store.opening import reading
from counter_app.store.schema import notices, number_counters
from counter_app.store.unit_of_work import UnitOfWork
from factories import make_case_row

ADDRESSES: Final = (
    "宜蘭縣羅東鎮公正路 199 號",
    "台北市大安區和平東路一段 1 號",
    "26047 宜蘭縣宜蘭市女中路 9 號",
    "宜蘭縣宜蘭市測試路 1 號",
    "查無地址",
    "臺北市大安區和平東路一段 1 號",
)


def make_cases(
    engine: Engine, count: int, *, first: int = 1, section: str = "和", **changes: object
) -> list[CaseId]:
    """Write some open cases, of several districts."""
    return [
        make_case_row(
            engine,
            case_number=f"宜執{section}114年綜所稅執字第{serial:08d}號",
            section=section,
            address=ADDRESSES[serial % len(ADDRESSES)],
            **changes,
        )
        for serial in range(first, first + count)
    ]


def manifest_rows(path: Path) -> list[dict[str, str]]:
    """Return the lines of a manifest as whoever gets it reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def notices_in(engine: Engine) -> list[Notice]:
    """Return every notice of the branch, by number."""
    with reading(engine) as connection:
        numbers = [
            NoticeNumber(number)
            for number in connection.execute(select(notices.c.notice_number)).scalars()
        ]
    with UnitOfWork(engine) as unit:
        found = unit.notices.get_many(numbers)
    return [found[number] for number in sorted(found)]


def faults_of(
    engine: Engine, case_ids: Sequence[CaseId], *, pdf: Path, manifest: Path
) -> list[str]:
    """Say what is wrong with one batch and its papers; nothing when all is well."""
    issued = notices_in(engine)
    found = [
        f"case {case_id} was asked {times} times"
        for case_id, times in Counter(notice.case_id for notice in issued).items()
        if times > 1
    ]
    missing = set(case_ids) - {notice.case_id for notice in issued}
    found += [f"case {case_id} has no notice" for case_id in sorted(missing)]
    if [int(notice.number[4:]) for notice in issued] != list(range(1, len(issued) + 1)):
        found.append("the numbers have a gap")
    with reading(engine) as connection:
        found += chain_faults(connection)
        counters = {
            row.series: row.last_number for row in connection.execute(select(number_counters))
        }
        stored_twd = sum(connection.execute(select(notices.c.amount_twd)).scalars())
    if counters.get("N114", 0) != len(issued):
        found.append("the counter is beyond the last number")
    rows = manifest_rows(manifest)
    if sorted(row["notice_number"] for row in rows) != [notice.number for notice in issued]:
        found.append("the manifest lists other notices than the store")
    if sum(int(row["amount_twd"]) for row in rows) != stored_twd:
        found.append("the manifest adds up to another sum than the store")
    if len(PdfReader(pdf).pages) != len(rows):
        found.append("the PDF has another number of pages than the manifest")
    return found
