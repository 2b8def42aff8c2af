"""Puts the questionnaire before visitors: on the second screen, or instead of the desk."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from counter_app.bootstrap.folders import settings_path
from counter_app.bootstrap.homes import Home
from counter_app.documents.files import save_paper
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import Answer, ResponseId, Standing
from counter_app.domain.staff import Actor
from counter_app.services.surveys.kiosk import begin_kiosk, record_kiosk_response
from counter_app.settings import read_settings
from counter_app.ui.background import Background
from counter_app.ui.customer_display.view import CustomerView, CustomerWindow
from counter_app.ui.kiosk.desk_presenter import KioskDeskPorts, KioskDeskPresenter
from counter_app.ui.kiosk.desk_screen import KioskPlace
from counter_app.ui.kiosk.desk_view import KioskDeskView
from counter_app.ui.kiosk.outbox import KioskOutbox, KioskResponse, OutboxPorts
from counter_app.ui.kiosk.presenter import KioskPorts, KioskPresenter
from counter_app.ui.kiosk.view import KioskView
from counter_app.ui.main_window import MainWindow
from counter_app.ui.screen import Screen
from counter_app.ui.theme.style import Theme

UNSENT_FILE: Final = "kiosk-unsent.json"
"""In the home: responses that the store could not take; answers alone, nobody's name."""


class Kiosk(QObject):
    """The one kiosk of a desk: where it is, and how it gets there and away again.

    Signals:
        changed(): It is somewhere else now, or another number of responses is waiting.
        failed(object): It could not be shown; the error.
        lock_wanted(): Staff have taken it off this screen, and must show who they are.
    """

    changed = Signal()
    failed = Signal(object)
    lock_wanted = Signal()

    def __init__(  # noqa: PLR0913 - both screens, and what is asked
        self,
        theme: Theme,
        home: Home,
        actor: Actor,
        *,
        window: MainWindow,
        second: CustomerView,
        second_window: CustomerWindow,
        store: Background,
        parent: QObject,
    ) -> None:
        """Build it; it is nowhere yet.

        Args:
            theme: Of every widget.
            home: The desk.
            actor: Who is signed in.
            window: This screen.
            second: The page of the second screen.
            second_window: Knows whether there is one.
            store: Where the store is asked.
            parent: Who keeps this.
        """
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self._window = window
        self._second = second
        self._second_window = second_window
        self._place = KioskPlace.NOWHERE
        self._wanted = KioskPlace.NOWHERE
        self._before_here = window.windowState()
        desk = home.desk
        self._is_read_only = desk.is_read_only
        self._code = _Code(settings_path(home.path), home.settings.kiosk_code_hash, desk.vault.fits)
        unsent = _Unsent(home.path / UNSENT_FILE)
        self._outbox = KioskOutbox(
            OutboxPorts(
                record=partial(_record, home, actor),
                read=unsent.read,
                write=unsent.write,
                background=store,
            ),
            self,
        )
        self._view = KioskView(theme)
        self._presenter = KioskPresenter(
            self._view,
            KioskPorts(
                begin=partial(begin_kiosk, desk, actor),
                keep=self._outbox.put,
                has_code=lambda: self._code.is_set,
                fits_code=self._code.fits,
                new_id=desk.new_id,
                today=desk.today,
                now_s=desk.steady_s,
                background=store,
            ),
            branch_words=desk.branch_name,
        )
        self._presenter.opened.connect(self._show)
        self._presenter.ended.connect(self.take_back)
        self._presenter.left.connect(self.take_back)
        self._presenter.failed.connect(self._fail)
        self._outbox.counted.connect(lambda _count: self.changed.emit())
        second.reclaimed.connect(self._let_payment_have_it)

    @property
    def place(self) -> KioskPlace:
        """Where visitors can tap now."""
        return self._place

    @property
    def view(self) -> KioskView:
        """What visitors tap."""
        return self._view

    @property
    def has_second_screen(self) -> bool:
        """Whether a screen is turned to the visitor."""
        return self._second_window.is_shown

    @property
    def is_paying(self) -> bool:
        """Whether that screen shows what is to be paid."""
        return self._second.is_paying

    @property
    def waiting(self) -> int:
        """How many responses are not in the store yet."""
        return self._outbox.waiting

    def start(self) -> None:
        """Send what an earlier run could not store, where anything may be stored."""
        if not self._is_read_only:
            self._outbox.start()

    def close(self) -> None:
        """Take it away, and send no more."""
        self._presenter.close()
        self._second.take_back()
        self._outbox.stop()
        self._view.close()
        self._view.deleteLater()

    def has_code(self) -> bool:
        """Read whether staff can leave by a code; on a worker."""
        return self._code.read()

    def turn_second(self) -> bool:
        """Call it up on the second screen, or take it back.

        Returns:
            Whether there is a second screen that is free for it.
        """
        if self._place is KioskPlace.SECOND_SCREEN:
            self.take_back()
            return True
        if self._wanted is KioskPlace.SECOND_SCREEN:
            return True  # it is on its way
        if not self.has_second_screen or self.is_paying:
            return False
        self._open(KioskPlace.SECOND_SCREEN)
        return True

    def why_not(self) -> str:
        """Return in words why it cannot be called up on the second screen now."""
        if self.is_paying:
            return self.tr("第二螢幕正在顯示應繳金額，收款後再請民眾填寫。")
        return self.tr("沒有接第二螢幕，不能請民眾填寫；平板請從「觸控」頁開啟。")

    def show_here(self) -> None:
        """Show it instead of the desk, if staff can leave it again."""
        if self._code.is_set:
            self.take_back()
            self._open(KioskPlace.HERE)

    def take_back(self) -> None:
        """Take it off the screen that it is on; this screen is locked then."""
        place, self._place = self._place, KioskPlace.NOWHERE
        self._wanted = KioskPlace.NOWHERE
        self._presenter.close()
        if place is KioskPlace.SECOND_SCREEN:
            self._second.take_back()
        if place is KioskPlace.HERE:
            self._window.uncover()
            self._window.setWindowState(self._before_here)
            self.lock_wanted.emit()
        self.changed.emit()

    def _open(self, place: KioskPlace) -> None:
        self._wanted = place
        # Read anew: the code may have been set, or taken away, since this person signed in.
        self._store.run(self._code.read, on_done=self._begin, on_error=self._fail)

    def _begin(self, has_code: bool) -> None:  # noqa: FBT001 - what the worker reports
        if self._wanted is KioskPlace.HERE and not has_code:
            self._wanted = KioskPlace.NOWHERE
            self.changed.emit()
        if self._wanted is KioskPlace.NOWHERE:
            return
        self._presenter.open(is_called_up=self._wanted is KioskPlace.SECOND_SCREEN)

    def _show(self) -> None:
        # A payment may have begun, or the desk been locked, while the store was asked.
        wanted, self._wanted = self._wanted, KioskPlace.NOWHERE
        is_second = wanted is KioskPlace.SECOND_SCREEN
        is_taken = self.is_paying if is_second else self._window.is_covered
        if wanted is KioskPlace.NOWHERE or is_taken:
            # Asked for twice, it is there already, and staff must be able to leave it.
            if self._place is KioskPlace.NOWHERE:
                self._presenter.close()
            return
        self._place = wanted
        if is_second:
            self._second.lend(self._view)
        else:
            self._before_here = self._window.windowState()
            self._window.cover(self._view, is_public=True)
            self._window.setWindowState(self._before_here | Qt.WindowState.WindowFullScreen)
            self._view.setFocus()
        self._view.show()
        self.changed.emit()

    def _let_payment_have_it(self) -> None:
        self._place = self._wanted = KioskPlace.NOWHERE
        self._presenter.close()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._wanted = KioskPlace.NOWHERE
        self.changed.emit()
        self.failed.emit(error)


def kiosk_page(theme: Theme, kiosk: Kiosk, *, store: Background) -> Screen:
    """Return the page from which staff put the kiosk before visitors.

    Args:
        theme: Of every widget.
        kiosk: Of this desk; the workspace has it.
        store: Where the settings are read.
    """
    view = KioskDeskView(theme)
    presenter = KioskDeskPresenter(
        view,
        KioskDeskPorts(
            place=lambda: kiosk.place,
            has_second_screen=lambda: kiosk.has_second_screen,
            is_paying=lambda: kiosk.is_paying,
            waiting=lambda: kiosk.waiting,
            has_code=kiosk.has_code,
            turn_second=kiosk.turn_second,
            show_here=kiosk.show_here,
            background=store,
        ),
    )
    kiosk.changed.connect(presenter.look)
    return view


class _Code:
    """The code of staff, as it stands in the settings file."""

    def __init__(self, path: Path, code_hash: str, fits: Callable[[str, str], bool]) -> None:
        self._path = path
        self._fits = fits
        self._hash = code_hash

    @property
    def is_set(self) -> bool:
        return bool(self._hash)

    def read(self) -> bool:
        self._hash = read_settings(self._path).kiosk_code_hash
        return self.is_set

    def fits(self, code: str) -> bool:
        return self.is_set and self._fits(code, self._hash)


class _Unsent:
    """A file of responses; whole or not there."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[KioskResponse, ...]:
        if not self._path.exists():
            return ()
        content = json.loads(self._path.read_text(encoding="utf-8"))
        return tuple(_response(entry) for entry in content)

    def write(self, responses: tuple[KioskResponse, ...]) -> None:
        if not responses:
            self._path.unlink(missing_ok=True)
            return
        save_paper(self._path, json.dumps([_entry(each) for each in responses]).encode())


def _entry(response: KioskResponse) -> dict[str, Any]:
    return {
        "response_id": response.response_id,
        "version": response.version,
        "answered_on": response.answered_on.isoformat(),
        "answers": [[each.code, each.standing.value, each.choices] for each in response.answers],
    }


def _response(entry: dict[str, Any]) -> KioskResponse:
    return KioskResponse(
        response_id=ResponseId(entry["response_id"]),
        version=entry["version"],
        answered_on=date.fromisoformat(entry["answered_on"]),
        answers=tuple(
            Answer(code=QuestionCode(code), standing=Standing(standing), choices=choices)
            for code, standing, choices in entry["answers"]
        ),
    )


def _record(home: Home, actor: Actor, response: KioskResponse) -> None:
    record_kiosk_response(
        home.desk,
        actor,
        response.response_id,
        version=response.version,
        answers=response.answers,
        answered_on=response.answered_on,
    )
