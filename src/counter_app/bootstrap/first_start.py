"""The first start: joins the wizard to the machine, and makes the home it was asked for."""

import shutil
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.bootstrap.folders import branch_name, resources_folder, settings_path
from counter_app.bootstrap.language import speak
from counter_app.bootstrap.window import DemoOffer, DemoParts
from counter_app.bootstrap.wizard_answers import forget_answers, keep_answers, kept_answers
from counter_app.domain.homes import HomeUnwritable
from counter_app.settings import DeviceSettings, Settings, read_settings, write_settings
from counter_app.ui.background import Background
from counter_app.ui.theme.style import Appearance, Theme
from counter_app.ui.wizard.answers import (
    DatabaseFound,
    DeviceAnswer,
    ProfileChoice,
    StorePlace,
    WizardAnswers,
)
from counter_app.ui.wizard.presenter import WizardPorts, WizardPresenter
from counter_app.ui.wizard.screen import WizardScreen
from counter_app.ui.wizard.view import WizardView

DEVICE_NAMES: Final = {
    "card_terminal": "刷卡機",
    "eticket_reader": "電子票證機",
    "printer": "收據印表機",
}
"""They stand in the books, which are Chinese whatever the window speaks."""

_MADE: Final = (
    "demo",
    "demo-cases.csv",
    "keys",
    "reserve.bin",
    "store.db",
    "store.db-wal",
    "store.db-shm",
)


class FirstStart(QObject):
    """Asks what is needed and makes a home.

    Attributes:
        page: The wizard's window.
        folder: Where the home is, once `finished` was emitted; a demo's may be another.
        demo_parts: What a demo brings along; None for a real home.

    Signals:
        finished(): The home is there.
    """

    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        background: Background,
        *,
        language: str,
        demo: DemoOffer,
    ) -> None:
        """Show the first page, or the one at which the last first start was left.

        Args:
            theme: Of the window.
            folder: Where the home shall be.
            background: Where ports, database and disk are asked.
            language: What the window speaks now.
            demo: What is done when a demo is wanted.
        """
        super().__init__()
        self._theme = theme
        self._asked_folder = folder
        self._demo = demo
        self.folder = folder
        self.demo_parts: DemoParts | None = None
        kept = kept_answers(folder)
        answers = kept or WizardAnswers(
            language=language,
            theme=theme.appearance.choice,
            text_size_percent=round(theme.appearance.scale * 100),
        )
        if kept is not None:
            theme.choose(Appearance(choice=kept.theme, scale=kept.text_size_percent / 100))
        if answers.language != language:
            self._speak(answers.language)
        view = WizardView(theme)
        self.page: QWidget = view
        self._presenter = WizardPresenter(
            view,
            background,
            self._ports(),
            screen=WizardScreen(
                answers=answers, home_words=str(folder), demo_words=str(demo.folder)
            ),
            is_resumed=kept is not None,
        )
        self._presenter.finished.connect(self.finished)
        view.quit_requested.connect(self._leave)
        _app().aboutToQuit.connect(self._presenter.keep)
        self._presenter.begin()

    def _ports(self) -> WizardPorts:
        return WizardPorts(
            choose_language=self._speak,
            choose_appearance=self._theme.choose,
            name_branch=branch_name,
            check_login=_check_login,
            check_password=_check_password,
            probe_database=_probe_database,
            find_ports=_find_ports,
            profiles=shipped_profiles,
            keep=self._keep,
            make=self._make,
            print_phrase=self._print_phrase,
        )

    def _speak(self, language: str) -> None:
        speak(_app(), language)

    def _leave(self) -> None:
        self._presenter.keep()
        _app().quit()

    def _keep(self, answers: WizardAnswers) -> bool:
        try:
            keep_answers(self._asked_folder, answers)
        except OSError:
            return False
        return True

    def _make(self, answers: WizardAnswers) -> str:
        """Make the home and return the recovery phrase of a real one; run on the worker.

        Raises:
            HomeUnwritable: The folder cannot be written.
            Refusal, Trouble: As `homes.make_home`.
        """
        folder = self._demo.folder if answers.is_demo else self._asked_folder
        phrase = ""
        with _whole_or_not_at_all(folder):
            if answers.is_demo:
                self.demo_parts = self._demo.make(folder)
                path = settings_path(folder)
                write_settings(path, _with_looks(read_settings(path), answers))
            else:
                phrase = self._make_real(folder, answers)
            forget_answers(self._asked_folder)
        self.folder = folder
        return phrase

    def _make_real(self, folder: Path, answers: WizardAnswers) -> str:
        from counter_app.bootstrap.homes import make_home  # noqa: PLC0415 - heavy
        from counter_app.bootstrap.keeping import with_system_key  # noqa: PLC0415 - heavy
        from counter_app.services.recovery_key import write_down_phrase  # noqa: PLC0415 - heavy

        login = answers.login.strip()
        home = make_home(
            folder,
            with_system_key(folder, make_settings(answers, folder)),
            is_demo=False,
            administrator=login,
            administrator_name=answers.display_name.strip() or login,
            password=answers.password,
        )
        try:
            return write_down_phrase(home.desk, None, home.key.read())
        finally:
            home.close()

    def _print_phrase(self, phrase: str) -> bool:
        """Give the sheet to the office printer; run on the worker, and nothing stays on disk."""
        from counter_app.bootstrap.payment_ports import print_pdf  # noqa: PLC0415 - heavy
        from counter_app.documents.recovery_sheet import recovery_sheet  # noqa: PLC0415 - heavy
        from counter_app.domain.calendar import TAIPEI, format_roc  # noqa: PLC0415 - heavy

        settings = read_settings(settings_path(self.folder))
        today = datetime.now(tz=TAIPEI).date()  # noqa: TID251 - there is no desk yet
        return print_pdf(
            recovery_sheet(
                phrase,
                branch_name=branch_name(settings.branch),
                desk_no=settings.desk_no,
                day_words=format_roc(today),
            )
        )


def make_settings(answers: WizardAnswers, home: Path) -> Settings:
    """Return the settings of a real desk.

    Args:
        answers: The URL of a database already with its password.
        home: Where the desk's own profiles are looked for.
    """
    devices = _devices(answers)
    printer = next((device for device in devices if device.kind == "printer"), None)
    is_here = answers.store is StorePlace.HERE
    settings = Settings(
        branch=answers.branch.strip(),
        desk_no=answers.desk_no,
        database_url="" if is_here else answers.database_url,
        # Without a thermal printer a slip would wait for ever.
        receipt_forms=("slip",) if printer is not None else ("a4",),
        slip_width_mm=_paper_width_mm(printer, home) if printer is not None else 80,
        devices=devices,
    )
    return _with_looks(settings, answers)


def shipped_profiles() -> Mapping[str, tuple[ProfileChoice, ...]]:
    """Return the profiles that come with the program and fit a port, by kind of machine.

    A reader with a hand-off has a folder instead of a port, and a spooler has no port at all:
    both are set on the devices page.
    """
    return {
        "card_terminal": _choices("terminals", "nccc400", "ecpay600"),
        "eticket_reader": _choices("terminals", "nccc400"),
        "printer": _choices("printers", "epson80", "generic58"),
    }


def _choices(folder: str, *names: str) -> tuple[ProfileChoice, ...]:
    found = resources_folder() / "profiles" / folder
    tables = {
        name: tomllib.loads((found / f"{name}.toml").read_text(encoding="utf-8")) for name in names
    }
    return tuple(
        ProfileChoice(name=name, words=str(table["name"])) for name, table in tables.items()
    )


def _with_looks(settings: Settings, answers: WizardAnswers) -> Settings:
    return replace(
        settings,
        language=answers.language,
        theme=answers.theme.value,
        text_size_percent=answers.text_size_percent,
    )


def _devices(answers: WizardAnswers) -> tuple[DeviceSettings, ...]:
    devices: list[DeviceSettings] = []
    for answer in answers.devices:
        if not answer.kind:
            continue
        before = sum(device.kind == answer.kind for device in devices)
        name = DEVICE_NAMES[answer.kind]
        devices.append(
            DeviceSettings(
                name=f"{name} {before + 1}" if before else name,
                kind=answer.kind,
                profile=answer.profile,
                port=answer.port,
                vid=answer.vid,
                pid=answer.pid,
                serial_number=answer.serial_number,
            )
        )
    return tuple(devices)


def _paper_width_mm(printer: DeviceSettings, home: Path) -> int:
    from counter_app.bootstrap.machines import profile_path  # noqa: PLC0415 - heavy
    from counter_app.devices.receipt_printer.profile import (  # noqa: PLC0415 - heavy
        read_printer_profile,
    )

    return read_printer_profile(profile_path(printer, home)).width_mm


@contextmanager
def _whole_or_not_at_all(folder: Path) -> Iterator[None]:
    """Take away what an attempt left behind, so that the next may be of the other kind.

    Raises:
        HomeUnwritable: In place of what the system said of the folder.
    """
    before = {name for name in _MADE if (folder / name).exists()}
    try:
        yield
    except BaseException as error:
        for name in set(_MADE) - before:
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.exists():
                path.unlink()
        if isinstance(error, OSError):
            raise HomeUnwritable(path=str(folder)) from error
        raise


def _check_login(login: str) -> None:
    from counter_app.services.staff import check_login  # noqa: PLC0415 - heavy

    check_login(login)


def _check_password(password: str) -> None:
    from counter_app.services.staff import check_password  # noqa: PLC0415 - heavy

    check_password(password)


def _probe_database(url: str) -> DatabaseFound:
    from counter_app.services.opening import (  # noqa: PLC0415 - heavy
        FACT_BRANCH,
        FACT_PURPOSE,
        PURPOSE_DEMO,
        WrongPurpose,
    )
    from counter_app.store.probe import probe_postgresql  # noqa: PLC0415 - heavy

    found = probe_postgresql(url)
    if found.facts.get(FACT_PURPOSE) == PURPOSE_DEMO:
        raise WrongPurpose(is_demo=True)
    return DatabaseFound(
        version=found.version,
        branch=found.facts.get(FACT_BRANCH, ""),
        has_people=found.has_people,
    )


def _find_ports() -> tuple[DeviceAnswer, ...]:
    # The rooms that the later pages need are loaded here, where nobody waits for them.
    import counter_app.bootstrap.homes  # noqa: PLC0415 - heavy
    import counter_app.ui.messages  # noqa: F401, PLC0415 - heavy
    from counter_app.devices.ports import present_ports  # noqa: PLC0415 - heavy

    return tuple(
        DeviceAnswer(
            port=found.port,
            words=_port_words(found.description, found.vid, found.pid),
            vid=found.vid,
            pid=found.pid,
            serial_number=found.serial_number,
        )
        for found in present_ports()
    )


def _port_words(description: str, vid: int | None, pid: int | None) -> str:
    known = description if description not in {"", "n/a"} else ""
    usb = f"USB {vid:04x}:{pid:04x}" if vid is not None and pid is not None else ""
    return "　".join(part for part in (known, usb) if part)


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs an application")
    return app
