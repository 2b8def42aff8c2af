from functools import partial

import pytest

from counter_app.domain.passwords import PasswordTooShort, SignInRefused
from counter_app.domain.staff import Actor, ApprovalRefused, NotPermitted, Role
from counter_app.services.desk import Desk
from counter_app.services.staff import (
    LoginMalformed,
    LoginTaken,
    OwnAccount,
    UnknownAccount,
    add_first_administrator,
    add_staff,
    approver_of,
    close_account,
    list_staff,
    reopen_account,
    set_password,
    sign_in,
    sign_out,
)
from factories import make_actor

ADMINISTRATOR = make_actor(Role.ADMINISTRATOR)
PASSWORD = "correct horse"  # noqa: S105 - of nobody


def add(desk: Desk, login: str = "lin", role: Role = Role.CLERK, **changes: str) -> None:
    add_staff(
        desk,
        ADMINISTRATOR,
        login=login,
        role=role,
        display_name=changes.get("display_name", "林怡君"),
        password=changes.get("password", PASSWORD),
    )


def test_who_signs_in_is_known_by_name_role_and_desk(desk: Desk) -> None:
    add(desk)

    actor = sign_in(desk, login=" lin ", password=PASSWORD)

    assert (actor.login, actor.display_name, actor.role) == ("lin", "林怡君", Role.CLERK)
    assert actor.desk_no == desk.desk_no
    sign_out(desk, actor)
    with desk.open_unit() as unit:
        acts = [entry.act for entry in unit.journal.entries(subject="lin")]
    assert acts == ["add_staff", "sign_in", "sign_out"]


def test_there_is_no_account_by_default(desk: Desk) -> None:
    assert list_staff(desk, ADMINISTRATOR) == []
    for login in ("admin", "administrator", "office", "root"):
        with pytest.raises(SignInRefused):
            sign_in(desk, login=login, password=login)


def test_a_refusal_does_not_say_what_was_wrong(desk: Desk) -> None:
    add(desk)
    add(desk, "chen")
    close_account(desk, ADMINISTRATOR, login="chen")

    for login, password in (("lin", "wrong horse"), ("nobody", PASSWORD), ("chen", PASSWORD)):
        with pytest.raises(SignInRefused) as refused:
            sign_in(desk, login=login, password=password)
        assert str(refused.value) == "SignInRefused"


def test_a_password_is_not_stored(desk: Desk) -> None:
    add(desk)

    (member,) = list_staff(desk, ADMINISTRATOR)

    assert member.password_hash.startswith("$argon2id$")
    assert PASSWORD not in member.password_hash


def test_the_first_administrator_is_the_first_account(desk: Desk) -> None:
    first = partial(
        add_first_administrator, desk, login="admin", display_name="", password=PASSWORD
    )
    first()

    actor = sign_in(desk, login="admin", password=PASSWORD)
    assert (actor.role, actor.display_name) == (Role.ADMINISTRATOR, "admin")
    with pytest.raises(LoginTaken):
        first()


@pytest.mark.parametrize("login", ["a", "a" * 33, "王 小明", "a;b", "", "a\nb", "a/b"])
def test_a_login_is_a_short_word(desk: Desk, login: str) -> None:
    with pytest.raises(LoginMalformed):
        add(desk, login)


def test_a_login_is_taken_once(desk: Desk) -> None:
    add(desk)
    with pytest.raises(LoginTaken):
        add(desk)


def test_a_short_password_is_refused(desk: Desk) -> None:
    with pytest.raises(PasswordTooShort):
        add(desk, password="1234567")  # noqa: S106 - too short
    add(desk)
    with pytest.raises(PasswordTooShort):
        set_password(desk, ADMINISTRATOR, login="lin", password="1234567")  # noqa: S106 - as above


def test_an_account_is_closed_and_reopened(desk: Desk) -> None:
    add(desk)
    close_account(desk, ADMINISTRATOR, login="lin")
    with pytest.raises(SignInRefused):
        sign_in(desk, login="lin", password=PASSWORD)

    reopen_account(desk, ADMINISTRATOR, login="lin")

    assert sign_in(desk, login="lin", password=PASSWORD).login == "lin"


def test_the_journal_says_what_changed_and_only_what_did(desk: Desk) -> None:
    add(desk)
    for change in (close_account, close_account, reopen_account, reopen_account):
        change(desk, ADMINISTRATOR, login="lin")

    with desk.open_unit() as unit:
        entries = [*unit.journal.entries(act="close_account")]
        entries += unit.journal.entries(act="reopen_account")
    assert [entry.details for entry in entries] == [
        {"is_active": {"old": True, "new": False}},
        {"is_active": {"old": False, "new": True}},
    ]


def test_what_is_done_to_an_account_that_is_not_there_is_not_written_down(desk: Desk) -> None:
    for change in (
        partial(close_account, desk, ADMINISTRATOR, login="nobody"),
        partial(reopen_account, desk, ADMINISTRATOR, login="nobody"),
        partial(set_password, desk, ADMINISTRATOR, login="nobody", password=PASSWORD),
    ):
        with pytest.raises(UnknownAccount):
            change()

    with desk.open_unit() as unit:
        assert unit.journal.entries(subject="nobody") == []


def test_nobody_closes_the_own_account(desk: Desk) -> None:
    with pytest.raises(OwnAccount):
        close_account(desk, ADMINISTRATOR, login=ADMINISTRATOR.login)


def test_a_new_password_replaces_the_old(desk: Desk) -> None:
    add(desk)
    set_password(desk, ADMINISTRATOR, login="lin", password="battery staple")  # noqa: S106

    with pytest.raises(SignInRefused):
        sign_in(desk, login="lin", password=PASSWORD)
    assert sign_in(desk, login="lin", password="battery staple").login == "lin"  # noqa: S106


def test_the_second_person_approves_with_name_and_password(desk: Desk) -> None:
    add(desk)
    add(desk, "chen", Role.SUPERVISOR)
    add(desk, "admin", Role.ADMINISTRATOR)
    clerk = sign_in(desk, login="lin", password=PASSWORD)
    approve = partial(approver_of, desk, clerk, password=PASSWORD)

    assert approve(login="chen").login == "chen"
    with pytest.raises(ApprovalRefused) as own:
        approve(login="lin")
    assert own.value.own_act
    with pytest.raises(ApprovalRefused) as role:
        approve(login="admin")
    assert not role.value.own_act
    with pytest.raises(SignInRefused):
        approver_of(desk, clerk, login="chen", password="wrong horse")  # noqa: S106 - wrong


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_the_administrator_manages_people(desk: Desk, role: Role) -> None:
    actor: Actor = make_actor(role)
    for act in (
        partial(list_staff, desk, actor),
        partial(close_account, desk, actor, login="lin"),
        partial(reopen_account, desk, actor, login="lin"),
        partial(set_password, desk, actor, login="lin", password=PASSWORD),
        partial(
            add_staff,
            desk,
            actor,
            login="lin",
            display_name="",
            role=Role.CLERK,
            password=PASSWORD,
        ),
    ):
        with pytest.raises(NotPermitted):
            act()
