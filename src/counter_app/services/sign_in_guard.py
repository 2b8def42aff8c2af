"""What stands between a name and its password: tries are counted before they are looked at.

A try counts from the moment it is made, in a transaction of its own, and is taken off again
when it proves right.  So neither a crash nor several desks at once buy a further try, and a
lock survives a restart.  While a name is locked its password is not looked at: the hash of
nobody is computed instead, which takes the same time and can answer nothing.  Names that
nobody has are counted, locked and refused in the same way.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from counter_app.domain.passwords import SignInLocked, SignInRefused
from counter_app.domain.staff import Actor
from counter_app.services.desk import Desk
from counter_app.services.password_policy import policy_of
from counter_app.store.staff import StaffMember
from counter_app.store.unit_of_work import UnitOfWork

GUARDED_LENGTH: Final = 64
_SHOWN_OF_UNKNOWN: Final = 2


def prove(desk: Desk, by: Actor, *, login: str, password: str) -> StaffMember:
    """Return whose name and password these are; a tenth of a second, whatever the answer.

    Args:
        desk: Where.
        by: Who signs the journal if it is refused: the program, or the clerk who asked somebody
            to stand beside.
        login: As typed.
        password: As typed.

    Raises:
        SignInRefused: They do not fit, or the account is closed.
        SignInLocked: The name is locked, or is so from this try on.
    """
    name = guarded_name(login)
    if desk.is_read_only:
        return _look(desk, name, password)
    is_locked, member = _begin_try(desk, name)
    usable = None if is_locked or member is None else member.password_hash
    fits = desk.vault.fits(password, usable or desk.vault.nobody)
    if usable is None or member is None or not fits or not member.is_active:
        raise _refuse(desk, by, name, was_locked=is_locked, is_known=member is not None)
    _end_try(desk, name)
    return member


def _look(desk: Desk, name: str, password: str) -> StaffMember:
    """Do without counting: where nothing may be written, nothing can be done but look."""
    with desk.open_unit() as unit:
        member = unit.staff.by_login(name)
    fits = desk.vault.fits(password, desk.vault.nobody if member is None else member.password_hash)
    if member is None or not fits or not member.is_active:
        raise SignInRefused
    return member


def guarded_name(login: str) -> str:
    """Return the name as it is looked up and guarded.

    Accounts are short words, so that no two of them share a guard; whatever else can be typed
    may.
    """
    words = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in login)
    return words.strip()[:GUARDED_LENGTH]


def lift(unit: UnitOfWork, desk: Desk, name: str) -> datetime | None:
    """Take the lock off a name, and forget its wrong tries.

    Returns:
        Until when it would have been locked; None where it never was.
    """
    guard = unit.guards.hold(name, at=desk.clock())
    unit.guards.put(replace(guard, failed_count=0, locked_until=None))
    desk.locked_until_s.pop(name, None)
    return guard.locked_until


def _begin_try(desk: Desk, name: str) -> tuple[bool, StaffMember | None]:
    """Count a try before it is looked at; tell whether the name is locked, and whose it is."""
    with desk.open_unit() as unit:
        at = desk.clock()
        policy = policy_of(unit, desk)
        guard = unit.guards.hold(name, at=at)
        member = unit.staff.by_login(name)
        if _is_locked(desk, name, guard.locked_until, at=at):
            return True, member
        lock = timedelta(minutes=policy.lock_minutes)
        # A lock that has passed was paid for; the tries before it are forgotten.
        count = 1 if guard.locked_until is not None else guard.failed_count + 1
        until = at + lock if count >= policy.tries_max else None
        unit.guards.put(replace(guard, failed_count=count, last_failed_at=at, locked_until=until))
        unit.commit()
    if until is not None:
        desk.locked_until_s[name] = desk.steady_s() + lock.total_seconds()
    return False, member


def _is_locked(desk: Desk, name: str, until: datetime | None, *, at: datetime) -> bool:
    if until is None:
        return False
    return at < until or desk.steady_s() < desk.locked_until_s.get(name, 0)


def _end_try(desk: Desk, name: str) -> None:
    with desk.open_unit() as unit:
        lift(unit, desk, name)
        unit.commit()


def _refuse(
    desk: Desk, by: Actor, name: str, *, was_locked: bool, is_known: bool
) -> SignInRefused | SignInLocked:
    with desk.open_unit() as unit:
        unit.queue_at_desk(by.desk_no)
        guard = unit.guards.hold(name, at=desk.clock())
        is_locked = was_locked or guard.locked_until is not None
        details: dict[str, object] = {"tries": guard.failed_count}
        if was_locked:
            details = {"was_locked": True}
        elif guard.locked_until is not None:
            details["locked_until"] = guard.locked_until.isoformat()
        unit.journal.write(
            by,
            at=desk.clock(),
            act="lock_account" if is_locked and not was_locked else "refuse_sign_in",
            subject=name if is_known else _veiled(name),
            details=details,
        )
        minutes = policy_of(unit, desk).lock_minutes
        unit.commit()
    return SignInLocked(minutes=minutes) if is_locked else SignInRefused()


def _veiled(name: str) -> str:
    # What is nobody's name may be somebody's password, typed into the wrong field; the journal
    # can never be corrected.
    return name[:_SHOWN_OF_UNKNOWN] + "*" * len(name[_SHOWN_OF_UNKNOWN:])
