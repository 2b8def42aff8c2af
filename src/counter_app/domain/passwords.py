"""What a password must be like, how long it holds, and what wrong ones lead to.

Every figure is a setting of the whole branch.  As shipped they are those of the government
baseline for information systems (資通系統防護基準, 附表十).
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordPolicy:
    """The rules for passwords and locks of one branch.

    Attributes:
        length_min: Characters.
        classes_min: Of capitals, small letters, digits and everything else, so many must occur.
        age_max_days: An older one must be changed at the next sign-in; 0 for never.
        age_min_days: A younger one may not be changed; 0 for at any time.
        history: So many passwords before the present one may not come back.
        tries_max: So many wrong ones in a row lock the name.
        lock_minutes: For so long.
        idle_minutes: A desk that nobody touches is locked after so long.
        given_must_change: Whoever was given a password must choose another at the first sign-in.
    """

    length_min: int = 8
    classes_min: int = 3
    age_max_days: int = 90
    age_min_days: int = 1
    history: int = 3
    tries_max: int = 3
    lock_minutes: int = 15
    idle_minutes: int = 15
    given_must_change: bool = True


GOVERNMENT: Final = PasswordPolicy()
DEMO: Final = PasswordPolicy(classes_min=1, age_max_days=0, age_min_days=0, given_must_change=False)
"""Of demo stores alone: their passwords stand on the sign-in page."""

LIMITS: Final[dict[str, tuple[int, int]]] = {
    "length_min": (8, 64),
    "classes_min": (1, 4),
    "age_max_days": (0, 365),
    "age_min_days": (0, 30),
    "history": (3, 24),
    "tries_max": (1, 5),
    "lock_minutes": (15, 1440),
    "idle_minutes": (1, 60),
}
"""From, to: the baseline's own bounds, within which a branch may choose."""


class CharacterClass(StrEnum):
    """The kinds of characters that a policy counts."""

    CAPITAL = "capital"
    SMALL = "small"
    DIGIT = "digit"
    OTHER = "other"


class ChangeReason(StrEnum):
    """Why a password must be changed."""

    GIVEN = "given"
    TOO_OLD = "too_old"


@dataclass(eq=False, kw_only=True)
class SignInRefused(Refusal):
    """The name or the password is wrong, or the account is closed; which, is not said."""


@dataclass(eq=False, kw_only=True)
class SignInLocked(Refusal):
    """The name was tried in vain too often; whether anybody has it, is not said."""

    minutes: int


@dataclass(eq=False, kw_only=True)
class PasswordTooShort(Refusal):
    """The password has fewer characters than the policy asks."""

    length_min: int


@dataclass(eq=False, kw_only=True)
class PasswordTooPlain(Refusal):
    """The password has fewer kinds of characters than the policy asks."""

    classes_min: int


@dataclass(eq=False, kw_only=True)
class PasswordUsedBefore(Refusal):
    """It is the present password or one of the last before it."""

    history: int


@dataclass(eq=False, kw_only=True)
class PasswordTooYoung(Refusal):
    """The present password was chosen too short a time ago."""

    age_min_days: int


@dataclass(eq=False, kw_only=True)
class PasswordMustChange(Refusal):
    """Name and password fit, but another one must be chosen first."""

    reason: ChangeReason


@dataclass(eq=False, kw_only=True)
class PolicyRefused(Refusal):
    """A figure of the policy is outside what the baseline leaves open."""

    name: str
    lowest: int
    highest: int


def classes_of(password: str) -> frozenset[CharacterClass]:
    """Return which kinds of characters occur.

    >>> classes_of("aB1") == {CharacterClass.SMALL, CharacterClass.CAPITAL, CharacterClass.DIGIT}
    True
    """
    return frozenset(_class_of(character) for character in password)


def _class_of(character: str) -> CharacterClass:
    if character.isupper():
        return CharacterClass.CAPITAL
    if character.islower():
        return CharacterClass.SMALL
    if character.isdigit():
        return CharacterClass.DIGIT
    return CharacterClass.OTHER


def check_strength(password: str, policy: PasswordPolicy) -> None:
    """Refuse a password that is too short or too plain.

    Raises:
        PasswordTooShort, PasswordTooPlain: As the policy says.
    """
    if len(password) < policy.length_min:
        raise PasswordTooShort(length_min=policy.length_min)
    if len(classes_of(password)) < policy.classes_min:
        raise PasswordTooPlain(classes_min=policy.classes_min)


def check_age(policy: PasswordPolicy, *, changed_at: datetime, now: datetime) -> None:
    """Refuse to change a password that was chosen only just now.

    Raises:
        PasswordTooYoung: As the policy says.
    """
    if policy.age_min_days and now - changed_at < timedelta(days=policy.age_min_days):
        raise PasswordTooYoung(age_min_days=policy.age_min_days)


def change_due(
    policy: PasswordPolicy, *, must_change: bool, changed_at: datetime, now: datetime
) -> ChangeReason | None:
    """Return why a password must be changed before anything else; None where it need not."""
    if must_change:
        return ChangeReason.GIVEN
    if policy.age_max_days and now - changed_at >= timedelta(days=policy.age_max_days):
        return ChangeReason.TOO_OLD
    return None


def check_policy(policy: PasswordPolicy) -> None:
    """Refuse a policy that the baseline does not allow.

    Raises:
        PolicyRefused: A figure is out of its `LIMITS`; or a password could never be old enough
            to be changed before it is too old.
    """
    for entry in fields(PasswordPolicy):
        value = getattr(policy, entry.name)
        if entry.name in LIMITS:
            lowest, highest = LIMITS[entry.name]
            if not lowest <= value <= highest:
                raise PolicyRefused(name=entry.name, lowest=lowest, highest=highest)
    if policy.age_max_days and policy.age_max_days <= policy.age_min_days:
        raise PolicyRefused(
            name="age_max_days",
            lowest=policy.age_min_days + 1,
            highest=LIMITS["age_max_days"][1],
        )
