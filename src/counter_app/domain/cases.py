"""A case and what is owed on it."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts

CaseId = NewType("CaseId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One enforcement case, as it stands in the store.

    Attributes:
        case_id: Row identity in this branch's store.
        case_key: Canonical identity, see `domain.case_numbers`.
        case_number: As printed on paper.
        obligor_number: National ID, resident certificate or tax ID; may be empty.
        parts: What is still owed, as of *computed_on*.
        late_fee_charged_twd: Every late fee ever charged on the case, paid or not; caps
            count it.
        principal_charged_twd: The principal before any of it was paid at the desk; the basis
            of the caps.
        computed_on: 計算日, the day for which *parts* were computed; None when unknown.
        due_on: 繳納期限, from which late fees run.
        expires_on: 執行期間屆滿日, the last day on which the case may be enforced.
        version: Counts every change; a payment is refused when it moved meanwhile.
        last_paid_on: Business day of the newest payment at the desk.
    """

    case_id: CaseId
    case_key: str
    case_number: str
    obligor_name: str
    obligor_number: str
    address: str
    agency_code: str
    agency_name: str
    kind: KindName
    section: str
    section_clerk: str
    section_phone: str
    parts: Parts
    late_fee_charged_twd: Twd
    principal_charged_twd: Twd
    computed_on: date | None
    due_on: date | None
    expires_on: date | None
    version: int
    last_paid_on: date | None

    @property
    def is_open(self) -> bool:
        """Tell whether anything is still owed."""
        return self.parts.total_twd > 0


@dataclass(eq=False, kw_only=True)
class UnknownCase(Refusal):
    """No case of this branch carries the number."""

    text: str


@dataclass(eq=False, kw_only=True)
class CaseExpired(Refusal):
    """The time in which the case may be enforced has run out (行政執行法 §7)."""

    case_number: str
    expired_on: date


@dataclass(eq=False, kw_only=True)
class NothingDue(Refusal):
    """The case is already settled."""

    case_number: str


@dataclass(eq=False, kw_only=True)
class CaseMoved(Refusal):
    """The case changed since it was put on the screen: paid at another desk, or re-imported."""

    case_number: str


@dataclass(eq=False, kw_only=True)
class CaseBlocked(Refusal):
    """A payment with an unknown or unfinished outcome holds the case (safety rule R5)."""

    case_number: str
    desk_no: int


def check_not_expired(case: Case, *, on: date) -> None:
    """Refuse a case that may no longer be enforced.

    Raises:
        CaseExpired: *on* lies after the day of expiry.
    """
    if case.expires_on is not None and on > case.expires_on:
        raise CaseExpired(case_number=case.case_number, expired_on=case.expires_on)
