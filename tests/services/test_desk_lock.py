"""A locked desk keeps the work in hand, whoever goes on there."""

import pytest
from sqlalchemy import Engine

from counter_app.domain.money import Twd
from counter_app.domain.passwords import GOVERNMENT, SignInRefused
from counter_app.domain.staff import Actor, Role
from counter_app.domain.tenders import TenderKind
from counter_app.services.desk import Desk
from counter_app.services.desk_lock import change_person, lock_desk, unlock_desk
from counter_app.services.drafts import draft_on_screen, held_drafts, save_draft, take_up_draft
from counter_app.services.password_policy import password_policy
from counter_app.services.payments import begin_machine_tender
from counter_app.services.staff import add_staff, sign_in
from factories import make_actor, make_case_row, make_desk, make_draft, open_shift

PASSWORD = "correct horse"  # noqa: S105 - of nobody


@pytest.fixture
def clerk(desk: Desk) -> Actor:
    office = make_actor(Role.ADMINISTRATOR)
    for login, role in (("lin", Role.CLERK), ("wu", Role.CLERK), ("chen", Role.SUPERVISOR)):
        add_staff(desk, office, login=login, display_name="", role=role, password=PASSWORD)
    return sign_in(desk, login="lin", password=PASSWORD)


def acts(desk: Desk) -> list[tuple[str, str]]:
    with desk.open_unit() as unit:
        found = unit.journal.entries()
    return [
        (entry.actor, entry.act)
        for entry in found
        if entry.actor not in {"office", "administrator"}
    ]


def test_a_desk_is_locked_and_opened_by_whoever_works_there(desk: Desk, clerk: Actor) -> None:
    lock_desk(desk, clerk, by_itself=True)
    with pytest.raises(SignInRefused):
        unlock_desk(desk, clerk, password="wrong")  # noqa: S106 - wrong
    assert unlock_desk(desk, clerk, password=PASSWORD) == clerk

    assert acts(desk) == [("lin", "sign_in"), ("lin", "lock_desk"), ("lin", "unlock_desk")]
    with desk.open_unit() as unit:
        (locked,) = unit.journal.entries(act="lock_desk")
    assert locked.details == {"by_itself": True}


def test_the_work_in_hand_is_put_aside_for_the_next_person(
    engine: Engine, desk: Desk, clerk: Actor
) -> None:
    draft = make_draft(make_case_row(engine), clerk=clerk.login)
    save_draft(desk, clerk, draft)

    other = change_person(desk, clerk, login="wu", password=PASSWORD)

    assert draft_on_screen(desk, other) is None
    (held,) = held_drafts(desk, other)
    assert (held.payment_id, held.clerk, held.is_held) == (draft.payment_id, "lin", True)
    assert take_up_draft(desk, other, held.payment_id).cases == draft.cases
    assert acts(desk) == [
        ("lin", "sign_in"),
        ("lin", "hold_draft"),
        ("lin", "sign_out"),
        ("wu", "sign_in"),
        ("wu", "take_up_draft"),
    ]


def test_a_wrong_password_changes_nothing(engine: Engine, desk: Desk, clerk: Actor) -> None:
    save_draft(desk, clerk, make_draft(make_case_row(engine), clerk=clerk.login))

    with pytest.raises(SignInRefused):
        change_person(desk, clerk, login="wu", password="wrong")  # noqa: S106 - wrong

    assert held_drafts(desk, clerk) == []
    assert draft_on_screen(desk, clerk) is not None


def test_with_nothing_in_hand_nothing_is_put_aside(desk: Desk, clerk: Actor) -> None:
    open_shift(desk, clerk)

    other = change_person(desk, clerk, login="chen", password=PASSWORD)

    assert other.role is Role.SUPERVISOR
    assert held_drafts(desk, other) == []


def test_a_desk_is_left_alone_as_long_as_the_branch_says(engine: Engine) -> None:
    assert password_policy(make_desk(engine)).idle_minutes == GOVERNMENT.idle_minutes == 15


def test_work_for_which_money_may_have_moved_stays_on_the_screen(
    engine: Engine, desk: Desk, clerk: Actor
) -> None:
    open_shift(desk, clerk)
    draft = make_draft(make_case_row(engine), clerk=clerk.login)
    save_draft(desk, clerk, draft)
    begin_machine_tender(
        desk,
        clerk,
        draft,
        kind=TenderKind.CARD,
        amount_twd=Twd(2350),
        device="terminal",
        agreed_twd=Twd(2350),
        holder_in_person=True,
    )

    other = change_person(desk, clerk, login="wu", password=PASSWORD)

    assert held_drafts(desk, other) == []
    on_screen = draft_on_screen(desk, other)
    assert on_screen is not None
    assert on_screen.payment_id == draft.payment_id
