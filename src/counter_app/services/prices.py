"""The price list, the tender rules and the postal rates: read them, change them from a day on.

Nothing is overwritten that was once in force: a change holds from today or a later day, and
the journal keeps what stood there before beside what stands there now.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import (
    AUCTION_KIND,
    FEE_KIND,
    Channel,
    PriceItem,
    TenderRule,
    rule_in_force,
)
from counter_app.domain.payments import UnprintableName
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.changes import write_change
from counter_app.services.desk import Desk
from counter_app.store.rules import DatedPrice
from counter_app.store.unit_of_work import UnitOfWork

FAVOURITES_MAX: Final = 8
"""Alt+1 to Alt+8 on the payment screen."""

PRICE_TWD_MAX: Final = 999_999_999
"""Nine digits fit the slip; more is a slip of the hand."""

RATE_MILLI_PERCENT_MAX: Final = 20_000
"""Twenty percent a year: no postal rate was ever higher."""

_CODE: Final = re.compile(r"[A-Z0-9-]{1,20}")
_NAME_LENGTH_MAX: Final = 40
_UNIT_LENGTH_MAX: Final = 10


class PriceField(StrEnum):
    """What of an entry cannot be; each has words in ``ui/messages.py``."""

    CODE = "code"
    NAME = "name"
    UNIT = "unit"
    GROUP = "group"
    PRICE = "price"
    FAVOURITE = "favourite"
    KIND = "kind"
    LIMIT = "limit"
    RATE = "rate"


@dataclass(eq=False, kw_only=True)
class EntryRefused(Refusal):
    """An entry of the price list or of the rules cannot be as it is."""

    field: PriceField


@dataclass(eq=False, kw_only=True)
class FavouriteTaken(Refusal):
    """Another item has this key on the payment screen already."""

    favourite: int
    name: str


@dataclass(eq=False, kw_only=True)
class DayPassed(Refusal):
    """A price or rule cannot be changed for a day that lies behind."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalRate:
    """The one-year fixed-deposit rate of the post office from a day on.

    Attributes:
        milli_percent: Thousandths of a percent a year; 1.725 % is 1725.
    """

    valid_from: date
    milli_percent: int


def price_list(desk: Desk, actor: Actor, *, on: date) -> tuple[PriceItem, ...]:
    """Return what is offered on a day, favourites first, each with its price that day.

    Whoever takes payments or edits prices may read it.
    """
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.rules.price_list(on=on)


def price_history(desk: Desk, actor: Actor, *, code: str) -> tuple[DatedPrice, ...]:
    """Return every price an item has had and will have, newest first."""
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.rules.price_history(code)


def put_price(desk: Desk, actor: Actor, item: PriceItem) -> None:
    """Offer an item at a price from a day on; the same item and day are replaced.

    Raises:
        DayPassed: The day lies behind.
        EntryRefused: A field cannot be as it is.
        UnprintableName: The receipt could not show the name.
        FavouriteTaken: The key on the payment screen belongs to another item.
    """
    check_permitted(actor, Act.EDIT_PRICES)
    item = replace(item, code=item.code.strip().upper(), name=item.name.strip())
    _check_day(desk, item.valid_from)
    _check_item(desk, item)
    with desk.open_unit() as unit:
        before = _in_force(unit, item.code, item.valid_from)
        if item.favourite:
            for other in unit.rules.price_list(on=item.valid_from):
                if other.favourite == item.favourite and other.code != item.code:
                    raise FavouriteTaken(favourite=item.favourite, name=other.name)
        unit.rules.put_price(item)
        write_change(
            unit, desk, actor, act="put_price", subject=item.code, old=before, new=_facts(item)
        )
        unit.commit()


def withdraw_price(desk: Desk, actor: Actor, *, code: str, from_day: date) -> None:
    """Offer an item no longer from a day on; what was sold keeps its price.

    Raises:
        DayPassed: The day lies behind.
        EntryRefused: Nothing with this code is offered that day.
    """
    check_permitted(actor, Act.EDIT_PRICES)
    _check_day(desk, from_day)
    with desk.open_unit() as unit:
        offered = {item.code: item for item in unit.rules.price_list(on=from_day)}
        if code not in offered:
            raise EntryRefused(field=PriceField.CODE)
        gone = replace(offered[code], valid_from=from_day, favourite=0)
        unit.rules.put_price(gone, is_offered=False)
        write_change(
            unit,
            desk,
            actor,
            act="withdraw_price",
            subject=code,
            old=_facts(offered[code]),
            new={"valid_from": from_day.isoformat(), "is_offered": False},
        )
        unit.commit()


def case_kinds(desk: Desk, actor: Actor) -> tuple[str, ...]:
    """Return the names of all kinds of cases."""
    _check_reader(actor)
    with desk.open_unit() as unit:
        return tuple(unit.rules.kinds())


def tender_rules(desk: Desk, actor: Actor) -> tuple[TenderRule, ...]:
    """Return every tender rule of all times, by kind, tender and day."""
    _check_reader(actor)
    with desk.open_unit() as unit:
        return unit.rules.tender_rules()


def put_tender_rule(desk: Desk, actor: Actor, rule: TenderRule) -> None:
    """Say from a day on whether and how far a kind may be paid in a way.

    Raises:
        DayPassed: The day lies behind.
        EntryRefused: The kind is unknown, the limit is not positive, or an amount is to stay
            below a limit that is not there.
    """
    check_permitted(actor, Act.EDIT_RULES)
    _check_day(desk, rule.valid_from)
    if isinstance(rule.tender, Channel):
        # No clerk sees who stands there.
        rule = replace(rule, holder_in_person=False)
    if rule.below_limit and rule.limit_twd is None:
        raise EntryRefused(field=PriceField.LIMIT)
    if rule.limit_twd is not None and not 0 < rule.limit_twd <= PRICE_TWD_MAX:
        raise EntryRefused(field=PriceField.LIMIT)
    with desk.open_unit() as unit:
        if rule.kind != "*" and rule.kind not in unit.rules.kinds():
            raise EntryRefused(field=PriceField.KIND)
        found = rule_in_force(
            unit.rules.tender_rules(), kind=rule.kind, tender=rule.tender, on=rule.valid_from
        )
        before = _rule_facts(found) if found is not None else None
        unit.rules.put_tender_rule(rule)
        write_change(
            unit,
            desk,
            actor,
            act="put_tender_rule",
            subject=f"{rule.kind}/{rule.tender.value}",
            old=before,
            new=_rule_facts(rule),
        )
        unit.commit()


def postal_rates(desk: Desk, actor: Actor) -> tuple[PostalRate, ...]:
    """Return the postal rates entered so far, newest first."""
    _check_reader(actor)
    with desk.open_unit() as unit:
        rates = unit.rules.interest_rates().rates
    return tuple(PostalRate(valid_from=day, milli_percent=rate) for day, rate in reversed(rates))


def put_postal_rate(desk: Desk, actor: Actor, rate: PostalRate) -> None:
    """Enter the postal rate from a day on; a day of the past too, for its year was forgotten.

    Raises:
        EntryRefused: The rate is negative or above any that ever was.
    """
    check_permitted(actor, Act.EDIT_RULES)
    if not 0 <= rate.milli_percent <= RATE_MILLI_PERCENT_MAX:
        raise EntryRefused(field=PriceField.RATE)
    with desk.open_unit() as unit:
        known = dict(unit.rules.interest_rates().rates)
        unit.rules.put_interest_rate(rate.valid_from, rate.milli_percent)
        before = known.get(rate.valid_from)
        write_change(
            unit,
            desk,
            actor,
            act="put_postal_rate",
            subject=rate.valid_from.isoformat(),
            old=None if before is None else {"milli_percent": before},
            new={"milli_percent": rate.milli_percent},
        )
        unit.commit()


def _check_reader(actor: Actor) -> None:
    if not (actor.may(Act.EDIT_PRICES) or actor.may(Act.EDIT_RULES)):
        check_permitted(actor, Act.TAKE_PAYMENT)


def _check_day(desk: Desk, day: date) -> None:
    if day < desk.today():
        raise DayPassed(day=day)


def _check_item(desk: Desk, item: PriceItem) -> None:
    price_twd = item.unit_price_twd
    for field, is_right in (
        (PriceField.CODE, _CODE.fullmatch(item.code)),
        (PriceField.NAME, _is_text(item.name, _NAME_LENGTH_MAX)),
        (PriceField.UNIT, _is_text(item.unit, _UNIT_LENGTH_MAX)),
        (PriceField.GROUP, item.group in {FEE_KIND, AUCTION_KIND}),
        (PriceField.PRICE, price_twd is None or 0 < price_twd <= PRICE_TWD_MAX),
        (PriceField.FAVOURITE, 0 <= item.favourite <= FAVOURITES_MAX),
    ):
        if not is_right:
            raise EntryRefused(field=field)
    missing = desk.missing_glyphs(item.name + item.unit)
    if missing:
        raise UnprintableName(characters=missing)


def _is_text(text: str, length_max: int) -> bool:
    return bool(text.strip()) and text.isprintable() and len(text) <= length_max


def _in_force(unit: UnitOfWork, code: str, on: date) -> dict[str, Any] | None:
    for item in unit.rules.price_list(on=on):
        if item.code == code:
            return _facts(item)
    return None


def _facts(item: PriceItem) -> dict[str, Any]:
    return {
        "name": item.name,
        "unit": item.unit,
        "group": item.group,
        "unit_price_twd": item.unit_price_twd,
        "favourite": item.favourite,
        "valid_from": item.valid_from.isoformat(),
    }


def _rule_facts(rule: TenderRule) -> dict[str, Any]:
    return {
        "kind": rule.kind,
        "accepted": rule.accepted,
        "limit_twd": rule.limit_twd,
        "below_limit": rule.below_limit,
        "holder_in_person": rule.holder_in_person,
        "valid_from": rule.valid_from.isoformat(),
    }
