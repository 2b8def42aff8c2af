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

import unicodedata
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import (
    BigInteger,
    Connection,
    Date,
    Engine,
    Row,
    String,
    TextualSelect,
    bindparam,
    event,
)
from sqlalchemy import text as sql_text
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
from counter_app.store.cases import CaseRepository
from counter_app.store.errors import StoreUnreachable

HITS_MAX: Final = 50
"""What a person will read; a longer list means: type more."""

SUFFIX_CHARACTERS_MAX: Final = 6
"""Longer tails are cut; a longer text is looked up by its first six and then compared."""

TEXT_CHARACTERS_MAX: Final = 100
"""No name is longer; a scanner that went mad may send more."""

_AFTER_EVERY_CHARACTER: Final = "\U0010ffff"
_IDS_A_READ: Final = 50_000

_Answer = TypeVar("_Answer")


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


_COLUMNS: Final = (
    "SELECT c.case_id, c.case_number, n.name AS obligor_name, c.obligor_number, c.kind,"
    " a.agency_name, c.section,"
    " c.principal_twd + c.late_fee_twd + c.interest_twd + c.costs_twd AS due_twd,"
    " c.computed_on, c.due_on, c.expires_on "
)
_OF_CASE: Final = (
    "CROSS JOIN names n CROSS JOIN agencies a"
    " WHERE n.name_id = c.name_id AND a.agency_code = c.agency_code "
)


def _hits(sql: str) -> TextualSelect:
    """Prepare a query of case lines."""
    return sql_text(_COLUMNS + sql).columns(
        case_id=BigInteger,
        case_number=String,
        obligor_name=String,
        obligor_number=String,
        kind=String,
        agency_name=String,
        section=String,
        due_twd=BigInteger,
        computed_on=Date,
        due_on=Date,
        expires_on=Date,
    )


# SQLite reads tables in the order written where they are joined by CROSS JOIN; its own guess
# begins with the cases.
_BY_KEY: Final = _hits(f"FROM cases c {_OF_CASE} AND c.case_key = :key")
_BY_YEAR_SERIAL: Final = _hits(
    f"FROM cases c {_OF_CASE} AND c.year_serial = :year_serial"
    " ORDER BY c.is_open DESC, c.case_id DESC LIMIT :limit"
)
_BY_NUMBER: Final = _hits(
    f"FROM cases c {_OF_CASE} AND c.obligor_number = :number"
    " ORDER BY c.is_open DESC, c.case_id DESC LIMIT :limit"
)
_OPEN_BY_NUMBER: Final = _hits(
    f"FROM cases c {_OF_CASE} AND c.obligor_number = :number AND c.is_open = TRUE"
    " ORDER BY c.case_id DESC"
)
_BY_RECEIPT: Final = _hits(
    "FROM receipts r CROSS JOIN payment_items i CROSS JOIN cases c"
    f" {_OF_CASE} AND r.receipt_number = :receipt_number AND i.payment_id = r.payment_id"
    " AND c.case_id = i.case_id ORDER BY i.line_number LIMIT :limit"
)
_BY_IDS: Final = _hits(f"FROM cases c {_OF_CASE} AND c.case_id IN :case_ids").bindparams(
    bindparam("case_ids", expanding=True)
)
_NAME_BEGINS: Final = _hits(
    "FROM names n CROSS JOIN cases c CROSS JOIN agencies a"
    " WHERE n.name >= :text AND n.name < :beyond"
    " AND c.name_id = n.name_id AND c.is_open = :is_open AND a.agency_code = c.agency_code"
    " ORDER BY n.name, c.case_id LIMIT :limit"
)
_NAME_HOLDS: Final = (
    "FROM name_suffixes s CROSS JOIN names n CROSS JOIN cases c CROSS JOIN agencies a"
    " WHERE s.suffix >= :head AND s.suffix < :beyond_head AND n.name_id = s.name_id"
    " AND NOT (n.name >= :text AND n.name < :beyond)"
    " AND c.name_id = n.name_id AND c.is_open = :is_open AND a.agency_code = c.agency_code{more}"
    " ORDER BY s.suffix, s.name_id, c.case_id LIMIT :limit"
)
_SHORT_TEXT_INSIDE: Final = _hits(_NAME_HOLDS.format(more=""))
_LONG_TEXT_INSIDE: Final = {
    dialect: _hits(_NAME_HOLDS.format(more=f" AND {find}(n.name, :text) > 0"))
    for dialect, find in {"sqlite": "instr", "postgresql": "strpos"}.items()
}


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
        self._long_text_inside = _LONG_TEXT_INSIDE[engine.dialect.name]
        # Opening a connection takes longer than most searches.  Popping and appending are
        # atomic, so each connection has one user at a time, and nobody waits.
        self._idle: list[Connection] = []
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
        match scan:
            case CaseNumberScan(case_number=number):
                return self._find(_BY_KEY, {"key": number.key})
            case NumericCaseScan(year=year, serial=serial):
                year_serial = f"{year:03d}{serial:08d}"
                return self._find(_BY_YEAR_SERIAL, {"year_serial": year_serial, "limit": limit})
            case ObligorNumberScan(number=number):
                return self._find(_BY_NUMBER, {"number": number, "limit": limit})
            case ReceiptScan(number=number) | HandwrittenReceiptScan(number=number):
                return self._find(_BY_RECEIPT, {"receipt_number": number, "limit": limit})
            case NameScan(text=name):
                return self.by_name(name, limit=limit)
            case _:
                return []

    def open_cases_of_obligor(self, obligor_number: str) -> list[CaseHit]:
        """Return every open case of one ID or tax ID, newest first; empty finds nothing."""
        if not obligor_number:
            return []
        return self._find(_OPEN_BY_NUMBER, {"number": obligor_number})

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
        return self._ask(lambda connection: CaseRepository(connection).by_id(case_id))

    def all_ids(self, wanted: CaseFilter) -> "array[int]":
        """Return the identity of every case a filter lets through, in order, 8 bytes each."""
        conditions = ["c.case_id > :after"]
        parameters: dict[str, Any] = {"after": 0, "limit": _IDS_A_READ}
        if wanted.kind:
            conditions.append("c.kind = :kind")
            parameters["kind"] = wanted.kind
        if wanted.agency_code:
            conditions.append("c.agency_code = :agency_code")
            parameters["agency_code"] = wanted.agency_code
        if wanted.open_only:
            conditions.append("c.is_open = TRUE")
        query = sql_text(
            f"SELECT c.case_id FROM cases c WHERE {' AND '.join(conditions)}"  # noqa: S608 - ours
            " ORDER BY c.case_id LIMIT :limit"
        )
        found = array("q")
        while page := self._ask(lambda c: c.execute(query, parameters).scalars().all()):
            found.extend(page)
            parameters["after"] = page[-1]
        return found

    def rows(self, case_ids: Sequence[CaseId]) -> list[CaseHit]:
        """Return lines in the order asked for; what is gone is left out."""
        found = {hit.case_id: hit for hit in self._find(_BY_IDS, {"case_ids": list(case_ids)})}
        return [found[case_id] for case_id in case_ids if case_id in found]

    def close(self) -> None:
        """Close the connections, as disposing of the engine does; new ones open when needed."""
        while self._idle:
            self._idle.pop().close()

    def _by_exact_name(self, wanted: str, limit: int) -> list[CaseHit]:
        head = wanted[:SUFFIX_CHARACTERS_MAX]
        begins = {"text": wanted, "beyond": wanted + _AFTER_EVERY_CHARACTER}
        inside = begins | {"head": head, "beyond_head": head + _AFTER_EVERY_CHARACTER}
        is_long = len(wanted) > SUFFIX_CHARACTERS_MAX
        found: list[CaseHit] = []
        for query, parameters in (
            (_NAME_BEGINS, begins),
            (self._long_text_inside if is_long else _SHORT_TEXT_INSIDE, inside),
        ):
            for is_open in (True, False):
                if len(found) < limit:
                    found += self._distinct(
                        query, parameters | {"is_open": is_open}, limit=limit - len(found)
                    )
        return found

    def _distinct(
        self, query: TextualSelect, parameters: dict[str, Any], *, limit: int
    ) -> list[CaseHit]:
        # A name that holds the text twice stands twice in the range.
        fetched = limit
        while True:
            hits = self._find(query, parameters | {"limit": fetched})
            distinct = {hit.case_id: hit for hit in hits}
            if len(distinct) >= limit or len(hits) < fetched:
                return list(distinct.values())[:limit]
            fetched *= 2

    def _find(self, query: TextualSelect, parameters: dict[str, Any]) -> list[CaseHit]:
        return self._ask(
            lambda connection: [_hit_of(row) for row in connection.execute(query, parameters)]
        )

    def _ask(self, question: Callable[[Connection], _Answer]) -> _Answer:
        try:
            return self._ask_once(question)
        except (OperationalError, InterfaceError) as error:
            if not error.connection_invalidated:
                raise StoreUnreachable from error
        # The server was restarted since: every connection kept is as dead as this one.
        self.close()
        try:
            return self._ask_once(question)
        except (OperationalError, InterfaceError) as error:
            raise StoreUnreachable from error

    def _ask_once(self, question: Callable[[Connection], _Answer]) -> _Answer:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._engine.connect().execution_options(
                isolation_level="AUTOCOMMIT", autocommit_reads=True
            )
            connection.detach()  # the pool is for those who give theirs back
        try:
            answer = question(connection)
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return answer


def searchable(text: str) -> str:
    """Return what of a text can stand in a name: no control, format or surrogate characters."""
    visible = (sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
    return "".join(visible).strip()[:TEXT_CHARACTERS_MAX]


def _hit_of(row: Row[*tuple[Any, ...]]) -> CaseHit:
    return CaseHit(
        case_id=row.case_id,
        case_number=row.case_number,
        obligor_name=row.obligor_name,
        obligor_number=row.obligor_number,
        kind=row.kind,
        agency_name=row.agency_name,
        section=row.section,
        due_twd=row.due_twd,
        computed_on=row.computed_on,
        due_on=row.due_on,
        expires_on=row.expires_on,
    )
