"""Responses as figures: counted by question, choice, desk and source."""

from sqlalchemy import Connection


class SurveyCountsRepository:
    """The figures of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
