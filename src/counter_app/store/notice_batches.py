"""Batches of notices in and out of the store.

A batch is a list of cases in the order of a mailing.  Each of its lines is open until it has its
notice or the reason why it cannot have one, and lines are always taken in their order; so where a
batch stands is read from its lines.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, insert, or_, select, update

from counter_app.domain.cases import CaseId
from counter_app.domain.money import Twd
from counter_app.domain.notices import (
    Batch,
    BatchFilter,
    BatchId,
    BatchState,
    NoticeForm,
    NoticeNumber,
    PaperLanguage,
)
from counter_app.store.schema import cases, notice_batch_cases, notice_batches, notices

LINES_AT_ONCE: Final = 5_000
"""Rows written in one statement."""

_ASKED_AT_ONCE: Final = 500

_OWED: Final = (
    cases.c.principal_twd + cases.c.late_fee_twd + cases.c.interest_twd + cases.c.costs_twd
)
_LINES: Final = notice_batch_cases.c
_BATCH: Final = select(*(column for column in notice_batches.c if column.name != "left_out")).where(
    notice_batches.c.batch_id == bindparam("batch")
)
_LOCK: Final = (
    select(notice_batches.c.state)
    .where(notice_batches.c.batch_id == bindparam("batch"))
    .with_for_update()
)
_BY_KEYS: Final = select(cases.c.case_id, cases.c.case_key, cases.c.address, cases.c.is_open).where(
    cases.c.case_key.in_(bindparam("keys", expanding=True))
)
_OPEN_LINES: Final = (
    select(_LINES.position, _LINES.case_id)
    .where(
        _LINES.batch_id == bindparam("batch"),
        _LINES.position > bindparam("after"),
        _LINES.notice_number.is_(None),
        _LINES.refusal == "",
    )
    .order_by(_LINES.position)
    .limit(bindparam("count"))
)
_ISSUED: Final = (
    select(_LINES.notice_number)
    .where(_LINES.batch_id == bindparam("batch"), _LINES.notice_number.is_not(None))
    .order_by(_LINES.position)
)
_REFUSED: Final = (
    select(cases.c.case_number, _LINES.refusal)
    .join(cases, cases.c.case_id == _LINES.case_id)
    .where(_LINES.batch_id == bindparam("batch"), _LINES.refusal != "")
    .order_by(_LINES.position)
)
_CONCLUDE: Final = (
    update(notice_batch_cases)
    .where(_LINES.batch_id == bindparam("batch"), _LINES.position == bindparam("place"))
    .values(notice_number=bindparam("number"), refusal=bindparam("why"))
)


class PickedCase(NamedTuple):
    """A case that fits a filter, as far as a batch needs it."""

    case_id: CaseId
    case_key: str
    address: str
    is_open: bool


class OpenLine(NamedTuple):
    """A case of a batch that waits for its notice."""

    position: int
    case_id: CaseId


class ConcludedLine(NamedTuple):
    """What became of a line: a notice, or the class of the refusal."""

    position: int
    number: NoticeNumber | None
    refusal: str


class NoticeBatchRepository:
    """The batches of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- which cases ------------------------------------------------------------------------

    def last_case_id(self) -> int:
        """Return the highest identity of a case; 0 for no cases."""
        return self._connection.execute(select(func.max(cases.c.case_id))).scalar() or 0

    def pick(self, wanted: BatchFilter, *, above: int, up_to: int) -> list[PickedCase]:
        """Return the open cases that fit a filter, of some identities, in no order."""
        found, owed = cases.c, _OWED
        query = select(found.case_id, found.case_key, found.address, found.is_open).where(
            found.case_id > above, found.case_id <= up_to, found.is_open
        )
        if wanted.section:
            query = query.where(found.section == wanted.section)
        if wanted.kind:
            query = query.where(found.kind == wanted.kind)
        if wanted.amount_min_twd is not None:
            query = query.where(owed >= wanted.amount_min_twd)
        if wanted.amount_max_twd is not None:
            query = query.where(owed <= wanted.amount_max_twd)
        if wanted.due_before is not None:
            query = query.where(found.due_on <= wanted.due_before)
        return [PickedCase(*row) for row in self._connection.execute(query)]

    def by_keys(self, keys: Sequence[str]) -> dict[str, PickedCase]:
        """Return the cases of canonical identities; those that are not there are left out."""
        found: dict[str, PickedCase] = {}
        for first in range(0, len(keys), _ASKED_AT_ONCE):
            part = list(keys[first : first + _ASKED_AT_ONCE])
            rows = self._connection.execute(_BY_KEYS, {"keys": part})
            found.update(
                (row.case_key, PickedCase(row.case_id, row.case_key, row.address, row.is_open))
                for row in rows
            )
        return found

    # --- the batch --------------------------------------------------------------------------

    def add(
        self,
        batch: Batch,
        *,
        case_numbers: Sequence[str],
        lines: Iterable[tuple[CaseId, str]],
        left_out: Sequence[tuple[str, str]],
    ) -> None:
        """Write a new batch down.

        Args:
            batch: Its counts of what was issued are not kept.
            case_numbers: The list that it comes from, if it does.
            lines: Case and postal code, in the order of the mailing.
            left_out: Numbers of the list that are in no line, and why.
        """
        self._connection.execute(
            insert(notice_batches),
            {
                "batch_id": batch.batch_id,
                "desk_no": batch.desk_no,
                "made_at": batch.made_at,
                "made_by": batch.made_by,
                "wanted": _filter_to_json(batch.wanted, case_numbers),
                "form": _form_to_json(batch.form),
                "state": batch.state.value,
                "case_count": batch.case_count,
                "left_out": json.dumps(left_out, ensure_ascii=False),
                "left_out_count": len(left_out),
                "drawn_at": None,
            },
        )
        rows = (
            {
                "batch_id": batch.batch_id,
                "position": position,
                "case_id": case_id,
                "postal_code": code,
                "notice_number": None,
                "refusal": "",
            }
            for position, (case_id, code) in enumerate(lines, start=1)
        )
        while part := list(islice(rows, LINES_AT_ONCE)):
            self._connection.execute(insert(notice_batch_cases), part)

    def get(self, batch_id: BatchId) -> Batch | None:
        """Return a batch, counted as it stands."""
        row = self._connection.execute(_BATCH, {"batch": batch_id}).one_or_none()
        return None if row is None else self._values_of([row])[0]

    def hold(self, batch_id: BatchId) -> BatchState | None:
        """Hold a batch until the unit ends, so that one desk at a time works on it.

        On SQLite the unit holds the whole store anyway.

        Returns:
            Where it stands; None where there is none.
        """
        state = self._connection.execute(_LOCK, {"batch": batch_id}).scalar()
        return None if state is None else BatchState(state)

    def newest(self, *, limit: int) -> tuple[Batch, ...]:
        """Return the last batches of the branch, newest first."""
        rows = self._connection.execute(
            select(*(column for column in notice_batches.c if column.name != "left_out"))
            .order_by(notice_batches.c.made_at.desc(), notice_batches.c.batch_id)
            .limit(limit)
        )
        return self._values_of(rows.all())

    def unfinished(
        self,
        wanted: BatchFilter,
        form: NoticeForm,
        *,
        desk_no: int,
        since: datetime,
    ) -> BatchId | None:
        """Return the newest batch that asked for the same and never got its paper.

        One that has nothing for a paper got it.
        """
        batch = notice_batches.c
        has_notices = exists().where(
            _LINES.batch_id == batch.batch_id, _LINES.notice_number.is_not(None)
        )
        found = self._connection.execute(
            select(batch.batch_id)
            .where(
                batch.desk_no == desk_no,
                batch.made_at >= since,
                batch.wanted == _filter_to_json(wanted, wanted.case_numbers),
                batch.form == _form_to_json(form),
                batch.drawn_at.is_(None),
                or_(batch.state != BatchState.DONE.value, has_notices),
            )
            .order_by(batch.made_at.desc())
            .limit(1)
        ).scalar()
        return None if found is None else BatchId(found)

    def set_state(self, batch_id: BatchId, state: BatchState) -> None:
        """Say where a batch stands."""
        self._change(batch_id, state=state.value)

    def set_drawn(self, batch_id: BatchId, *, at: datetime) -> None:
        """Say when a batch was drawn."""
        self._change(batch_id, drawn_at=at)

    # --- its lines --------------------------------------------------------------------------

    def open_lines(self, batch_id: BatchId, *, after: int, limit: int) -> list[OpenLine]:
        """Return the next lines without an answer.

        Args:
            batch_id: Which.
            after: Every line up to this position has its answer.
            limit: So many at most.
        """
        rows = self._connection.execute(
            _OPEN_LINES, {"batch": batch_id, "after": after, "count": limit}
        )
        return [OpenLine(row.position, CaseId(row.case_id)) for row in rows]

    def conclude(self, batch_id: BatchId, lines: Iterable[ConcludedLine]) -> None:
        """Write what became of some lines."""
        rows = [
            {
                "batch": batch_id,
                "place": line.position,
                "number": line.number,
                "why": line.refusal,
            }
            for line in lines
        ]
        self._connection.execute(_CONCLUDE, rows)

    def owed(self, batch_id: BatchId) -> Twd:
        """Return what stands on all cases of a batch now."""
        query = (
            select(func.sum(_OWED))
            .select_from(notice_batch_cases.join(cases, cases.c.case_id == _LINES.case_id))
            .where(_LINES.batch_id == batch_id)
        )
        return Twd(int(self._connection.execute(query).scalar() or 0))

    def issued(self, batch_id: BatchId) -> list[NoticeNumber]:
        """Return the notices of a batch, in the order of the mailing."""
        rows = self._connection.execute(_ISSUED, {"batch": batch_id})
        return [NoticeNumber(number) for number in rows.scalars()]

    def refusals(self, batch_id: BatchId) -> tuple[tuple[str, str], ...]:
        """Return what has no notice and why: first what a list named in vain, then cases."""
        kept = self._connection.execute(
            select(notice_batches.c.left_out).where(notice_batches.c.batch_id == batch_id)
        ).scalar()
        left_out = [(number, why) for number, why in json.loads(kept or "[]")]
        rows = self._connection.execute(_REFUSED, {"batch": batch_id})
        return (*left_out, *((row.case_number, row.refusal) for row in rows))

    def _change(self, batch_id: BatchId, **values: object) -> None:
        self._connection.execute(
            update(notice_batches).where(notice_batches.c.batch_id == batch_id).values(**values)
        )

    def _values_of(self, rows: Sequence[Row[Any]]) -> tuple[Batch, ...]:
        batch_ids = [row.batch_id for row in rows]
        counts = self._grouped(
            select(
                _LINES.batch_id,
                func.count(_LINES.notice_number),
                func.count(func.nullif(_LINES.refusal, "")),
            )
            .where(_LINES.batch_id.in_(batch_ids))
            .group_by(_LINES.batch_id)
        )
        totals = self._grouped(
            select(notices.c.batch_id, func.sum(notices.c.amount_twd))
            .where(notices.c.batch_id.in_(batch_ids))
            .group_by(notices.c.batch_id)
        )
        found = []
        for row in rows:
            issued, refused = counts.get(row.batch_id, (0, 0))
            (total_twd,) = totals.get(row.batch_id, (0,))
            wanted, listed = _filter_from_json(row.wanted)
            found.append(
                Batch(
                    batch_id=BatchId(row.batch_id),
                    desk_no=row.desk_no,
                    made_at=row.made_at,
                    made_by=row.made_by,
                    wanted=wanted,
                    listed_count=listed,
                    form=_form_from_json(row.form),
                    state=BatchState(row.state),
                    case_count=row.case_count,
                    issued_count=issued,
                    refused_count=refused,
                    left_out_count=row.left_out_count,
                    total_twd=Twd(int(total_twd)),
                    drawn_at=row.drawn_at,
                )
            )
        return tuple(found)

    def _grouped(self, query: Select[Any]) -> dict[str, tuple[Any, ...]]:
        return {row[0]: tuple(row[1:]) for row in self._connection.execute(query)}


def _filter_to_json(wanted: BatchFilter, case_numbers: Sequence[str]) -> str:
    """Return a filter as it is kept: the same for the same question, and never a long list."""
    digest = hashlib.sha256("\n".join(case_numbers).encode(errors="surrogatepass"))
    return json.dumps(
        {
            "section": wanted.section,
            "kind": wanted.kind,
            "amount_min_twd": wanted.amount_min_twd,
            "amount_max_twd": wanted.amount_max_twd,
            "due_before": wanted.due_before and wanted.due_before.isoformat(),
            "listed": len(case_numbers),
            "list_sha256": digest.hexdigest() if case_numbers else "",
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _filter_from_json(text: str) -> tuple[BatchFilter, int]:
    said = json.loads(text)
    due_before = said["due_before"]
    wanted = BatchFilter(
        section=said["section"],
        kind=said["kind"],
        amount_min_twd=said["amount_min_twd"],
        amount_max_twd=said["amount_max_twd"],
        due_before=due_before and date.fromisoformat(due_before),
    )
    return wanted, said["listed"]


def _form_to_json(form: NoticeForm) -> str:
    return json.dumps({"is_large": form.is_large, "language": form.language.value})


def _form_from_json(text: str) -> NoticeForm:
    said = json.loads(text)
    return NoticeForm(language=PaperLanguage(said["language"]), is_large=said["is_large"])
