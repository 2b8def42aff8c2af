"""Batches, responses and their answers in and out of the store."""

from sqlalchemy import Connection


class SurveyRepository:
    """The surveys of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
