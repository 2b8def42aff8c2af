"""Facts about the store itself: whose it is, demo or real, the settings every desk shares."""

from sqlalchemy import Connection, select

from counter_app.store.schema import store_facts
from counter_app.store.upsert import upsert


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
        upsert(self._connection, store_facts, {"name": name, "value": value})
