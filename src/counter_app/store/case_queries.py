"""The queries of the case search, written out for each database.

They go to the driver as they are: SQLAlchemy's typed way costs more than the lookup itself.
Tables are read in the order written wherever they are joined by CROSS JOIN on SQLite, whose own
guess begins with the cases.  A limit is written into the text as ``{limit}``: with one handed
over, SQLite plans the query anew each time.
"""

import re
from dataclasses import dataclass
from typing import Final

_COLUMNS: Final = (
    "SELECT c.case_id, c.case_number, n.name, c.obligor_number, c.kind, a.agency_name, c.section,"
    " c.principal_twd + c.late_fee_twd + c.interest_twd + c.costs_twd,"
    " c.computed_on, c.due_on, c.expires_on "
)
_OF_CASE: Final = (
    "CROSS JOIN names n CROSS JOIN agencies a"
    " WHERE n.name_id = c.name_id AND a.agency_code = c.agency_code "
)
_CASES: Final = f"{_COLUMNS} FROM cases c {_OF_CASE}"
_NAME_BEGINS: Final = (
    f"{_COLUMNS} FROM names n CROSS JOIN cases c CROSS JOIN agencies a"
    " WHERE n.name >= :text AND n.name < :beyond"
    " AND c.name_id = n.name_id AND c.is_open = {is_open} AND a.agency_code = c.agency_code"
    " ORDER BY n.name, c.case_id LIMIT {limit}"
)
_NAME_HOLDS: Final = (
    f"{_COLUMNS} FROM name_suffixes s CROSS JOIN names n CROSS JOIN cases c CROSS JOIN agencies a"
    " WHERE s.suffix >= :head AND s.suffix < :beyond_head AND n.name_id = s.name_id"
    " AND NOT (n.name >= :text AND n.name < :beyond) {holds_all}"
    " AND c.name_id = n.name_id AND c.is_open = {is_open} AND a.agency_code = c.agency_code"
    " ORDER BY s.suffix, s.name_id, c.case_id LIMIT {limit}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseQueries:
    """Queries of case lines, their columns those of `case_search.CaseHit`.

    Attributes:
        by_name: For a text of at most six characters.
        by_long_name: For a longer one; compares what the cut tails leave open.
    """

    by_key: str
    by_year_serial: str
    by_number: str
    open_by_number: str
    by_receipt: str
    by_ids: str
    by_name: str
    by_long_name: str


def queries_for(dialect: str) -> CaseQueries:
    """Return the queries in the words of a database, ``sqlite`` or ``postgresql``."""
    is_sqlite = dialect == "sqlite"
    ids = "IN (SELECT value FROM json_each(:ids))" if is_sqlite else "= ANY(:ids)"
    find = "instr" if is_sqlite else "strpos"
    queries = {
        "by_key": f"{_CASES} AND c.case_key = :key",
        "by_year_serial": f"{_CASES} AND c.year_serial = :year_serial"
        " ORDER BY c.is_open DESC, c.case_id DESC LIMIT {limit}",
        "by_number": f"{_CASES} AND c.obligor_number = :number"
        " ORDER BY c.is_open DESC, c.case_id DESC LIMIT {limit}",
        "open_by_number": f"{_CASES} AND c.obligor_number = :number AND c.is_open = TRUE"
        " ORDER BY c.case_id DESC",
        "by_receipt": f"{_COLUMNS} FROM receipts r CROSS JOIN payment_items i CROSS JOIN cases c"
        f" {_OF_CASE} AND r.receipt_number = :receipt_number AND i.payment_id = r.payment_id"
        " AND c.case_id = i.case_id ORDER BY i.line_number LIMIT {limit}",
        "by_ids": f"{_CASES} AND c.case_id {ids}",
        "by_name": _by_name(holds_all=""),
        "by_long_name": _by_name(holds_all=f"AND {find}(n.name, :text) > 0"),
    }
    return CaseQueries(**{name: in_words_of(dialect, sql) for name, sql in queries.items()})


def in_words_of(dialect: str, sql: str) -> str:
    """Return a statement with its ``:parameters`` written as the driver wants them."""
    return sql if dialect == "sqlite" else re.sub(r":([a-z_]+)", r"%(\1)s", sql)


def _by_name(*, holds_all: str) -> str:
    """Join the four steps; the database stops at the step that reaches the limit."""
    steps = [
        step.replace("{is_open}", is_open).replace("{holds_all}", holds_all)
        for step in (_NAME_BEGINS, _NAME_HOLDS)
        for is_open in ("TRUE", "FALSE")
    ]
    selects = [f"SELECT * FROM ({step}) AS q{n}" for n, step in enumerate(steps)]  # noqa: S608
    return " UNION ALL ".join(selects) + " LIMIT {limit}"
