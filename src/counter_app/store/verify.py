"""Reads every row of the books and says what does not fit.

Every hash is computed again over every stored column, on as many connections as the computer
has cores, all of which see the same moment.  Rows come in batches as one text, which costs a
fifth of what rows one by one cost; only a batch that does not fit is read again row by row,
to name what is wrong with it.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from threading import Lock
from typing import Any, Final, NamedTuple

from sqlalchemy import Column, Connection, Engine, Table, select
from sqlalchemy.exc import DBAPIError

from counter_app.domain.books import BookFault, FaultKind
from counter_app.domain.chain import GENESIS, link_hash
from counter_app.domain.collections import CollectionOutcome
from counter_app.domain.notices import NOTICE_SERIES
from counter_app.domain.payments import PaymentState
from counter_app.domain.pickups import PICKUP_SERIES
from counter_app.domain.progress import Progress
from counter_app.domain.receipts import OUTAGE_SERIES, PRINTED_SERIES
from counter_app.domain.tenders import OPEN_STATES
from counter_app.store.book_rows import canonical_sql, hashed_sql, number_sql, run_sql
from counter_app.store.errors import StoreBusy
from counter_app.store.opening import reading
from counter_app.store.pickup_faults import pickup_faults
from counter_app.store.schema import (
    APPEND_ONLY,
    CHAINED,
    chain_heads,
    closes,
    collections,
    notices,
    number_counters,
    outage_receipts,
    payment_items,
    payments,
    pickups,
    questionnaires,
    receipt_counters,
    receipts,
)

CONNECTIONS_MAX: Final = 4
BATCH_ROWS: Final = 1_000
BATCH_BLOCKS: Final = 128
STEPS_MAX: Final = 20_000
FAULTS_MAX: Final = 10_000
"""So many faults are described; the others are only counted."""
NAMED_MAX: Final = 500
LINKS_MAX: Final = 50_000_000
"""More than any desk will ever write; a head that claims more is no head."""

_SERIES_LENGTH: Final = 4
"""Of the letter and the ROC year that a notice number begins with."""
_HASH_BYTES: Final = 32
_HASH_DIGITS: Final = 64
_BETWEEN: Final = b"\x1e"
_SNAPSHOT_TRIES: Final = 50

# Rows of these are written open and become final; their state says which they are.
_OPEN: Final = {
    "payments": {PaymentState.OPEN.value},
    "tenders": {state.value for state in OPEN_STATES},
    "reversals": {"requested", "approved"},
    "settlements": {"intended", "unknown"},
}

# What is held against another table, as text; empty where there is nothing to hold.
_HELD: Final = {
    "payments": "CASE state WHEN 'settled'"
    " THEN receipt_number || ' ' || payment_id || ' ' || total_twd ELSE '' END",
    "receipts": "receipt_number || ' ' || payment_id || ' ' || total_twd",
}
# Whether the paper says what the row says: the writer's own spelling of both facts.
_FITS: Final = {
    "sqlite": """instr(content, '"number":"' || receipt_number || '"') > 0"""
    """ AND instr(content, '"total_twd":' || total_twd || ',') > 0""",
    "postgresql": """strpos(content, '"number":"' || receipt_number || '"') > 0"""
    """ AND strpos(content, '"total_twd":' || total_twd || ',') > 0""",
}

# SQLite gives bytes as they are; decoding them only to encode them again costs as much as the hash.
_GATHER: Final = {
    "sqlite": "CAST(group_concat({}, char(30)) AS BLOB)",
    "postgresql": "string_agg({}::text, chr(30))",
}
# What somebody wrote past the program need not be text, or not in UTF-8.
_PLAIN: Final = {"sqlite": "CAST({} AS BLOB)", "postgresql": "({})::text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """A stretch of a table."""

    table: Table
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Rows of one desk whose hashes are right.

    Attributes:
        previous: The hashes before each, one after the other.
        keys: What is held against another table.
    """

    desk_no: int
    seqs: list[int]
    digests: list[bytes]
    previous: bytes
    keys: list[str]


class _Row(NamedTuple):
    """One row as it is read to find out what is wrong with it: everything as text."""

    desk_no: str | None
    chain_seq: str | None
    previous_hash: str | None
    row_hash: str | None
    canonical: str | None
    number: str | None
    state: str | None
    payment_id: str | None
    held: str | None
    content: str | None
    total_twd: str | None


@dataclass(slots=True, eq=False)
class _Chain:
    """What was read of one desk's chain, by place; place 0 is before the first row."""

    length: int
    head_hash: str
    has_head: bool = True
    own: bytearray = field(init=False)
    previous: bytearray = field(init=False)
    tables: bytearray = field(init=False)
    beyond: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        places = self.length + 1
        self.own = bytearray(places * _HASH_BYTES)
        self.previous = bytearray(places * _HASH_BYTES)
        self.tables = bytearray(places)

    def hash_at(self, seq: int) -> str:
        """Return the stored hash at a place; empty where no row is."""
        if not 0 < seq <= self.length or not self.tables[seq]:
            return ""
        return self.own[seq * _HASH_BYTES : (seq + 1) * _HASH_BYTES].hex()


@dataclass(slots=True, kw_only=True, eq=False)
class Examined:
    """What was read, for whoever holds anchors against it.

    Attributes:
        faults: In no order; `fault_count` of them in all.
        is_whole: False where it was stopped.
    """

    row_count: int = 0
    receipt_count: int = 0
    faults: list[BookFault] = field(default_factory=list)
    fault_count: int = 0
    is_whole: bool = True
    chains: dict[int, _Chain] = field(default_factory=dict)

    def length(self, desk_no: int) -> int:
        """Return how many rows a chain has, as its head says."""
        chain = self.chains.get(desk_no)
        return 0 if chain is None else chain.length

    def hash_at(self, desk_no: int, seq: int) -> str:
        """Return the stored hash at a place of a chain; empty where no row is."""
        chain = self.chains.get(desk_no)
        return "" if chain is None else chain.hash_at(seq)


class BookReader:
    """Reads the books of one store; nothing is written and nobody is held up."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def examine(self, progress: Progress | None = None) -> Examined:
        """Read everything there is and say what does not fit.

        Raises:
            StoreBusy: The books did not stand still long enough to begin.
            StoreUnreachable, StoreLocked: The store cannot be read.
        """
        count = min(CONNECTIONS_MAX, os.cpu_count() or 1)
        with ExitStack() as stack:
            connections = [stack.enter_context(reading(self.engine)) for _ in range(count)]
            with same_moment(connections):
                return examine(connections, progress)


@contextmanager
def same_moment(connections: Sequence[Connection]) -> Iterator[None]:
    """Let several connections see the store as it is at one moment.

    Every change of the books moves a head, so equal heads are an equal moment.

    Raises:
        StoreBusy: Desks wrote without a pause.
    """
    for _ in range(_SNAPSHOT_TRIES):
        for connection in connections:
            connection.exec_driver_sql(
                "BEGIN"
                if connection.dialect.name == "sqlite"
                else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            )
        heads = [
            sorted(connection.execute(select(chain_heads)).all()) for connection in connections
        ]
        if all(found == heads[0] for found in heads):
            break
        _end(connections)
    else:
        raise StoreBusy
    try:
        yield
    finally:
        _end(connections)


def _end(connections: Sequence[Connection]) -> None:
    for connection in connections:
        connection.exec_driver_sql("ROLLBACK")


def examine(connections: Sequence[Connection], progress: Progress | None = None) -> Examined:
    """Do as `BookReader.examine` on connections that see the same moment."""
    return _Examination(connections[0], progress).run(connections)


class _Examination:
    """One reading of the books, on one or more connections."""

    def __init__(self, connection: Connection, progress: Progress | None) -> None:
        self._first = connection
        self._dialect = connection.dialect.name
        self._progress = progress
        self._found = Examined()
        self._lock = Lock()
        self._stopped = False
        # What settled payments and receipts say of each other; what fits is in neither.
        self._unmatched: set[str] = set()
        self._open_items: set[str] = set()
        self._numbers: list[str] = []
        for desk_no, seq, row_hash in connection.execute(select(chain_heads)):
            if not 0 <= seq <= LINKS_MAX:
                self._blame(FaultKind.HEAD, desk_no, detail=str(seq))
                continue
            self._found.chains[desk_no] = _Chain(seq, row_hash)
        self._total = sum(chain.length for chain in self._found.chains.values())

    def run(self, connections: Sequence[Connection]) -> Examined:
        """Read everything, then look at what only shows once all is read."""
        jobs = iter(list(self._jobs()))
        if len(connections) == 1:
            self._work(connections[0], jobs)
        else:
            with ThreadPoolExecutor(len(connections)) as pool:
                for done in [pool.submit(self._work, each, jobs) for each in connections]:
                    done.result()
        self._found.is_whole = not self._stopped
        if self._found.is_whole:
            self._look_at_chains()
            self._look_at_open_items()
            self._look_at_matches()
            self._look_at_numbers()
            self._look_at_branch_numbers(NOTICE_SERIES, notices.c.notice_number)
            self._look_at_branch_numbers(PICKUP_SERIES, pickups.c.pickup_number)
            self._look_at_collections()
            self._look_at_pickups()
            self._look_at_guards()
            self._name_receipts()
        return self._found

    def _blame(
        self,
        kind: FaultKind,
        desk_no: int,
        *,
        seq: int = 0,
        last_seq: int = 0,
        table: str = "",
        number: str = "",
        detail: str = "",
    ) -> None:
        self._found.fault_count += 1
        if len(self._found.faults) < FAULTS_MAX:
            self._found.faults.append(
                BookFault(
                    kind=kind,
                    desk_no=desk_no,
                    chain_seq=seq,
                    last_seq=last_seq or seq,
                    table=table,
                    number=number,
                    detail=detail,
                )
            )

    # --- reading ------------------------------------------------------------------

    def _jobs(self) -> Iterator[_Job]:
        """Give stretches of all tables, those of the longest table first."""
        stretches = []
        for table in CHAINED:
            first, last, step = self._extent(table)
            if last >= first:
                stretches.append((last - first, table, first, last, step))
        for _size, table, first, last, step in sorted(stretches, key=lambda each: -each[0]):
            for start in range(first, last + 1, step):
                yield _Job(table=table, first=start, end=start + step)

    def _extent(self, table: Table) -> tuple[int, int, int]:
        """Return where a table begins and ends, and in which steps to read it."""
        if self._dialect == "sqlite":
            first, last = self._first.exec_driver_sql(
                f"SELECT min(rowid), max(rowid) FROM {table.name}"  # noqa: S608 - ours
            ).one()
            if first is None:
                return 0, -1, 1
            # Whoever writes a row far out must not keep us waiting.
            return first, last, max(BATCH_ROWS, (last - first) // STEPS_MAX + 1)
        blocks = self._first.exec_driver_sql(
            f"SELECT pg_relation_size('{table.name}') / current_setting('block_size')::int"
        ).scalar_one()
        return 0, int(blocks) - 1, BATCH_BLOCKS

    def _work(self, connection: Connection, jobs: Iterator[_Job]) -> None:
        while not self._stopped:
            with self._lock:
                job = next(jobs, None)
            if job is None:
                return
            if not self._read_batch(connection, job):
                self._read_rows(connection, job)

    def _read_batch(self, connection: Connection, job: _Job) -> bool:
        """Read a stretch as one text; tell whether everything in it fits."""
        try:
            row = run_sql(connection, *self._batch_sql(job)).one()
        except DBAPIError:
            if self._dialect != "sqlite":
                raise
            return False  # a value of a type that no column has, or too much for one text
        if row[0] is None:
            return True
        batch = _batch_of(row)
        with self._lock:
            if batch is None or not self._place(job.table, batch):
                return False
            self._hold(job.table, batch.keys)
            self._count(len(batch.seqs))
        return True

    def _place(self, table: Table, batch: _Batch) -> bool:
        """Put rows into their chain; tell whether each had a place of its own."""
        chain = self._found.chains.get(batch.desk_no)
        seqs = batch.seqs
        if chain is None or min(seqs) < 1 or max(seqs) > chain.length:
            return False
        tables, own, before, previous = chain.tables, chain.own, chain.previous, batch.previous
        if len(set(seqs)) != len(seqs) or any(map(tables.__getitem__, seqs)):
            return False
        index = CHAINED.index(table) + 1
        at = 0
        for seq, digest in zip(seqs, batch.digests, strict=True):
            offset = seq * _HASH_BYTES
            end = offset + _HASH_BYTES
            tables[seq] = index
            own[offset:end] = digest
            before[offset:end] = previous[at : at + _HASH_BYTES]
            at += _HASH_BYTES
        return True

    def _read_rows(self, connection: Connection, job: _Job) -> None:
        """Read a stretch row by row and name what does not fit."""
        for found in run_sql(connection, *self._rows_sql(job)):
            row = _Row(*(_text_of(value) for value in found))
            with self._lock:
                self._take_row(job.table, row)
                self._count(1)

    def _take_row(self, table: Table, row: _Row) -> None:
        desk_no, seq = _number_of(row.desk_no), _number_of(row.chain_seq)
        if row.row_hash is None or row.chain_seq is None:
            self._take_unchained(table, row)
            return
        if table.name in _HELD:
            self._hold(table, [row.held] if row.held else [])
            if table is receipts and not _is_own_content(row):
                self._blame(
                    FaultKind.RECEIPT_CONTENT,
                    desk_no,
                    seq=seq,
                    table=table.name,
                    number=row.number or "",
                )
        if _hash_of(table, row) != row.row_hash:
            self._blame(FaultKind.CHANGED, desk_no, seq=seq, table=table.name)
        chain = self._found.chains.setdefault(desk_no, _Chain(0, GENESIS, has_head=False))
        if not 0 < seq <= chain.length:
            chain.beyond.append((seq, table.name))
        elif chain.tables[seq]:
            self._blame(FaultKind.LINK_DOUBLED, desk_no, seq=seq, table=table.name)
        else:
            place = slice(seq * _HASH_BYTES, (seq + 1) * _HASH_BYTES)
            chain.tables[seq] = CHAINED.index(table) + 1
            chain.own[place] = _digest_of(row.row_hash)
            chain.previous[place] = _digest_of(row.previous_hash)

    def _take_unchained(self, table: Table, row: _Row) -> None:
        if table is payment_items:
            self._open_items.add(row.payment_id or "")
        elif row.state not in _OPEN.get(table.name, ()):
            self._blame(
                FaultKind.UNCHAINED,
                _number_of(row.desk_no),
                table=table.name,
                number=row.number or "",
            )

    def _hold(self, table: Table, keys: list[str]) -> None:
        self._unmatched ^= set(keys)
        if table is receipts:
            self._numbers += [key.partition(" ")[0] for key in keys]
            self._found.receipt_count += len(keys)

    def _count(self, rows: int) -> None:
        self._found.row_count += rows
        if self._progress is not None and not self._progress(self._found.row_count, self._total):
            self._stopped = True

    # --- what to ask ----------------------------------------------------------------

    def _batch_sql(self, job: _Job) -> tuple[str, tuple[object, ...]]:
        name = job.table.name
        gather = _GATHER[self._dialect]
        inner = [
            f"{hashed_sql(job.table, self._dialect)} AS a",
            "coalesce(row_hash, '') AS b",
            "coalesce(chain_seq, 0) AS c",
            "desk_no AS d",
        ]
        outer = [*(gather.format(column) for column in "abc"), "min(d)", "max(d)"]
        if name in _HELD:
            fits = _FITS[self._dialect] if job.table is receipts else "true"
            inner += [f"{_HELD[name]} AS e", f"CASE WHEN {fits} THEN 1 ELSE 0 END AS f"]
            outer += [gather.format("e"), "sum(f)"]
        where, values = self._stretch(job)
        return (
            f"SELECT {', '.join(outer)} FROM (SELECT {', '.join(inner)} FROM {where}) AS rows",  # noqa: S608 - ours
            values,
        )

    def _rows_sql(self, job: _Job) -> tuple[str, tuple[object, ...]]:
        table = job.table
        columns = (
            "desk_no",
            "chain_seq",
            "previous_hash",
            "row_hash",
            canonical_sql(table, self._dialect, is_careful=True),
            number_sql(table),
            "state" if "state" in table.c else "NULL",
            "payment_id" if "payment_id" in table.c else "NULL",
            _HELD.get(table.name, "NULL"),
            "content" if table is receipts else "NULL",
            "total_twd" if table is receipts else "NULL",
        )
        where, values = self._stretch(job)
        plain = ", ".join(_PLAIN[self._dialect].format(column) for column in columns)
        return f"SELECT {plain} FROM {where}", values  # noqa: S608 - ours

    def _stretch(self, job: _Job) -> tuple[str, tuple[object, ...]]:
        if self._dialect == "sqlite":
            name = f"{job.table.name} NOT INDEXED"
            return f"{name} WHERE rowid >= ? AND rowid < ?", (job.first, job.end)
        tids = f"ctid >= '({job.first},0)'::tid AND ctid < '({job.end},0)'::tid"
        return f"{job.table.name} WHERE {tids}", ()

    # --- what only shows once all is read ---------------------------------------------

    def _look_at_chains(self) -> None:
        for desk_no, chain in sorted(self._found.chains.items()):
            if chain.beyond:
                seq, table = min(chain.beyond)
                self._blame(
                    FaultKind.BEYOND_HEAD,
                    desk_no,
                    seq=seq,
                    last_seq=max(chain.beyond)[0],
                    table=table,
                    detail=str(len(chain.beyond)),
                )
            for first, last in _stretches_of(chain.tables):
                self._blame(FaultKind.LINK_MISSING, desk_no, seq=first, last_seq=last)
            for seq in _loose_links(chain):
                self._blame(
                    FaultKind.NOT_LINKED,
                    desk_no,
                    seq=seq,
                    table=CHAINED[chain.tables[seq] - 1].name,
                )
            newest = chain.hash_at(chain.length) if chain.length else GENESIS
            if not chain.has_head or (newest and newest != chain.head_hash):
                self._blame(FaultKind.HEAD, desk_no, seq=chain.length)

    def _look_at_open_items(self) -> None:
        """Items become final with their payment, and none of them before or after it."""
        ids = sorted(self._open_items)
        for start in range(0, len(ids), BATCH_ROWS):
            query = select(payments.c.desk_no, payments.c.receipt_number).where(
                payments.c.payment_id.in_(ids[start : start + BATCH_ROWS]),
                payments.c.state.not_in(_OPEN["payments"]),
            )
            for row in self._first.execute(query):
                self._blame(
                    FaultKind.UNCHAINED,
                    row.desk_no,
                    table=payment_items.name,
                    number=row.receipt_number or "",
                )

    def _look_at_matches(self) -> None:
        for key in sorted(self._unmatched)[:FAULTS_MAX]:
            number, _space, rest = key.partition(" ")
            payment_id = rest.rpartition(" ")[0]
            for table, kind in (
                (receipts, FaultKind.RECEIPT_ALONE),
                (payments, FaultKind.PAYMENT_ALONE),
            ):
                query = select(table.c.desk_no, table.c.chain_seq).where(
                    table.c.payment_id == payment_id, table.c.receipt_number == number
                )
                for row in self._first.execute(query):
                    self._blame(
                        kind,
                        _number_of(row.desk_no),
                        seq=_number_of(row.chain_seq),
                        table=table.name,
                        number=number,
                    )

    def _look_at_numbers(self) -> None:
        in_outage = [
            str(number)
            for number in self._first.execute(select(outage_receipts.c.receipt_number)).scalars()
        ]
        printed = [number for number in self._numbers if not number.startswith(OUTAGE_SERIES)]
        for number in sorted({*self._numbers} - {*printed} - {*in_outage}):
            self._blame(FaultKind.NUMBER_MISSING, _desk_of(number), number=number)
        counters = {
            f"{row.series}{row.roc_year:03d}{row.desk_no:02d}": _number_of(row.last_serial)
            for row in self._first.execute(select(receipt_counters))
            if row.series in {PRINTED_SERIES, OUTAGE_SERIES}
        }
        serials: dict[str, list[int]] = defaultdict(list)
        for number in printed + in_outage:
            if number[6:].isdecimal():
                serials[number[:6]].append(int(number[6:]))
        for prefix in sorted(serials.keys() | counters.keys()):
            used = serials[prefix]
            last = max(used, default=0)
            counted = counters.get(prefix, 0 if prefix.startswith(PRINTED_SERIES) else last)
            if counted != last:
                detail = f"{prefix}{counted:06d}"
                self._blame(FaultKind.COUNTER, _desk_of(prefix), number=detail)
            self._look_at_series(
                used, max(last, counted), desk_no=_desk_of(prefix), form=f"{prefix}{{:06d}}"
            )
        z_numbers: dict[int, list[int]] = defaultdict(list)
        for desk_no, z_number in self._first.execute(select(closes.c.desk_no, closes.c.z_number)):
            z_numbers[_number_of(desk_no)].append(_number_of(z_number))
        for desk_no, used in sorted(z_numbers.items()):
            self._look_at_series(used, max(used), desk_no=desk_no, form="Z{}")

    def _look_at_branch_numbers(self, letter: str, column: Column[str]) -> None:
        """One series a year for the whole branch, whichever desk took the number."""
        counters = {
            str(row.series): _number_of(row.last_number)
            for row in self._first.execute(select(number_counters))
            if str(row.series).startswith(letter)
        }
        serials: dict[str, list[int]] = defaultdict(list)
        for number in self._first.execute(select(column)).scalars():
            serials[str(number)[:_SERIES_LENGTH]].append(_number_of(str(number)[_SERIES_LENGTH:]))
        for series in sorted(serials.keys() | counters.keys()):
            used = serials[series]
            last = max(used, default=0)
            counted = counters.get(series, 0)
            if counted != last:
                self._blame(FaultKind.COUNTER, 0, number=f"{series}{counted:08d}")
            self._look_at_series(used, max(last, counted), desk_no=0, form=f"{series}{{:08d}}")

    def _look_at_collections(self) -> None:
        """The database refuses such a row, as long as its guards stand."""
        c = collections.c
        parts = c.costs_twd + c.interest_twd + c.late_fee_twd + c.principal_twd + c.overpaid_twd
        query = select(c.desk_no, c.chain_seq, c.notice_number).where(
            c.outcome.in_((CollectionOutcome.POSTED.value, CollectionOutcome.OVERPAID.value)),
            parts != c.amount_twd,
        )
        for row in self._first.execute(query):
            self._blame(
                FaultKind.COLLECTION_SUM,
                _number_of(row.desk_no),
                seq=_number_of(row.chain_seq),
                table=collections.name,
                number=row.notice_number or "",
            )

    def _look_at_pickups(self) -> None:
        for fault in pickup_faults(self._first):
            self._blame(
                fault.kind,
                _number_of(fault.desk_no),
                seq=_number_of(fault.chain_seq),
                table=fault.table,
                number=str(fault.number),
            )

    def _look_at_series(self, used: list[int], last: int, *, desk_no: int, form: str) -> None:
        found = set(used)
        if len(found) == len(used) == last and max(used, default=0) == last:
            return
        for serial, times in Counter(used).items():
            if times > 1:
                self._blame(FaultKind.NUMBER_DOUBLED, desk_no, number=form.format(serial))
        missing = (serial for serial in range(1, last + 1) if serial not in found)
        # Whoever writes a number far out must not keep us waiting: the others are counted.
        named = list(islice(missing, FAULTS_MAX))
        for serial in named:
            self._blame(FaultKind.NUMBER_MISSING, desk_no, number=form.format(serial))
        there = sum(1 for serial in found if 0 < serial <= last)
        self._found.fault_count += last - there - len(named)

    def _look_at_guards(self) -> None:
        verbs = ["update", "delete"]
        if self._dialect == "sqlite":
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        else:
            verbs.append("truncate")
            query = "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        found = set(self._first.exec_driver_sql(query).scalars())
        # A version of the questionnaire stands once it was asked.
        for table in (*CHAINED, *APPEND_ONLY, questionnaires):
            for verb in verbs:
                if f"{table.name}_no_{verb}" not in found:
                    self._blame(FaultKind.GUARD_GONE, 0, table=table.name, detail=verb)

    def _name_receipts(self) -> None:
        """Say of each row that does not fit which receipt it belongs to."""
        rows: dict[str, set[int]] = defaultdict(set)
        for fault in self._found.faults[:NAMED_MAX]:
            if fault.table and fault.chain_seq and not fault.number:
                rows[fault.table].add(fault.chain_seq)
        names: dict[tuple[str, int, int], str] = {}
        for table in CHAINED:
            if table.name in rows and number_sql(table) != "NULL":
                seqs = ", ".join(str(seq) for seq in sorted(rows[table.name]))
                found = run_sql(
                    self._first,
                    "SELECT desk_no, chain_seq, "  # noqa: S608 - ours
                    f"{_PLAIN[self._dialect].format(number_sql(table))} FROM {table.name}"
                    f" WHERE chain_seq IN ({seqs})",
                )
                names |= {
                    (table.name, _number_of(row[0]), _number_of(row[1])): _text_of(row[2]) or ""
                    for row in found
                }
        self._found.faults = [
            replace(
                fault,
                number=fault.number or names.get((fault.table, fault.desk_no, fault.chain_seq), ""),
            )
            for fault in self._found.faults
        ]


def _batch_of(row: Sequence[Any]) -> _Batch | None:
    """Return the rows of a stretch, or None where one of them has to be looked at."""
    texts, hashes, places = (_bytes_of(value).split(_BETWEEN) for value in row[:3])
    desk_no, last_desk_no, *held = row[3:]
    count = len(texts)
    keys, fit_count = (_bytes_of(held[0]).split(_BETWEEN), held[1]) if held else ([], count)
    digests = [sha256(each).digest() for each in texts]
    try:
        previous = bytes.fromhex(b"".join([each[:_HASH_DIGITS] for each in texts]).decode("ascii"))
        seqs = [*map(int, places)]
    except ValueError:
        return None
    does_fit = (
        b"".join(digests).hex(" ", _HASH_BYTES).encode() == b" ".join(hashes)
        and len(hashes) == len(seqs) == fit_count == count
        and (not held or len(keys) == count)
        and len(previous) == count * _HASH_BYTES
        and isinstance(desk_no, int)
        and desk_no == last_desk_no
    )
    if not does_fit:
        return None
    return _Batch(
        desk_no=desk_no,
        seqs=seqs,
        digests=digests,
        previous=previous,
        keys=[key.decode() for key in keys if key],
    )


def _bytes_of(value: object) -> bytes:
    if value is None:
        return b""
    return value if isinstance(value, bytes) else str(value).encode()


def _digest_of(stored: object) -> bytes:
    """Return the bytes of a stored hash; of what is no hash, what no row follows."""
    try:
        digest = bytes.fromhex(str(stored))
    except ValueError:
        digest = b""
    return digest if len(digest) == _HASH_BYTES else b"\xff" * _HASH_BYTES


def _text_of(value: object) -> str | None:
    if value is None:
        return None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _number_of(text: object) -> int:
    """Return a number that was read as text; -1 for what is none."""
    try:
        return int(str(text))
    except ValueError:
        return -1


def _hash_of(table: Table, row: _Row) -> str:
    """Return the hash that a row ought to have, its content spelled by `domain.chain`."""
    try:
        return link_hash(row.previous_hash or "", table.name, json.loads(row.canonical or ""))
    except (ValueError, TypeError):
        return ""


def _is_own_content(row: _Row) -> bool:
    try:
        content = json.loads(row.content or "")
        return bool(content["number"] == row.number and str(content["total_twd"]) == row.total_twd)
    except (ValueError, TypeError, KeyError):
        return False


def _stretches_of(tables: bytearray) -> Iterator[tuple[int, int]]:
    """Give the stretches of places where no row stands, first and last."""
    first = tables.find(0, 1)
    while first > 0:
        last = first
        while last + 1 < len(tables) and not tables[last + 1]:
            last += 1
        yield first, last
        first = tables.find(0, last + 1)


def _loose_links(chain: _Chain) -> Iterator[int]:
    """Give the places whose row does not follow the row before it."""
    if chain.previous[_HASH_BYTES:] == chain.own[:-_HASH_BYTES]:
        return
    for seq in range(1, chain.length + 1):
        if chain.tables[seq] and (seq == 1 or chain.tables[seq - 1]):
            here = seq * _HASH_BYTES
            before = chain.previous[here : here + _HASH_BYTES]
            if before != chain.own[here - _HASH_BYTES : here]:
                yield seq


def _desk_of(number: str) -> int:
    desk = number[4:6]
    return int(desk) if desk.isdecimal() else 0
