"""Decides what the first start shows, and when there is enough to make a desk."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter_app.ui.background import Background
from counter_app.ui.theme.style import Appearance
from counter_app.ui.widgets.status import Status
from counter_app.ui.wizard.answers import (
    DatabaseFound,
    DeviceAnswer,
    ProfileChoice,
    StorePlace,
    WizardAnswers,
    WizardPage,
    join_password,
    split_password,
)
from counter_app.ui.wizard.screen import StepMark, SummaryLine, WizardScreen, say_page
from counter_app.ui.wizard.view import WizardView

PRINTER_PORT: Final = 9100
_PAGES: Final = tuple(WizardPage)
_MADE: Final = frozenset({WizardPage.PHRASE, WizardPage.READY})
"""The desk is there: nothing is asked any more, and nothing can be changed."""
_HOST: Final = re.compile(
    r"(?:socket://)?([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(\d{1,5}))?"
)
_PORT_MAX: Final = 65_535
_LOOKS: Final = frozenset({"theme", "text_size_percent"})
_URL_FORM: Final = re.compile(r"postgresql(\+psycopg)?://\S+")

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class WizardPorts:
    """What the first start needs of the rest of the program.

    Attributes:
        choose_language: Makes the window speak another language from now on.
        choose_appearance: Changes theme and text size at once.
        name_branch: The full name of a branch, as on paper.
        check_login: Refuses a login that cannot be one.
        check_password: Refuses a password that is too weak.
        probe_database: Asks a PostgreSQL server whether it will do; slow.
        find_ports: The ports of this machine; slow.
        profiles: The shipped profiles by kind of machine.
        keep: Keeps the answers for another time, passwords left out; returns whether it could.
        make: Makes the home and returns the recovery phrase of its key; slow.  Nothing for a
            demo, whose key opens nothing that matters.
        print_phrase: Gives the sheet with the phrase to the office printer, and tells whether
            it was taken; slow.
    """

    choose_language: Callable[[str], None]
    choose_appearance: Callable[[Appearance], None]
    name_branch: Callable[[str], str]
    check_login: Callable[[str], None]
    check_password: Callable[[str], None]
    probe_database: Callable[[str], DatabaseFound]
    find_ports: Callable[[], tuple[DeviceAnswer, ...]]
    profiles: Callable[[], Mapping[str, tuple[ProfileChoice, ...]]]
    keep: Callable[[WizardAnswers], bool]
    make: Callable[[WizardAnswers], str]
    print_phrase: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Probe:
    """A test of one database URL, and what came of it."""

    url: str
    found: DatabaseFound | None = None
    error: Exception | None = None


class WizardPresenter(QObject):
    """Takes a person through the pages, forth and back, until the desk is made.

    Signals:
        finished(): The home is there and the person wants to sign in.
    """

    finished = Signal()

    def __init__(
        self,
        view: WizardView,
        background: Background,
        ports: WizardPorts,
        *,
        screen: WizardScreen,
        is_resumed: bool = False,
    ) -> None:
        """Join the pages to what is behind them.

        Args:
            view: The pages.
            background: Where ports, database and disk are asked.
            ports: What is asked.
            screen: The answers to begin with, and the folders.
            is_resumed: The answers were kept from another time.
        """
        super().__init__(view)
        self._view = view
        self._background = background
        self._ports = ports
        self._screen = screen
        self._probe: _Probe | None = None
        self._goes_on_after_probe = False
        self._error: Exception | None = None
        self._is_resumed = is_resumed
        view.answered.connect(self._take)
        view.device_answered.connect(self._take_device)
        view.device_removed.connect(self._remove_device)
        view.printer_requested.connect(self._add_printer)
        view.next_requested.connect(self._go_on)
        view.skip_requested.connect(self._skip)
        view.back_requested.connect(self._go_back)
        view.page_requested.connect(lambda name: self._go_to(WizardPage(name)))
        view.test_requested.connect(self._test_store)
        view.look_requested.connect(self._look)
        view.print_requested.connect(self._print)

    @property
    def answers(self) -> WizardAnswers:
        """The answers as they stand."""
        return self._screen.answers

    def begin(self) -> None:
        """Show the page that was last in front, and see what is plugged in."""
        self._screen = replace(self._screen, profiles=self._ports.profiles())
        self._show()
        self._view.focus_home()
        self._look()

    def keep(self) -> None:
        """Keep the answers for another time, unless the desk is made."""
        if self.answers.page in _MADE:
            return
        if not self._ports.keep(self.answers):
            self._say(
                translate("Wizard", "答案無法保存：資料夾不能寫入。請在離開前完成設定。"),
                Status.WARN,
            )

    # --- answers --------------------------------------------------------------

    def _take(self, name: str, value: object) -> None:
        changes: dict[str, Any] = {name: value}
        if name == "database_url":
            # A password within the URL goes to its own field, where it cannot be read.
            url, password = split_password(str(value).strip())
            changes = {"database_url": url}
            if password:
                changes["database_password"] = password
        self._error = None
        self._put(replace(self.answers, **changes))
        if name == "language":
            self._ports.choose_language(self.answers.language)
            self._show()
        if name in _LOOKS:
            self._ports.choose_appearance(
                Appearance(choice=self.answers.theme, scale=self.answers.text_size_percent / 100)
            )

    def _put(self, answers: WizardAnswers) -> None:
        self._screen = replace(self._screen, answers=answers, wrong="", wrong_words="", notice="")
        self._show()

    def _take_device(self, port: str, kind: str, profile: str) -> None:
        known = [choice.name for choice in self._screen.profiles.get(kind, ())]
        if profile not in known:
            profile = known[0] if known else ""
        devices = tuple(
            replace(device, kind=kind, profile=profile) if device.port == port else device
            for device in self.answers.devices
        )
        self._put(replace(self.answers, devices=devices))

    def _remove_device(self, port: str) -> None:
        devices = tuple(device for device in self.answers.devices if device.port != port)
        self._put(replace(self.answers, devices=devices))

    def _add_printer(self) -> bool:
        """Take the address that was typed as a printer; return whether it is one."""
        typed = self.answers.network_host.strip()
        form = _HOST.fullmatch(typed)
        number = int(form[2] or PRINTER_PORT) if form else 0
        if form is None or not 1 <= number <= _PORT_MAX:
            self._mark(
                "network_host",
                translate("Wizard", "請輸入印表機的 IP 位址或主機名稱，例如 192.168.1.50。"),
            )
            return False
        port = f"socket://{form[1]}:{number}"
        others = tuple(device for device in self.answers.devices if device.port != port)
        profiles = self._screen.profiles.get("printer", ())
        printer = DeviceAnswer(
            port=port,
            words=translate("Wizard", "網路印表機"),
            kind="printer",
            profile=profiles[0].name if profiles else "",
        )
        self._put(replace(self.answers, devices=(*others, printer), network_host=""))
        return True

    # --- pages ----------------------------------------------------------------

    def _go_on(self) -> None:
        if self._screen.is_making or self._screen.is_testing:
            return
        page = self.answers.page
        if page is WizardPage.READY:
            self.finished.emit()
        elif page is WizardPage.START:
            self._make()
        elif self._may_leave(page):
            self._go_to(_following(page))

    def _may_leave(self, page: WizardPage) -> bool:
        match page:
            case WizardPage.BRANCH:
                return self._check_branch()
            case WizardPage.ADMINISTRATOR:
                return self._check_administrator()
            case WizardPage.STORE:
                return self._check_store()
            case WizardPage.DEVICES:
                return not self.answers.network_host.strip() or self._add_printer()
            case WizardPage.PHRASE:
                return self._check_phrase()
            case _:
                return True

    def _skip(self) -> None:
        page = self.answers.page
        if page in {WizardPage.START, *_MADE} or self._screen.is_making:
            return
        self._go_to(_following(page))

    def _go_back(self) -> None:
        at = _PAGES.index(self.answers.page)
        if at == 0 or self.answers.page in _MADE or self._screen.is_making:
            return
        self._go_to(_PAGES[at - 1])

    def _go_to(self, page: WizardPage) -> None:
        self._is_resumed = False
        self._goes_on_after_probe = False
        self._error = None
        self._put(replace(self.answers, page=page))
        self._view.focus_home()
        self.keep()

    # --- what must be right -----------------------------------------------------

    def _check_branch(self) -> bool:
        if self.answers.branch.strip():
            return True
        self._mark("branch", translate("Wizard", "請選一個分署，或輸入名稱。"))
        return False

    def _check_administrator(self) -> bool:
        if self._has_people:
            return True
        answers = self.answers
        for name, check, value in (
            ("login", self._ports.check_login, answers.login.strip()),
            ("password", self._ports.check_password, answers.password),
        ):
            words = _refused(check, value)
            if words:
                self._mark(name, words)
                return False
        if answers.password != answers.password_again:
            self._mark("password_again", translate("Wizard", "兩次輸入的密碼不一樣。"))
            return False
        return True

    def _check_phrase(self) -> bool:
        if self.answers.is_phrase_safe:
            # From here on it stands on paper only.
            self._screen = replace(self._screen, phrase="")
            return True
        self._mark(
            "is_phrase_safe", translate("Wizard", "抄好或印好、放到安全的地方後，請在這裡打勾。")
        )
        return False

    def _check_store(self) -> bool:
        if self._is_store_settled:
            return True
        self._goes_on_after_probe = self._test_store()
        return False

    @property
    def _url(self) -> str:
        return join_password(self.answers.database_url, self.answers.database_password)

    @property
    def _known(self) -> DatabaseFound | None:
        """What the database answered, if it is the one that is named now."""
        is_it = self._probe is not None and self._probe.url == self._url
        return self._probe.found if self._probe is not None and is_it else None

    @property
    def _has_people(self) -> bool:
        found = self._known
        is_used = self.answers.store is StorePlace.POSTGRESQL
        return is_used and found is not None and found.has_people

    @property
    def _is_store_settled(self) -> bool:
        return self.answers.store is StorePlace.HERE or self._known is not None

    @property
    def _is_administrator_settled(self) -> bool:
        answers = self.answers
        return self._has_people or (
            not _refused(self._ports.check_login, answers.login.strip())
            and not _refused(self._ports.check_password, answers.password)
            and answers.password == answers.password_again
        )

    def _missing(self) -> tuple[WizardPage, ...]:
        """Return the pages behind us without which there can be no desk; a demo needs none."""
        if self.answers.is_demo or self.answers.page in _MADE:
            return ()
        settled: dict[WizardPage, Callable[[], bool]] = {
            WizardPage.BRANCH: lambda: bool(self.answers.branch.strip()),
            WizardPage.ADMINISTRATOR: lambda: self._is_administrator_settled,
            WizardPage.STORE: lambda: self._is_store_settled,
        }
        # Asked only of what was passed: judging a password needs rooms that come later.
        at = _PAGES.index(self.answers.page)
        return tuple(
            page
            for page, is_settled in settled.items()
            if _PAGES.index(page) < at and not is_settled()
        )

    # --- the database -----------------------------------------------------------

    def _test_store(self) -> bool:
        """Begin to ask the database; return whether it is being asked."""
        if self._screen.is_testing:
            return False
        if not _URL_FORM.fullmatch(self.answers.database_url):
            self._mark(
                "database_url", translate("Wizard", "請輸入 postgresql://帳號@主機/資料庫。")
            )
            return False
        url = self._url
        self._probe = None
        self._screen = replace(self._screen, is_testing=True, wrong="", wrong_words="")
        self._show()
        self._background.run(
            lambda: self._ports.probe_database(url),
            on_done=lambda found: self._end_test(_Probe(url=url, found=found)),
            on_error=lambda error: self._end_test(_Probe(url=url, error=error)),
        )
        return True

    def _end_test(self, probe: _Probe) -> None:
        self._probe = probe
        self._screen = replace(self._screen, is_testing=False)
        self._show()
        goes_on, self._goes_on_after_probe = self._goes_on_after_probe, False
        if goes_on and self._known is not None and self.answers.page is WizardPage.STORE:
            self._go_to(_following(WizardPage.STORE))

    # --- the machines -----------------------------------------------------------

    def _look(self) -> None:
        if self._screen.is_looking:
            return
        self._screen = replace(self._screen, is_looking=True)
        self._show()
        self._background.run(self._ports.find_ports, on_done=self._list, on_error=self._not_found)

    def _list(self, found: tuple[DeviceAnswer, ...]) -> None:
        known = {device.port: device for device in self.answers.devices}
        here = {device.port for device in found}
        present = tuple(
            replace(device, kind=known[device.port].kind, profile=known[device.port].profile)
            if device.port in known
            else device
            for device in found
        )
        # What was chosen stays, also where it is not plugged in at this moment.
        kept = tuple(device for port, device in known.items() if port not in here and device.kind)
        self._screen = replace(
            self._screen,
            is_looking=False,
            answers=replace(self.answers, devices=present + kept),
        )
        self._show()

    def _not_found(self, error: Exception) -> None:
        self._screen = replace(self._screen, is_looking=False)
        self._fail(error)

    # --- making it --------------------------------------------------------------

    def _make(self) -> None:
        missing = self._missing()
        if missing:
            self._go_to(missing[0])
            self._may_leave(missing[0])
            return
        answers = replace(self.answers, database_url=self._url)
        self._error = None
        self._screen = replace(self._screen, is_making=True, notice="")
        self._show()
        self._background.run(
            lambda: self._ports.make(answers), on_done=self._end, on_error=self._fail
        )

    def _end(self, phrase: str) -> None:
        self._screen = replace(
            self._screen,
            is_making=False,
            phrase=phrase,
            answers=replace(
                self.answers,
                page=WizardPage.PHRASE if phrase else WizardPage.READY,
                password="",
                password_again="",
                database_password="",
            ),
        )
        self._show()
        self._view.focus_home()

    def _print(self) -> None:
        phrase = self._screen.phrase
        if not phrase or self._screen.is_printing:
            return
        self._screen = replace(self._screen, is_printing=True, notice="")
        self._show()
        self._background.run(
            lambda: self._ports.print_phrase(phrase), on_done=self._end_print, on_error=self._fail
        )

    def _end_print(self, was_taken: object) -> None:
        self._screen = replace(self._screen, is_printing=False)
        if was_taken:
            words, status = (
                translate("Wizard", "已送到印表機；請確認紙上 24 個字都清楚。"),
                Status.OK,
            )
        else:
            words = translate("Wizard", "沒有可用的印表機；請用筆把 24 個字依序抄下來。")
            status = Status.WARN
        self._show()
        self._say(words, status)

    def _fail(self, error: Exception) -> None:
        self._screen = replace(self._screen, is_making=False, is_printing=False)
        self._error = error
        self._show()

    # --- words --------------------------------------------------------------------

    def _mark(self, name: str, words: str) -> None:
        self._screen = replace(self._screen, wrong=name, wrong_words=words)
        self._show()
        self._view.focus_field(name)

    def _say(self, words: str, status: Status) -> None:
        self._screen = replace(self._screen, notice=words, notice_status=status)
        self._view.display(self._screen)

    def _show(self) -> None:
        """Draw the page; every word is made anew, for the language may be another now."""
        answers = self.answers
        missing = self._missing()
        branch = self._ports.name_branch(answers.branch.strip())
        desk = translate("Wizard", "{n} 號櫃檯").format(n=answers.desk_no)
        words, status = self._probe_words()
        self._screen = replace(
            self._screen,
            marks=_marks(answers.page, missing),
            branch_words=f"{branch}　{desk}" if branch else "",
            store_words=words,
            store_status=status,
            lines=self._lines(missing) if answers.page is WizardPage.START else (),
        )
        if self._error is not None:
            self._screen = replace(
                self._screen, notice=_words_of(self._error), notice_status=Status.BAD
            )
        elif self._is_resumed:
            self._screen = replace(
                self._screen,
                notice=translate("Wizard", "接續上次的設定。密碼沒有保存，請重新輸入。"),
                notice_status=Status.INFO,
            )
        self._view.display(self._screen)

    def _probe_words(self) -> tuple[str, Status]:
        if self._screen.is_testing:
            return translate("Wizard", "正在連線測試…"), Status.INFO
        if self._probe is None or self._probe.url != self._url:
            return "", Status.INFO
        if self._probe.error is not None:
            return _words_of(self._probe.error), Status.BAD
        found = self._probe.found
        if found is None:
            return "", Status.INFO
        if not found.branch:
            words = translate(
                "Wizard", "連線成功（PostgreSQL {version}）。資料庫是空的，可以使用。"
            )
            return words.format(version=found.version), Status.OK
        words = translate(
            "Wizard",
            "連線成功（PostgreSQL {version}）。已有「{branch}」的資料，這台會加入並沿用原有帳號。",
        )
        return words.format(version=found.version, branch=found.branch), Status.OK

    def _lines(self, missing: tuple[WizardPage, ...]) -> tuple[SummaryLine, ...]:
        answers = self.answers
        used = [device for device in answers.devices if device.kind]
        details = {
            WizardPage.BRANCH: self._screen.branch_words if answers.branch.strip() else "",
            WizardPage.ADMINISTRATOR: self._administrator_words(),
            WizardPage.STORE: self._place_words(),
            WizardPage.DEVICES: translate("Wizard", "{n} 台").format(n=len(used))
            if used
            else translate("Wizard", "還沒有；之後可在「設備」頁加入"),
        }
        return tuple(
            SummaryLine(
                page=page,
                words=say_page(page),
                detail=detail or translate("Wizard", "還沒填"),
                is_missing=page in missing,
            )
            for page, detail in details.items()
        )

    def _administrator_words(self) -> str:
        if self._has_people:
            return translate("Wizard", "沿用資料庫裡原有的帳號")
        if self._is_administrator_settled:
            return self.answers.login.strip()
        login = self.answers.login.strip()
        return translate("Wizard", "{login}：密碼還沒填").format(login=login) if login else ""

    def _place_words(self) -> str:
        if self.answers.store is StorePlace.HERE:
            return translate("Wizard", "這台電腦")
        if self._is_store_settled:
            return self.answers.database_url
        return translate("Wizard", "PostgreSQL：還沒通過連線測試")


def _following(page: WizardPage) -> WizardPage:
    return _PAGES[_PAGES.index(page) + 1]


def _marks(now: WizardPage, missing: tuple[WizardPage, ...]) -> dict[WizardPage, StepMark]:
    marks = {}
    for page in _PAGES:
        if page is now:
            marks[page] = StepMark.NOW
        elif _PAGES.index(page) > _PAGES.index(now):
            marks[page] = StepMark.AHEAD
        else:
            marks[page] = StepMark.MISSING if page in missing else StepMark.DONE
    return marks


def _refused(check: Callable[[str], None], value: str) -> str:
    """Return why a value cannot stand, or nothing."""
    try:
        check(value)
    except Exception as error:  # noqa: BLE001 - say_or_raise raises what is a bug
        return _words_of(error)
    return ""


def _words_of(error: Exception) -> str:
    # The words know every room, so they come after the first window is painted.
    from counter_app.ui.messages import say_or_raise  # noqa: PLC0415 - heavy

    return say_or_raise(error).as_line()
