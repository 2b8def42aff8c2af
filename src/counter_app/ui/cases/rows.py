"""The lines of the case list, fetched as they come into view.

The list knows the identity of every case, 8 bytes each, and asks for a page of lines when one
of them is to be painted.  Until the page is there its lines are dashes, so that scrolling
through a million cases never waits for the store.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.cases import CaseId
from counter_app.domain.identifiers import mask_name, mask_number
from counter_app.store.case_search import CaseHit
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

PAGE_LINES: Final = 100
"""Lines fetched at once: a screen holds about a dozen."""

_PAGES_KEPT: Final = 60
_ROWS_KEPT: Final = 600
_COLUMNS: Final = 6


class CaseRows:
    """Lines that are already there: what a search found."""

    def __init__(self, hits: Sequence[CaseHit], *, on: date) -> None:
        self._rows = tuple(row_of(hit, on=on) for hit in hits)

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._rows)

    def row(self, at: int) -> TableRow:
        """Return a line."""
        return self._rows[at]


class PagedCaseRows:
    """Lines by number, of any number of cases.

    Args:
        case_ids: Every case of the list, in order.
        on: Today, for what is overdue.
        ask_page: Called with the number of a page that is not here yet; it comes by `put`.
    """

    def __init__(
        self, case_ids: "array[int]", *, on: date, ask_page: Callable[[int], None]
    ) -> None:
        self._case_ids = case_ids
        self._on = on
        self._ask_page = ask_page
        self._pages: OrderedDict[int, dict[int, CaseHit]] = OrderedDict()
        self._rows: dict[int, TableRow] = {}

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._case_ids)

    def row(self, at: int) -> TableRow:
        """Return a line, or dashes for one that is on its way."""
        if at in self._rows:
            return self._rows[at]
        case_id = self._case_ids[at]
        page = self._pages.get(at // PAGE_LINES)
        if page is None:
            self._ask_page(at // PAGE_LINES)
            return _absent(case_id, "…")
        hit = page.get(case_id)
        row = row_of(hit, on=self._on) if hit is not None else _absent(case_id, "—")
        if len(self._rows) >= _ROWS_KEPT:
            self._rows.clear()
        self._rows[at] = row
        return row

    def ids_of_page(self, page: int) -> list[CaseId]:
        """Return the cases of a page."""
        first = page * PAGE_LINES
        return [CaseId(case_id) for case_id in self._case_ids[first : first + PAGE_LINES]]

    def put(self, page: int, hits: Sequence[CaseHit]) -> None:
        """Take in a page; the one longest not asked for makes room."""
        self._pages[page] = {hit.case_id: hit for hit in hits}
        self._pages.move_to_end(page)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)


def row_of(hit: CaseHit, *, on: date) -> TableRow:
    """Return a case as a line of the list, masked: a list is seen by whoever stands behind."""
    name, number = mask_name(hit.obligor_name), mask_number(hit.obligor_number)
    status, words = standing(
        is_open=hit.is_open, due_on=hit.due_on, expires_on=hit.expires_on, on=on
    )
    is_late = status is Status.WARN
    can_pay = status in {Status.WARN, Status.INFO}
    computed = QCoreApplication.translate("CaseRows", "計至 {day}")
    as_of = computed.format(day=format_roc(hit.computed_on)) if hit.computed_on else ""
    pay = QCoreApplication.translate("CaseRows", "收費")
    return TableRow(
        key=str(hit.case_id),
        is_muted=not hit.is_open,
        cells=(
            Cell(words=name, below=number, strong=True),
            Cell(words=hit.case_number, below=f"{hit.kind}　{hit.agency_name}"),
            Cell(
                words=format_roc(hit.due_on) if hit.due_on else "—", tone="bad" if is_late else ""
            ),
            Cell(words=words, status=status),
            Cell(words=grouped(hit.due_twd), below=as_of, strong=True),
            Cell(words=pay if can_pay else "", tone="info", strong=True),
        ),
    )


def standing(
    *, is_open: bool, due_on: date | None, expires_on: date | None, on: date
) -> tuple[Status, str]:
    """Return how a case stands on a day, as a colour and words."""
    if not is_open:
        return Status.OK, QCoreApplication.translate("CaseRows", "已結清")
    if expires_on is not None and on > expires_on:
        return Status.BAD, QCoreApplication.translate("CaseRows", "執行期滿")
    if due_on is not None and on > due_on:
        words = QCoreApplication.translate("CaseRows", "逾期 {n} 日")
        return Status.WARN, words.format(n=(on - due_on).days)
    return Status.INFO, QCoreApplication.translate("CaseRows", "未結")


def _absent(case_id: int, words: str) -> TableRow:
    cells = (Cell(words=words, tone="muted"), *(Cell(words="") for _ in range(_COLUMNS - 1)))
    return TableRow(key=str(case_id), cells=cells)
