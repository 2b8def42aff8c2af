"""Draws the page from which staff put the kiosk before visitors; decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout

from counter_app.ui.kiosk.desk_screen import KioskDeskScreen, KioskPlace
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, set_look
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.picture import Picture

_PAGE_STRETCH: Final = 6
"""Against 1 at each side: two short columns are read more easily than two long lines."""


class KioskDeskView(Screen):
    """Two ways to show the questionnaire, each with what it needs and how it ends.

    Signals:
        second_wanted(): On the second screen, or away from it.
        here_wanted(): On this screen, instead of the desk.
        shown(): The page is in front now.
        hidden(): And now it is not.
    """

    second_wanted = Signal()
    here_wanted = Signal()
    shown = Signal()
    hidden = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = KioskDeskScreen()
        self.second_button = Button(theme, self.tr("請民眾填寫"), "primary", key="F12")
        self.here_button = Button(theme, self.tr("把這個螢幕變成問卷"))
        self._second_state_label = label("", "strong", wraps=True)
        self._here_state_label = label("", "strong", wraps=True)
        self._waiting_label = label("", "strong", tone="warn", wraps=True)
        self._lay_out()
        self.second_button.clicked.connect(self.second_wanted)
        self.here_button.clicked.connect(self.here_wanted)
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("觸控問卷")

    def uses_search(self) -> bool:
        """Tell that nothing is searched here."""
        return False

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Return what the keys do here."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self.second_button.click,
                words=self.second_button.text(),
                is_enabled=self.second_button.isEnabled(),
            )
        }

    def on_shown(self) -> None:
        """Tell that the page is in front."""
        self.shown.emit()

    def on_hidden(self) -> None:
        """Tell that it is not any more."""
        self.hidden.emit()

    def focus_home(self) -> None:
        """Put the focus on the way that is open."""
        wanted = self.second_button if self.second_button.isEnabled() else self.here_button
        wanted.setFocus()

    def display(self, screen: KioskDeskScreen) -> None:
        """Make the page look like *screen*."""
        self._screen = screen
        is_up = screen.place is KioskPlace.SECOND_SCREEN
        self.second_button.set_words(self.tr("收回問卷") if is_up else self.tr("請民眾填寫"))
        self.second_button.setEnabled(is_up or (screen.has_second_screen and not screen.is_paying))
        words, tone = self._say_second(screen)
        self._second_state_label.setText(words)
        set_look(self._second_state_label, tone=tone)
        self.here_button.setEnabled(screen.has_code)
        ready = self.tr("已設定代碼。")
        missing = self.tr("尚未設定代碼：請管理員到「設定」設定工作人員代碼。")
        self._here_state_label.setText(ready if screen.has_code else missing)
        set_look(self._here_state_label, tone="ok" if screen.has_code else "warn")
        waiting = self.tr("有 {n} 份還沒存進資料庫：已留在這台電腦，每秒自動再送。")
        self._waiting_label.setText(waiting.format(n=screen.waiting) if screen.waiting else "")
        self._waiting_label.setVisible(screen.waiting > 0)

    def _say_second(self, screen: KioskDeskScreen) -> tuple[str, str]:
        if screen.place is KioskPlace.SECOND_SCREEN:
            return self.tr("第二螢幕正在顯示問卷。"), "ok"
        if not screen.has_second_screen:
            return self.tr("沒有接第二螢幕。"), "warn"
        if screen.is_paying:
            return self.tr("第二螢幕正在顯示應繳金額，收款後再請民眾填寫。"), "warn"
        return self.tr("第二螢幕已接上。"), "ok"

    def _lay_out(self) -> None:
        theme = self._theme
        second = self._way(
            "second-screen",
            self.tr("第二螢幕"),
            (
                self.tr("收款後按 Ctrl+K，請這位民眾填寫；任何頁面都可以按。"),
                self.tr("填完、30 秒沒有動作，或下一筆收款開始時，會自動收回。"),
                self.tr("再按一次 Ctrl+K 也會收回。"),
            ),
            column(theme, self._second_state_label, self.second_button, gap=10),
        )
        here = self._way(
            "screen",
            self.tr("平板"),
            (
                self.tr("整個螢幕只剩問卷，一位填完換下一位。"),
                self.tr("離開：按住左上角 3 秒，輸入工作人員代碼。"),
                self.tr("離開後櫃檯是鎖定的，再輸入您的密碼。"),
            ),
            column(theme, self._here_state_label, self.here_button, gap=10),
        )
        columns = row(theme, second, here, gap=16)
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        privacy = self.tr("不記名：只留下答案、日期與櫃檯。文字意見不在觸控問卷上問。")
        foot = label(privacy, "muted", wraps=True)
        page = box(column(theme, columns, self._waiting_label, foot, gap=14))
        centred = row(theme, None, page, None, gap=0)
        centred.setStretch(1, _PAGE_STRETCH)
        self.setLayout(column(theme, centred, None, margins=(14, 28, 14, 12)))

    def _way(self, icon: str, words: str, lines: tuple[str, ...], foot: QLayout) -> QFrame:
        theme = self._theme
        picture = Picture(theme, icon, colour="primary", size_px=36, ground="primary_soft")
        heading = row(theme, picture, label(words, "h1"), None, gap=14)
        said = column(theme, *(label(line, wraps=True) for line in lines), gap=8)
        whole = column(theme, heading, said, foot, None, gap=18, margins=(24, 22, 24, 24))
        return card("plain", whole)
