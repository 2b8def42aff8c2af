"""Reads a scanned paper back: a notice, a barcode, an account, a receipt or a signed code."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from counter_app.domain.notices import UnknownNotice
from counter_app.domain.scans import (
    HandwrittenReceiptScan,
    NoticeScan,
    NumericCaseScan,
    PaperCodeScan,
    ReceiptScan,
    Scan,
    StoreSegmentScan,
    VirtualAccountScan,
    recognise,
)
from counter_app.domain.segments import SegmentsSeen
from counter_app.services.notices import ReadBack
from counter_app.store.case_search import CaseHit
from counter_app.ui.payment.latest import LatestOnly
from counter_app.ui.payment.ports import PaymentPorts

_PAPERS: Final = (
    NoticeScan,
    StoreSegmentScan,
    VirtualAccountScan,
    ReceiptScan,
    HandwrittenReceiptScan,
    PaperCodeScan,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRead:
    """A paper that was recognised.

    Attributes:
        text: As it was scanned or typed.
        hits: The cases it is about, the first one first; none for a receipt of fees alone.
    """

    text: str
    scan: Scan
    found: ReadBack
    hits: tuple[CaseHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    text: str
    scan: Scan
    seen: SegmentsSeen


class PaperReading(QObject):
    """Asks which case a paper is of, and remembers the segments of the last seconds.

    Signals:
        read(object): A `PaperRead`.
        refused(str, object): The text, and why it leads nowhere.
    """

    read = Signal(object)
    refused = Signal(str, object)

    def __init__(self, ports: PaymentPorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._seen = SegmentsSeen()
        self._latest: LatestOnly[_Asked, PaperRead] = LatestOnly(
            ports.search, self._look, on_done=self._finish, on_error=self._fail
        )

    def take(self, text: str) -> bool:
        """Read a text back if it is of a paper; tell whether it is."""
        scan = recognise(text)
        if not isinstance(scan, _PAPERS):
            return False
        if isinstance(scan, StoreSegmentScan):
            # Here and not in the worker: of three quick scans each must know those before it.
            self._seen = self._seen.with_scan(scan, at_s=self._ports.steady_s())
        self._latest.ask(_Asked(text=text, scan=scan, seen=self._seen))
        return True

    def take_number(self, text: str, *, otherwise: Callable[[], None]) -> None:
        """Read a number back that has the form of a case's, and is none.

        Args:
            text: Thirteen digits.
            otherwise: Called where they are no account either.
        """
        asked = _Asked(text=text, scan=recognise(text), seen=self._seen)
        self._ports.search.run(
            partial(self._look, asked),
            on_done=self.read.emit,
            on_error=partial(self._fail_number, asked, otherwise),
        )

    def forget(self) -> None:
        """Want nothing any more: something else is looked for."""
        self._latest.forget()

    def _look(self, asked: _Asked) -> PaperRead:
        seen = asked.seen if isinstance(asked.scan, StoreSegmentScan) else SegmentsSeen()
        found = self._ports.read_back(asked.text, seen)
        if found.receipt_number:
            # A receipt may be of several cases.
            hits = self._ports.find_cases(found.receipt_number).hits
        else:
            case_ids = () if found.case_id is None else (found.case_id,)
            hits = tuple(self._ports.case_lines(case_ids))
        return PaperRead(text=asked.text, scan=asked.scan, found=found, hits=hits)

    def _finish(self, _asked: _Asked, paper: PaperRead) -> None:
        self.read.emit(paper)

    def _fail(self, asked: _Asked, error: Exception) -> None:
        self.refused.emit(asked.text, error)

    def _fail_number(self, asked: _Asked, otherwise: Callable[[], None], error: Exception) -> None:
        if isinstance(error, UnknownNotice):
            otherwise()
        else:
            self.refused.emit(asked.text, error)


def may_be_account(scan: Scan) -> bool:
    """Tell whether thirteen digits that no case has may be a bank's."""
    return isinstance(scan, NumericCaseScan)
