"""Bring a PostgreSQL store up to date as its owner, and say who may do what to it."""

from counter_app.store.opening import migrate, open_postgresql
from counter_app.store.roles import grant_roles


def bring_up_to_date(url: str) -> None:
    """Move the tables to this program's version and set the grants of the three roles right.

    Args:
        url: ``postgresql://owner:password@host/database``.

    Raises:
        NotTheOwner: This login may not.
        StoreTooNew: The store was written by a newer program.
        StoreUnreachable: The database does not answer.
    """
    engine = open_postgresql(url)
    try:
        migrate(engine)
        grant_roles(engine)
    finally:
        engine.dispose()
