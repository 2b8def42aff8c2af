"""The store of a payment as anybody would write it with ORM entities, to compare ours with.

The same services run on it, so that only the store differs: read what is looked at as
entities, set their attributes, add new ones, flush.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, registry

from counter_app.domain.cases import Case, CaseId
from counter_app.domain.chain import link_hash
from counter_app.domain.kinds import CaseKind, KindName, TenderRule
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from counter_app.domain.payments import Payment, PaymentId
from counter_app.domain.printing import PrintJob
from counter_app.domain.receipts import Receipt, ReceiptNumber, receipt_number
from counter_app.domain.shifts import Shift, ShiftId
from counter_app.domain.staff import Actor
from counter_app.domain.tenders import TenderKind
from counter_app.store.payments import _item_row, _payment_row, _tender_row
from counter_app.store.receipts import _to_json
from counter_app.store.schema import metadata

ENTITIES: dict[str, Any] = {}
for _name, _table in metadata.tables.items():
    ENTITIES[_name] = type(f"{_name.title()}Entity", (), {})
    registry().map_imperatively(ENTITIES[_name], _table)


def entity(table: str, values: dict[str, Any]) -> Any:  # noqa: ANN401 - an entity
    """Return a new entity with these attributes."""
    made = ENTITIES[table]()
    for name, value in values.items():
        setattr(made, name, value)
    return made


class EntityUnit:
    """What the settling of a payment asks of a unit of work, through entities."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        self.session = Session(self._engine)
        self.payments = self.receipts = self.journal = self.print_jobs = self
        self.cases = self.rules = self.shifts = self.drafts = self
        return self

    def __exit__(self, *_exception: object) -> None:
        self.session.close()

    def commit(self) -> None:
        self.session.commit()

    def queue_at_desk(self, desk_no: int) -> None:
        self._head = self.session.get_one(ENTITIES["chain_heads"], desk_no)

    # --- looked at -------------------------------------------------------------------------

    def find(self, payment_id: PaymentId, *, lock: bool) -> None:  # noqa: ARG002 - as ours
        assert self.session.get(ENTITIES["payments"], payment_id) is None

    def open_at(self, desk_no: int) -> Shift:
        shifts = ENTITIES["shifts"]
        found = self.session.scalars(
            select(shifts).where(shifts.desk_no == desk_no, shifts.state == "open")
        ).one()
        return Shift(
            shift_id=ShiftId(found.shift_id),
            desk_no=found.desk_no,
            business_day=found.business_day,
            opened_at=found.opened_at,
            opened_by=found.opened_by,
            float_twd=Twd(found.float_twd),
            clerk=found.clerk,
        )

    def by_ids(self, case_ids: Iterable[CaseId], *, lock: bool) -> dict[CaseId, Case]:  # noqa: ARG002 - as ours
        return {case_id: self._case(case_id) for case_id in case_ids}

    def _case(self, case_id: CaseId) -> Case:
        found = self.session.get_one(ENTITIES["cases"], case_id)
        obligor = self.session.get_one(ENTITIES["names"], found.name_id)
        agency = self.session.get_one(ENTITIES["agencies"], found.agency_code)
        return Case(
            case_id=case_id,
            case_key=found.case_key,
            case_number=found.case_number,
            obligor_name=obligor.name,
            obligor_number=found.obligor_number,
            address=found.address,
            agency_code=found.agency_code,
            agency_name=agency.agency_name,
            kind=KindName(found.kind),
            section=found.section,
            section_clerk=found.section_clerk,
            section_phone=found.section_phone,
            parts=Parts(
                costs_twd=found.costs_twd,
                interest_twd=found.interest_twd,
                late_fee_twd=found.late_fee_twd,
                principal_twd=found.principal_twd,
            ),
            late_fee_charged_twd=found.late_fee_charged_twd,
            principal_charged_twd=found.principal_charged_twd,
            computed_on=found.computed_on,
            due_on=found.due_on,
            expires_on=found.expires_on,
            version=found.version,
            last_paid_on=found.last_paid_on,
        )

    def claims_on(self, case_ids: Iterable[CaseId]) -> dict[CaseId, tuple[PaymentId, int]]:
        claims = ENTITIES["case_claims"]
        found = self.session.scalars(select(claims).where(claims.case_id.in_(list(case_ids))))
        return {claim.case_id: (claim.payment_id, claim.desk_no) for claim in found}

    def kinds(self, names: Collection[str]) -> dict[str, CaseKind]:
        kinds = ENTITIES["case_kinds"]
        found = self.session.scalars(select(kinds).where(kinds.name.in_(list(names))))
        return {kind.name: CaseKind(name=kind.name, law=kind.law) for kind in found}

    def tender_rules(self, tender: TenderKind) -> tuple[TenderRule, ...]:
        rules = ENTITIES["tender_rules"]
        return tuple(
            TenderRule(
                kind=rule.kind,
                tender=TenderKind(rule.tender),
                accepted=rule.accepted,
                limit_twd=rule.limit_twd,
                holder_in_person=rule.holder_in_person,
                valid_from=rule.valid_from,
            )
            for rule in self.session.scalars(select(rules).where(rules.tender == tender.value))
        )

    # --- written ---------------------------------------------------------------------------

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
        case = self.session.get_one(ENTITIES["cases"], case_id)
        is_as_expected = bool(case.version == expected_version)
        case.principal_twd = parts.principal_twd
        case.late_fee_twd = parts.late_fee_twd
        case.interest_twd = parts.interest_twd
        case.costs_twd = parts.costs_twd
        case.late_fee_charged_twd = late_fee_charged_twd
        case.computed_on = computed_on
        case.last_paid_on = last_paid_on
        case.version += 1
        return is_as_expected

    def take_number(self, *, desk_no: int, business_day: date) -> ReceiptNumber:
        year = business_day.year - 1911
        counter = self.session.get(
            ENTITIES["receipt_counters"], {"desk_no": desk_no, "series": "R", "roc_year": year}
        )
        if counter is None:
            key = {"desk_no": desk_no, "series": "R", "roc_year": year, "last_serial": 0}
            counter = entity("receipt_counters", key)
            self.session.add(counter)
        counter.last_serial += 1
        return receipt_number(roc_year=year, desk_no=desk_no, serial=counter.last_serial)

    def add_finished(self, payment: Payment, *, at: datetime) -> None:
        self._link("payments", _payment_row(payment))
        # Without relationships the order of the tables must be told.
        self.session.flush()
        for line_number, item in enumerate(payment.items, start=1):
            self._link("payment_items", _item_row(payment, line_number, item))
        for tender in payment.tenders:
            self._link("tenders", _tender_row(payment, tender, at=at))

    def add(self, thing: Receipt | PrintJob, *place: PaymentId, desk_no: int = 0) -> None:
        if isinstance(thing, PrintJob):
            self._add_job(thing, desk_no)
            return
        self._link(
            "receipts",
            {
                "receipt_number": thing.number,
                "payment_id": place[0],
                "desk_no": thing.desk_no,
                "roc_year": int(thing.number[1:4]),
                "serial": int(thing.number[6:]),
                "business_day": thing.business_day,
                "issued_at": thing.issued_at,
                "total_twd": thing.total_twd,
                "content": _to_json(thing),
            },
        )
        self.session.flush()

    def _add_job(self, job: PrintJob, desk_no: int) -> None:
        self.session.add(
            entity(
                "print_jobs",
                {
                    "job_id": job.job_id,
                    "receipt_number": job.receipt_number,
                    "desk_no": desk_no,
                    "form": job.form,
                    "copy": job.copy,
                    "state": job.state.value,
                    "reason": job.reason,
                    "queued_at": job.queued_at,
                },
            )
        )

    def write(self, actor: Actor, *, at: datetime, act: str, subject: str, **more: Any) -> None:  # noqa: ANN401 - as ours
        self._link(
            "journal",
            {
                "desk_no": actor.desk_no,
                "at": at,
                "actor": actor.login,
                "role": actor.role.value,
                "approver": more["approver"],
                "act": act,
                "subject": subject,
                "details": str(more["details"]),
            },
        )

    def drop(self, payment_id: PaymentId) -> None:
        draft = self.session.get(ENTITIES["drafts"], payment_id)
        if draft is not None:
            self.session.delete(draft)

    def _link(self, table: str, row: dict[str, Any]) -> None:
        row = {**row, "chain_seq": self._head.chain_seq + 1}
        row_hash = link_hash(self._head.row_hash, table, row)
        self.session.add(
            entity(table, {**row, "previous_hash": self._head.row_hash, "row_hash": row_hash})
        )
        self._head.chain_seq += 1
        self._head.row_hash = row_hash
