"""The pages of notices for tests: real widgets over the real services and a real store."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.notice_screens import batch_ports, notice_ports
from counter_app.documents.pixels import page_png
from counter_app.domain.cases import CaseId
from counter_app.domain.notices import Notice
from counter_app.domain.staff import Act, Actor
from counter_app.services.desk import Desk
from counter_app.services.notices import notices_of_case
from counter_app.ui.background import Background
from counter_app.ui.notice_batches.presenter import BatchesPresenter
from counter_app.ui.notice_batches.view import BatchesView
from counter_app.ui.notices.place import NoticesPlace
from counter_app.ui.notices.ports import NoticePorts
from counter_app.ui.notices.presenter import NoticesPresenter
from counter_app.ui.notices.view import NoticesView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import make_actor
from homes import home_of
from screen_checks import visible_words
from windows import settle

CLERK = make_actor()
PREVIEW_DPI = 144


class NoticeDesk:
    """Both pages in their place, and what stands in the store behind them."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        background: Background,
        engine: Engine,
        desk: Desk,
        folder: Path,
        *,
        actor: Actor = CLERK,
    ) -> None:
        self.qtbot = qtbot
        self.engine = engine
        self.desk = desk
        self.actor = actor
        self.home: Home = home_of(desk, engine, folder)
        self._theme = theme
        self._background = background
        self.open()

    def open(self, working: Background | None = None, **changes: object) -> None:
        """Show the pages anew, with some of their ports changed."""
        background = self._background
        self.view = NoticesView(self._theme)
        values: dict[str, Any] = dict(changes)
        self.ports: NoticePorts = replace(
            notice_ports(
                self.home, self.actor, store=background, search=background, rendering=background
            ),
            **values,
        )
        self.presenter = NoticesPresenter(
            self.view, self.ports, may_reveal=self.actor.may(Act.UNMASK)
        )
        self.batches = BatchesView(self._theme)
        self.batching = BatchesPresenter(
            self.batches,
            batch_ports(self.home, self.actor, store=background, working=working or background),
        )
        self.place = NoticesPlace(self._theme, self.view, self.batches)
        self.place.resize(1286, 674)
        self.qtbot.addWidget(self.place)
        self.place.show()
        self.settle()

    def settle(self, until: Callable[[], bool] | None = None) -> None:
        """Let every answer arrive and be painted."""
        settle()
        if until is not None:
            self.qtbot.waitUntil(until, timeout=5_000)

    def open_case(self, case_id: CaseId) -> None:
        """Open a case and wait for its preview, or for the words that there is none."""
        self.presenter.open_case(case_id)
        self.settle(lambda: self.image is not None or not self.view.issue_button.isEnabled())

    def press(self, action: Action = Action.PRIMARY) -> None:
        """Press a key, as the window does."""
        known = self.place.actions_by_key()[action]
        if known.is_enabled:
            known.run()
        self.settle()

    @property
    def image(self) -> QImage | None:
        """The page at the right."""
        return self.view.paper.page.image

    @property
    def pdf(self) -> bytes:
        """The paper of which the page at the right is a page."""
        sheet = self.presenter._preview._sheet
        assert sheet is not None
        return sheet.pdf

    @property
    def files(self) -> list[Path]:
        """The papers that were kept."""
        return sorted(self.home.papers.glob("*.pdf"))

    def notices(self, case_id: CaseId) -> tuple[Notice, ...]:
        """Return the notices of a case that are in the store, newest first."""
        return notices_of_case(self.desk, self.actor, case_id)

    def acts(self, act: str) -> list[dict[str, object]]:
        """Return the details of the journal's entries of an act."""
        with self.desk.open_unit() as unit:
            return [entry.details for entry in unit.journal.entries(act=act)]

    def words(self, root: QWidget | None = None) -> str:
        """Return what is to be read on the page in front."""
        return visible_words(root or self.place)


def image_of(pdf: bytes, page: int = 0) -> QImage:
    """Return a page of a paper as the window shows it."""
    return QImage.fromData(page_png(pdf, page=page, dpi=PREVIEW_DPI))
