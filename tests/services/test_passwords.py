"""Passwords that were given, that were used before, that are too old; the rules themselves."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, select

from counter_app.domain.passwords import (
    GOVERNMENT,
    ChangeReason,
    PasswordMustChange,
    PasswordTooPlain,
    PasswordTooShort,
    PasswordTooYoung,
    PasswordUsedBefore,
    PolicyRefused,
    SignInRefused,
)
from counter_app.domain.staff import NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.password_policy import FACT_POLICY, change_policy, password_policy
from counter_app.services.staff import (
    add_first_administrator,
    add_staff,
    approver_of,
    change_password,
    list_staff,
    set_password,
    sign_in,
)
from counter_app.store.schema import password_history
from factories import StoppedClock, make_actor, make_desk

ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
GIVEN = "Given-12"
CHOSEN = [f"Chosen-{number}" for number in range(10, 18)]
WEAK = "long enough"
DAY_S = 86_400


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def desk(engine: Engine, clock: StoppedClock) -> Desk:
    """A desk under the government profile, with one clerk who was given a password."""
    made = make_desk(engine, clock=clock)
    change_policy(made, ADMINISTRATOR, GOVERNMENT)
    add_staff(
        made,
        ADMINISTRATOR,
        login="lin",
        display_name="林怡君",
        role=Role.CLERK,
        password=GIVEN,
    )
    return made


def test_who_was_given_a_password_gets_in_with_an_own_one_only(desk: Desk) -> None:
    with pytest.raises(PasswordMustChange) as must:
        sign_in(desk, login="lin", password=GIVEN)
    assert must.value.reason is ChangeReason.GIVEN

    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])

    assert sign_in(desk, login="lin", password=CHOSEN[0]).login == "lin"
    with pytest.raises(SignInRefused):
        sign_in(desk, login="lin", password=GIVEN)
    with desk.open_unit() as unit:
        entries = unit.journal.entries(subject="lin")
    assert [entry.act for entry in entries] == [
        "add_staff",
        "change_password",
        "sign_in",
        "refuse_sign_in",
    ]
    assert "Chosen" not in str(entries)


def test_a_reset_password_is_a_given_one(desk: Desk) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    set_password(desk, ADMINISTRATOR, login="lin", password="Given-34")  # noqa: S106 - given

    with pytest.raises(PasswordMustChange):
        sign_in(desk, login="lin", password="Given-34")  # noqa: S106 - given
    change_password(desk, login="lin", old="Given-34", new=CHOSEN[1])
    assert sign_in(desk, login="lin", password=CHOSEN[1]).login == "lin"


def test_nobody_approves_with_a_given_password(desk: Desk) -> None:
    add_staff(
        desk, ADMINISTRATOR, login="chen", display_name="", role=Role.SUPERVISOR, password=GIVEN
    )
    with pytest.raises(PasswordMustChange):
        approver_of(desk, make_actor(), login="chen", password=GIVEN)


def test_the_first_administrator_has_chosen_in_person(engine: Engine) -> None:
    desk = make_desk(engine)
    change_policy(desk, ADMINISTRATOR, GOVERNMENT)
    with pytest.raises(PasswordTooPlain):
        add_first_administrator(desk, login="admin", display_name="", password=WEAK)
    add_first_administrator(desk, login="admin", display_name="", password=CHOSEN[0])
    assert sign_in(desk, login="admin", password=CHOSEN[0]).role is Role.ADMINISTRATOR


def test_the_last_three_passwords_and_the_present_one_do_not_come_back(
    desk: Desk, clock: StoppedClock
) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    for before, after in pairwise(CHOSEN[:5]):
        clock.advance(DAY_S)
        change_password(desk, login="lin", old=before, new=after)
    clock.advance(DAY_S)

    for used in CHOSEN[1:5]:
        with pytest.raises(PasswordUsedBefore):
            change_password(desk, login="lin", old=CHOSEN[4], new=used)
    change_password(desk, login="lin", old=CHOSEN[4], new=CHOSEN[0])
    assert sign_in(desk, login="lin", password=CHOSEN[0]).login == "lin"


def test_the_given_password_does_not_come_back_either(desk: Desk, clock: StoppedClock) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    clock.advance(DAY_S)
    with pytest.raises(PasswordUsedBefore):
        change_password(desk, login="lin", old=CHOSEN[0], new=GIVEN)


def test_control_without_its_history_an_old_password_comes_back(
    desk: Desk, engine: Engine, clock: StoppedClock
) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    clock.advance(DAY_S)
    with engine.begin() as connection:
        connection.execute(password_history.delete())

    change_password(desk, login="lin", old=CHOSEN[0], new=GIVEN)


def test_a_password_is_kept_for_a_day_unless_it_was_given(desk: Desk, clock: StoppedClock) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    clock.advance(DAY_S - 1)
    with pytest.raises(PasswordTooYoung):
        change_password(desk, login="lin", old=CHOSEN[0], new=CHOSEN[1])
    clock.advance(1)
    change_password(desk, login="lin", old=CHOSEN[0], new=CHOSEN[1])


def test_after_ninety_days_it_must_be_changed(desk: Desk, clock: StoppedClock) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    clock.advance(90 * DAY_S - 1)
    sign_in(desk, login="lin", password=CHOSEN[0])
    clock.advance(1)

    with pytest.raises(PasswordMustChange) as must:
        sign_in(desk, login="lin", password=CHOSEN[0])
    assert must.value.reason is ChangeReason.TOO_OLD
    change_password(desk, login="lin", old=CHOSEN[0], new=CHOSEN[1])
    assert sign_in(desk, login="lin", password=CHOSEN[1]).login == "lin"


def test_weak_passwords_are_refused_wherever_one_is_set(desk: Desk) -> None:
    for weak, refusal in (("Short-1", PasswordTooShort), ("only small", PasswordTooPlain)):
        with pytest.raises(refusal):
            change_password(desk, login="lin", old=GIVEN, new=weak)
        with pytest.raises(refusal):
            set_password(desk, ADMINISTRATOR, login="lin", password=weak)
        with pytest.raises(refusal):
            add_staff(
                desk, ADMINISTRATOR, login="wu", display_name="", role=Role.CLERK, password=weak
            )
    assert [member.login for member in list_staff(desk, ADMINISTRATOR)] == ["lin"]


def test_passwords_of_before_are_kept_as_hashes_in_their_order(desk: Desk, engine: Engine) -> None:
    for _ in range(3):
        set_password(desk, ADMINISTRATOR, login="lin", password=GIVEN)

    with engine.connect() as connection:
        rows = connection.execute(
            select(password_history).order_by(password_history.c.changed_at)
        ).all()
    assert len({row.changed_at for row in rows}) == 3
    assert all(row.password_hash.startswith("$argon2id$") for row in rows)


# --- the rules ---------------------------------------------------------------


def test_the_government_profile_is_in_force_until_another_is_set(engine: Engine) -> None:
    desk = make_desk(engine)
    with desk.open_unit() as unit:
        unit.facts.put(FACT_POLICY, "")
        unit.commit()

    assert password_policy(desk) == GOVERNMENT
    assert not password_policy(replace(desk, is_demo=True)).given_must_change


def test_other_rules_are_in_force_at_every_desk_and_in_the_journal(
    desk: Desk, engine: Engine
) -> None:
    other = make_desk(engine, desk_no=2)
    change_policy(desk, ADMINISTRATOR, replace(GOVERNMENT, length_min=12, lock_minutes=30))

    assert password_policy(other).length_min == 12
    with desk.open_unit() as unit:
        entry = unit.journal.entries(act="change_password_policy")[-1]
    assert entry.details == {
        "length_min": {"old": 8, "new": 12},
        "lock_minutes": {"old": 15, "new": 30},
    }


def test_the_same_rules_again_are_no_change(desk: Desk) -> None:
    with desk.open_unit() as unit:
        before = len(unit.journal.entries())
    change_policy(desk, ADMINISTRATOR, GOVERNMENT)
    with desk.open_unit() as unit:
        assert len(unit.journal.entries()) == before


def test_rules_that_the_baseline_forbids_are_not_set(desk: Desk) -> None:
    with pytest.raises(PolicyRefused):
        change_policy(desk, ADMINISTRATOR, replace(GOVERNMENT, tries_max=6))
    assert password_policy(desk) == GOVERNMENT


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_the_administrator_sets_rules(desk: Desk, role: Role) -> None:
    with pytest.raises(NotPermitted):
        change_policy(desk, make_actor(role), replace(GOVERNMENT, length_min=12))


def test_a_lock_holds_as_long_as_the_rules_say(desk: Desk, clock: StoppedClock) -> None:
    change_password(desk, login="lin", old=GIVEN, new=CHOSEN[0])
    change_policy(desk, ADMINISTRATOR, replace(GOVERNMENT, tries_max=1, lock_minutes=30))
    with pytest.raises(Exception, match="SignInLocked"):
        sign_in(desk, login="lin", password="wrong")  # noqa: S106 - wrong
    clock.advance(timedelta(minutes=30).total_seconds() - 1)
    with pytest.raises(Exception, match="SignInLocked"):
        sign_in(desk, login="lin", password=CHOSEN[0])
    clock.advance(1)
    assert sign_in(desk, login="lin", password=CHOSEN[0]).login == "lin"
