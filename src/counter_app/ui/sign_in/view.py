"""Draws the sign-in page; decides nothing.

It is the first thing to be painted, so it stands on Qt and the theme alone.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QStackedLayout, QWidget

from counter_app.ui.focus_ring import FocusRing
from counter_app.ui.sign_in.change_form import ChangeForm, ChangeScreen
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
        person_words: Who works at a locked desk.
        may_change_person: Somebody else may sign in at the locked desk.
        notice: Why it did not work, or nothing.
        change: The form for another password, while it is open.
        demo_accounts: Empty unless the home is a demo.
    """

    branch_words: str
    desk_words: str
    login: str = ""
    is_locked: bool = False
    person_words: str = ""
    may_change_person: bool = False
    is_busy: bool = False
    notice: str = ""
    notice_status: Status = Status.BAD
    change: ChangeScreen | None = None
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
        change_wanted(str): The person with this account wants another password.
        change_requested(str, str, str): The present password, the new one, and that again.
        change_left(): The form for another password is to be closed.
        other_person_requested(): Somebody else wants to sign in at a locked desk.
        lock_requested(): Nobody else does, after all.
        quit_requested(): The person wants to leave instead.
    """

    sign_in_requested = Signal(str, str)
    change_wanted = Signal(str)
    change_requested = Signal(str, str, str)
    change_left = Signal()
    other_person_requested = Signal()
    lock_requested = Signal()
    quit_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._demo_accounts: tuple[DemoAccount, ...] = ()
        self._screen = SignInScreen(branch_words="", desk_words="")
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
        self.change_button = Button(theme, self.tr("變更密碼"), "quiet", icon="key")
        self.other_button = Button(theme, self.tr("換人登入"), icon="people")
        self.lock_button = Button(theme, self.tr("返回鎖定畫面"), "quiet", icon="lock")
        self._other_label = label("", "muted", wraps=True)
        self.change_form = ChangeForm(theme)
        self._brand = _Brand(theme)
        self._demo_grid = QGridLayout()
        self._demo_box = box(self._demo_grid)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._centre(self._lay_out_form()))
        self._pages.addWidget(self._centre(self.change_form))
        layout = row(theme, self._brand, box(self._pages), gap=0)
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
        before, self._screen = self._screen, screen
        self._show_who(screen, before)
        self._notice.display(screen.notice, status=screen.notice_status)
        if screen.notice:
            self.password_edit.clear()
            self.password_edit.setFocus()
        # Read-only rather than disabled: the focus stays where it was when it did not work.
        self.password_edit.setReadOnly(screen.is_busy)
        self.sign_in_button.setEnabled(not screen.is_busy)
        busy = self.tr("登入中…")
        self.sign_in_button.set_words(busy if screen.is_busy else self.tr("登入"))
        self._show_change(screen, before)
        self._list_demo_accounts(screen.demo_accounts)

    def _show_who(self, screen: SignInScreen, before: SignInScreen) -> None:
        is_other = bool(screen.person_words) and not screen.is_locked
        heading = self.tr("換人登入") if is_other else self.tr("登入")
        locked = self.tr("已鎖定，請輸入密碼繼續")
        self._heading_label.setText(locked if screen.is_locked else heading)
        words = self.tr("{name} 手上的收款會暫存，之後可以取回。")
        self._other_label.setText(words.format(name=screen.person_words) if is_other else "")
        self._other_label.setVisible(is_other)
        self.other_button.setVisible(screen.is_locked and screen.may_change_person)
        self.lock_button.setVisible(is_other)
        if screen.is_locked is not before.is_locked or screen.login != before.login:
            self.login_edit.setText(screen.login)
            self.password_edit.clear()
        self.login_edit.setReadOnly(screen.is_locked)
        if is_other and before.is_locked:
            self.login_edit.setFocus()

    def _show_change(self, screen: SignInScreen, before: SignInScreen) -> None:
        self._pages.setCurrentIndex(0 if screen.change is None else 1)
        if screen.change is None:
            self.change_form.clear()
            if before.change is not None:
                self.focus_home()
            return
        if before.change is None:
            # Where it has just proven right, nobody is asked for it again.
            self.change_form.begin(self.password_edit.text() if screen.change.why else "")
            self.password_edit.clear()
        self.change_form.display(screen.change)

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
            self._other_label,
            self._notice,
            login,
            password_row,
            self._caps,
            self.sign_in_button,
            self._demo_box,
            row(
                theme,
                self.other_button,
                self.lock_button,
                None,
                self.change_button,
                quit_button,
                gap=8,
            ),
            gap=12,
        )
        return box(form)

    def _centre(self, inner: QWidget) -> QWidget:
        theme = self._theme
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
        self.change_button.clicked.connect(self._want_change)
        self.other_button.clicked.connect(self.other_person_requested)
        self.lock_button.clicked.connect(self.lock_requested)
        self.change_form.entered.connect(self.change_requested)
        self.change_form.left.connect(self.change_left)

    def _want_change(self) -> None:
        login = self.login_edit.text().strip()
        if login:
            self.change_wanted.emit(login)
        else:
            self.login_edit.setFocus()

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
