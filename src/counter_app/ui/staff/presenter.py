"""Decides what the screen of accounts shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.passwords import PasswordPolicy
from counter_app.domain.staff import Actor
from counter_app.store.staff import StaffMember
from counter_app.ui.background import Background
from counter_app.ui.messages import Message, say_or_raise
from counter_app.ui.staff.view import (
    AccountLine,
    NewAccount,
    StaffForm,
    StaffPage,
    StaffScreen,
    StaffView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPorts:
    """What the screen needs of the services, with the person and the desk already in it.

    Attributes:
        list_staff: Every account.
        add_staff: Opens an account.
        close_account, reopen_account: By login.
        set_password: Login and new password.
        list_locks: Until when names are locked after wrong passwords, by login.
        unlock_account: By login.
        policy: What the branch asks of passwords.
        change_policy: Asks something else.
    """

    list_staff: Callable[[], list[StaffMember]]
    add_staff: Callable[[NewAccount], None]
    close_account: Callable[[str], None]
    reopen_account: Callable[[str], None]
    set_password: Callable[[str, str], None]
    list_locks: Callable[[], dict[str, datetime]]
    unlock_account: Callable[[str], None]
    policy: Callable[[], PasswordPolicy]
    change_policy: Callable[[PasswordPolicy], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    members: list[StaffMember]
    locks: dict[str, datetime]
    policy: PasswordPolicy


class StaffPresenter(QObject):
    """Lists accounts, adds them, closes them, and gives new passwords."""

    def __init__(
        self, view: StaffView, background: Background, ports: StaffPorts, *, actor: Actor
    ) -> None:
        """Join the screen to the services.

        Args:
            view: The screen.
            background: Hashing a password takes a sixth of a second, so not on the UI thread.
            ports: What is asked.
            actor: Who is signed in; their own account is not to be closed.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._actor = actor
        self._screen = StaffScreen()
        view.page_chosen.connect(self._choose_page)
        view.account_chosen.connect(self._choose_account)
        view.form_requested.connect(self._open_form)
        view.add_requested.connect(self._add)
        view.password_requested.connect(self._set_password)
        view.active_requested.connect(self._set_active)
        view.unlock_requested.connect(self._unlock)
        view.policy_saved.connect(self._change_policy)
        view.shown.connect(self._refresh)

    def _show(self, screen: StaffScreen) -> None:
        self._screen = screen
        self._view.display(screen)

    def _refresh(self) -> None:
        self._background.run(self._look, on_done=self._list, on_error=self._tell)

    def _look(self) -> _Found:
        ports = self._ports
        return _Found(members=ports.list_staff(), locks=ports.list_locks(), policy=ports.policy())

    def _list(self, found: _Found) -> None:
        accounts = tuple(
            AccountLine(
                login=member.login,
                display_name=member.display_name,
                role=member.role,
                is_active=member.is_active,
                created_words=self.tr("{day}　由 {who}").format(
                    day=format_roc(member.created_at.astimezone(TAIPEI).date()),
                    who=member.created_by,
                ),
                is_own=member.login == self._actor.login,
                locked_words=self._say_locked(found.locks.get(member.login)),
                must_change=member.must_change_password,
            )
            for member in found.members
        )
        current = self._screen.current or (accounts[0].login if accounts else "")
        self._show(replace(self._screen, accounts=accounts, current=current, policy=found.policy))

    def _say_locked(self, until: datetime | None) -> str:
        if until is None:
            return ""
        local = until.astimezone(TAIPEI)
        return self.tr("鎖定至 {time}").format(time=f"{local:%H:%M}")

    def _choose_page(self, name: str) -> None:
        self._show(
            replace(self._screen, page=StaffPage(name), form=StaffForm.NONE, notice="", error=None)
        )

    def _choose_account(self, login: str) -> None:
        # A form that is open was opened for another account.
        form = self._screen.form
        if form is StaffForm.PASSWORD and login != self._screen.current:
            form = StaffForm.NONE
        self._show(replace(self._screen, current=login, form=form, error=None))

    def _open_form(self, name: str) -> None:
        self._show(
            replace(
                self._screen,
                page=StaffPage.ACCOUNTS,
                form=StaffForm(name),
                notice="",
                error=None,
            )
        )

    def _add(self, account: NewAccount) -> None:
        if not self._differs(account.password, account.again):
            done = self.tr("已新增「{name}」。").format(name=account.display_name or account.login)
            self._do(lambda: self._ports.add_staff(account), done)

    def _set_password(self, password: str, again: str) -> None:
        login = self._screen.current
        if not self._differs(password, again):
            done = self.tr("已重設 {login} 的密碼。").format(login=login)
            self._do(lambda: self._ports.set_password(login, password), done)

    def _unlock(self) -> None:
        login = self._screen.current
        done = self.tr("已解除 {login} 的鎖定。").format(login=login)
        self._do(lambda: self._ports.unlock_account(login), done)

    def _change_policy(self, policy: PasswordPolicy) -> None:
        self._do(
            lambda: self._ports.change_policy(policy),
            self.tr("已儲存密碼規則，全分署立即適用。"),
        )

    def _set_active(self, is_active: bool) -> None:  # noqa: FBT001 - a signal's argument
        login = self._screen.current
        act = self._ports.reopen_account if is_active else self._ports.close_account
        opened = self.tr("已重新啟用 {login}。")
        closed = self.tr("已停用 {login}；做過的紀錄都保留。")
        done = (opened if is_active else closed).format(login=login)
        self._do(lambda: act(login), done)

    def _differs(self, password: str, again: str) -> bool:
        if password == again:
            return False
        message = Message(what=self.tr("兩次輸入的密碼不一樣。"), now=self.tr("請重新輸入兩次。"))
        self._show(replace(self._screen, error=message))
        return True

    def _do(self, job: Callable[[], None], done_words: str) -> None:
        if self._screen.is_busy:
            return
        self._show(replace(self._screen, is_busy=True, error=None, notice=""))

        def finish(_nothing: None) -> None:
            self._show(replace(self._screen, is_busy=False, form=StaffForm.NONE, notice=done_words))
            self._refresh()

        self._background.run(job, on_done=finish, on_error=self._tell)

    def _tell(self, error: Exception) -> None:
        self._show(replace(self._screen, is_busy=False))
        self._show(replace(self._screen, error=say_or_raise(error)))
