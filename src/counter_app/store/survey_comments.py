"""Free texts, their tags, and follow-ups in and out of the store."""

from sqlalchemy import Connection


class SurveyCommentsRepository:
    """The comments and follow-ups of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
