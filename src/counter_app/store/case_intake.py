"""Take delivered cases in by the thousand: read what is there, judge, insert and update.

Statements go to the driver directly: over a million rows the typed way costs more than the
database does.  Lists go in as one JSON text, which both databases turn into a table.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Date, TextualSelect, text
from sqlalchemy.exc import OperationalError

from counter_app.domain.deliveries import Conflict, DeliveredCase, conflict_of
from counter_app.store.case_search import name_suffixes_of

_IMPORT_LOCK: Final = 5_309_115  # any number, the same for every desk of a branch
_ROWS_WORTH_STATISTICS: Final = 10_000

_TABLE_OF_TEXTS: Final = {
    "sqlite": "json_each(:texts) t",
    "postgresql": "json_array_elements_text(CAST(:texts AS json)) AS t(value)",
}
_COLUMNS: Final = DeliveredCase._fields[:-1]
_STORED_COLUMNS: Final = ", ".join(
    "n.name" if column == "obligor_name" else f"c.{column}" for column in _COLUMNS
)
_WRITTEN_COLUMNS: Final = (
    *("name_id" if column == "obligor_name" else column for column in _COLUMNS),
    "late_fee_charged_twd",
    "principal_charged_twd",
)
_NAME_PLACE: Final = _COLUMNS.index("obligor_name")
_DATES_FROM: Final = _COLUMNS.index("computed_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedDelivery:
    """A delivered row that was left aside.

    Attributes:
        index: Its place in what was handed over.
        desk_no: The desk where the case is being paid; 0 where it was paid earlier.
        last_paid_on: Business day of the newest payment; None where there was none yet.
    """

    index: int
    conflict: Conflict
    desk_no: int
    last_paid_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of the rows handed over."""

    new: int
    updated: int
    unchanged: int
    refused: tuple[RefusedDelivery, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    case_id: int
    last_paid_on: date | None
    claimed_by_desk: int
    columns: tuple[Any, ...]


class CaseIntake:
    """The way in for delivered cases, within one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self._sign = "?" if self._dialect == "sqlite" else "%s"

    def take_in(self, delivered: Sequence[DeliveredCase]) -> TakenIn:
        """Write delivered cases: new ones, and those that differ and may be replaced.

        Args:
            delivered: At most some ten thousand, each case key once.
        """
        if self._dialect == "postgresql":
            # Two imports must not both find that a case is new.
            self._connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _IMPORT_LOCK}
            )
        self._put_agencies({row.agency_code: row.agency_name for row in delivered})
        stored = self._stored(row.case_key for row in delivered)
        self._lock(stored, delivered)
        new: list[DeliveredCase] = []
        changed: list[tuple[int, DeliveredCase]] = []
        refused: list[RefusedDelivery] = []
        for index, row in enumerate(delivered):
            found = stored.get(row.case_key)
            if found is None:
                new.append(row)
            elif found.columns != row[:-1]:
                conflict = conflict_of(
                    computed_on=row.computed_on,
                    last_paid_on=found.last_paid_on,
                    is_claimed=found.claimed_by_desk > 0,
                )
                if conflict is None:
                    changed.append((found.case_id, row))
                else:
                    refused.append(
                        RefusedDelivery(
                            index=index,
                            conflict=conflict,
                            desk_no=found.claimed_by_desk,
                            last_paid_on=found.last_paid_on,
                        )
                    )
        name_ids = self._name_ids({row.obligor_name for row in new + [c[1] for c in changed]})
        self._insert(new, name_ids)
        self._update(changed, name_ids)
        return TakenIn(
            new=len(new),
            updated=len(changed),
            unchanged=len(delivered) - len(new) - len(changed) - len(refused),
            refused=tuple(refused),
        )

    def refresh_statistics(self, *, rows_changed: int) -> None:
        """Let the database count again after many changes, so that the search stays fast."""
        if self._dialect == "postgresql" and rows_changed >= _ROWS_WORTH_STATISTICS:
            self._connection.exec_driver_sql("ANALYZE cases, names, name_suffixes, agencies")

    def _stored(self, case_keys: Iterable[str]) -> dict[str, _Stored]:
        query = _typed(
            f"SELECT c.case_id, c.last_paid_on, k.desk_no, {_STORED_COLUMNS}"  # noqa: S608 - ours
            f" FROM {_TABLE_OF_TEXTS[self._dialect]}"
            " CROSS JOIN cases c CROSS JOIN names n"
            " LEFT JOIN case_claims k ON k.case_id = c.case_id"
            " WHERE c.case_key = t.value AND n.name_id = c.name_id"
        )
        rows = self._connection.execute(query, {"texts": _json(case_keys)})
        return {
            row[3]: _Stored(
                case_id=row[0],
                last_paid_on=row[1],
                claimed_by_desk=row[2] or 0,
                columns=tuple(row[3:]),
            )
            for row in rows
        }

    def _lock(self, stored: dict[str, _Stored], delivered: Sequence[DeliveredCase]) -> None:
        """Hold the cases that will be written, and read them again: a desk may have paid one.

        SQLite needs none of it: the unit holds the whole store.
        """
        if self._dialect == "sqlite":
            return
        differing = {
            row.case_key: stored[row.case_key].case_id
            for row in delivered
            if row.case_key in stored and stored[row.case_key].columns != row[:-1]
        }
        if differing:
            self._connection.execute(
                text("SELECT 1 FROM cases WHERE case_id = ANY(:ids) ORDER BY case_id FOR UPDATE"),
                {"ids": list(differing.values())},
            )
            stored.update(self._stored(differing))

    def _put_agencies(self, delivered: Mapping[str, str]) -> None:
        rows = self._connection.execute(text("SELECT agency_code, agency_name FROM agencies"))
        known = {row.agency_code: row.agency_name for row in rows}
        changed = [(code, name) for code, name in delivered.items() if known.get(code) != name]
        self._write_many(
            f"INSERT INTO agencies (agency_code, agency_name) VALUES ({self._signs(2)})"  # noqa: S608
            " ON CONFLICT (agency_code) DO UPDATE SET agency_name = excluded.agency_name",
            changed,
        )

    def _name_ids(self, wanted: Collection[str]) -> dict[str, int]:
        """Return the identity of every name, writing down those that are new."""
        table = _TABLE_OF_TEXTS[self._dialect]
        found = self._connection.execute(
            text(
                f"SELECT n.name, n.name_id FROM {table} CROSS JOIN names n"  # noqa: S608 - ours
                " WHERE n.name = t.value"
            ),
            {"texts": _json(wanted)},
        )
        ids: dict[str, int] = {row.name: row.name_id for row in found}
        # Sorted, so that neighbours in the indexes are written together.
        missing = sorted(name for name in wanted if name not in ids)
        if missing:
            added = self._connection.execute(
                text(
                    f"INSERT INTO names (name) SELECT t.value FROM {table} WHERE true"  # noqa: S608
                    " RETURNING name, name_id"
                ),
                {"texts": _json(missing)},
            )
            new_ids: dict[str, int] = {row.name: row.name_id for row in added}
            self._add_many(
                "name_suffixes",
                ("suffix", "name_id"),
                sorted(
                    (suffix, name_id)
                    for name, name_id in new_ids.items()
                    for suffix in name_suffixes_of(name)
                ),
            )
            ids |= new_ids
        return ids

    def _insert(self, new: Sequence[DeliveredCase], name_ids: Mapping[str, int]) -> None:
        self._add_many(
            "cases",
            (*_WRITTEN_COLUMNS, "version"),
            [(*_written(row, name_ids[row.obligor_name]), 1) for row in new],
        )

    def _update(
        self, changed: Sequence[tuple[int, DeliveredCase]], name_ids: Mapping[str, int]
    ) -> None:
        assignments = ", ".join(f"{column} = {self._sign}" for column in _WRITTEN_COLUMNS)
        self._write_many(
            f"UPDATE cases SET {assignments}, version = version + 1"  # noqa: S608
            f" WHERE case_id = {self._sign}",
            [(*_written(row, name_ids[row.obligor_name]), case_id) for case_id, row in changed],
        )

    def _signs(self, count: int) -> str:
        return ", ".join([self._sign] * count)

    def _add_many(
        self, table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        names = ", ".join(columns)
        if self._dialect == "sqlite":
            self._write_many(
                f"INSERT INTO {table} ({names}) VALUES ({self._signs(len(columns))})",  # noqa: S608
                rows,
            )
        elif rows:
            self._copy(f"COPY {table} ({names}) FROM STDIN", rows)

    def _copy(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write rows in one stream: on PostgreSQL much quicker than a statement for each."""
        dialect = self._connection.dialect
        driver: Any = self._connection.connection.driver_connection
        try:
            with driver.cursor().copy(sql) as copy:
                for row in rows:
                    copy.write_row(row)
        except dialect.loaded_dbapi.OperationalError as error:
            raise OperationalError(sql, None, error) from error

    def _write_many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(sql, list(rows))


def _typed(sql: str) -> TextualSelect:
    return text(sql).columns(last_paid_on=Date, computed_on=Date, due_on=Date, expires_on=Date)


def _json(texts: Iterable[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)


def _written(row: DeliveredCase, name_id: int) -> tuple[Any, ...]:
    """Return the columns as the driver takes them: SQLite keeps dates as ISO text.

    Late fee and principal stand there twice: the caps of late fees are reckoned from what was
    delivered.
    """
    computed_on, due_on, expires_on = row.computed_on, row.due_on, row.expires_on
    rest = (
        computed_on and computed_on.isoformat(),
        due_on and due_on.isoformat(),
        expires_on and expires_on.isoformat(),
        row.late_fee_twd,
        row.principal_twd,
    )
    # Added up: unpacking four tuples into a new one takes twice as long.
    return row[:_NAME_PLACE] + (name_id,) + row[_NAME_PLACE + 1 : _DATES_FROM] + rest  # noqa: RUF005
