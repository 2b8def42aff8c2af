"""Facts about the store itself: whose it is, demo or real, the settings every desk shares."""

from sqlalchemy import Connection, delete, insert, select

from counter_app.store.schema import store_facts


class FactRepository:
    """The facts of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str, default: str = "") -> str:
        """Return a fact, or the default."""
        found = self._connection.execute(
            select(store_facts.c.value).where(store_facts.c.name == name)
        ).scalar()
        return default if found is None else str(found)

    def put(self, name: str, value: str) -> None:
        """Write a fact, over an older one."""
        self._connection.execute(delete(store_facts).where(store_facts.c.name == name))
        self._connection.execute(insert(store_facts), {"name": name, "value": value})
