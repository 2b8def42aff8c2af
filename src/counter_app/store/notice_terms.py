"""The terms that notices are printed with, in and out of the store."""

from sqlalchemy import Connection


class NoticeTermsRepository:
    """The terms of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
