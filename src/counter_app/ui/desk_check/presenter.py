"""Decides what the page of the desk's checks shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from counter_app.services.doctor import Finding, Health, is_fit
from counter_app.ui.background import Background, Progress
from counter_app.ui.desk_check.view import CheckLine, DeskCheckScreen, DeskCheckView
from counter_app.ui.doctor_words import say_finding
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.widgets.status import Status

_STATUS = {Health.OK: Status.OK, Health.WARN: Status.WARN, Health.BAD: Status.BAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCheckPorts:
    """What the page needs of the services, with the person and the desk already in it.

    Attributes:
        examine: Looks at everything; slow.
        back_up: Copies the store and returns the file; None where the role does not.
    """

    examine: Callable[[], tuple[Finding, ...]]
    back_up: Callable[[Progress], Path] | None


class DeskCheckPresenter(QObject):
    """Has the desk looked at, and its store copied.

    Signals:
        judged(bool): Whether the desk is fit to take money.
    """

    judged = Signal(bool)

    def __init__(self, view: DeskCheckView, background: Background, ports: DeskCheckPorts) -> None:
        """Join the page to the services.

        Args:
            view: The page.
            background: Where the desk is looked at; machines may take seconds to answer.
            ports: What is asked.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = DeskCheckScreen()
        view.shown.connect(self._check)
        view.check_requested.connect(self._check)
        view.backup_requested.connect(self._back_up)

    def _show(self, screen: DeskCheckScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _check(self) -> None:
        if self._screen.progress_words:
            return
        self._show(
            replace(
                self._screen, progress_words=self.tr("正在檢查櫃檯與設備…"), total=0, error=None
            )
        )
        self._background.run(self._ports.examine, on_done=self._take, on_error=self._tell)

    def _take(self, findings: tuple[Finding, ...]) -> None:
        lines = tuple(self._line_of(at, finding) for at, finding in enumerate(findings))
        bad = sum(finding.health is Health.BAD for finding in findings)
        warned = sum(finding.health is Health.WARN for finding in findings)
        if bad:
            verdict = Message(
                what=self.tr("這個櫃檯現在不適合收款：{count} 項不合格。").format(count=bad),
                money=self.tr("已入帳的款項不受影響。"),
                now=self.tr("依紅色項目的處理方法排除後，按「重新檢查」。"),
            )
        elif warned:
            verdict = Message(
                what=self.tr("這個櫃檯可以收款；有 {count} 項要注意。").format(count=warned)
            )
        else:
            verdict = Message(what=self.tr("這個櫃檯可以收款。"))
        status = Status.BAD if bad else Status.WARN if warned else Status.OK
        self._show(
            replace(
                self._screen,
                lines=lines,
                verdict=verdict,
                verdict_status=status,
                progress_words="",
            )
        )
        self.judged.emit(is_fit(findings))

    def _line_of(self, at: int, finding: Finding) -> CheckLine:
        words = say_finding(finding)
        status_words = {
            Health.OK: self.tr("合格"),
            Health.WARN: self.tr("注意"),
            Health.BAD: self.tr("不合格"),
        }[finding.health]
        return CheckLine(
            key=f"{finding.check.value}-{at}",
            heading=words.heading,
            found=words.found,
            cure=words.cure,
            status=_STATUS[finding.health],
            status_words=status_words,
        )

    def _back_up(self) -> None:
        back_up = self._ports.back_up
        if back_up is None or self._screen.progress_words:
            return
        words = self.tr("正在備份（已加密），可以繼續收款…")
        self._show(replace(self._screen, progress_words=words, notice="", error=None, total=0))
        self._background.run_long(
            back_up, on_done=self._backed_up, on_error=self._tell, on_progress=self._progress
        )

    def _progress(self, done: int, total: int) -> None:
        self._show(replace(self._screen, done=done, total=total))

    def _backed_up(self, path: Path) -> None:
        words = self.tr("備份已完成：{path}").format(path=path)
        self._show(replace(self._screen, progress_words="", notice=words))
        self._check()

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, progress_words=""))
        self._show(replace(self._screen, error=say_or_raise(error)))
