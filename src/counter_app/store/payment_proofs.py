"""Proofs of payment in and out of the store."""

from sqlalchemy import Connection


class PaymentProofRepository:
    """The proofs of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
