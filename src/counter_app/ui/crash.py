"""The last resort: what nobody expected is logged, told calmly, and nothing is lost.

Everything that was paid is in the store before a paper or a screen hears of it, so the page
can say so.  The report names the place of the fault; figures and names are taken out of it,
because it is made to be passed on.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.focus_ring import FocusRing
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.picture import Picture

_LOG: Final = logging.getLogger(__name__)
_REPORTS_KEPT: Final = 20
_FIGURES: Final = re.compile(r"\d+")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")


def mask_words(words: str) -> str:
    """Return a text with figures and everything that is not ASCII taken out.

    >>> mask_words("No room for 王小明 A123456789")
    'No room for * A#'
    """
    return _FIGURES.sub("#", _NOT_ASCII.sub("*", words))


def describe_bug(error: BaseException) -> str:
    """Return where a fault happened and of what kind, fit to be passed on."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.extract_tb(seen.__traceback__)
        lines.extend(f"  {Path(at.filename).name}:{at.lineno} in {at.name}" for at in frames)
        # Further lines are what a database was given, or the whole row that it refused.
        said = str(seen).partition("\n")[0]
        lines.append(f"{type(seen).__name__}: {mask_words(said)}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class CrashGuard(QObject):
    """Catches what would otherwise end the program, on the UI thread and on any other.

    Signals:
        crashed(str): A fault was written down; the path of its report, or nothing if it could
            not be written.
    """

    crashed = Signal(str)

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        """Prepare to write reports.

        Args:
            folder: Where reports go; made when the first one is written.
            clock: The time of a report.
        """
        super().__init__()
        self._folder = folder
        self._clock = clock

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_main
        threading.excepthook = self._on_thread

    def remove(self) -> None:
        """Leave it to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(self, error: BaseException) -> None:
        """Write a fault down and tell of it."""
        words = describe_bug(error)
        _LOG.critical("Unexpected fault\n%s", words)
        self.crashed.emit(self._write(words))

    def _write(self, words: str) -> str:
        path = self._folder / f"fault-{self._clock():%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{words}\n", encoding="utf-8")
            for old in sorted(self._folder.glob("fault-*.txt"))[:-_REPORTS_KEPT]:
                old.unlink(missing_ok=True)
        except OSError as error:
            _LOG.critical("The report could not be written: %s", type(error).__name__)
            return ""
        return str(path)

    def _on_main(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.catch(error)

    def _on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.catch(caught.exc_value)


class CrashPage(QWidget):
    """What is said after a fault, without a word of blame or of code.

    Signals:
        continue_requested(): Go back to where it was.
        quit_requested(): End the program.
        folder_requested(): Show the folder of the reports.
    """

    continue_requested = Signal()
    quit_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("程式遇到問題"))
        heading = label(self.tr("程式遇到沒有預期的問題"), "display", wraps=True)
        money = label(
            self.tr("已經完成的收款都已寫入帳冊，不會遺失，也不會重複。"), "h2", wraps=True
        )
        now = label(
            self.tr(
                "1. 如果剛才正在刷卡或感應票證，請先不要再扣一次。\n"
                "2. 按「回到作業」，到收款畫面確認上一筆的結果；"
                "結果不明的，程式會帶您查詢。\n"
                "3. 如果畫面仍不正常，按「結束程式」後重新開啟。"
            ),
            wraps=True,
        )
        self._path_label = label("", "muted", wraps=True)
        self._path_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._path_label.setAccessibleName(self.tr("診斷檔位置"))
        self.continue_button = Button(theme, self.tr("回到作業"), "primary", icon="arrow-left")
        self.continue_button.clicked.connect(self.continue_requested)
        folder_button = Button(theme, self.tr("開啟診斷檔資料夾"), icon="document")
        folder_button.clicked.connect(self.folder_requested)
        quit_button = Button(theme, self.tr("結束程式"), "danger")
        quit_button.clicked.connect(self.quit_requested)
        text = column(theme, heading, money, now, self._path_label, gap=14, margins=(0, 0, 0, 12))
        picture = Picture(theme, "shield", colour="primary", size_px=48, ground="primary_soft")
        top = row(theme, column(theme, picture, None), text, gap=24)
        top.setStretch(1, 1)
        buttons = row(theme, self.continue_button, None, folder_button, quit_button, gap=10)
        body = card("plain", column(theme, top, buttons, gap=16, margins=(32, 28, 32, 28)))
        body.setMaximumWidth(theme.px(860))
        middle = row(theme, None, body, None, margins=(24, 24, 24, 24))
        middle.setStretch(1, 8)
        self.setLayout(column(theme, None, middle, None))
        FocusRing(theme, self)

    def display(self, report_path: str) -> None:
        """Name the report, so that it can be passed on."""
        words = self.tr("診斷檔（不含姓名、案號與卡號）：{path}")
        nowhere = self.tr("診斷檔無法寫入，請告知資訊人員。")
        self._path_label.setText(words.format(path=report_path) if report_path else nowhere)
        self.continue_button.setFocus()
