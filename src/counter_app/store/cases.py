"""Cases in and out of the store, and the claims that open payments have on them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, bindparam, delete, select, text, update

from counter_app.domain.cases import Case, CaseBlocked, CaseId
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from counter_app.domain.payments import PaymentId
from counter_app.store.schema import agencies, case_claims, cases, names

_EVERYTHING: Final[Select[*tuple[Any, ...]]] = select(
    *(column for column in cases.c if column.name not in {"name_id", "year_serial", "is_open"}),
    names.c.name.label("obligor_name"),
    agencies.c.agency_name,
).select_from(cases.join(names).join(agencies))

# Built once: building a statement costs more than running it (the payment is a hot path).
_BY_ID: Final = _EVERYTHING.where(cases.c.case_id == bindparam("case_id"))
_BY_IDS: Final = _EVERYTHING.where(
    cases.c.case_id.in_(bindparam("case_ids", expanding=True))
).order_by(cases.c.case_id)
_LOCK_BY_IDS: Final = _BY_IDS.with_for_update(of=cases)
_BY_KEY: Final = _EVERYTHING.where(cases.c.case_key == bindparam("key"))
_OPEN_OF_OBLIGOR: Final = _EVERYTHING.where(
    cases.c.obligor_number == bindparam("number"), cases.c.is_open
).order_by(cases.c.case_id)
_SAVE_PAYMENT: Final = (
    update(cases)
    .where(cases.c.case_id == bindparam("row"), cases.c.version == bindparam("expected"))
    .values(
        principal_twd=bindparam("principal"),
        late_fee_twd=bindparam("late_fee"),
        interest_twd=bindparam("interest"),
        costs_twd=bindparam("costs"),
        late_fee_charged_twd=bindparam("charged"),
        computed_on=bindparam("computed"),
        last_paid_on=bindparam("paid"),
        version=cases.c.version + 1,
    )
)
_GIVE_BACK: Final = (
    update(cases)
    .where(cases.c.case_id == bindparam("row"))
    .values(
        principal_twd=cases.c.principal_twd + bindparam("principal"),
        late_fee_twd=cases.c.late_fee_twd + bindparam("late_fee"),
        interest_twd=cases.c.interest_twd + bindparam("interest"),
        costs_twd=cases.c.costs_twd + bindparam("costs"),
        last_paid_on=bindparam("paid"),
        version=cases.c.version + 1,
    )
)
_CLAIMS: Final = select(case_claims).where(
    case_claims.c.case_id.in_(bindparam("case_ids", expanding=True))
)
# A conflict must not raise: on PostgreSQL that would end the transaction, and with it the
# chance to say which desk holds the case.
_CLAIM: Final = text(
    "INSERT INTO case_claims (case_id, payment_id, desk_no)"
    " VALUES (:case_id, :payment_id, :desk_no) ON CONFLICT (case_id) DO NOTHING"
)
_RELEASE: Final = delete(case_claims).where(case_claims.c.payment_id == bindparam("payment"))


class CaseRepository:
    """The cases of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_id(self, case_id: CaseId) -> Case | None:
        """Return a case; None when there is none."""
        return self._one(_BY_ID, {"case_id": case_id})

    def by_key(self, key: str) -> Case | None:
        """Return the case with this canonical identity, see `domain.case_numbers`."""
        return self._one(_BY_KEY, {"key": key})

    def by_ids(self, case_ids: Iterable[CaseId], *, lock: bool = False) -> dict[CaseId, Case]:
        """Return the cases that exist, in order of their identity.

        Args:
            case_ids: Any order, repeats allowed.
            lock: Hold the rows until the unit ends.  On SQLite the unit holds the whole
                store anyway.
        """
        wanted = sorted(set(case_ids))
        if not wanted:
            return {}
        rows = self._connection.execute(_LOCK_BY_IDS if lock else _BY_IDS, {"case_ids": wanted})
        found = map(_value_of, rows)
        return {case.case_id: case for case in found}

    def open_cases_of_obligor(self, obligor_number: str) -> list[Case]:
        """Return every case of one ID or tax ID on which something is still owed.

        An empty number names nobody, and finds nothing.
        """
        if not obligor_number:
            return []
        rows = self._connection.execute(_OPEN_OF_OBLIGOR, {"number": obligor_number})
        return [_value_of(row) for row in rows]

    def save_payment(
        self,
        case_id: CaseId,
        *,
        expected_version: int,
        parts: Parts,
        late_fee_charged_twd: Twd,
        computed_on: date | None,
        last_paid_on: date,
    ) -> bool:
        """Write what is still owed after a payment, and count the version up.

        Returns:
            False when the case moved meanwhile (or does not exist): nothing was written.
        """
        done = self._connection.execute(
            _SAVE_PAYMENT,
            {
                "row": case_id,
                "expected": expected_version,
                "principal": parts.principal_twd,
                "late_fee": parts.late_fee_twd,
                "interest": parts.interest_twd,
                "costs": parts.costs_twd,
                "charged": late_fee_charged_twd,
                "computed": computed_on,
                "paid": last_paid_on,
            },
        )
        return done.rowcount == 1

    def take_back_payment(self, case_id: CaseId, *, paid: Parts, last_paid_on: date | None) -> None:
        """Let a case owe again what a payment had settled, and count the version up.

        Args:
            case_id: Which case; hold it with a claim, so that no other payment reckons with it.
            paid: What the payment had settled.
            last_paid_on: The day of the newest payment that still stands; None without one.
        """
        self._connection.execute(
            _GIVE_BACK,
            {
                "row": case_id,
                "principal": paid.principal_twd,
                "late_fee": paid.late_fee_twd,
                "interest": paid.interest_twd,
                "costs": paid.costs_twd,
                "paid": last_paid_on,
            },
        )

    def claims_on(self, case_ids: Iterable[CaseId]) -> dict[CaseId, tuple[PaymentId, int]]:
        """Return which open payment, of which desk, holds each of these cases."""
        wanted = sorted(set(case_ids))
        if not wanted:
            return {}
        return {
            CaseId(row.case_id): (PaymentId(row.payment_id), row.desk_no)
            for row in self._connection.execute(_CLAIMS, {"case_ids": wanted})
        }

    def claim(self, case_ids: Iterable[CaseId], payment_id: PaymentId, desk_no: int) -> None:
        """Take hold of cases for a payment; those it holds already stay held.

        Raises:
            CaseBlocked: Another payment holds one of them (safety rule R5).  Some of the
                others may have been taken: leave the unit without a commit.
        """
        # In order of identity, so that two desks can wait for each other in one direction only.
        for case_id in sorted(set(case_ids)):
            self._claim_one(case_id, payment_id, desk_no)

    def release_claims(self, payment_id: PaymentId) -> None:
        """Let go of every case that a payment holds."""
        self._connection.execute(_RELEASE, {"payment": payment_id})

    def _claim_one(self, case_id: CaseId, payment_id: PaymentId, desk_no: int) -> None:
        row = {"case_id": case_id, "payment_id": payment_id, "desk_no": desk_no}
        while self._connection.execute(_CLAIM, row).rowcount == 0:
            holder = self.claims_on([case_id]).get(case_id)
            if holder is None:
                continue  # let go of between the two statements
            if holder[0] == payment_id:
                return
            case = self.by_id(case_id)
            number = "" if case is None else case.case_number
            raise CaseBlocked(case_number=number, desk_no=holder[1])

    def _one(self, query: Select[*tuple[Any, ...]], parameters: dict[str, Any]) -> Case | None:
        row = self._connection.execute(query, parameters).one_or_none()
        return None if row is None else _value_of(row)


def _value_of(row: Row[*tuple[Any, ...]]) -> Case:
    return Case(
        case_id=CaseId(row.case_id),
        case_key=row.case_key,
        case_number=row.case_number,
        obligor_name=row.obligor_name,
        obligor_number=row.obligor_number,
        address=row.address,
        agency_code=row.agency_code,
        agency_name=row.agency_name,
        kind=KindName(row.kind),
        section=row.section,
        section_clerk=row.section_clerk,
        section_phone=row.section_phone,
        parts=Parts(
            costs_twd=Twd(row.costs_twd),
            interest_twd=Twd(row.interest_twd),
            late_fee_twd=Twd(row.late_fee_twd),
            principal_twd=Twd(row.principal_twd),
        ),
        late_fee_charged_twd=Twd(row.late_fee_charged_twd),
        principal_charged_twd=Twd(row.principal_charged_twd),
        computed_on=row.computed_on,
        due_on=row.due_on,
        expires_on=row.expires_on,
        version=row.version,
        last_paid_on=row.last_paid_on,
    )
