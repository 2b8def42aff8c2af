from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from counter_app.domain.passwords import (
    DEMO,
    GOVERNMENT,
    LIMITS,
    ChangeReason,
    CharacterClass,
    PasswordPolicy,
    PasswordTooPlain,
    PasswordTooShort,
    PasswordTooYoung,
    PolicyRefused,
    change_due,
    check_age,
    check_policy,
    check_strength,
    classes_of,
)
from factories import NOON


@pytest.mark.parametrize("password", ["Abcdefg1", "abcdef1!", "ABCDEF1!", "密碼Abcdef", "Aa1 aaaa"])
def test_three_kinds_of_eight_characters_are_enough(password: str) -> None:
    check_strength(password, GOVERNMENT)


@pytest.mark.parametrize("password", ["", "Abcde1!", "密Aa1"])
def test_seven_characters_are_too_few(password: str) -> None:
    with pytest.raises(PasswordTooShort) as refused:
        check_strength(password, GOVERNMENT)
    assert refused.value.length_min == 8


@pytest.mark.parametrize(
    "password", ["abcdefgh", "abcdefg1", "12345678!", "ABCDEFGH", "密碼密碼密碼密碼"]
)
def test_two_kinds_are_too_few(password: str) -> None:
    with pytest.raises(PasswordTooPlain):
        check_strength(password, GOVERNMENT)


def test_the_kinds_of_characters() -> None:
    assert classes_of("") == frozenset()
    assert classes_of("aÉ９🔑") == set(CharacterClass)


def test_a_given_password_must_be_changed_and_an_old_one_too() -> None:
    day = timedelta(days=1)

    def due(age: timedelta, policy: PasswordPolicy = GOVERNMENT, *, given: bool = False) -> object:
        return change_due(policy, must_change=given, changed_at=NOON - age, now=NOON)

    assert due(0 * day, given=True) is ChangeReason.GIVEN
    assert due(90 * day - timedelta(seconds=1)) is None
    assert due(90 * day) is ChangeReason.TOO_OLD
    assert due(-day) is None
    assert due(10_000 * day, DEMO) is None


def test_a_password_is_kept_for_a_day() -> None:
    changed_at = NOON - timedelta(hours=23, minutes=59)
    with pytest.raises(PasswordTooYoung):
        check_age(GOVERNMENT, changed_at=changed_at, now=NOON)
    with pytest.raises(PasswordTooYoung):
        check_age(GOVERNMENT, changed_at=NOON + timedelta(days=3), now=NOON)
    check_age(GOVERNMENT, changed_at=NOON - timedelta(days=1), now=NOON)
    check_age(DEMO, changed_at=NOON, now=NOON)


@pytest.mark.parametrize("name", sorted(LIMITS))
def test_a_figure_stays_within_what_the_baseline_leaves_open(name: str) -> None:
    lowest, highest = LIMITS[name]
    others: dict[str, Any] = {"age_min_days": 0, "age_max_days": 365}
    for value in (lowest, highest):
        check_policy(replace(GOVERNMENT, **(others | {name: value})))
    for value in (lowest - 1, highest + 1):
        with pytest.raises(PolicyRefused) as refused:
            check_policy(replace(GOVERNMENT, **(others | {name: value})))
        assert refused.value.name == name


def test_a_password_can_be_changed_before_it_is_too_old() -> None:
    with pytest.raises(PolicyRefused):
        check_policy(replace(GOVERNMENT, age_max_days=7, age_min_days=7))
    check_policy(replace(GOVERNMENT, age_max_days=8, age_min_days=7))


def test_the_shipped_policies_are_within_their_own_bounds() -> None:
    check_policy(GOVERNMENT)
    check_policy(DEMO)
