"""Batches of notices in and out of the store."""

from sqlalchemy import Connection


class NoticeBatchRepository:
    """The batches of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
