"""The branch's rules for passwords: read by everybody, changed by the administrator."""

import json
from dataclasses import asdict, fields
from typing import Final

from counter_app.domain.passwords import DEMO, GOVERNMENT, PasswordPolicy, check_policy
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.services.office import OFFICE_DESK_NO
from counter_app.store.unit_of_work import UnitOfWork

FACT_POLICY: Final = "password_policy"


def password_policy(desk: Desk) -> PasswordPolicy:
    """Return the branch's rules; nobody has to be signed in to be told what is asked of them."""
    with desk.open_unit() as unit:
        return policy_of(unit, desk)


def policy_of(unit: UnitOfWork, desk: Desk) -> PasswordPolicy:
    """Return the rules as they are in a unit of work; the shipped ones until others are set."""
    written = unit.facts.get(FACT_POLICY)
    if not written:
        return DEMO if desk.is_demo else GOVERNMENT
    known = {entry.name for entry in fields(PasswordPolicy)}
    return PasswordPolicy(**{name: v for name, v in json.loads(written).items() if name in known})


def change_policy(desk: Desk, actor: Actor, policy: PasswordPolicy) -> None:
    """Set other rules for the whole branch; whoever is signed in stays so.

    Raises:
        PolicyRefused: The baseline does not leave this open.
    """
    check_permitted(actor, Act.MANAGE_STAFF)
    check_policy(policy)
    with desk.open_unit() as unit:
        unit.queue_at_desk(OFFICE_DESK_NO)
        old, new = asdict(policy_of(unit, desk)), asdict(policy)
        changed = {
            name: {"old": old[name], "new": new[name]} for name in new if old[name] != new[name]
        }
        if not changed:
            return
        unit.facts.put(FACT_POLICY, json.dumps(new, sort_keys=True))
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="change_password_policy",
            subject=FACT_POLICY,
            details=changed,
        )
        unit.commit()
