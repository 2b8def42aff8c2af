"""Notices in and out of the store, and the numbers that belong to the branch."""

from sqlalchemy import Connection

from counter_app.store.chain import ChainWriter


class NoticeRepository:
    """The notices of one open unit of work."""

    def __init__(self, connection: Connection, chain: ChainWriter) -> None:
        self._connection = connection
        self._chain = chain
