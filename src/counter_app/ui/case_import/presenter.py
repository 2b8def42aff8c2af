"""Decides what the screen shows on which case files are taken in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from counter_app.exchange.rejected_rows import RejectedLine
from counter_app.services.case_import import ImportReport
from counter_app.services.case_import import Progress as TellProgress
from counter_app.ui.background import Background, Progress
from counter_app.ui.case_import.view import (
    Figure,
    ImportScreen,
    ImportStage,
    ImportView,
    RejectedPart,
)
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.widgets.status import Status

REJECTED_SHOWN_MAX: Final = 50
"""More than these are read in the file itself."""

_KIB: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPorts:
    """What the screen needs of the services, with the person and the desk already in it.

    Attributes:
        import_cases: Takes a file in; the flag is all-or-nothing.
        first_rejected: The first rows of a file of rejected rows, at most so many.
    """

    import_cases: Callable[[Path, bool, TellProgress], ImportReport]
    first_rejected: Callable[[Path, int], tuple[RejectedLine, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finished:
    report: ImportReport
    rejected: tuple[RejectedLine, ...]


class ImportPresenter(QObject):
    """Takes in one file at a time.

    Signals:
        imported(): Cases were stored or changed.
    """

    imported = Signal()

    def __init__(self, view: ImportView, background: Background, ports: ImportPorts) -> None:
        """Join the screen to the services.

        Args:
            view: The screen.
            background: A worker of its own: a large file takes minutes.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = ImportScreen()
        self._progress: Progress | None = None
        view.path_changed.connect(self._choose)
        view.all_or_nothing_changed.connect(self._tick)
        view.import_requested.connect(self._start)
        view.stop_requested.connect(self._stop)
        view.again_requested.connect(self._begin_anew)
        view.folder_requested.connect(self._open_folder)

    def _show(self, screen: ImportScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _choose(self, path: str) -> None:
        self._show(replace(self._screen, path=path, message=None))

    def _tick(self, all_or_nothing: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._show(replace(self._screen, all_or_nothing=all_or_nothing))

    def _begin_anew(self) -> None:
        self._show(ImportScreen(all_or_nothing=self._screen.all_or_nothing))

    def _start(self) -> None:
        words = self._screen.path.strip()
        if self._screen.stage is not ImportStage.CHOOSING or not words:
            return
        path = Path(words).expanduser()
        all_or_nothing = self._screen.all_or_nothing
        self._show(
            replace(
                self._screen,
                stage=ImportStage.RUNNING,
                message=None,
                done_kib=0,
                total_kib=0,
                is_stopping=False,
            )
        )

        def take_in(progress: Progress) -> _Finished:
            def tell(done_bytes: int, total_bytes: int, _rows: int) -> bool:
                progress.report(done_bytes // _KIB, max(total_bytes // _KIB, 1))
                return not progress.cancelled

            report = self._ports.import_cases(path, all_or_nothing, tell)
            rejected: tuple[RejectedLine, ...] = ()
            if report.rejected_path is not None:
                rejected = self._ports.first_rejected(report.rejected_path, REJECTED_SHOWN_MAX)
            return _Finished(report=report, rejected=rejected)

        self._progress = self._background.run_long(
            take_in, on_done=self._finish, on_error=self._tell, on_progress=self._move
        )

    def _move(self, done_kib: int, total_kib: int) -> None:
        if self._screen.stage is ImportStage.RUNNING:
            self._show(replace(self._screen, done_kib=done_kib, total_kib=total_kib))

    def _stop(self) -> None:
        if self._progress is not None and self._screen.stage is ImportStage.RUNNING:
            self._progress.cancel()
            self._show(replace(self._screen, is_stopping=True))

    def _finish(self, finished: _Finished) -> None:
        report = finished.report
        outcome, status = self._outcome(report)
        path = "" if report.rejected_path is None else str(report.rejected_path)
        self._show(
            replace(
                self._screen,
                stage=ImportStage.DONE,
                outcome=outcome,
                outcome_status=status,
                figures=self._figures(report),
                rejected_path=path,
                rejected=tuple(
                    RejectedPart(
                        line_number=line.line_number,
                        case_number=line.case_number,
                        reason=line.reason,
                    )
                    for line in finished.rejected
                ),
            )
        )
        if report.stored_new or report.updated:
            self.imported.emit()

    def _outcome(self, report: ImportReport) -> tuple[Message, Status]:
        name = Path(self._screen.path).name
        left_out = report.rejected + report.conflicts
        if report.cancelled:
            kept = self.tr("已經存入的部分保留；要補完，請再匯入同一個檔案。")
            nothing = self.tr("沒有存入任何案件。")
            return (
                Message(
                    what=self.tr("{name} 匯入到一半停止了").format(name=name),
                    now=nothing if self._screen.all_or_nothing else kept,
                ),
                Status.WARN,
            )
        if left_out and self._screen.all_or_nothing:
            what = self.tr("{name} 有 {n} 列不合格，所以全部都沒有存入")
            return (
                Message(
                    what=what.format(name=name, n=f"{left_out:,}"),
                    now=self.tr("請改正檔案後再匯入，或取消勾選後只存合格的列。"),
                ),
                Status.BAD,
            )
        if left_out:
            what = self.tr("{name} 匯入完成，有 {n} 列沒有存入")
            return (
                Message(
                    what=what.format(name=name, n=f"{left_out:,}"),
                    now=self.tr("請依原因改正後，把退件檔再匯入一次。"),
                ),
                Status.WARN,
            )
        return Message(what=self.tr("{name} 全部匯入完成").format(name=name)), Status.OK

    def _figures(self, report: ImportReport) -> tuple[Figure, ...]:
        return (
            Figure(words=self.tr("新案件"), count=report.stored_new),
            Figure(words=self.tr("已更新"), count=report.updated),
            Figure(words=self.tr("沒有變動"), count=report.unchanged),
            Figure(
                words=self.tr("不合格"),
                count=report.rejected,
                tone="bad" if report.rejected else "",
            ),
            Figure(
                words=self.tr("與臨櫃繳款衝突"),
                count=report.conflicts,
                tone="warn" if report.conflicts else "",
            ),
        )

    def _open_folder(self) -> None:
        if self._screen.rejected_path:
            folder = Path(self._screen.rejected_path).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, stage=ImportStage.CHOOSING))
        self._show(replace(self._screen, message=say_or_raise(error)))
