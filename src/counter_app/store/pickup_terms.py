"""Terms, items and closures of pickups in and out of the store."""

from sqlalchemy import Connection


class PickupTermsRepository:
    """The terms of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
