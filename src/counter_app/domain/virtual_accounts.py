"""Bank account numbers that name one debt, by the rules of each bank.

A number is a *base* that is handed out, and check digits that some banks make from the amount
too.  Profiles without published examples ship switched off: a branch compares their numbers with
its bank first (`domain.notice_terms.BankTerms.is_confirmed`).

Sources: public code of integrators; the worked examples are in
``tests/data/vectors/virtual_accounts.json``.  Official bank manuals are not public.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.money import Twd

Check = Callable[[str, Twd], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualAccount:
    """A number as it is printed.

    Attributes:
        base: The number without its check digits; what is handed out once.
        account: The whole number.
    """

    bank_code: str
    bank_name: str
    base: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BankProfile:
    """How the numbers of a bank are made.

    Attributes:
        name: Such as ``004`` or ``808-single``.
        prefix_lengths: Digits that the bank gives, as many as one of these.
        serial_length: Digits of our own after the prefix, per length of prefix; days count as
            part of the prefix.
        has_day: Year digit and day of the year stand between prefix and serial.
        check: Makes the check digits of a base and an amount.
        amount_digits: How long an amount the check digits can speak of; None where they speak
            of none.
        is_verified: There are published examples, and we reproduce them.
    """

    name: str
    bank_code: str
    bank_name: str
    prefix_lengths: tuple[int, ...]
    base_length: int
    has_day: bool = False
    check: Check
    amount_digits: int | None = None
    is_verified: bool

    def speaks_of(self, amount_twd: Twd) -> bool:
        """Tell whether the bank can check an amount: of a longer one nobody knows the rule."""
        return self.amount_digits is None or len(str(int(amount_twd))) <= self.amount_digits


@dataclass(eq=False, kw_only=True)
class UnknownBankProfile(Refusal):
    """No profile of this name."""

    name: str


@dataclass(eq=False, kw_only=True)
class ProfileUnverified(Refusal):
    """The rule of this bank was never compared with the bank: it makes no numbers yet."""

    bank_name: str


@dataclass(eq=False, kw_only=True)
class WrongAccountCheck(Refusal):
    """The check digit of a virtual account is wrong: misread, mistyped or invented.

    Attributes:
        account: As it was read.
    """

    account: str


@dataclass(eq=False, kw_only=True)
class AccountsUsedUp(Refusal):
    """Every number of the branch's range belongs to an open debt."""

    bank_name: str


def check_004(base: str, amount_twd: Twd) -> str:
    """臺灣銀行: weights 1, 3, 7 over base (15) and amount (10), modulo 10."""
    return str(_weighted(f"{base}{int(amount_twd):010d}", cycle((1, 3, 7))) % 10)


def check_812(base: str, amount_twd: Twd) -> str:
    """台新: three times the odd places, the even places, and a code of the amount, modulo 10."""
    reverse = f"{int(amount_twd):07d}"[::-1]
    amount_code = 2 * int(reverse[3]) + sum(
        (int(reverse[place]) + int(reverse[6 - place])) * (5 - place) for place in range(3)
    )
    odd, even = sum(map(int, base[0::2])), sum(map(int, base[1::2]))
    return str(-(3 * odd + even + amount_code) % 10)


def check_808_single(base: str, _amount_twd: Twd) -> str:
    """玉山, one check digit: weights 6, 5, 4, 3, 2, 1, 9 … over 15 places, modulo 10."""
    return str(_weighted(base.rjust(15, "0"), map(int, "654321987654321")) % 10)


def check_808_single_amount(base: str, amount_twd: Twd) -> str:
    """玉山, one check digit with the amount: 8 to 1 over its eight places are added."""
    amount = _weighted(f"{int(amount_twd):08d}", range(8, 0, -1)) % 10
    return str((int(check_808_single(base, amount_twd)) + amount) % 10)


def check_808_double(base: str, _amount_twd: Twd) -> str:
    """玉山, two check digits, over 14 places."""
    return "".join(
        str(_weighted(base.rjust(14, "0"), map(int, weights)) % 10)
        for weights in ("31731731731731", "73973973973973")
    )


def check_808_double_amount(base: str, amount_twd: Twd) -> str:
    """玉山, two check digits with the amount, over its eight places."""
    return "".join(
        str((int(check) + _weighted(f"{int(amount_twd):08d}", map(int, weights))) % 10)
        for check, weights in zip(
            check_808_double(base, amount_twd), ("31731731", "73973973"), strict=True
        )
    )


def check_103(base: str, amount_twd: Twd) -> str:
    """新光, 13 places and eight of amount; no published example."""
    weights = (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 4, 6, 8, 1, 3, 5, 7, 9, 7, 5, 3)
    digit = 11 - _weighted(f"{base}{int(amount_twd):08d}", weights) % 11
    return str({10: 0, 11: 1}.get(digit, digit))


def check_011(base: str, _amount_twd: Twd) -> str:
    """上海: without the third digit, unit digits of the products; no published example."""
    kept = base[:2] + base[3:]
    return str(-_weighted_units(kept, map(int, "123987614321")) % 10)


def check_822(base: str, amount_twd: Twd) -> str:
    """中信: unit digits of 3, 7, 1 over account and eight of amount; no published example."""
    total = _weighted_units(base, cycle((3, 7, 1)))
    total += _weighted_units(f"{int(amount_twd):08d}", cycle((3, 7, 1)))
    return str(-total % 10)


PROFILES: Final = {
    profile.name: profile
    for profile in (
        BankProfile(
            name="004",
            bank_code="004",
            bank_name="臺灣銀行",
            prefix_lengths=(6,),
            base_length=15,
            check=check_004,
            amount_digits=10,
            is_verified=True,
        ),
        BankProfile(
            name="812",
            bank_code="812",
            bank_name="台新銀行",
            prefix_lengths=(5,),
            base_length=13,
            has_day=True,
            check=check_812,
            amount_digits=7,
            is_verified=True,
        ),
        BankProfile(
            name="808-single",
            bank_code="808",
            bank_name="玉山銀行",
            prefix_lengths=(4, 5, 6),
            base_length=12,
            check=check_808_single,
            is_verified=True,
        ),
        BankProfile(
            name="808-single-amount",
            bank_code="808",
            bank_name="玉山銀行",
            prefix_lengths=(4, 5, 6),
            base_length=12,
            check=check_808_single_amount,
            amount_digits=8,
            is_verified=True,
        ),
        BankProfile(
            name="808-double",
            bank_code="808",
            bank_name="玉山銀行",
            prefix_lengths=(4, 5),
            base_length=11,
            check=check_808_double,
            is_verified=True,
        ),
        BankProfile(
            name="808-double-amount",
            bank_code="808",
            bank_name="玉山銀行",
            prefix_lengths=(4, 5),
            base_length=11,
            check=check_808_double_amount,
            amount_digits=8,
            is_verified=True,
        ),
        BankProfile(
            name="103",
            bank_code="103",
            bank_name="新光銀行",
            prefix_lengths=(4, 5, 6),
            base_length=13,
            check=check_103,
            amount_digits=8,
            is_verified=False,
        ),
        BankProfile(
            name="011",
            bank_code="011",
            bank_name="上海商業儲蓄銀行",
            prefix_lengths=(7,),
            base_length=13,
            check=check_011,
            is_verified=False,
        ),
        BankProfile(
            name="822",
            bank_code="822",
            bank_name="中國信託銀行",
            prefix_lengths=(5,),
            base_length=13,
            check=check_822,
            amount_digits=8,
            is_verified=False,
        ),
    )
}
"""Every bank whose rule is known, by name; the first is the default."""


def profile_named(name: str) -> BankProfile:
    """Return a profile.

    Raises:
        UnknownBankProfile: There is none of this name.
    """
    if name not in PROFILES:
        raise UnknownBankProfile(name=name)
    return PROFILES[name]


def range_of(profile: BankProfile, *, prefix: str, last_day: date) -> str:
    """Return what every number of a range begins with: the bank's digits, and the day's.

    台新 counts the last digit of the Gregorian year before, then the day of the year.

    >>> range_of(PROFILES["812"], prefix="95678", last_day=date(2007, 4, 2))
    '956786092'
    """
    if not profile.has_day:
        return prefix
    return f"{prefix}{(last_day.year - 1) % 10}{last_day.timetuple().tm_yday:03d}"


def account_of(profile: BankProfile, *, base: str, amount_twd: Twd) -> VirtualAccount:
    """Return the number of a base for an amount.

    Raises:
        ValueError: The base has not the length of the profile, which is a bug in the caller.
    """
    if len(base) != profile.base_length or not base.isdigit():
        raise ValueError(f"not a base of {profile.name}: {base}")
    return VirtualAccount(
        bank_code=profile.bank_code,
        bank_name=profile.bank_name,
        base=base,
        account=base + profile.check(base, amount_twd),
    )


def _weighted(digits: str, weights: "cycle[int] | map[int] | range | tuple[int, ...]") -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _weighted_units(digits: str, weights: "cycle[int] | map[int]") -> int:
    return sum(int(digit) * weight % 10 for digit, weight in zip(digits, weights, strict=False))
