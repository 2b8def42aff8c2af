"""Kinds, tender rules, prices and interest rates: the dated data of `domain.kinds`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from counter_app.domain.fees import RateTable
from counter_app.domain.kinds import (
    CaseKind,
    KindName,
    PayingWay,
    PriceItem,
    TenderRule,
    way_named,
)
from counter_app.domain.money import Twd
from counter_app.store.schema import case_kinds, interest_rates, price_items, tender_rules
from counter_app.store.upsert import upsert

# Built once: these are read in every payment.
_KINDS: Final = select(case_kinds)
_KINDS_NAMED: Final = _KINDS.where(case_kinds.c.name.in_(bindparam("names", expanding=True)))
_RULES: Final = select(tender_rules).order_by(
    tender_rules.c.kind, tender_rules.c.tender, tender_rules.c.valid_from
)
_RULES_OF: Final = _RULES.where(tender_rules.c.tender == bindparam("wanted"))
_MAY_CHANGE: Final = select(func.has_table_privilege(tender_rules.name, "INSERT"))
_RATES: Final = select(interest_rates).order_by(interest_rates.c.valid_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPrice:
    """A price from a day on; from a day on an item may also no longer be offered."""

    item: PriceItem
    is_offered: bool


class RuleRepository:
    """The rules of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kinds(self, names: Collection[str] | None = None) -> dict[str, CaseKind]:
        """Return kinds by name: these, or every one."""
        if names is None:
            rows = self._connection.execute(_KINDS)
        else:
            rows = self._connection.execute(_KINDS_NAMED, {"names": sorted(names)})
        return {row.name: CaseKind(name=KindName(row.name), law=row.law) for row in rows}

    def add_kinds(self, kinds: list[CaseKind]) -> None:
        """Write down kinds that are new."""
        if kinds:
            self._connection.execute(
                insert(case_kinds), [{"name": kind.name, "law": kind.law} for kind in kinds]
            )

    def may_change(self) -> bool:
        """Tell whether this login may write rules; an auditor's on PostgreSQL may not."""
        if self._connection.dialect.name == "sqlite":
            return True
        return bool(self._connection.execute(_MAY_CHANGE).scalar())

    def tender_rules(self, tender: PayingWay | None = None) -> tuple[TenderRule, ...]:
        """Return the rules of all times: of one tender, or every one."""
        if tender is None:
            rows = self._connection.execute(_RULES)
        else:
            rows = self._connection.execute(_RULES_OF, {"wanted": tender.value})
        return tuple(
            TenderRule(
                kind=row.kind,
                tender=way_named(row.tender),
                accepted=row.accepted,
                limit_twd=None if row.limit_twd is None else Twd(row.limit_twd),
                below_limit=row.below_limit,
                holder_in_person=row.holder_in_person,
                valid_from=row.valid_from,
            )
            for row in rows
        )

    def put_tender_rule(self, rule: TenderRule) -> None:
        """Write a rule; one of the same kind, tender and day is replaced."""
        upsert(
            self._connection,
            tender_rules,
            {
                "kind": rule.kind,
                "tender": rule.tender.value,
                "valid_from": rule.valid_from,
                "accepted": rule.accepted,
                "limit_twd": rule.limit_twd,
                "below_limit": rule.below_limit,
                "holder_in_person": rule.holder_in_person,
            },
        )

    def price_list(self, *, on: date) -> tuple[PriceItem, ...]:
        """Return what is offered on a day, favourites first, each with its price that day."""
        rows = self._connection.execute(
            select(price_items)
            .where(price_items.c.valid_from <= on)
            .order_by(price_items.c.code, price_items.c.valid_from)
        )
        newest = {row.code: row for row in rows}
        items = [_price_of(row) for row in newest.values() if row.is_offered]
        return tuple(sorted(items, key=lambda item: (item.favourite or 99, item.code)))

    def price_history(self, code: str) -> tuple[DatedPrice, ...]:
        """Return every price an item has had and will have, newest first."""
        rows = self._connection.execute(
            select(price_items)
            .where(price_items.c.code == code)
            .order_by(price_items.c.valid_from.desc())
        )
        return tuple(DatedPrice(item=_price_of(row), is_offered=row.is_offered) for row in rows)

    def put_price(self, item: PriceItem, *, is_offered: bool = True) -> None:
        """Write a price from a day on; one of the same code and day is replaced."""
        upsert(
            self._connection,
            price_items,
            {
                "code": item.code,
                "valid_from": item.valid_from,
                "name": item.name,
                "unit": item.unit,
                "price_group": item.group,
                "unit_price_twd": item.unit_price_twd,
                "favourite": item.favourite,
                "is_offered": is_offered,
            },
        )

    def interest_rates(self) -> RateTable:
        """Return the postal one-year fixed rates, oldest first."""
        rows = self._connection.execute(_RATES)
        return RateTable(rates=tuple((row.valid_from, row.rate_milli_percent) for row in rows))

    def put_interest_rate(self, valid_from: date, rate_milli_percent: int) -> None:
        """Write the rate from a day on, in thousandths of a percent a year."""
        upsert(
            self._connection,
            interest_rates,
            {"valid_from": valid_from, "rate_milli_percent": rate_milli_percent},
        )


def _price_of(row: Row[tuple[object, ...]]) -> PriceItem:
    return PriceItem(
        code=row.code,
        name=row.name,
        unit=row.unit,
        group=KindName(row.price_group),
        unit_price_twd=None if row.unit_price_twd is None else Twd(row.unit_price_twd),
        favourite=row.favourite,
        valid_from=row.valid_from,
    )
