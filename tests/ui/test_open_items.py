from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from counter_app.bootstrap.payment_ports import ladder_ports
from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.outcomes import DeviceEvent, Unanswered, UnansweredReason
from counter_app.domain.staff import Role
from counter_app.domain.tenders import TenderKind
from counter_app.services.desk import Desk
from counter_app.services.payments import begin_machine_tender, conclude, recorder
from counter_app.services.recovery import open_payments
from counter_app.services.staff import add_staff
from counter_app.ui.background import Inline
from counter_app.ui.recovery.ladder import SlipAnswer
from counter_app.ui.recovery.presenter import OpenItemsPresenter
from counter_app.ui.recovery.screen import SlipForm
from counter_app.ui.recovery.view import OpenItemsView
from counter_app.ui.shortcuts import Action
from counter_app.ui.theme.style import Theme
from factories import (
    make_actor,
    make_case_row,
    make_desk,
    make_draft,
    make_store,
    open_branch,
    open_shift,
)

PASSWORD = "second person"  # noqa: S105 - of an account that lives for one test
TERMINAL = "terminal"


@dataclass
class Page:
    desk: Desk
    case_id: CaseId
    view: OpenItemsView
    presenter: OpenItemsPresenter
    counts: list[int]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_store(tmp_path)
    yield made
    made.dispose()


@pytest.fixture
def page(engine: Engine, theme: Theme, inline: Inline, qtbot: QtBot) -> Page:
    desk = make_desk(engine)
    open_branch(desk)
    open_shift(desk)
    case_id = make_case_row(engine)
    add_staff(
        desk,
        make_actor(Role.ADMINISTRATOR, staff_id=99),
        login="boss",
        display_name="主管",
        role=Role.SUPERVISOR,
        password=PASSWORD,
    )
    view = OpenItemsView(theme)
    qtbot.addWidget(view)
    ports = ladder_ports(desk, make_actor(staff_id=50), machines={}, choices={}, store=inline)
    presenter = OpenItemsPresenter(view, ports, forms=("slip",))
    counts: list[int] = []
    presenter.counted.connect(counts.append)
    view.show()
    return Page(desk=desk, case_id=case_id, view=view, presenter=presenter, counts=counts)


def leave_unknown(page: Page, amount_twd: int = 2350) -> None:
    """Leave a card sale whose answer never came."""
    clerk = make_actor()
    payment, tender = begin_machine_tender(
        page.desk,
        clerk,
        make_draft(page.case_id),
        kind=TenderKind.CARD,
        amount_twd=Twd(amount_twd),
        device=TERMINAL,
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )
    record = recorder(page.desk, tender.tender_id)
    record(DeviceEvent(direction="sent", what="frame", data=b"sale"))
    conclude(
        page.desk,
        clerk,
        payment_id=payment.payment_id,
        tender_id=tender.tender_id,
        outcome=Unanswered(reason=UnansweredReason.SILENCE),
    )


def look(page: Page, qtbot: QtBot) -> None:
    page.view.on_shown()
    qtbot.waitUntil(lambda: bool(page.counts))


def answer(page: Page, form: SlipForm, password: str = PASSWORD) -> None:
    page.presenter.ladder.open_form(form)
    page.presenter.ladder.answer(
        SlipAnswer(slip_number="000123", approval_code="A1B2", login="boss", password=password)
    )


def test_what_is_unknown_is_listed_with_its_machine_and_masked_name(
    page: Page, qtbot: QtBot
) -> None:
    leave_unknown(page)

    look(page, qtbot)

    assert page.counts == [1]
    spoken = page.view.table.model().index(0, 0).data()
    assert page.presenter.ladder.screen is not None
    assert "王小明" not in str(spoken)
    assert Action.PRIMARY in page.view.actions_by_key()


def test_a_slip_that_says_charged_settles_with_the_second_person(page: Page, qtbot: QtBot) -> None:
    leave_unknown(page)
    look(page, qtbot)

    with qtbot.waitSignal(page.presenter.settled) as settled:
        answer(page, SlipForm.CHARGED)

    qtbot.waitUntil(lambda: page.counts[-1] == 0)
    assert settled.args[0].receipt.number == "R11401000001"
    assert settled.args[0].receipt.recovered
    assert not open_payments(page.desk, make_actor())


def test_a_slip_that_says_not_charged_releases_the_case(page: Page, qtbot: QtBot) -> None:
    leave_unknown(page)
    look(page, qtbot)

    answer(page, SlipForm.NOT_CHARGED)

    qtbot.waitUntil(lambda: page.counts[-1] == 0)
    with page.desk.open_unit() as unit:
        assert not unit.cases.claims_on([page.case_id])
        assert unit.receipts.numbers(1) == []


def test_a_wrong_password_of_the_second_person_changes_nothing(page: Page, qtbot: QtBot) -> None:
    leave_unknown(page)
    look(page, qtbot)

    answer(page, SlipForm.CHARGED, password="not the password")  # noqa: S106 - on purpose

    qtbot.waitUntil(lambda: not page.presenter.is_asking_machine)
    assert len(open_payments(page.desk, make_actor())) == 1


def test_with_nothing_open_the_page_says_so(page: Page, qtbot: QtBot) -> None:
    page.view.on_shown()
    qtbot.wait(50)

    assert page.presenter.ladder.screen is None
    assert Action.PRIMARY not in page.view.actions_by_key()
