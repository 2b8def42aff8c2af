"""Draws the accounts and the table of what each role may do; decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QStackedLayout

from counter_app.domain.passwords import PasswordPolicy
from counter_app.domain.staff import PERMITTED, Act, Role
from counter_app.ui.messages import Message
from counter_app.ui.names import listed, say_act, say_role
from counter_app.ui.policy_words import say_strength
from counter_app.ui.screen import Screen, ScreenAction
from counter_app.ui.shortcuts import Action
from counter_app.ui.staff.policy_form import PolicyForm
from counter_app.ui.theme.style import Theme
from counter_app.ui.widgets.boxes import box, card, column, label, row
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.message_panel import MessagePanel
from counter_app.ui.widgets.notice import Notice
from counter_app.ui.widgets.panels import Field, SidePanel, lay_out_form
from counter_app.ui.widgets.segments import Segment, Segments
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, Column, RowTable, TableRow

_PANEL_WIDTH_PX: Final = 372


class StaffPage(StrEnum):
    """What the screen shows."""

    ACCOUNTS = "accounts"
    RIGHTS = "rights"
    POLICY = "policy"


class StaffForm(StrEnum):
    """What the panel at the side asks for."""

    NONE = "none"
    ADD = "add"
    PASSWORD = "password"  # noqa: S105 - the name of a form


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One account.

    Attributes:
        is_own: The account one is signed in with, which nobody closes.
        locked_words: Until when it is locked after wrong passwords; empty where it is not.
        must_change: Its password was given and has not been changed yet.
    """

    login: str
    display_name: str
    role: Role
    is_active: bool
    created_words: str
    is_own: bool
    locked_words: str = ""
    must_change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffScreen:
    """Everything there is to see on the screen, at one moment.

    Attributes:
        current: Login of the account that is looked at.
        policy: What the branch asks of passwords; None until it is known.
        notice: What was just done.
        error: What is wrong with what was entered.
    """

    page: StaffPage = StaffPage.ACCOUNTS
    accounts: tuple[AccountLine, ...] = field(default=())
    current: str = ""
    form: StaffForm = StaffForm.NONE
    policy: PasswordPolicy | None = None
    is_busy: bool = False
    notice: str = ""
    error: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What was entered for a new account."""

    login: str
    display_name: str
    role: Role
    password: str
    again: str


class StaffView(Screen):
    """Accounts at the left, a form at the right; and the table of rights.

    Signals:
        page_chosen(str): A `StaffPage` value.
        account_chosen(str): Login of the current row.
        form_requested(str): A `StaffForm` value; ``none`` closes the form.
        add_requested(object): A `NewAccount`.
        password_requested(str, str): A new password for the current account, twice.
        active_requested(bool): The current account is to be opened again, or closed.
        unlock_requested(): The current account is to be tried again before its time.
        policy_saved(object): A `PasswordPolicy` is to be in force.
        shown(): The screen is in front now.
    """

    page_chosen = Signal(str)
    account_chosen = Signal(str)
    form_requested = Signal(str)
    add_requested = Signal(object)
    password_requested = Signal(str, str)
    active_requested = Signal(bool)
    unlock_requested = Signal()
    policy_saved = Signal(object)
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen = StaffScreen()
        self.page_segments = Segments(
            theme,
            (
                Segment(name=StaffPage.ACCOUNTS.value, words=self.tr("人員帳號"), icon="people"),
                Segment(name=StaffPage.RIGHTS.value, words=self.tr("誰可以做什麼"), icon="shield"),
                Segment(name=StaffPage.POLICY.value, words=self.tr("密碼規則"), icon="key"),
            ),
            takes_focus=True,
        )
        self._notice = Notice(theme)
        self._notice_box = box(row(theme, self._notice, margins=(14, 10, 14, 8)))
        self.table = RowTable(
            theme,
            (
                Column(words=self.tr("姓名")),
                Column(words=self.tr("角色"), width_px=140),
                Column(words=self.tr("狀態"), width_px=170),
                Column(words=self.tr("建立"), width_px=200),
            ),
            spoken=self.tr("人員帳號"),
        )
        self.add_button = Button(theme, self.tr("新增人員"), icon="person-plus", key="Ins")
        self.password_button = Button(theme, self.tr("重設密碼"), icon="key")
        self.unlock_button = Button(theme, self.tr("解除鎖定"), icon="undo")
        self.policy_form = PolicyForm(theme)
        self.active_button = Button(theme, self.tr("停用帳號"), "danger", icon="lock")
        self.add_form = _AddForm(theme)
        self.password_form = _PasswordForm(theme)
        self._rights = _make_rights(theme)
        self._pages = QStackedLayout()
        self.setLayout(self._lay_out())
        self._connect()
        self.display(self._screen)

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.tr("人員")

    def actions_by_key(self) -> Mapping[Action, ScreenAction]:
        """Ins adds, F12 saves what is entered, Esc closes the form."""
        actions = {
            Action.ADD: ScreenAction(
                run=lambda: self.form_requested.emit(StaffForm.ADD.value),
                words=self.tr("新增人員"),
            )
        }
        saves = {
            StaffForm.ADD: self._ask_to_add,
            StaffForm.PASSWORD: self._ask_for_password,
        }
        if self._screen.page is StaffPage.POLICY:
            actions[Action.PRIMARY] = ScreenAction(
                run=self.policy_form.save,
                words=self.tr("儲存密碼規則"),
                is_enabled=self.policy_form.save_button.isEnabled(),
            )
        elif self._screen.form is not StaffForm.NONE:
            actions[Action.PRIMARY] = ScreenAction(
                run=saves[self._screen.form],
                words=self.tr("儲存"),
                is_enabled=not self._screen.is_busy,
            )
            actions[Action.BACK] = ScreenAction(run=self._close_form, words=self.tr("關閉表單"))
        return actions

    def on_shown(self) -> None:
        """Tell that the screen is in front."""
        self.shown.emit()

    def focus_home(self) -> None:
        """Put the focus on the list, or on the form that is open."""
        match self._screen.form:
            case StaffForm.ADD:
                self.add_form.login_edit.setFocus()
            case StaffForm.PASSWORD:
                self.password_form.password_edit.setFocus()
            case StaffForm.NONE:
                self.table.setFocus()

    def display(self, screen: StaffScreen) -> None:
        """Make the screen look like *screen*."""
        before, self._screen = self._screen, screen
        self.page_segments.display(screen.page.value)
        self._pages.setCurrentIndex(list(StaffPage).index(screen.page))
        self._show_notice(screen)
        if screen.accounts != before.accounts:
            self.table.display(tuple(_row_of(account) for account in screen.accounts))
        chosen = next((a for a in screen.accounts if a.login == screen.current), None)
        self.password_button.setEnabled(chosen is not None)
        self.unlock_button.setEnabled(chosen is not None and bool(chosen.locked_words))
        self.active_button.setEnabled(chosen is not None and not chosen.is_own)
        is_closed = chosen is not None and not chosen.is_active
        self.active_button.set_words(self.tr("重新啟用") if is_closed else self.tr("停用帳號"))
        self.active_button.setToolTip(
            self.tr("不能停用自己的帳號") if chosen is not None and chosen.is_own else ""
        )
        self.add_form.setVisible(screen.form is StaffForm.ADD)
        self.password_form.setVisible(screen.form is StaffForm.PASSWORD)
        name = chosen.display_name if chosen is not None else ""
        self.password_form.set_heading(self.tr("重設「{name}」的密碼").format(name=name))
        for form in (self.add_form, self.password_form):
            form.message.display(screen.error)
            form.save_button.setEnabled(not screen.is_busy)
            form.show_policy(screen.policy)
        on_policy = screen.page is StaffPage.POLICY
        self.policy_form.display(
            screen.policy, error=screen.error if on_policy else None, is_busy=screen.is_busy
        )
        if screen.form is not before.form:
            self.add_form.clear()
            self.password_form.clear()
            if self.isVisible():
                self.focus_home()

    def _show_notice(self, screen: StaffScreen) -> None:
        is_elsewhere = screen.form is not StaffForm.NONE or screen.page is StaffPage.POLICY
        error = None if is_elsewhere else screen.error
        words = screen.notice if error is None else error.as_line()
        self._notice.display(words, status=Status.OK if error is None else Status.BAD)
        self._notice_box.setVisible(bool(words))

    def _lay_out(self) -> QLayout:
        theme = self._theme
        buttons = row(
            theme,
            self.add_button,
            self.password_button,
            self.unlock_button,
            None,
            self.active_button,
            gap=8,
        )
        left = column(
            theme,
            self.table,
            row(theme, buttons, margins=(14, 8, 14, 12)),
            gap=0,
            margins=(1, 8, 1, 0),
        )
        left.setStretch(0, 1)
        accounts = row(theme, card("plain", left), self.add_form, self.password_form, gap=12)
        accounts.setStretch(0, 1)
        self._pages.addWidget(box(accounts))
        inner = column(
            theme,
            row(
                theme,
                label(self.tr("沒有打勾的，視窗不會顯示，程式也會拒絕。"), "muted"),
                margins=(16, 12, 16, 8),
            ),
            self._rights,
            gap=0,
            margins=(1, 1, 1, 8),
        )
        inner.setStretch(1, 1)
        self._pages.addWidget(card("plain", inner))
        self._pages.addWidget(card("plain", column(theme, self.policy_form, gap=0)))
        page = column(
            theme,
            row(theme, self.page_segments, None),
            self._notice_box,
            box(self._pages),
            gap=10,
            margins=(14, 10, 14, 12),
        )
        page.setStretch(2, 1)
        return page

    def _connect(self) -> None:
        self.page_segments.chosen.connect(self.page_chosen)
        self.table.current_changed.connect(self.account_chosen)
        self.add_button.clicked.connect(lambda: self.form_requested.emit(StaffForm.ADD.value))
        self.password_button.clicked.connect(
            lambda: self.form_requested.emit(StaffForm.PASSWORD.value)
        )
        self.active_button.clicked.connect(self._ask_for_active)
        self.unlock_button.clicked.connect(self.unlock_requested)
        self.policy_form.saved.connect(self.policy_saved)
        for form in (self.add_form, self.password_form):
            form.closed.connect(self._close_form)
        self.add_form.save_button.clicked.connect(self._ask_to_add)
        self.password_form.save_button.clicked.connect(self._ask_for_password)

    def _close_form(self) -> None:
        self.form_requested.emit(StaffForm.NONE.value)

    def _ask_to_add(self) -> None:
        self.add_requested.emit(self.add_form.account())

    def _ask_for_password(self) -> None:
        form = self.password_form
        self.password_requested.emit(form.password_edit.text(), form.again_edit.text())

    def _ask_for_active(self) -> None:
        chosen = next(
            (each for each in self._screen.accounts if each.login == self._screen.current), None
        )
        if chosen is not None:
            self.active_requested.emit(not chosen.is_active)


class _AddForm(SidePanel):
    """What a new account is made of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.set_heading(self.tr("新增人員"))
        self.message = MessagePanel(theme)
        self.login_edit = QLineEdit()
        self.login_edit.setMaxLength(32)
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(40)
        self.role_combo = QComboBox()
        for role in Role:
            self.role_combo.addItem(say_role(role), role)
        self.password_edit, self.again_edit = _password_edit(), _password_edit()
        self.save_button = Button(theme, self.tr("新增"), "primary", icon="check", key="F12")
        self._password = Field(theme, self.tr("密碼"), self.password_edit)
        fields = (
            self.message,
            Field(
                theme,
                self.tr("帳號"),
                self.login_edit,
                hint=self.tr("登入用，2 到 32 個字，之後不能改。"),
            ),
            Field(theme, self.tr("姓名"), self.name_edit, hint=self.tr("會印在收據上。")),
            Field(theme, self.tr("角色"), self.role_combo),
            self._password,
            Field(theme, self.tr("再輸入一次密碼"), self.again_edit),
        )
        lay_out_form(theme, self, fields, self.save_button)
        self.keep_width(_PANEL_WIDTH_PX)
        self.again_edit.returnPressed.connect(self.save_button.click)

    def show_policy(self, policy: PasswordPolicy | None) -> None:
        """Say what is asked of the password."""
        self._password.set_hint(_password_hint(policy))

    def account(self) -> NewAccount:
        """Return what was entered."""
        return NewAccount(
            login=self.login_edit.text(),
            display_name=self.name_edit.text(),
            role=Role(self.role_combo.currentData()),
            password=self.password_edit.text(),
            again=self.again_edit.text(),
        )

    def clear(self) -> None:
        """Forget what was entered."""
        for edit in (self.login_edit, self.name_edit, self.password_edit, self.again_edit):
            edit.clear()
        self.role_combo.setCurrentIndex(0)


class _PasswordForm(SidePanel):
    """A new password, twice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.message = MessagePanel(theme)
        self.password_edit, self.again_edit = _password_edit(), _password_edit()
        self.save_button = Button(theme, self.tr("儲存新密碼"), "primary", icon="key", key="F12")
        self._password = Field(theme, self.tr("新密碼"), self.password_edit)
        fields = (
            self.message,
            self._password,
            Field(theme, self.tr("再輸入一次新密碼"), self.again_edit),
        )
        lay_out_form(theme, self, fields, self.save_button)
        self.keep_width(_PANEL_WIDTH_PX)
        self.again_edit.returnPressed.connect(self.save_button.click)

    def show_policy(self, policy: PasswordPolicy | None) -> None:
        """Say what is asked of the password."""
        self._password.set_hint(_password_hint(policy))

    def clear(self) -> None:
        """Forget what was entered."""
        self.password_edit.clear()
        self.again_edit.clear()


def _password_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setMaxLength(256)
    edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    return edit


def _password_hint(policy: PasswordPolicy | None) -> str:
    if policy is None:
        return ""
    hint = say_strength(policy)
    if policy.given_must_change:
        hint += QCoreApplication.translate("StaffView", "本人第一次登入時要換成自己的密碼。")
    return hint


def _row_of(account: AccountLine) -> TableRow:
    return TableRow(
        key=account.login,
        is_muted=not account.is_active,
        cells=(
            Cell(words=account.display_name, below=account.login, strong=True),
            Cell(words=say_role(account.role)),
            _standing(account),
            Cell(words=account.created_words, tone="muted"),
        ),
    )


def _standing(account: AccountLine) -> Cell:
    change = QCoreApplication.translate("StaffView", "待本人變更密碼")
    below = change if account.must_change and account.is_active else ""
    if not account.is_active:
        words, status = QCoreApplication.translate("StaffView", "已停用"), Status.NEUTRAL
    elif account.locked_words:
        words, status = account.locked_words, Status.WARN
    else:
        words, status = QCoreApplication.translate("StaffView", "使用中"), Status.OK
    return Cell(words=words, status=status, below=below)


def _make_rights(theme: Theme) -> RowTable:
    table = RowTable(
        theme,
        (
            Column(words=QCoreApplication.translate("StaffView", "可以做的事")),
            *(Column(words=say_role(role), width_px=132) for role in Role),
        ),
        spoken=QCoreApplication.translate("StaffView", "誰可以做什麼"),
        is_two_line=False,
    )
    table.display(tuple(_rights_of(act) for act in Act))
    return table


def _rights_of(act: Act) -> TableRow:
    allowed = [role for role in Role if act in PERMITTED[role]]
    yes = QCoreApplication.translate("StaffView", "可以")
    return TableRow(
        key=act.value,
        cells=(
            Cell(words=say_act(act), strong=True),
            *(
                Cell(words=yes, status=Status.OK) if role in allowed else Cell(words="")
                for role in Role
            ),
        ),
        spoken=QCoreApplication.translate("StaffView", "{act}：{roles}").format(
            act=say_act(act), roles=listed(say_role(role) for role in allowed)
        ),
    )
