"""Pickups, their places and their steps in and out of the store."""

from sqlalchemy import Connection

from counter_app.store.chain import ChainWriter


class PickupRepository:
    """The pickups of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain
