"""Draws the sign-in page; decides nothing.

It is the first thing to be painted, so it stands on Qt and the theme alone.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from counter_app.ui.focus_ring import FocusRing
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, column, label, row, rule
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field, scrolled
from counter_app.ui.widgets.picture import Picture
from counter_app.ui.widgets.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """An account of the demo, shown with its password because nothing there is real."""

    login: str
    password: str
    role_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInScreen:
    """Everything there is to see on the page, at one moment.

    Attributes:
        login: The account to begin with; on a locked desk that of the person at work.
        is_locked: The desk was locked: only the password is asked for.
        notice: Why it did not work, or nothing.
        demo_accounts: Empty unless the home is a demo.
    """

    branch_words: str
    desk_words: str
    login: str = ""
    is_locked: bool = False
    is_busy: bool = False
    notice: str = ""
    notice_status: Status = Status.BAD
    demo_accounts: tuple[DemoAccount, ...] = ()


class _PasswordEdit(QLineEdit):
    caps_seen = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(text.isupper() is not shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_seen.emit(False)
        super().keyPressEvent(event)


class SignInView(QWidget):
    """Account and password, and who else can be asked.

    Signals:
        sign_in_requested(str, str): Account and password were entered.
        quit_requested(): The person wants to leave instead.
    """

    sign_in_requested = Signal(str, str)
    quit_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._demo_accounts: tuple[DemoAccount, ...] = ()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("登入"))
        self.login_edit = QLineEdit()
        self.login_edit.setMaxLength(64)
        self.password_edit = _PasswordEdit()
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_edit.setMaxLength(256)
        for edit in (self.login_edit, self.password_edit):
            edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._heading_label = label(self.tr("登入"), "display")
        self._desk_label = label("", tone="muted")
        self._notice = Notice(theme)
        self._caps = Notice(theme)
        self.sign_in_button = Button(theme, self.tr("登入"), "primary", icon="arrow-right")
        self._show_button = Button(theme, "", "quiet", icon="eye")
        self._show_button.setCheckable(True)
        self._show_button.setAccessibleName(self.tr("顯示密碼"))
        self._brand = _Brand(theme)
        self._demo_grid = QGridLayout()
        self._demo_box = box(self._demo_grid)
        layout = row(theme, self._brand, self._lay_out_form(), gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        FocusRing(theme, self)
        self._connect()

    def sizeHint(self) -> QSize:
        """Return the size of the window it begins with."""
        return QSize(self._theme.px(1040), self._theme.px(700))

    def display(self, screen: SignInScreen) -> None:
        """Make the page look like *screen*."""
        self._brand.branch_label.setText(screen.branch_words)
        self._desk_label.setText(screen.desk_words)
        locked = self.tr("已鎖定，請輸入密碼繼續")
        self._heading_label.setText(locked if screen.is_locked else self.tr("登入"))
        if screen.login and not self.login_edit.text():
            self.login_edit.setText(screen.login)
        self.login_edit.setReadOnly(screen.is_locked)
        self._notice.display(screen.notice, status=screen.notice_status)
        if screen.notice:
            self.password_edit.clear()
            self.password_edit.setFocus()
        # Read-only rather than disabled: the focus stays where it was when it did not work.
        self.password_edit.setReadOnly(screen.is_busy)
        self.sign_in_button.setEnabled(not screen.is_busy)
        busy = self.tr("登入中…")
        self.sign_in_button.set_words(busy if screen.is_busy else self.tr("登入"))
        self._list_demo_accounts(screen.demo_accounts)

    def focus_home(self) -> None:
        """Put the focus on what is still to be entered."""
        (self.password_edit if self.login_edit.text() else self.login_edit).setFocus()

    def _lay_out_form(self) -> QWidget:
        theme = self._theme
        login = Field(theme, self.tr("帳號"), self.login_edit)
        password = Field(theme, self.tr("密碼"), self.password_edit)
        self._show_button.setParent(password)
        quit_button = Button(theme, self.tr("離開"), "quiet")
        quit_button.clicked.connect(self.quit_requested)
        password_row = row(theme, password, column(theme, None, self._show_button), gap=4)
        password_row.setStretch(0, 1)
        form = column(
            theme,
            self._heading_label,
            self._desk_label,
            self._notice,
            login,
            password_row,
            self._caps,
            self.sign_in_button,
            self._demo_box,
            row(theme, None, quit_button),
            gap=12,
        )
        inner = box(form)
        inner.setMinimumWidth(theme.px(380))
        inner.setMaximumWidth(theme.px(460))
        # Not by an alignment: that would measure wrapped lines by the width of the whole page.
        middle = row(theme, None, inner, None)
        middle.setStretch(1, 8)
        centred = column(theme, None, middle, None, margins=(40, 16, 40, 16))
        return scrolled(box(centred))

    def _connect(self) -> None:
        self.sign_in_button.clicked.connect(self._ask)
        self.login_edit.returnPressed.connect(self.password_edit.setFocus)
        self.password_edit.returnPressed.connect(self._ask)
        self.password_edit.caps_seen.connect(self._hint_caps)
        self._show_button.toggled.connect(self._show_password)

    def _ask(self) -> None:
        if not self.sign_in_button.isEnabled():
            return
        login, password = self.login_edit.text().strip(), self.password_edit.text()
        if not login:
            self.login_edit.setFocus()
        elif not password:
            self.password_edit.setFocus()
        else:
            self.sign_in_requested.emit(login, password)

    def _hint_caps(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        words = self.tr("Caps Lock 開著，密碼會變成大寫。") if on else ""
        self._caps.display(words, status=Status.WARN)

    def _show_password(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password_edit.setEchoMode(mode)
        self._show_button.set_icon("eye-off" if shown else "eye")
        words = self.tr("隱藏密碼") if shown else self.tr("顯示密碼")
        self._show_button.setAccessibleName(words)

    def _list_demo_accounts(self, accounts: tuple[DemoAccount, ...]) -> None:
        self._demo_box.setVisible(bool(accounts))
        if accounts == self._demo_accounts:
            return
        self._demo_accounts = accounts
        self._theme.set_space(self._demo_grid, gap=8, margins=(0, 8, 0, 0))
        self._demo_grid.addWidget(rule(), 0, 0, 1, 3)
        words = self.tr("示範帳號（資料都是虛構的），按一下即可帶入")
        self._demo_grid.addWidget(label(words, "muted"), 1, 0, 1, 3)
        for at, account in enumerate(accounts, start=2):
            fill = Button(self._theme, account.login, "chip")
            spoken = self.tr("帶入示範帳號 {login}，{role}")
            fill.setAccessibleName(spoken.format(login=account.login, role=account.role_words))
            fill.clicked.connect(lambda _on=False, chosen=account: self._fill(chosen))
            self._demo_grid.addWidget(fill, at, 0)
            self._demo_grid.addWidget(label(account.password, "small"), at, 1)
            self._demo_grid.addWidget(label(account.role_words, "muted"), at, 2)
        self._demo_grid.setColumnStretch(2, 1)

    def _fill(self, account: DemoAccount) -> None:
        self.login_edit.setText(account.login)
        self.password_edit.setText(account.password)
        self.sign_in_button.setFocus()


class _Brand(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("shell", "brand")
        self.branch_label = label("", "h1", tone="rail-on", wraps=True)
        name = label(self.tr("單一窗口繳款"), "display", tone="rail-on", wraps=True)
        note = label(self.tr("收款、收據、帳務，一次完成"), "small", tone="rail", wraps=True)
        picture = Picture(theme, "bank", colour="rail_text_on", size_px=56)
        self.setLayout(
            column(
                theme,
                row(theme, picture, None),
                None,
                name,
                self.branch_label,
                note,
                gap=10,
                margins=(36, 36, 36, 36),
            )
        )
