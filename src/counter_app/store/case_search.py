"""Find cases while somebody types: no transaction, no lock, a few index lookups.

A part of a name is found without reading every name.  Each distinct name has its tails in
`name_suffixes`, from its second character on and cut to six characters, so that

    names beginning with x        are a range of ``names``
    names with x further inside   are a range of ``name_suffixes``

A range runs from x to before x + U+10FFFF in byte order, which is the default of SQLite and
collation "C" of PostgreSQL; so ``%`` and ``_`` are characters like any other.

Order of what is found: names that begin with the text before those that hold it further
inside; in each of the two open cases before settled ones; then by what stands in the range,
so that the search ends as soon as it has enough.
"""

import json
import unicodedata
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError

from counter_app.domain.cases import Case, CaseId
from counter_app.domain.kinds import KindName
from counter_app.domain.money import Twd
from counter_app.domain.scans import (
    CaseNumberScan,
    HandwrittenReceiptScan,
    NameScan,
    NumericCaseScan,
    ObligorNumberScan,
    ReceiptScan,
    Scan,
    recognise,
)
from counter_app.store.case_queries import in_words_of, queries_for
from counter_app.store.cases import CaseRepository
from counter_app.store.errors import StoreUnreachable
from counter_app.store.opening import reading

HITS_MAX: Final = 50
"""What a person will read; a longer list means: type more."""

SUFFIX_CHARACTERS_MAX: Final = 6
"""Longer tails are cut; a longer text is looked up by its first six and then compared."""

TEXT_CHARACTERS_MAX: Final = 100
"""No name is longer; a scanner that went mad may send more."""

_AFTER_EVERY_CHARACTER: Final = "\U0010ffff"
_IDS_A_READ: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHit:
    """One line of the result list.

    Attributes:
        due_twd: What was owed on *computed_on*, all parts together; today's amount may be
            higher.
    """

    case_id: CaseId
    case_number: str
    obligor_name: str
    obligor_number: str
    kind: KindName
    agency_name: str
    section: str
    due_twd: Twd
    computed_on: date | None
    due_on: date | None
    expires_on: date | None

    @property
    def is_open(self) -> bool:
        """Tell whether anything is still owed."""
        return self.due_twd > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What a table of cases shows; the default is everything.

    Attributes:
        kind: Of this kind only; empty for every kind.
        agency_code: Of this agency only; empty for every agency.
        open_only: Leave out settled cases.
    """

    kind: str = ""
    agency_code: str = ""
    open_only: bool = False


def name_suffixes_of(name: str) -> set[str]:
    """Return the tails of a name by which a part of it is found.

    >>> sorted(name_suffixes_of("王小明"))
    ['小明', '明']
    """
    return {name[start : start + SUFFIX_CHARACTERS_MAX] for start in range(1, len(name))}


class CaseSearch:
    """Looks cases up, from any thread, on connections that it keeps for itself.

    Raises:
        StoreUnreachable: From every method, when the database does not answer.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._queries = queries_for(engine.dialect.name)
        driver = engine.dialect.loaded_dbapi
        self._driver_errors = (driver.OperationalError, driver.InterfaceError)
        # Opening a connection takes longer than most searches.  Popping and appending are
        # atomic, so each connection has one user at a time, and nobody waits.
        self._idle: list[DBAPIConnection] = []
        event.listen(engine, "engine_disposed", lambda _engine: self.close())

    def search(self, text: str, *, limit: int = HITS_MAX) -> list[CaseHit]:
        """Return what a person may mean by a text, typed or scanned.

        Args:
            text: A case number in any printed form, an ID or tax ID, a receipt number, a
                name or a part of one.
            limit: The most lines to return.
        """
        return self.find(recognise(text), limit=limit)

    def find(self, scan: Scan, *, limit: int = HITS_MAX) -> list[CaseHit]:
        """Return the cases that a recognised text names; papers without a case find nothing."""
        queries = self._queries
        match scan:
            case CaseNumberScan(case_number=number):
                return self._find(queries.by_key, {"key": number.key})
            case NumericCaseScan(year=year, serial=serial):
                year_serial = f"{year:03d}{serial:08d}"
                return self._find(queries.by_year_serial, {"year_serial": year_serial}, limit)
            case ObligorNumberScan(number=number):
                return self._find(queries.by_number, {"number": number}, limit)
            case ReceiptScan(number=number) | HandwrittenReceiptScan(number=number):
                return self._find(queries.by_receipt, {"receipt_number": number}, limit)
            case NameScan(text=name):
                return self.by_name(name, limit=limit)
            case _:
                return []

    def open_cases_of_obligor(self, obligor_number: str) -> list[CaseHit]:
        """Return every open case of one ID or tax ID, newest first; empty finds nothing."""
        if not obligor_number:
            return []
        return self._find(self._queries.open_by_number, {"number": obligor_number})

    def by_name(self, text: str, *, limit: int = HITS_MAX) -> list[CaseHit]:
        """Return cases whose obligor's name begins with a text, then those that hold it.

        Latin letters are looked up as typed and, if that finds nothing, in capitals.
        """
        wanted = searchable(text)
        if not wanted:
            return []
        return self._by_exact_name(wanted, limit) or (
            self._by_exact_name(wanted.upper(), limit) if wanted.upper() != wanted else []
        )

    def case(self, case_id: CaseId) -> Case | None:
        """Return everything about one case; None when it is gone."""
        with reading(self._engine) as connection:
            return CaseRepository(connection).by_id(case_id)

    def all_ids(self, wanted: CaseFilter) -> "array[int]":
        """Return the identity of every case a filter lets through, in order, 8 bytes each."""
        conditions = ["c.case_id > :after"]
        parameters: dict[str, Any] = {"after": 0}
        if wanted.kind:
            conditions.append("c.kind = :kind")
            parameters["kind"] = wanted.kind
        if wanted.agency_code:
            conditions.append("c.agency_code = :agency_code")
            parameters["agency_code"] = wanted.agency_code
        if wanted.open_only:
            conditions.append("c.is_open = TRUE")
        query = in_words_of(
            self._engine.dialect.name,
            f"SELECT c.case_id FROM cases c WHERE {' AND '.join(conditions)}"  # noqa: S608 - ours
            f" ORDER BY c.case_id LIMIT {_IDS_A_READ}",
        )
        found = array("q")
        while page := self._ask(query, parameters):
            found.extend(row[0] for row in page)
            parameters["after"] = page[-1][0]
        return found

    def rows(self, case_ids: Sequence[CaseId]) -> list[CaseHit]:
        """Return lines in the order asked for; what is gone is left out."""
        wanted = json.dumps(list(case_ids)) if self._is_sqlite else list(case_ids)
        found = {hit.case_id: hit for hit in self._find(self._queries.by_ids, {"ids": wanted})}
        return [found[case_id] for case_id in case_ids if case_id in found]

    def close(self) -> None:
        """Close the connections, as disposing of the engine does; new ones open when needed."""
        while self._idle:
            self._idle.pop().close()

    def _by_exact_name(self, wanted: str, limit: int) -> list[CaseHit]:
        head = wanted[:SUFFIX_CHARACTERS_MAX]
        is_long = len(wanted) > SUFFIX_CHARACTERS_MAX
        parameters = {
            "text": wanted,
            "beyond": wanted + _AFTER_EVERY_CHARACTER,
            "head": head,
            "beyond_head": head + _AFTER_EVERY_CHARACTER,
        }
        query = self._queries.by_long_name if is_long else self._queries.by_name
        fetched = limit
        while True:
            hits = self._find(query, parameters, fetched)
            # A name that holds the text twice stands twice in the range.
            distinct = {hit.case_id: hit for hit in hits}
            if len(distinct) >= limit or len(hits) < fetched:
                return list(distinct.values())[:limit]
            fetched *= 2

    def _find(
        self, query: str, parameters: dict[str, Any], limit: int | None = None
    ) -> list[CaseHit]:
        rows = self._ask(
            query if limit is None else query.replace("{limit}", str(limit)), parameters
        )
        day_of = date.fromisoformat if self._is_sqlite else _as_it_is
        return [_hit_of(row, day_of) for row in rows]

    def _ask(self, query: str, parameters: dict[str, Any]) -> Sequence[Any]:
        if self._idle:
            try:
                return self._ask_with(self._idle.pop(), query, parameters)
            except IndexError:
                pass  # another thread was quicker
            except self._driver_errors:
                # The server may have been restarted: the others kept are as dead as this one.
                self.close()
        try:
            return self._ask_with(self._connect(), query, parameters)
        except (*self._driver_errors, OperationalError, InterfaceError) as error:
            raise StoreUnreachable from error

    def _ask_with(
        self, connection: DBAPIConnection, query: str, parameters: dict[str, Any]
    ) -> Sequence[Any]:
        try:
            cursor = connection.cursor()
            cursor.execute(query, parameters)
            rows: Sequence[Any] = cursor.fetchall()
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return rows

    def _connect(self) -> DBAPIConnection:
        pooled = self._engine.raw_connection()
        connection = pooled.dbapi_connection
        assert connection is not None, "just opened"  # noqa: S101 - for the type checker
        pooled.detach()  # the pool is for those who give theirs back
        if not self._is_sqlite:
            connection.autocommit = True
            # Tables in the order written here too: there is nothing for the planner to weigh.
            connection.cursor().execute("SET join_collapse_limit = 1")
        return connection


def searchable(text: str) -> str:
    """Return what of a text can stand in a name: no control, format or surrogate characters."""
    visible = (sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
    return "".join(visible).strip()[:TEXT_CHARACTERS_MAX]


def _as_it_is(day: date) -> date:
    return day


def _hit_of(row: Sequence[Any], day_of: Callable[[Any], date]) -> CaseHit:
    """Return a line; *day_of* reads a date as the database keeps it, SQLite as ISO text."""
    (
        case_id,
        case_number,
        obligor_name,
        obligor_number,
        kind,
        agency_name,
        section,
        due_twd,
        computed_on,
        due_on,
        expires_on,
    ) = row
    return CaseHit(
        case_id=case_id,
        case_number=case_number,
        obligor_name=obligor_name,
        obligor_number=obligor_number,
        kind=kind,
        agency_name=agency_name,
        section=section,
        due_twd=due_twd,
        computed_on=computed_on and day_of(computed_on),
        due_on=due_on and day_of(due_on),
        expires_on=expires_on and day_of(expires_on),
    )
