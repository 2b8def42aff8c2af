"""The role test of issue 6: what a volunteer's window reaches by any place, key, press or scan.

Three things: typing questionnaires, printing one notice, marking an arrival.  What belongs to
everybody stays: how the window looks (settings), the manual, locking, one's own password.

Whatever is tried, no page but those is there, nothing in the window says whose case it is, what
visitors wrote, or who collects something, and the journal knows of no other act.
"""

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from counter_app.bootstrap.homes import open_home
from counter_app.bootstrap.workspace import Workspace, places
from counter_app.demo.people import CLERK, VOLUNTEER
from counter_app.domain.case_numbers import parse_case_number
from counter_app.domain.cases import CaseId
from counter_app.domain.paper_codes import notice_facts
from counter_app.services.desk_settings import OF_EVERYBODY
from counter_app.services.notices import issue_notice
from counter_app.services.paper_codes import code_signer
from counter_app.services.staff import sign_in
from counter_app.store.schema import cases, names, pickups, survey_answers, survey_responses
from counter_app.ui.shortcuts import Action, KeyMap
from journeys.test_program import Start, home, start, work_as

__all__ = ["home", "start"]

REACHED = {"survey_typing", "print_notice", "arrival", "settings", "help"}
ACTS = {
    # The three things, step by step.
    "open_batch",
    "recount_batch",
    "discard_sheet",
    "correct_sheet",
    "settle_sheet",
    "close_typing",
    "close_batch",
    "print_notice",
    "mark_arrival",
    # What belongs to everybody.
    "sign_in",
    "sign_out",
    "lock_desk",
    "change_settings",
}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What lies in the store of a demo home: what nobody may see, and what can be scanned."""

    secrets: frozenset[str]
    scans: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def laid_out(home: Path) -> Desk:
    """A desk with cases, pickups, a notice and sheets, of which the window knows nothing yet."""
    with closing(open_home(home)) as opened:
        clerk = sign_in(opened.desk, login=CLERK.login, password=CLERK.password)
        with opened.desk.open_unit() as unit:
            run = unit._connection.execute
            of_cases = run(select(cases.c.case_id, cases.c.case_number, cases.c.obligor_number))
            rows = of_cases.all()
            secrets = set(run(select(names.c.name)).scalars())
            secrets |= {each.case_number for each in rows} | {each.obligor_number for each in rows}
            secrets |= set(run(select(pickups.c.caller_name)).scalars())
            secrets |= set(run(select(pickups.c.caller_phone)).scalars())
            secrets |= set(run(select(survey_answers.c.text)).scalars())
            pickup = run(select(pickups.c.pickup_number)).scalars()
            sheet = run(
                select(survey_responses.c.sheet_number).where(
                    survey_responses.c.sheet_number.is_not(None)
                )
            ).scalars()
            scans = {"pickup": str(pickup.first()), "sheet": str(sheet.first())}
        notice = issue_notice(opened.desk, clerk, CaseId(rows[0].case_id))
        with opened.desk.open_unit() as unit:
            code = code_signer(unit, opened.desk)(notice_facts(notice))
    number = parse_case_number(rows[0].case_number)
    return Desk(
        secrets=frozenset(each for each in secrets if each),
        scans=scans
        | {
            "notice": notice.number,
            "paper code": code,
            "case": rows[0].case_number,
            "case in digits": f"10{number.year_serial}",
            "obligor": rows[0].obligor_number,
            "receipt": "R11401000001",
            "receipt by hand": "H11401000001",
            "unknown notice": "N11499999999",
            "unknown pickup": "P11499999999",
            "unknown sheet": "S11499999999",
            "virtual account": "95010012345678",
            "segment 1": "141231ABC",
            "segment 2": "ABCD123456789012",
            "a name": str(next(iter(secrets))),
            "nothing much": "0000000",
        },
    )


def words_in(root: QWidget) -> str:
    """Return every text of a window, seen or not: labels, buttons, fields, tables."""
    found = [root.windowTitle()]
    for widget in [root, *root.findChildren(QWidget)]:
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            found += [
                str(model.index(row, at).data(role))
                for row in range(model.rowCount())
                for at in range(model.columnCount())
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            ]
    return "\n".join(found)


def all_words() -> str:
    return "\n".join(words_in(each) for each in QApplication.topLevelWidgets())


def finish(workspace: Workspace, qtbot: QtBot) -> None:
    """Wait until every worker has done what it was asked, and said so."""
    for worker in (workspace._store, workspace._search, workspace._rendering):
        done: list[object] = []
        worker.run(lambda: None, on_done=done.append, on_error=done.append)
        qtbot.waitUntil(lambda done=done: bool(done), timeout=20_000)  # type: ignore[misc]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was found out while everything was tried."""

    places: set[str] = field(default_factory=set)
    secrets: set[str] = field(default_factory=set)


class Everything:
    """Tries all there is to try in a window, and looks at it after each attempt."""

    def __init__(self, workspace: Workspace, desk: Desk, qtbot: QtBot) -> None:
        self._workspace = workspace
        self._window = workspace.window
        self._desk = desk
        self._qtbot = qtbot
        self.seen = Seen()

    def look(self) -> None:
        finish(self._workspace, self._qtbot)
        words = all_words()
        self.seen.places.add(self._window.place)
        self.seen.secrets.update(each for each in self._desk.secrets if each in words)

    def go_everywhere(self) -> None:
        """Ask for every place by name, by its key and by its button."""
        for entry in places():
            self._window.go_to(entry.name)
            self.look()
        for action in KeyMap().actions():
            if action.value.startswith("go_"):
                self.press(action)
        for button in self._window._rail.findChildren(QAbstractButton):
            button.click()
            self.look()

    def press_everything(self) -> None:
        """Press every key of the program on every page, as a hand does."""
        for place in sorted(REACHED):
            for action in KeyMap().actions():
                self._window.go_to(place)
                if action not in {Action.LOCK, Action.FULL_SCREEN}:
                    self.press(action)

    def press(self, action: Action) -> None:
        QTest.keySequence(self._window, KeyMap().sequence(action))
        self.look()
        if self._window._card.isVisible():
            QTest.keySequence(self._window, QKeySequence("Esc"))

    def click_everything(self) -> None:
        """Click every button that is to be seen on every page, and around it."""
        for place in sorted(REACHED):
            self._window.go_to(place)
            self.look()
            for button in self._window.findChildren(QAbstractButton):
                if button is not self._window._top.lock_button and button.isVisible():
                    button.click()
                    self.look()
                    self._window.go_to(place)

    def scan_everything(self) -> None:
        """Scan and type every number there is on every page."""
        for place in sorted(REACHED):
            for text in self._desk.scans.values():
                self._window.go_to(place)
                self._window.take_scan(text)
                self.look()
                self._window.search.setText(text)
                QTest.keyClick(self._window.search, Qt.Key.Key_Return)
                self._window.search.clear()
                self.look()


def acts_of(workspace: Workspace, login: str) -> set[str]:
    with workspace._home.desk.open_unit() as unit:
        return {each.act for each in unit.journal.entries() if each.actor == login}


def settings_of(workspace: Workspace) -> set[str]:
    """Return what was set by a person of the window."""
    with workspace._home.desk.open_unit() as unit:
        changed = unit.journal.entries(act="change_settings")
    return {name for each in changed for name in each.details}


def test_a_volunteer_reaches_three_things_and_what_is_everybodys(
    laid_out: Desk, start: Start, home: Path, qtbot: QtBot
) -> None:
    workspace = work_as(start(), VOLUNTEER, qtbot)
    window = workspace.window
    everything = Everything(workspace, laid_out, qtbot)

    assert set(window._screens) == REACHED
    assert window.place == "survey_typing"
    everything.go_everywhere()
    everything.press_everything()
    everything.click_everything()
    assert not list((home / "papers").glob("*.pdf"))
    everything.scan_everything()

    assert everything.seen.places == REACHED
    assert everything.seen.secrets == set()
    # What was scanned was printed and marked: the test has reached what there is.
    acts = acts_of(workspace, VOLUNTEER.login)
    assert {"print_notice", "mark_arrival"} <= acts
    assert acts <= ACTS
    assert settings_of(workspace) <= OF_EVERYBODY


def test_the_control_a_clerk_reaches_more(laid_out: Desk, start: Start, qtbot: QtBot) -> None:
    workspace = work_as(start(), CLERK, qtbot)
    everything = Everything(workspace, laid_out, qtbot)

    for place in ("payment", "notices", "pickups", "surveys", "cases"):
        workspace.window.go_to(place)
        everything.look()
    workspace.window.take_scan(laid_out.scans["case"])
    everything.look()

    assert everything.seen.places == {"payment", "notices", "pickups", "surveys", "cases"}
    assert laid_out.scans["case"] in everything.seen.secrets
