"""The accounts that takings are paid into, in and out of the store."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from counter_app.domain.kinds import AUCTION_KIND, FEE_KIND
from counter_app.store.schema import agencies, remittance_accounts
from counter_app.store.takings import COSTS_NAME, COSTS_OWNER
from counter_app.store.upsert import upsert

_BRANCH_OWNERS: Final = (
    (COSTS_OWNER, COSTS_NAME),
    (f"kind:{AUCTION_KIND}", str(AUCTION_KIND)),
    (f"kind:{FEE_KIND}", str(FEE_KIND)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceAccount:
    """Where the money of one owner is paid in.

    Attributes:
        owner: As in `domain.takings.RemittanceLine`.
        name: Of the agency, of costs, of a kind of fee.
        account: As printed; empty where nobody entered one.
    """

    owner: str
    name: str
    account: str


class AccountRepository:
    """The accounts of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[RemittanceAccount, ...]:
        """Return every owner with its account: the branch's own first, then the agencies."""
        rows = self._connection.execute(select(remittance_accounts))
        known = {row.owner: row.account for row in rows}
        found = self._connection.execute(select(agencies).order_by(agencies.c.agency_code))
        of_agencies = ((f"agency:{row.agency_code}", row.agency_name) for row in found)
        return tuple(
            RemittanceAccount(owner=owner, name=name, account=known.get(owner, ""))
            for owner, name in (*_BRANCH_OWNERS, *of_agencies)
        )

    def put(self, owner: str, account: str) -> None:
        """Write an account over an older one; an empty one takes it away."""
        upsert(self._connection, remittance_accounts, {"owner": owner, "account": account})
