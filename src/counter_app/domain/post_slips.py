"""The slip with which a post office takes money for a giro account.

Three texts: the account (8), a number of 16 whose last digit is a check, and the amount with
the fee of the post office.  The check digit is the one of the Bank of Taiwan plus one, modulo
10: a library that integrators use writes "10" where that is 9, which no machine reads.

Source: public code of integrators; the worked example and the fees are in
``tests/data/vectors/post_office.json``.
"""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.money import Twd
from counter_app.domain.virtual_accounts import check_004

ACCOUNT_LENGTH: Final = 8
BASE_LENGTH: Final = 15
_FEES: Final = ((95, 5), (990, 10))
_FEE_ABOVE: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSlip:
    """What stands on the slip.

    Attributes:
        account: Giro account of the branch.
        number: Base of the virtual account and its check digit at the post office.
        amount_twd: What the debt asks.
        fee_twd: What the post office asks on top.
    """

    account: str
    number: str
    amount_twd: Twd
    fee_twd: Twd

    @property
    def texts(self) -> tuple[str, str, str]:
        """The three texts, each a Code 39."""
        return self.account, self.number, str(self.amount_twd + self.fee_twd)


def post_fee(amount_twd: Twd) -> Twd:
    """Return the fee of the post office: 5 up to 95, 10 up to 990, 15 above."""
    return Twd(next((fee for most, fee in _FEES if amount_twd <= most), _FEE_ABOVE))


def post_check(base: str, amount_twd: Twd) -> str:
    """Return the check digit of a base (15 digits) and what is paid in, the fee included."""
    return str((int(check_004(base, amount_twd)) + 1) % 10)


def make_post_slip(*, account: str, base: str, amount_twd: Twd) -> PostSlip:
    """Return the slip of a debt.

    Args:
        account: Giro account, 8 digits.
        base: Number of the debt without check digit; padded with zeros to 15.
        amount_twd: Without the fee.
    """
    whole = base.rjust(BASE_LENGTH, "0")
    fee_twd = post_fee(amount_twd)
    return PostSlip(
        account=account,
        number=whole + post_check(whole, Twd(amount_twd + fee_twd)),
        amount_twd=amount_twd,
        fee_twd=fee_twd,
    )
