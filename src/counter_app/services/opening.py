"""Open a branch's books for the first time."""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.kinds import Channel
from counter_app.exchange.defaults import Defaults
from counter_app.services.anchors import signing_key
from counter_app.services.desk import Desk
from counter_app.services.office import OFFICE_DESK_NO, office
from counter_app.store.unit_of_work import UnitOfWork

FACT_PURPOSE: Final = "purpose"
FACT_BRANCH: Final = "branch"
PURPOSE_DEMO: Final = "demo"
PURPOSE_REAL: Final = "real"


@dataclass(eq=False, kw_only=True)
class WrongPurpose(Refusal):
    """A home is demo or real for ever; this one is the other kind."""

    is_demo: bool


def open_books(desk: Desk, defaults: Defaults) -> None:
    """Write the shipped rules, prices and terms into a new store, and whose it is.

    The key pair of the branch is made as well; every desk that joins signs with it.  Doing it
    again changes nothing, so that an interrupted set-up can be repeated and a second desk can
    join a branch.

    Raises:
        WrongPurpose: The store is a demo's and this is not, or the other way round.
    """
    purpose = PURPOSE_DEMO if desk.is_demo else PURPOSE_REAL
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        found = unit.facts.get(FACT_PURPOSE)
        if found:
            if found != purpose:
                raise WrongPurpose(is_demo=found == PURPOSE_DEMO)
            return
        unit.facts.put(FACT_PURPOSE, purpose)
        unit.facts.put(FACT_BRANCH, desk.branch_name)
        known = unit.rules.kinds()
        unit.rules.add_kinds([kind for kind in defaults.kinds if kind.name not in known])
        for rule in defaults.tender_rules:
            unit.rules.put_tender_rule(rule)
        for price in defaults.prices:
            unit.rules.put_price(price)
        for terms in defaults.terms:
            unit.notice_terms.put(terms)
        unit.journal.write(
            office(),
            at=desk.clock(),
            act="open_books",
            subject=desk.branch_name,
            details={"purpose": purpose},
        )
        signing_key(unit, desk)
        unit.commit()


def lacks_channels(unit: UnitOfWork) -> bool:
    """Tell whether a store is from before the program knew of payment away from the desk.

    For a login that may only read it lacks nothing: a desk that opens it will add them.
    """
    return not unit.rules.tender_rules(Channel.STORE) and unit.rules.may_change()


def add_channels(desk: Desk, defaults: Defaults) -> None:
    """Write the shipped rules of stores, post office and banks into a store that has none.

    Only once: whoever changed or ended a rule since keeps it so.  A demo's store gets its terms
    of notices as well.
    """
    with desk.open_unit() as unit:
        if not lacks_channels(unit):
            return
        unit.queue_at_desk(OFFICE_DESK_NO)
        # Again: another desk may have added them while this one waited.
        if not lacks_channels(unit):
            return
        known = unit.rules.kinds()
        rules = [
            rule
            for rule in defaults.tender_rules
            if isinstance(rule.tender, Channel) and (rule.kind == "*" or rule.kind in known)
        ]
        for rule in rules:
            unit.rules.put_tender_rule(rule)
        if not unit.notice_terms.has_any():
            for terms in defaults.terms:
                unit.notice_terms.put(terms)
        unit.journal.write(
            office(),
            at=desk.clock(),
            act="add_channels",
            subject=desk.branch_name,
            details={"count": len(rules)},
        )
        unit.commit()
