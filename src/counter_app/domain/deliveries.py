"""A case as an agency delivers it, and what becomes of the one that is in the store."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DeliveredCase(NamedTuple):
    """One checked row of a case file.

    A tuple, since a file has a million of them.  The last column does not belong to the case
    but to its agency.
    """

    case_key: str
    year_serial: str
    case_number: str
    obligor_name: str
    obligor_number: str
    address: str
    agency_code: str
    kind: str
    section: str
    section_clerk: str
    section_phone: str
    principal_twd: int
    late_fee_twd: int
    interest_twd: int
    costs_twd: int
    computed_on: date | None
    due_on: date | None
    expires_on: date | None
    agency_name: str


class Conflict(StrEnum):
    """Why a delivered row does not replace a case that differs from it."""

    PAID_SINCE = "paid_since"
    BEING_PAID = "being_paid"


def conflict_of(
    *, computed_on: date | None, last_paid_on: date | None, is_claimed: bool
) -> Conflict | None:
    """Tell whether a delivered row that differs may replace the case; None when it may.

    A case paid at the desk is not reopened by amounts that do not know of the payment: the
    row must have been computed after the day of the payment.  A case that an open payment
    holds is left alone whatever the file says.

    Args:
        computed_on: 計算日 of the row; without one it knows of no payment.
        last_paid_on: Business day of the newest payment at the desk; None for none.
        is_claimed: An open payment holds the case.
    """
    if is_claimed:
        return Conflict.BEING_PAID
    if last_paid_on is not None and (computed_on is None or computed_on <= last_paid_on):
        return Conflict.PAID_SINCE
    return None
