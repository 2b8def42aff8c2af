"""Plans, runs and continues batches of notices."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from counter_app.domain.notices import Batch, BatchFilter
from counter_app.ui.background import Progress
from counter_app.ui.messages import say_or_raise
from counter_app.ui.notice_batches.entry import filter_of
from counter_app.ui.notice_batches.ports import BatchPorts, DrawnBatch, PlannedBatch
from counter_app.ui.notice_batches.screen import (
    BatchEntry,
    BatchesScreen,
    BatchSource,
    BatchStage,
)
from counter_app.ui.notice_batches.view import BatchesView
from counter_app.ui.notice_batches.wording import (
    batch_row,
    figures_of,
    is_finished,
    left_out_row,
    say_done,
    say_files,
    say_rest,
    say_stopped,
    say_wanted,
)
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

LEFT_OUT_SHOWN_MAX: Final = 500
"""More of them are read in the manifest's folder; nobody reads so many on a screen."""

_REST_AFTER_S: Final = 2.0
"""Before this nobody can tell how long it will take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """How far a batch came: issued, and on paper unless it was stopped before."""

    batch: Batch
    drawn: DrawnBatch | None
    refusals: tuple[tuple[str, str], ...] = field(default=())


class BatchesPresenter(QObject):
    """One batch at a time.

    Signals:
        finished(object): The `Batch` whose papers were written.
    """

    finished = Signal(object)

    def __init__(self, view: BatchesView, ports: BatchPorts) -> None:
        """Join the page to the services."""
        super().__init__(view)
        self._view = view
        self._ports = ports
        self._planned: Batch | None = None
        self._batches: dict[str, Batch] = {}
        self._progress: Progress | None = None
        self._phase = ""
        self._phase_began_s = 0.0
        self._folder = ports.folder
        self._screen = BatchesScreen(entry=BatchEntry(folder=str(ports.folder)))
        view.entry_changed.connect(self._take_entry)
        view.plan_requested.connect(self._plan)
        view.start_requested.connect(self._start)
        view.stop_requested.connect(self._stop)
        view.back_requested.connect(self._go_back)
        view.resume_requested.connect(self._resume)
        view.folder_requested.connect(self._open_folder)
        view.shown.connect(self.look)
        view.display(self._screen)

    @property
    def is_running(self) -> bool:
        """Whether a batch is being issued or drawn right now."""
        return self._screen.stage is BatchStage.RUNNING

    def end(self) -> None:
        """Let a batch that is running stop where it is; it can be continued."""
        if self._progress is not None:
            self._progress.cancel()

    def look(self) -> None:
        """Ask for the batches and the kinds of cases anew."""
        ports = self._ports
        ports.store.run(ports.batches, on_done=self._list, on_error=self._tell)
        ports.store.run(ports.kinds, on_done=self._take_kinds, on_error=self._tell)

    def _show(self, screen: BatchesScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _list(self, batches: tuple[Batch, ...]) -> None:
        self._batches = {batch.batch_id: batch for batch in batches}
        self._show(replace(self._screen, rows=tuple(map(batch_row, batches))))

    def _take_kinds(self, kinds: tuple[str, ...]) -> None:
        self._show(replace(self._screen, kinds=kinds))

    # --- choosing ---------------------------------------------------------------

    def _take_entry(self, entry: BatchEntry) -> None:
        self._show(replace(self._screen, entry=entry, errors={}, message=None))

    def _plan(self) -> None:
        screen = self._screen
        if screen.stage is not BatchStage.CHOOSING or screen.is_busy:
            return
        entry = screen.entry
        wanted, errors = filter_of(entry)
        if errors:
            self._show(replace(screen, errors=errors))
            return
        self._show(replace(screen, is_busy=True, errors={}, message=None))
        self._ports.working.run(
            partial(self._picked, entry, wanted), on_done=self._show_plan, on_error=self._tell
        )

    def _picked(self, entry: BatchEntry, wanted: BatchFilter) -> PlannedBatch:
        if entry.source is BatchSource.LIST:
            path = Path(entry.list_path.strip()).expanduser()
            wanted = replace(wanted, case_numbers=self._ports.read_list(path))
        return self._ports.plan(wanted, entry.form)

    def _show_plan(self, planned: PlannedBatch) -> None:
        batch = self._planned = planned.batch
        figures = [
            Figure(words=self.tr("要開立的通知書"), value=grouped(batch.case_count)),
            Figure(words=self.tr("登記金額合計（另加計至今日）"), value=grouped(planned.owed_twd)),
        ]
        if batch.left_out_count:
            left_out = Figure(words=self.tr("清單中不能開立"), value=grouped(batch.left_out_count))
            figures.append(left_out)
        self._show(
            replace(
                self._screen,
                stage=BatchStage.PLANNED,
                is_busy=False,
                figures=tuple(figures),
                about=say_wanted(batch),
            )
        )

    def _go_back(self) -> None:
        screen = self._screen
        if screen.stage not in {BatchStage.PLANNED, BatchStage.DONE}:
            return
        planned, self._planned = self._planned, None
        if planned is not None:
            self._ports.store.run(
                partial(self._ports.call_off, planned.batch_id),
                on_done=lambda _batch: self.look(),
                on_error=self._tell,
            )
        self._show(
            replace(
                screen,
                stage=BatchStage.CHOOSING,
                figures=(),
                about="",
                outcome=None,
                files="",
                left_out=(),
                message=None,
            )
        )
        self.look()

    # --- running ----------------------------------------------------------------

    def _start(self) -> None:
        if self._screen.stage is BatchStage.PLANNED and self._planned is not None:
            batch, self._planned = self._planned, None
            self._run(batch)

    def _resume(self, key: str) -> None:
        batch = self._batches.get(key)
        if self._screen.stage is not BatchStage.CHOOSING or self._screen.is_busy or batch is None:
            return
        entry = self._screen.entry
        if not entry.folder.strip():
            self._show(replace(self._screen, errors={"folder": self.tr("請輸入資料夾")}))
            return
        self._run(batch)

    def _run(self, batch: Batch) -> None:
        ports, entry = self._ports, self._screen.entry
        self._folder = Path(entry.folder.strip()).expanduser()
        folder, per_section = self._folder, entry.per_section
        self._begin_phase("issue")
        self._show(
            replace(
                self._screen,
                stage=BatchStage.RUNNING,
                figures=(),
                is_stopping=False,
                message=None,
                errors={},
                progress_words=self.tr("正在開立通知書（單位：張）"),
                done=0,
                total=batch.case_count,
                rest_words="",
            )
        )

        def work(progress: Progress) -> _Ended:
            done = batch
            if not is_finished(batch):
                done = ports.run(batch.batch_id, _teller(progress, draws=False))
            refusals = ports.refusals(batch.batch_id)
            if progress.cancelled or not is_finished(done) or not done.issued_count:
                return _Ended(batch=done, drawn=None, refusals=refusals)
            drawn = ports.draw(done, folder, per_section, _teller(progress, draws=True))
            return _Ended(batch=done, drawn=drawn, refusals=refusals)

        self._progress = ports.working.run_long(
            work, on_done=self._end, on_error=self._fail, on_progress=self._move
        )

    def _begin_phase(self, phase: str) -> None:
        self._phase = phase
        self._phase_began_s = self._ports.steady_s()

    def _move(self, done: int, total: int) -> None:
        if self._screen.stage is not BatchStage.RUNNING:
            return
        # Figures below zero are pages that are drawn: one number cannot say both.
        phase = "draw" if total < 0 else "issue"
        done, total = abs(done), abs(total)
        words = self._screen.progress_words
        if phase != self._phase:
            self._begin_phase(phase)
            words = self.tr("正在製作 PDF（單位：張）")
        self._show(
            replace(
                self._screen,
                done=done,
                total=total,
                progress_words=words,
                rest_words=self._rest(done, total),
            )
        )

    def _rest(self, done: int, total: int) -> str:
        passed_s = self._ports.steady_s() - self._phase_began_s
        if passed_s < _REST_AFTER_S or not 0 < done < total:
            return ""
        return say_rest(passed_s / done * (total - done))

    def _stop(self) -> None:
        if self._progress is not None and self._screen.stage is BatchStage.RUNNING:
            self._progress.cancel()
            self._show(replace(self._screen, is_stopping=True))

    def _end(self, ended: _Ended) -> None:
        batch, drawn = ended.batch, ended.drawn
        files = ""
        if drawn is not None:
            outcome = say_done(batch, file_count=len(drawn.papers))
            status = Status.WARN if ended.refusals else Status.OK
            files = self.tr("PDF：{papers}\n清冊：{lists}").format(
                papers=say_files(drawn.papers), lists=say_files(drawn.lists)
            )
        else:
            outcome, status = say_stopped(batch), Status.WARN
        self._show(
            replace(
                self._screen,
                stage=BatchStage.DONE,
                figures=figures_of(batch),
                outcome=outcome,
                outcome_status=status,
                files=files,
                left_out=tuple(
                    left_out_row(number, reason)
                    for number, reason in ended.refusals[:LEFT_OUT_SHOWN_MAX]
                ),
            )
        )
        self.look()
        if drawn is not None:
            self.finished.emit(batch)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False, message=say_or_raise(error)))

    def _fail(self, error: Exception) -> None:
        """Say why the batch stopped; what it has issued stands in the list."""
        self._show(replace(self._screen, stage=BatchStage.CHOOSING))
        self._tell(error)
        self.look()


def _teller(progress: Progress, *, draws: bool) -> Callable[[int, int], bool]:
    sign = -1 if draws else 1

    def tell(done: int, total: int) -> bool:
        progress.report(sign * done, sign * max(total, 1))
        return not progress.cancelled

    return tell
