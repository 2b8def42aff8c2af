"""Draws the mails of the online mailbox, each to be read and taken into the form by a person."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from counter_app.ui.pickups.screen import MailsScreen
from counter_app.ui.screen import ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row, yielding
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import EmptyState, Field
from counter_app.ui.widgets.table import Column, RowTable

_LIST_PX: Final = 160
_TEXT_PX: Final = 120


class MailsPage(QWidget):
    """Files at the left, the mail that is read at the right.

    Signals:
        path_entered(str): A file or a folder.
        reached(str): Key of the current mail.
        taken(str): The mail with this key goes into the form.
        closed(): Back to the week.
    """

    path_entered = Signal(str)
    reached = Signal(str)
    taken = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = MailsScreen()
        self.path_edit = QLineEdit()
        self.file_button = Button(theme, self.tr("選檔案"), icon="document")
        self.folder_button = Button(theme, self.tr("選資料夾"), icon="folder-search")
        self.back_button = Button(theme, self.tr("回到週曆"), "quiet", icon="arrow-left", key="Esc")
        self.take_button = Button(
            theme, self.tr("帶進表單，還不登記"), "primary", icon="next", key="F12"
        )
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("寄件人／主旨")),
                Column(words=self.tr("找到的"), width_px=132),
                Column(words=self.tr("狀態"), width_px=132),
            ),
            spoken=self.tr("信件"),
        )
        self._message = MessagePanel(theme)
        self._empty = EmptyState(
            theme,
            icon="import",
            words=self.tr("線上信箱來的申請"),
            hint=self.tr(
                "把信存成 .eml 檔，選檔案或整個資料夾。每一封都由您看過、確認，"
                "程式不會自己登記，也不會打開附件和連結。"
            ),
        )
        self._count_label = label("", "muted")
        self._subject_label = label("", "h2", wraps=True)
        self._sender_label = label("", "muted", wraps=True)
        self._found_label = label("", "strong", tone="primary", wraps=True)
        self._standing = Notice(theme)
        self.text_view = QPlainTextEdit()
        self.text_view.setReadOnly(True)
        self.text_view.setTabChangesFocus(True)
        self.text_view.setAccessibleName(self.tr("信的內容"))
        self._lay_out()
        self._connect()
        self.display(self._screen)

    def keys_here(self) -> Mapping[Action, ScreenAction]:
        """F12 takes the mail into the form, Esc goes back to the week."""
        return {
            Action.PRIMARY: ScreenAction(
                run=self._take, words=self.tr("帶進表單"), is_enabled=self._screen.can_take
            ),
            Action.BACK: ScreenAction(run=self.closed.emit, words=self.tr("回到週曆")),
        }

    def focus_home(self) -> None:
        """Begin at the list, or at the path as long as there is none."""
        if self._screen.rows:
            self.table.setFocus()
        else:
            self.path_edit.setFocus()

    def display(self, screen: MailsScreen) -> None:
        """Make the page look like *screen*."""
        before, self._screen = self._screen, screen
        if screen.path != self.path_edit.text():
            self.path_edit.setText(screen.path)
        self._message.display(screen.error)
        self._count_label.setText(screen.count_words)
        if screen.rows != before.rows:
            self.table.display(screen.rows)
        self.table.setVisible(bool(screen.rows))
        self._empty.setVisible(not screen.rows and screen.error is None)
        self._reading.setVisible(bool(screen.rows))
        self._subject_label.setText(screen.subject)
        self._sender_label.setText(screen.sender)
        self._found_label.setText(screen.found)
        self._found_label.setVisible(bool(screen.found))
        self._standing.display(screen.standing, status=screen.standing_status)
        if screen.text != before.text:
            self.text_view.setPlainText(screen.text)
        self.text_view.setVisible(bool(screen.text))
        self.take_button.setEnabled(screen.can_take)
        if bool(screen.rows) is not bool(before.rows) and self.isVisible():
            self.focus_home()
            self.table.set_current(0)

    def _take(self) -> None:
        if self._screen.can_take:
            self.taken.emit(self.table.current_key())

    def _lay_out(self) -> None:
        theme = self._theme
        path = Field(
            theme,
            self.tr("信件檔或資料夾"),
            self.path_edit,
            hint=self.tr("輸入路徑按 Enter，或按右邊的按鈕選。"),
        )
        # An empty line above the buttons, as high as the label above the field.
        buttons = column(
            theme,
            label(" ", "strong"),
            row(theme, self.file_button, self.folder_button),
            None,
            gap=4,
        )
        choice = row(theme, path, buttons, gap=10)
        choice.setStretch(0, 1)
        left = column(
            theme,
            box(row(theme, self.back_button, None, self._count_label, margins=(10, 6, 14, 0))),
            box(column(theme, choice, self._message, gap=8, margins=(16, 2, 16, 4))),
            yielding(self.table, height_px=theme.px(_LIST_PX)),
            self._empty,
            gap=4,
            margins=(1, 1, 1, 8),
        )
        left.setStretch(2, 1)
        left.setStretch(3, 1)
        right = column(
            theme,
            self._subject_label,
            self._sender_label,
            self._found_label,
            self._standing,
            yielding(self.text_view, height_px=theme.px(_TEXT_PX)),
            None,
            self.take_button,
            gap=8,
            margins=(16, 14, 16, 14),
        )
        right.setStretch(4, 100)
        self._reading = card("plain", right)
        page = row(theme, card("plain", left), self._reading, gap=12, margins=(14, 12, 14, 12))
        page.setStretch(0, 1)
        page.setStretch(1, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.path_edit.returnPressed.connect(
            lambda: self.path_entered.emit(self.path_edit.text().strip())
        )
        self.file_button.clicked.connect(lambda: self._browse(QFileDialog.FileMode.ExistingFile))
        self.folder_button.clicked.connect(lambda: self._browse(QFileDialog.FileMode.Directory))
        self.back_button.clicked.connect(self.closed)
        self.table.current_changed.connect(self.reached)
        self.table.opened.connect(lambda _key: self._take())
        self.take_button.clicked.connect(self._take)

    def _browse(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self.tr("選擇信件"))
        dialog.setFileMode(mode)
        dialog.setNameFilter(self.tr("信件 (*.eml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path_entered)
        dialog.open()
