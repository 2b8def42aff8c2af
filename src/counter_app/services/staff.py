"""Sign in, add people, and ask a second person to approve."""

from dataclasses import dataclass

from counter_app.domain.errors import Refusal
from counter_app.domain.staff import Act, Actor, Role, StaffId, check_approval, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.staff import StaffMember
from counter_app.store.unit_of_work import UnitOfWork
from counter_app.vault.passwords import DUMMY_HASH, hash_password, is_password

PASSWORD_LENGTH_MIN = 8

OFFICE_LOGIN = "office"
"""Signs what the program does before anybody has an account."""

OFFICE_DESK_NO = 0
"""Where those write who change what every desk shares, one after the other."""


@dataclass(eq=False, kw_only=True)
class SignInRefused(Refusal):
    """The name or the password is wrong, or the account is closed; which, is not said."""


@dataclass(eq=False, kw_only=True)
class LoginTaken(Refusal):
    """Somebody has this login already."""

    login: str


@dataclass(eq=False, kw_only=True)
class LoginMalformed(Refusal):
    """A login is 2 to 32 letters, digits, dots, dashes or underscores."""


@dataclass(eq=False, kw_only=True)
class PasswordTooShort(Refusal):
    """The password has fewer characters than the policy asks."""

    length_min: int


@dataclass(eq=False, kw_only=True)
class OwnAccount(Refusal):
    """Nobody closes the account they are signed in with."""


def sign_in(desk: Desk, *, login: str, password: str) -> Actor:
    """Return who this is; takes as long for an unknown name as for a known one.

    Raises:
        SignInRefused: Name and password do not fit, or the account is closed.
    """
    actor = _who(desk, login, password)
    with desk.open_unit() as unit:
        unit.journal.write(actor, at=desk.clock(), act="sign_in", subject=actor.login)
        unit.commit()
    return actor


def sign_out(desk: Desk, actor: Actor) -> None:
    """Write down that a person left the desk."""
    with desk.open_unit() as unit:
        unit.journal.write(actor, at=desk.clock(), act="sign_out", subject=actor.login)
        unit.commit()


def approver_of(desk: Desk, actor: Actor, *, login: str, password: str) -> Actor:
    """Return the second person who stands beside the clerk, by their own name and password.

    The clerk stays signed in; both are stored with whatever is approved.

    Raises:
        SignInRefused: Name and password do not fit.
        ApprovalRefused: It is the clerk again, or the role may not approve.
    """
    approver = _who(desk, login, password)
    check_approval(actor, approver)
    return approver


def _who(desk: Desk, login: str, password: str) -> Actor:
    with desk.open_unit() as unit:
        member = unit.staff.by_login(login.strip())
    fits = is_password(password, member.password_hash if member else DUMMY_HASH)
    if member is None or not fits or not member.is_active:
        raise SignInRefused
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


def add_staff(
    desk: Desk, actor: Actor, *, login: str, display_name: str, role: Role, password: str
) -> None:
    """Open an account.

    Raises:
        LoginTaken, LoginMalformed, PasswordTooShort: Nothing was written.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    account = _account(login, display_name, role, password)
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        _add(unit, desk, actor, account)
        unit.commit()


def add_first_administrator(desk: Desk, *, login: str, display_name: str, password: str) -> None:
    """Open the first account of a new store; there is no default account.

    Raises:
        LoginTaken: The store has an account already.
    """
    office = Actor(
        staff_id=StaffId(0),
        login=OFFICE_LOGIN,
        display_name=OFFICE_LOGIN,
        role=Role.ADMINISTRATOR,
        desk_no=OFFICE_DESK_NO,
    )
    account = _account(login, display_name, Role.ADMINISTRATOR, password)
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        if unit.staff.count():
            raise LoginTaken(login=login)
        _add(unit, desk, office, account)
        unit.commit()


def close_account(desk: Desk, actor: Actor, *, login: str) -> None:
    """Close an account; what its holder did stays in the books under their name.

    Raises:
        OwnAccount: It is the account one is signed in with.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    if login == actor.login:
        raise OwnAccount
    _set_active(desk, actor, login, is_active=False)


def reopen_account(desk: Desk, actor: Actor, *, login: str) -> None:
    """Open a closed account again."""
    check_permitted(actor, Act.MANAGE_STAFF)
    _set_active(desk, actor, login, is_active=True)


def set_password(desk: Desk, actor: Actor, *, login: str, password: str) -> None:
    """Give an account a new password.

    Raises:
        PasswordTooShort: Nothing was written.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    check_password(password)
    stored_hash = hash_password(password)
    with desk.open_unit() as unit:
        unit.staff.set_password(login, stored_hash)
        unit.journal.write(actor, at=desk.clock(), act="set_password", subject=login)
        unit.commit()


def _set_active(desk: Desk, actor: Actor, login: str, *, is_active: bool) -> None:
    with desk.open_unit() as unit:
        unit.staff.set_active(login, is_active=is_active)
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="reopen_account" if is_active else "close_account",
            subject=login,
        )
        unit.commit()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    login: str
    display_name: str
    role: Role
    password_hash: str


def _account(login: str, display_name: str, role: Role, password: str) -> _Account:
    """Check a new account; takes a tenth of a second, so nothing may be locked meanwhile."""
    login = login.strip()
    check_login(login)
    check_password(password)
    return _Account(
        login=login,
        display_name=display_name.strip() or login,
        role=role,
        password_hash=hash_password(password),
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
    if not 2 <= len(login) <= 32 or not all(c.isalnum() or c in "._-" for c in login):  # noqa: PLR2004
        raise LoginMalformed


def check_password(password: str) -> None:
    """Refuse a password that the policy does not accept.

    Raises:
        PasswordTooShort: It has fewer characters than `PASSWORD_LENGTH_MIN`.
    """
    if len(password) < PASSWORD_LENGTH_MIN:
        raise PasswordTooShort(length_min=PASSWORD_LENGTH_MIN)
