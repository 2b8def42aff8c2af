"""Counters of number series that belong to the branch.

A counter is a row that the transaction itself increments: a sequence would leave gaps on every
roll-back.  Whoever takes a number holds the row until its transaction ends, so all desks of the
branch take them one after the other.
"""

from typing import Final

from sqlalchemy import Connection, bindparam, text, update

from counter_app.store.schema import number_counters

_ADVANCE: Final = (
    update(number_counters)
    .where(number_counters.c.series == bindparam("key_series"))
    .values(last_number=number_counters.c.last_number + bindparam("count"))
    .returning(number_counters.c.last_number)
)
_START: Final = text(
    "INSERT INTO number_counters (series, last_number) VALUES (:key_series, 0)"
    " ON CONFLICT DO NOTHING"
)


def advance(connection: Connection, series: str, count: int) -> int:
    """Take the next numbers of a series and return the last of them.

    Taking none holds the series: nobody else takes any until this transaction ends.
    """
    key = {"key_series": series, "count": count}
    found = connection.execute(_ADVANCE, key).scalar()
    if found is None:
        connection.execute(_START, {"key_series": series})
        found = connection.execute(_ADVANCE, key).scalar_one()
    return int(found)
