"""Sign in, choose a password, add people, and ask a second person to approve."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.passwords import (
    GOVERNMENT,
    ChangeReason,
    PasswordMustChange,
    PasswordPolicy,
    PasswordUsedBefore,
    change_due,
    check_age,
    check_strength,
)
from counter_app.domain.staff import Act, Actor, Role, check_approval, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.office import OFFICE_DESK_NO, office
from counter_app.services.password_policy import password_policy
from counter_app.services.sign_in_guard import lift, prove
from counter_app.store.staff import StaffMember
from counter_app.store.unit_of_work import UnitOfWork

_LOGIN_LENGTHS: Final = range(2, 33)


@dataclass(eq=False, kw_only=True)
class LoginTaken(Refusal):
    """Somebody has this login already."""

    login: str


@dataclass(eq=False, kw_only=True)
class LoginMalformed(Refusal):
    """A login is 2 to 32 letters, digits, dots, dashes or underscores."""


@dataclass(eq=False, kw_only=True)
class UnknownAccount(Refusal):
    """Nobody has this login."""

    login: str


@dataclass(eq=False, kw_only=True)
class OwnAccount(Refusal):
    """Nobody closes the account they are signed in with."""


def sign_in(desk: Desk, *, login: str, password: str) -> Actor:
    """Return who this is; takes as long for an unknown name as for a known one.

    Raises:
        SignInRefused: Name and password do not fit, or the account is closed.
        SignInLocked: The name was tried in vain too often.
        PasswordMustChange: They fit, but another password must be chosen first.
    """
    actor = who_signs(desk, login=login, password=password)
    if desk.is_read_only:
        return actor
    with desk.open_unit() as unit:
        unit.journal.write(actor, at=desk.clock(), act="sign_in", subject=actor.login)
        unit.commit()
    return actor


def who_signs(desk: Desk, *, login: str, password: str) -> Actor:
    """Return who this is, for whoever writes down what comes of it.

    Raises:
        SignInRefused, SignInLocked, PasswordMustChange: As of `sign_in`.
    """
    return _who(desk, office(desk.desk_no), login, password)


def sign_out(desk: Desk, actor: Actor) -> None:
    """Write down that a person left the desk, where anything may be written."""
    if desk.is_read_only:
        return
    with desk.open_unit() as unit:
        unit.journal.write(actor, at=desk.clock(), act="sign_out", subject=actor.login)
        unit.commit()


def approver_of(desk: Desk, actor: Actor, *, login: str, password: str) -> Actor:
    """Return the second person who stands beside the clerk, by their own name and password.

    The clerk stays signed in; both are stored with whatever is approved.

    Raises:
        SignInRefused, SignInLocked, PasswordMustChange: As of `sign_in`.
        ApprovalRefused: It is the clerk again, or the role may not approve.
    """
    approver = _who(desk, actor, login, password)
    check_approval(actor, approver)
    return approver


def change_password(desk: Desk, *, login: str, old: str, new: str) -> None:
    """Choose another password, by the present one.

    Raises:
        SignInRefused, SignInLocked: The present one does not fit; counted as at `sign_in`.
        PasswordTooShort, PasswordTooPlain, PasswordUsedBefore, PasswordTooYoung: As the policy
            says.
    """
    policy = password_policy(desk)
    check_strength(new, policy)
    member = prove(desk, office(desk.desk_no), login=login, password=old)
    if _change_due(desk, policy, member) is None:
        check_age(policy, changed_at=member.password_changed_at, now=desk.clock())
    with desk.open_unit() as unit:
        before = unit.staff.hashes_before(member.login, count=policy.history)
    if any(desk.vault.fits(new, stored) for stored in (member.password_hash, *before)):
        raise PasswordUsedBefore(history=policy.history)
    stored_hash = desk.vault.hash(new)
    actor = _actor_of(desk, member)
    with desk.open_unit() as unit:
        unit.staff.set_password(member.login, stored_hash, at=desk.clock(), must_change=False)
        unit.journal.write(actor, at=desk.clock(), act="change_password", subject=actor.login)
        unit.commit()


def _who(desk: Desk, by: Actor, login: str, password: str) -> Actor:
    member = prove(desk, by, login=login, password=password)
    reason = _change_due(desk, password_policy(desk), member)
    if reason is not None:
        raise PasswordMustChange(reason=reason)
    return _actor_of(desk, member)


def _change_due(desk: Desk, policy: PasswordPolicy, member: StaffMember) -> ChangeReason | None:
    return change_due(
        policy,
        must_change=member.must_change_password,
        changed_at=member.password_changed_at,
        now=desk.clock(),
    )


def _actor_of(desk: Desk, member: StaffMember) -> Actor:
    return Actor(
        staff_id=member.staff_id,
        login=member.login,
        display_name=member.display_name,
        role=member.role,
        desk_no=desk.desk_no,
    )


def list_staff(desk: Desk, actor: Actor) -> list[StaffMember]:
    """Return every account."""
    check_permitted(actor, Act.MANAGE_STAFF)
    with desk.open_unit() as unit:
        return unit.staff.everyone()


def list_locks(desk: Desk, actor: Actor) -> dict[str, datetime]:
    """Return until when names are locked, by name; of names that nobody has too."""
    check_permitted(actor, Act.MANAGE_STAFF)
    with desk.open_unit() as unit:
        return unit.guards.locked(at=desk.clock())


def unlock_account(desk: Desk, actor: Actor, *, login: str) -> None:
    """Take the lock off a name before its time."""
    check_permitted(actor, Act.MANAGE_STAFF)
    with desk.open_unit() as unit:
        unit.queue_at_desk(actor.desk_no)
        until = lift(unit, desk, login)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="unlock_account",
            subject=login,
            details={"locked_until": until.isoformat() if until is not None else None},
        )
        unit.commit()


def add_staff(
    desk: Desk, actor: Actor, *, login: str, display_name: str, role: Role, password: str
) -> None:
    """Open an account; its holder chooses another password at the first sign-in.

    Raises:
        LoginTaken, LoginMalformed, PasswordTooShort, PasswordTooPlain: Nothing was written.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    policy = password_policy(desk)
    account = _account(
        desk,
        login=login,
        display_name=display_name,
        role=role,
        password=password,
        policy=policy,
        is_given=policy.given_must_change,
    )
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        _add(unit, desk, actor, account)
        unit.commit()


def add_first_administrator(desk: Desk, *, login: str, display_name: str, password: str) -> None:
    """Open the first account of a new store; there is no default account.

    Its holder has chosen the password in person.

    Raises:
        LoginTaken: The store has an account already.
        LoginMalformed, PasswordTooShort, PasswordTooPlain: Nothing was written.
    """
    account = _account(
        desk,
        login=login,
        display_name=display_name,
        role=Role.ADMINISTRATOR,
        password=password,
        policy=password_policy(desk),
        is_given=False,
    )
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        if unit.staff.count():
            raise LoginTaken(login=login)
        _add(unit, desk, office(), account)
        unit.commit()


def close_account(desk: Desk, actor: Actor, *, login: str) -> None:
    """Close an account; what its holder did stays in the books under their name.

    Raises:
        OwnAccount: It is the account one is signed in with.
        UnknownAccount: Nobody has this login.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    if login == actor.login:
        raise OwnAccount
    _set_active(desk, actor, login, is_active=False)


def reopen_account(desk: Desk, actor: Actor, *, login: str) -> None:
    """Open a closed account again.

    Raises:
        UnknownAccount: Nobody has this login.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    _set_active(desk, actor, login, is_active=True)


def set_password(desk: Desk, actor: Actor, *, login: str, password: str) -> None:
    """Give an account a new password; its holder chooses another at the next sign-in.

    Wrong tries are forgotten, for whoever is given a password has asked for it.

    Raises:
        PasswordTooShort, PasswordTooPlain: Nothing was written.
        UnknownAccount: Nobody has this login.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    policy = password_policy(desk)
    check_strength(password, policy)
    stored_hash = desk.vault.hash(password)
    with desk.open_unit() as unit:
        unit.queue_at_desk(actor.desk_no)
        _account_of(unit, login)
        unit.staff.set_password(
            login, stored_hash, at=desk.clock(), must_change=policy.given_must_change
        )
        lift(unit, desk, login)
        unit.journal.write(actor, at=desk.clock(), act="set_password", subject=login)
        unit.commit()


def _set_active(desk: Desk, actor: Actor, login: str, *, is_active: bool) -> None:
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        member = _account_of(unit, login)
        if member.is_active == is_active:
            return
        unit.staff.set_active(login, is_active=is_active)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="reopen_account" if is_active else "close_account",
            subject=login,
            details={"is_active": {"old": member.is_active, "new": is_active}},
        )
        unit.commit()


def _account_of(unit: UnitOfWork, login: str) -> StaffMember:
    member = unit.staff.by_login(login)
    if member is None:
        raise UnknownAccount(login=login)
    return member


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    login: str
    display_name: str
    role: Role
    password_hash: str
    is_given: bool


def _account(
    desk: Desk,
    *,
    login: str,
    display_name: str,
    role: Role,
    password: str,
    policy: PasswordPolicy,
    is_given: bool,
) -> _Account:
    """Check a new account; takes a tenth of a second, so nothing may be locked meanwhile."""
    login = login.strip()
    check_login(login)
    check_strength(password, policy)
    return _Account(
        login=login,
        display_name=display_name.strip() or login,
        role=role,
        password_hash=desk.vault.hash(password),
        is_given=is_given,
    )


def _add(unit: UnitOfWork, desk: Desk, actor: Actor, account: _Account) -> None:
    if unit.staff.by_login(account.login) is not None:
        raise LoginTaken(login=account.login)
    unit.staff.add(
        login=account.login,
        display_name=account.display_name,
        role=account.role,
        password_hash=account.password_hash,
        created_at=desk.clock(),
        created_by=actor.login,
        must_change_password=account.is_given,
    )
    unit.journal.write(
        actor,
        at=desk.clock(),
        act="add_staff",
        subject=account.login,
        details={"role": account.role.value},
    )


def check_login(login: str) -> None:
    """Refuse a login that cannot be typed, told apart or printed.

    Raises:
        LoginMalformed: It is not 2 to 32 letters, digits, dots, dashes or underscores.
    """
    if len(login) not in _LOGIN_LENGTHS or not all(c.isalnum() or c in "._-" for c in login):
        raise LoginMalformed


def check_password(password: str) -> None:
    """Refuse a password that the shipped policy does not accept; for a store that is to come.

    Raises:
        PasswordTooShort, PasswordTooPlain: As the policy says.
    """
    check_strength(password, GOVERNMENT)
