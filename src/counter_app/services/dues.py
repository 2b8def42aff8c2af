"""What cases have grown to by a day: one place for the screen, the payment and the notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from counter_app.domain.cases import Case
from counter_app.domain.fees import (
    NO_ACCRUAL,
    AccrualRule,
    Due,
    Law,
    RateTable,
    amount_due,
    rule_for,
)
from counter_app.domain.money import Twd
from counter_app.domain.parts import Parts
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork

NO_RATES: Final = RateTable(rates=())
"""For debts that do not grow."""


class Owing(Protocol):
    """What must be known of a case to reckon with it: a `Case`, or as much of one as is needed."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - as in `Case`
    @property
    def parts(self) -> Parts: ...  # noqa: D102
    @property
    def late_fee_charged_twd(self) -> Twd: ...  # noqa: D102
    @property
    def principal_charged_twd(self) -> Twd: ...  # noqa: D102
    @property
    def computed_on(self) -> date | None: ...  # noqa: D102
    @property
    def due_on(self) -> date | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Laws:
    """By which laws the kinds of some cases grow, read once for all of them.

    Attributes:
        by_kind: Name of the law of each kind that is known.
        rates: Postal rates; empty where nothing grows.
    """

    by_kind: dict[str, Law]
    rates: RateTable


def laws_of(unit: UnitOfWork, cases: Iterable[Owing]) -> Laws:
    """Return the laws by which some cases grow."""
    names = {case.kind for case in cases}
    kinds = unit.rules.kinds(names) if names else {}
    by_kind = {name: Law(kind.law) for name, kind in kinds.items()}
    grows = any(law is not Law.NONE for law in by_kind.values())
    return Laws(by_kind=by_kind, rates=unit.rules.interest_rates() if grows else NO_RATES)


def due_of(desk: Desk, case: Owing, laws: Laws, *, on: date) -> Due:
    """Return what is due on a case on a day.

    Raises:
        RateNotKnown: Interest accrues in a year without a rate.
    """
    law = laws.by_kind.get(case.kind, Law.NONE)
    return _due(desk, case, rule_for(law, due_on=case.due_on), rates=laws.rates, on=on)


def due_as_delivered(desk: Desk, case: Case, *, on: date) -> Due:
    """Return what stands in the store, where nothing can be computed."""
    return _due(desk, case, NO_ACCRUAL, rates=NO_RATES, on=on)


def _due(desk: Desk, case: Owing, rule: AccrualRule, *, rates: RateTable, on: date) -> Due:
    return amount_due(
        parts=case.parts,
        late_fee_charged_twd=case.late_fee_charged_twd,
        principal_charged_on_twd=case.principal_charged_twd,
        computed_on=case.computed_on,
        due_on=case.due_on,
        rule=rule,
        on=on,
        rates=rates,
        is_working_day=desk.is_working_day,
    )
