"""The accounts that takings are paid into: one for each agency, for costs, for each fee.

A remittance of a past day shows the account as it is now; the Z report keeps the one of its
close.
"""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import Refusal
from counter_app.domain.payments import UnprintableName
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.changes import write_change
from counter_app.services.desk import Desk
from counter_app.store.accounts import RemittanceAccount

ACCOUNT_LENGTH_MAX: Final = 60


@dataclass(eq=False, kw_only=True)
class AccountRefused(Refusal):
    """No such owner, or an account that is too long or holds signs not for people."""

    owner: str


def remittance_accounts(desk: Desk, actor: Actor) -> tuple[RemittanceAccount, ...]:
    """Return every owner with its account: the branch's own first, then the agencies."""
    if not _may_edit(actor):
        check_permitted(actor, Act.READ_REPORTS)
    with desk.open_unit() as unit:
        return unit.accounts.all()


def put_account(desk: Desk, actor: Actor, *, owner: str, account: str) -> None:
    """Enter the account of an owner, or take it away; the journal keeps the old one.

    Args:
        desk: Where.
        actor: Who; prices or rules are theirs to change.
        owner: One of `remittance_accounts`.
        account: As it is to be printed; empty for none.

    Raises:
        NotPermitted: The role changes neither prices nor rules.
        AccountRefused: No such owner, or no such account.
        UnprintableName: A character has no glyph in the fonts.
    """
    if not _may_edit(actor):
        check_permitted(actor, Act.EDIT_RULES)
    account = account.strip()
    if len(account) > ACCOUNT_LENGTH_MAX or not account.isprintable():
        raise AccountRefused(owner=owner)
    missing = desk.missing_glyphs(account)
    if missing:
        raise UnprintableName(characters=missing)
    with desk.open_unit() as unit:
        known = {each.owner: each.account for each in unit.accounts.all()}
        if owner not in known:
            raise AccountRefused(owner=owner)
        if known[owner] == account:
            return
        unit.accounts.put(owner, account)
        write_change(
            unit, desk, actor, act="put_account", subject=owner, old=known[owner], new=account
        )
        unit.commit()


def _may_edit(actor: Actor) -> bool:
    return actor.may(Act.EDIT_PRICES) or actor.may(Act.EDIT_RULES)
