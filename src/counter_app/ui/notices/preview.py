"""The page at the right, drawn beside the work and never waited for."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from counter_app.domain.cases import CaseId
from counter_app.domain.notices import Notice, NoticeForm
from counter_app.ui.notices.ports import NoticePorts, PlanWish
from counter_app.ui.notices.wording import masked_notice
from counter_app.ui.payment.latest import LatestOnly

QUIET_MS: Final = 120
"""Drawn when nothing was changed for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a preview is of."""

    case_id: CaseId
    plan: PlanWish | None
    form: NoticeForm
    is_masked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a paper.

    Attributes:
        wanted: What it previews; None for a paper that was saved.
        notices: What stands on it; empty for a paper that was saved.
        pdf: The whole paper.
        at: Which page, from 0.
    """

    wanted: Wanted | None
    notices: tuple[Notice, ...]
    pdf: bytes
    at: int
    count: int
    image: QImage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """Another page of what is there already."""

    sheet: Sheet
    at: int


class PagePreview(QObject):
    """Draws the newest state on a worker of its own.

    Signals:
        drawn(object): A `Sheet`.
        failed(object): Why there is nothing to see.
    """

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, ports: NoticePorts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._sheet: Sheet | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._draw)
        self._wanted: Wanted | None = None
        self._latest: LatestOnly[Wanted | _Turn | bytes, Sheet] = LatestOnly(
            ports.rendering, self._make, on_done=self._show, on_error=self._fail
        )

    def follow(self, wanted: Wanted, *, at_once: bool = False) -> None:
        """Draw this as soon as nothing is changed for a moment.

        Args:
            wanted: What to draw.
            at_once: A case that was just opened need not wait.
        """
        self._wanted = wanted
        if at_once:
            self._draw()
        else:
            self._quiet.start()

    def show_paper(self, pdf: bytes) -> None:
        """Draw a paper that was saved, as it was saved."""
        self._quiet.stop()
        self._wanted = None
        self._latest.ask(pdf)

    def turn(self, by: int) -> None:
        """Show the next page, or the one before."""
        sheet = self._sheet
        if sheet is not None and 0 <= sheet.at + by < sheet.count:
            self._latest.ask(_Turn(sheet=sheet, at=sheet.at + by))

    def clear(self) -> None:
        """Show nothing any more."""
        self._quiet.stop()
        self._wanted = None
        self._sheet = None
        self._latest.forget()

    def _draw(self) -> None:
        self._quiet.stop()
        if self._wanted is not None:
            self._latest.ask(self._wanted)

    def _make(self, asked: Wanted | _Turn | bytes) -> Sheet:
        ports = self._ports
        match asked:
            case Wanted():
                notices = ports.preview(asked.case_id, asked.plan)
                shown = tuple(map(masked_notice, notices)) if asked.is_masked else notices
                return self._sheet_of(ports.draw(shown, asked.form), notices, asked)
            case _Turn():
                image = QImage.fromData(ports.page_png(asked.sheet.pdf, asked.at))
                return replace(asked.sheet, at=asked.at, image=image)
            case pdf:
                return self._sheet_of(pdf, (), None)

    def _sheet_of(self, pdf: bytes, notices: tuple[Notice, ...], wanted: Wanted | None) -> Sheet:
        return Sheet(
            wanted=wanted,
            notices=notices,
            pdf=pdf,
            at=0,
            count=self._ports.page_count(pdf),
            image=QImage.fromData(self._ports.page_png(pdf, 0)),
        )

    def _show(self, _asked: object, sheet: Sheet) -> None:
        self._sheet = sheet
        self.drawn.emit(sheet)

    def _fail(self, _asked: object, error: Exception) -> None:
        self._sheet = None
        self.failed.emit(error)
