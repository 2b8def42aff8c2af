from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.money import Twd
from counter_app.domain.virtual_accounts import (
    PROFILES,
    BankProfile,
    UnknownBankProfile,
    account_of,
    profile_named,
    range_of,
)
from vectors import read_vectors

VECTORS = read_vectors("virtual_accounts")
PROFILE_OF = {
    ("bot16", False): "004",
    ("taishin14", False): "812",
    ("esun_single", False): "808-single",
    ("esun_single", True): "808-single-amount",
    ("esun_double", False): "808-double",
    ("esun_double", True): "808-double-amount",
}
"""By kind of vector, and whether the amount is in its check digits."""

AMOUNTS = st.integers(1, 9_999_999).map(Twd)
BASES = st.text(alphabet="0123456789", min_size=15, max_size=15)
VERIFIED = [profile for profile in PROFILES.values() if profile.is_verified]


def base_of(vector: dict[str, Any]) -> str:
    match vector["kind"]:
        case "bot16":
            return str(vector["prefix"] + vector["serial"])
        case "taishin14":
            head = range_of(
                PROFILES["812"],
                prefix=vector["corp"],
                last_day=date.fromisoformat(vector["due"]),
            )
            return head + str(vector["arid"])
        case _:
            return str(vector["base"])


@pytest.mark.parametrize(
    "vector",
    [v for v in VECTORS if v.get("expected_to_agree", True)],
    ids=lambda v: str(v["expected"]),
)
def test_published_accounts_are_those_we_make(vector: dict[str, Any]) -> None:
    has_amount = vector["kind"].startswith("esun") and vector["amount"] is not None
    profile = PROFILES[PROFILE_OF[vector["kind"], has_amount]]
    account = account_of(profile, base=base_of(vector), amount_twd=Twd(vector["amount"] or 0))

    assert account.account == vector["expected"]
    assert (account.bank_code, profile.is_verified) == (vector["bank"], True)
    assert account.account.startswith(account.base)


def test_an_example_that_its_own_code_does_not_make_is_not_ours_either() -> None:
    (vector,) = [v for v in VECTORS if not v.get("expected_to_agree", True)]
    base = vector["expected"][:-1]

    # Its last two digits are the only ones that the synopsis leaves open.
    made = {account_of(PROFILES["812"], base=base, amount_twd=Twd(1)).account}
    assert vector["expected"] not in made
    assert len(base) == PROFILES["812"].base_length


def test_every_verified_rule_reproduces_an_example() -> None:
    reproduced = {
        PROFILE_OF[v["kind"], v["kind"].startswith("esun") and v["amount"] is not None]
        for v in VECTORS
        if v.get("expected_to_agree", True)
    }
    assert reproduced == {profile.name for profile in VERIFIED}
    assert [name for name, profile in PROFILES.items() if not profile.is_verified] == [
        "103",
        "011",
        "822",
    ]
    assert next(iter(PROFILES)) == "004"


@pytest.mark.parametrize("profile", list(PROFILES.values()), ids=lambda p: str(p.name))
def test_every_account_is_digits_of_one_length_that_fit_a_store_barcode(
    profile: BankProfile,
) -> None:
    for length in profile.prefix_lengths:
        head = range_of(profile, prefix="9" * length, last_day=date(2025, 12, 4))
        room = profile.base_length - len(head)
        assert room >= 4, "a branch would run out of numbers"
        lengths = set()
        for serial in (0, 1, 10**room - 1):
            base = f"{head}{serial:0{room}d}"
            made = account_of(profile, base=base, amount_twd=Twd(29_999))
            assert made.account.isdigit()
            lengths.add(len(made.account))
        assert len(lengths) == 1
        assert lengths.pop() <= 16


@pytest.mark.parametrize("base", ["70060200004627", "7006020000462711", "70060200004627A", ""])
def test_a_base_of_another_length_is_a_bug(base: str) -> None:
    with pytest.raises(ValueError, match="not a base of 004"):
        account_of(PROFILES["004"], base=base, amount_twd=Twd(1))


def test_a_bank_that_nobody_knows_has_no_profile() -> None:
    with pytest.raises(UnknownBankProfile):
        profile_named("013")
    assert profile_named("004").bank_name == "臺灣銀行"


@pytest.mark.parametrize(
    ("last_day", "head"),
    [
        (date(2007, 4, 2), "6092"),
        (date(2011, 1, 1), "0001"),
        (date(2024, 12, 31), "3366"),
        (date(2025, 12, 31), "4365"),
    ],
)
def test_the_day_of_a_taishin_number_counts_the_year_before(last_day: date, head: str) -> None:
    assert range_of(PROFILES["812"], prefix="95678", last_day=last_day) == f"95678{head}"
    assert range_of(PROFILES["004"], prefix="700602", last_day=last_day) == "700602"


# One changed digit is caught where its weight has no factor in common with ten: with the weights
# 1, 3, 7 everywhere, with an even weight (or 5) only sometimes.
ALWAYS_CAUGHT = {
    "004": range(15),
    "812": range(13),
    "808-single": (0, 2, 3, 5, 9, 11),
}


@given(
    base=BASES,
    amount=AMOUNTS,
    name=st.sampled_from(sorted(ALWAYS_CAUGHT)),
    data=st.data(),
)
def test_one_changed_digit_is_caught_where_the_rule_can_catch_it(
    base: str, amount: Twd, name: str, data: st.DataObject
) -> None:
    profile = PROFILES[name]
    base = base[: profile.base_length]
    place = data.draw(st.sampled_from(ALWAYS_CAUGHT[name]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != base[place]]))
    changed = base[:place] + digit + base[place + 1 :]

    assert profile.check(changed, amount) != profile.check(base, amount)


@given(base=BASES, amount=AMOUNTS, place=st.integers(0, 10))
def test_two_check_digits_catch_every_changed_digit(base: str, amount: Twd, place: int) -> None:
    base = base[:11]
    changed = base[:place] + str((int(base[place]) + 1) % 10) + base[place + 1 :]

    assert PROFILES["808-double"].check(changed, amount) != PROFILES["808-double"].check(
        base, amount
    )


def test_an_even_weight_lets_five_more_pass_unseen() -> None:
    # 玉山 with one digit weighs twelve places 3, 2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1.
    blind = [
        place
        for place in range(12)
        if PROFILES["808-single"].check("0" * 12, Twd(1))
        == PROFILES["808-single"].check("0" * place + "5" + "0" * (11 - place), Twd(1))
    ]
    assert blind == [1, 4, 6, 8, 10]


@given(base=BASES, amount=st.integers(1, 9_999_998).map(Twd))
def test_an_account_with_the_amount_in_it_fits_no_other_amount_of_a_dollar_more(
    base: str, amount: Twd
) -> None:
    bank = PROFILES["004"]
    assert bank.check(base, amount) != bank.check(base, Twd(amount + 1)) or (amount + 1) % 10 == 0
