"""Batches, responses and their answers in and out of the store.

Locks are taken in one order, so that desks never wait for each other in a ring: the chain of the
desk (where the journal is written), the batch, the response, the questionnaire, the counters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from counter_app.domain.calendar import roc_year
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import (
    BATCH_SERIES,
    SHEET_SERIES,
    Answer,
    Batch,
    BatchNumber,
    BatchOpening,
    BatchState,
    ResponseId,
    SheetNumber,
    Source,
    Standing,
    batch_number,
    sheet_number,
)
from counter_app.store.number_counters import advance
from counter_app.store.schema import (
    survey_answers,
    survey_batches,
    survey_corrections,
    survey_follow_ups,
    survey_form_runs,
    survey_responses,
)

FIRST_TYPING: Final = 1
"""What counts."""
SECOND_TYPING: Final = 2
"""What the second person typed."""

_SERIES_LENGTH: Final = len(SHEET_SERIES) + 3
"""The letter and the ROC year."""

_BATCH: Final = survey_batches.c
_OF: Final = survey_responses.c
_ANSWER: Final = survey_answers.c

COUNTED: Final = and_(_OF.completed_at.is_not(None), _OF.discarded_at.is_(None))
"""What a response must be to be counted: complete, and not thrown out."""
_IS_CHECKED: Final = _OF.position % func.nullif(_BATCH.check_every, 0) == 0
_IS_TO_CHECK: Final = and_(COUNTED, _IS_CHECKED, _OF.settled_at.is_(None))
_BATCHES: Final = (
    select(
        survey_batches,
        func.count(case((COUNTED, 1))).label("typed"),
        func.count(case((_IS_TO_CHECK, 1))).label("to_check"),
    )
    .select_from(survey_batches.outerjoin(survey_responses))
    .group_by(_BATCH.batch_number)
)
_ONE_BATCH: Final = _BATCHES.where(_BATCH.batch_number == bindparam("batch"))
_OPEN_BATCHES: Final = _BATCHES.where(
    _BATCH.state.in_([BatchState.TYPING.value, BatchState.CHECKING.value])
).order_by(_BATCH.batch_number)
_LOCK_BATCH: Final = (
    select(_BATCH.state).where(_BATCH.batch_number == bindparam("batch")).with_for_update()
)
_OF_REQUEST: Final = select(_BATCH.batch_number).where(_BATCH.request_key == bindparam("key"))

_ONE: Final = select(survey_responses).where(_OF.response_id == bindparam("response"))
_LOCK: Final = _ONE.with_for_update()
_NUMBERED: Final = select(survey_responses).where(
    _OF.sheet_number == bindparam("number"), _OF.discarded_at.is_(None)
)
_LAST_POSITION: Final = select(func.max(_OF.position)).where(_OF.batch_number == bindparam("batch"))
_OF_BATCH: Final = (
    select(survey_responses)
    .where(_OF.batch_number == bindparam("batch"), _OF.discarded_at.is_(None))
    .order_by(_OF.position)
)
_IN_HAND: Final = _OF_BATCH.where(_OF.completed_at.is_(None))
_TYPED_BY: Final = (
    select(survey_responses)
    .where(
        _OF.batch_number == bindparam("batch"),
        _OF.typed_by == bindparam("login"),
        _OF.discarded_at.is_(None),
    )
    .limit(1)
)
_BEFORE: Final = _TYPED_BY.where(_OF.position < bindparam("at")).order_by(_OF.position.desc())
_AFTER: Final = _TYPED_BY.where(_OF.position > bindparam("at")).order_by(_OF.position)
_TO_CHECK: Final = (
    select(survey_responses)
    .join(survey_batches)
    .where(_OF.batch_number == bindparam("batch"), _IS_TO_CHECK)
    .order_by(_OF.position)
)
_MOVE: Final = update(survey_responses).where(_OF.response_id == bindparam("key_response"))

_ANSWERS: Final = select(survey_answers).where(
    _ANSWER.response_id == bindparam("response"), _ANSWER.typing == bindparam("which")
)
_ADD_ANSWERS: Final = insert(survey_answers)
_CHANGE_ANSWER: Final = (
    update(survey_answers)
    .where(
        _ANSWER.response_id == bindparam("response"),
        _ANSWER.typing == bindparam("which"),
        _ANSWER.question_code == bindparam("code"),
    )
    .values(
        standing=bindparam("new_standing"),
        choices=bindparam("new_choices"),
        text=bindparam("new_text"),
    )
)
_DROP_ANSWER: Final = delete(survey_answers).where(
    _ANSWER.response_id == bindparam("response"),
    _ANSWER.typing == bindparam("which"),
    _ANSWER.question_code == bindparam("code"),
)
_OPEN_FOLLOW_UP: Final = text(
    "INSERT INTO survey_follow_ups"
    " (response_id, opened_at, owner, due_on, outcome, closed_at, closed_by)"
    " VALUES (:response, :at, '', NULL, '', NULL, '') ON CONFLICT DO NOTHING"
).bindparams(bindparam("at", type_=survey_follow_ups.c.opened_at.type))
_RUN_OF: Final = (
    select(survey_form_runs.c.version)
    .where(
        survey_form_runs.c.first_number <= bindparam("number"),
        survey_form_runs.c.last_number >= bindparam("number"),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRow:
    """A response as it stands in the store, its answers apart.

    Attributes:
        number, batch, position: Of a sheet of paper; None for the kiosk and for an import.
        typed_by: Login; empty where the visitor tapped it.
        completed_at: None while it is in hand.
        checked_by: Login of who types it a second time, or did; empty before.
        import_key: Of a row that was typed elsewhere.
    """

    response_id: ResponseId
    version: int
    source: Source
    answered_on: date
    desk_no: int
    begun_at: datetime
    number: SheetNumber | None = None
    batch: BatchNumber | None = None
    position: int | None = None
    typed_by: str = ""
    completed_at: datetime | None = None
    discarded_at: datetime | None = None
    checked_by: str = ""
    checked_at: datetime | None = None
    settled_by: str = ""
    settled_at: datetime | None = None
    import_key: str | None = None


class SurveyRepository:
    """The surveys of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- numbers --------------------------------------------------------------------------------

    def take_sheet_numbers(self, count: int, *, on: date) -> tuple[SheetNumber, SheetNumber]:
        """Take the next numbers of sheets; return the first and the last of them.

        Whoever takes some holds the series until the transaction ends.
        """
        year = roc_year(on)
        last = advance(self._connection, f"{SHEET_SERIES}{year:03d}", count)
        return (
            sheet_number(roc_year=year, serial=last - count + 1),
            sheet_number(roc_year=year, serial=last),
        )

    def hold_series_of(self, number: SheetNumber) -> None:
        """Let nobody else take or scan a number of this series until the transaction ends."""
        advance(self._connection, number[:_SERIES_LENGTH], 0)

    def take_batch_number(self, *, on: date) -> BatchNumber:
        """Take the next number of a batch."""
        year = roc_year(on)
        serial = advance(self._connection, f"{BATCH_SERIES}{year:03d}", 1)
        return batch_number(roc_year=year, serial=serial)

    def add_form_run(
        self,
        numbers: tuple[SheetNumber, SheetNumber],
        *,
        version: int,
        printed_by: str,
        at: datetime,
        desk_no: int,
    ) -> None:
        """Write down which numbers stand on printed forms: the first and the last."""
        self._connection.execute(
            insert(survey_form_runs),
            {
                "first_number": numbers[0],
                "last_number": numbers[1],
                "version": version,
                "printed_by": printed_by,
                "printed_at": at,
                "desk_no": desk_no,
            },
        )

    def version_printed(self, number: SheetNumber) -> int | None:
        """Return which version was printed with a number; None where no form was."""
        return self._connection.execute(_RUN_OF, {"number": number}).scalar()

    # --- batches --------------------------------------------------------------------------------

    def add_batch(self, batch: Batch, *, request_key: str) -> None:
        """Write a new batch down."""
        opening = batch.opening
        self._connection.execute(
            insert(survey_batches),
            {
                "batch_number": batch.number,
                "answered_on": opening.answered_on,
                "desk_no": opening.desk_no,
                "sheet_count": opening.sheet_count,
                "check_every": opening.check_every,
                "state": batch.state.value,
                "opened_by": batch.opened_by,
                "opened_at": batch.opened_at,
                "request_key": request_key,
            },
        )

    def batch(self, number: str, *, lock: bool = False) -> Batch | None:
        """Return a batch, counted as it stands; None where there is none.

        Args:
            number: Of the batch.
            lock: Hold it until the transaction ends: nobody else takes a place in it.
        """
        key = {"batch": number}
        if lock and self._connection.execute(_LOCK_BATCH, key).scalar() is None:
            return None
        row = self._connection.execute(_ONE_BATCH, key).one_or_none()
        return None if row is None else _batch_of(row)

    def batch_of_request(self, request_key: str) -> Batch | None:
        """Return the batch that was opened with a key; None before that."""
        found = self._connection.execute(_OF_REQUEST, {"key": request_key}).scalar()
        return None if found is None else self.batch(found)

    def open_batches(self) -> tuple[Batch, ...]:
        """Return the batches with something left to do, oldest first."""
        return tuple(_batch_of(row) for row in self._connection.execute(_OPEN_BATCHES))

    def set_batch_state(self, number: BatchNumber, state: BatchState) -> None:
        """Say where a batch stands."""
        self._change_batch(number, state=state.value)

    def set_sheet_count(self, number: BatchNumber, sheet_count: int) -> None:
        """Say how many sheets a batch has after all."""
        self._change_batch(number, sheet_count=sheet_count)

    def _change_batch(self, number: BatchNumber, **values: object) -> None:
        self._connection.execute(
            update(survey_batches).where(_BATCH.batch_number == number).values(**values)
        )

    # --- responses ------------------------------------------------------------------------------

    def add_responses(self, rows: Iterable[ResponseRow]) -> None:
        """Write new responses down, without their answers."""
        values = [_row_of(each) for each in rows]
        if values:
            self._connection.execute(insert(survey_responses), values)

    def response(self, response_id: str, *, lock: bool = False) -> ResponseRow | None:
        """Return a response, thrown out or not; None where there is none.

        Args:
            response_id: Which.
            lock: Hold it until the transaction ends.
        """
        return self._one(_LOCK if lock else _ONE, {"response": response_id})

    def response_numbered(self, number: SheetNumber) -> ResponseRow | None:
        """Return the response with the number of a sheet, unless it was thrown out."""
        return self._one(_NUMBERED, {"number": number})

    def next_position(self, batch: BatchNumber) -> int:
        """Return the next free place of a batch; ask while the batch is held."""
        last = self._connection.execute(_LAST_POSITION, {"batch": batch}).scalar()
        return (last or 0) + 1

    def in_hand(self, batch: BatchNumber) -> tuple[ResponseRow, ...]:
        """Return the sheets of a batch that somebody is typing, by place."""
        return self._many(_IN_HAND, {"batch": batch})

    def typed_before(self, batch: BatchNumber, login: str, position: int) -> ResponseRow | None:
        """Return the sheet that a person typed before a place of a batch."""
        return self._one(_BEFORE, {"batch": batch, "login": login, "at": position})

    def typed_after(self, batch: BatchNumber, login: str, position: int) -> ResponseRow | None:
        """Return the sheet that a person typed after a place of a batch."""
        return self._one(_AFTER, {"batch": batch, "login": login, "at": position})

    def to_check(self, batch: BatchNumber) -> tuple[ResponseRow, ...]:
        """Return the sheets of a batch to be typed a second time, or to be settled, by place."""
        return self._many(_TO_CHECK, {"batch": batch})

    def move_response(self, response_id: ResponseId, **values: object) -> None:
        """Write what has become of a response: see `store.moving_columns`."""
        self._connection.execute(_MOVE.values(**values), {"key_response": response_id})

    def _one(self, query: Any, parameters: dict[str, Any]) -> ResponseRow | None:  # noqa: ANN401 - one of ours
        row = self._connection.execute(query, parameters).one_or_none()
        return None if row is None else _response_of(row)

    def _many(self, query: Any, parameters: dict[str, Any]) -> tuple[ResponseRow, ...]:  # noqa: ANN401 - one of ours
        return tuple(_response_of(row) for row in self._connection.execute(query, parameters))

    # --- answers --------------------------------------------------------------------------------

    def answers(
        self, response_id: ResponseId, *, typing: int = FIRST_TYPING
    ) -> dict[QuestionCode, Answer]:
        """Return the answers of a response by question, in no order."""
        rows = self._connection.execute(_ANSWERS, {"response": response_id, "which": typing})
        return {each.code: each for each in map(_answer_of, rows)}

    def add_answers(
        self, answers: Mapping[ResponseId, Iterable[Answer]], *, typing: int = FIRST_TYPING
    ) -> None:
        """Write the answers of new responses."""
        rows = [
            {
                "response_id": response_id,
                "typing": typing,
                "question_code": each.code,
                "standing": each.standing.value,
                "choices": each.choices,
                "text": each.text,
            }
            for response_id, some in answers.items()
            for each in some
        ]
        if rows:
            self._connection.execute(_ADD_ANSWERS, rows)

    def change_answer(
        self, response_id: ResponseId, answer: Answer, *, typing: int = FIRST_TYPING
    ) -> None:
        """Write an answer over the one that stands."""
        self._connection.execute(
            _CHANGE_ANSWER,
            {
                "response": response_id,
                "which": typing,
                "code": answer.code,
                "new_standing": answer.standing.value,
                "new_choices": answer.choices,
                "new_text": answer.text,
            },
        )

    def put_answers(
        self, response_id: ResponseId, answers: Iterable[Answer], *, typing: int = FIRST_TYPING
    ) -> None:
        """Make a column of answers what the store has: those that were taken back go."""
        wanted = {each.code: each for each in answers}
        kept = self.answers(response_id, typing=typing)
        new = [each for code, each in wanted.items() if code not in kept]
        self.add_answers({response_id: new}, typing=typing)
        for code, answer in wanted.items():
            if code in kept and kept[code] != answer:
                self.change_answer(response_id, answer, typing=typing)
        for code in kept.keys() - wanted.keys():
            self._connection.execute(
                _DROP_ANSWER, {"response": response_id, "which": typing, "code": code}
            )

    def add_correction(
        self,
        response_id: ResponseId,
        *,
        old: Answer,
        new: Answer,
        kind: str,
        actor: str,
        desk_no: int,
        at: datetime,
    ) -> None:
        """Write down what a complete sheet said before, and says now."""
        self._connection.execute(
            insert(survey_corrections),
            {
                "response_id": response_id,
                "question_code": new.code,
                "at": at,
                "actor": actor,
                "desk_no": desk_no,
                "kind": kind,
                "from_standing": old.standing.value,
                "from_choices": old.choices,
                "from_text": old.text,
                "to_standing": new.standing.value,
                "to_choices": new.choices,
                "to_text": new.text,
            },
        )

    def open_follow_up(self, response_id: ResponseId, *, at: datetime) -> None:
        """Say that somebody must look into a response; doing it again changes nothing."""
        self._connection.execute(_OPEN_FOLLOW_UP, {"response": response_id, "at": at})


def _batch_of(row: Row[Any]) -> Batch:
    return Batch(
        number=BatchNumber(row.batch_number),
        opening=BatchOpening(
            answered_on=row.answered_on,
            desk_no=row.desk_no,
            sheet_count=row.sheet_count,
            check_every=row.check_every,
        ),
        state=BatchState(row.state),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        typed=row.typed,
        to_check=row.to_check,
    )


_NAMED: Final = {"number": "sheet_number", "batch": "batch_number"}
"""What a column is called where an attribute is called otherwise."""


def _row_of(response: ResponseRow) -> dict[str, Any]:
    row = {_NAMED.get(name, name): getattr(response, name) for name in ResponseRow.__slots__}
    return row | {"source": response.source.value}


def _response_of(row: Row[Any]) -> ResponseRow:
    values = {name: getattr(row, _NAMED.get(name, name)) for name in ResponseRow.__slots__}
    return ResponseRow(**values | {"source": Source(row.source)})


def _answer_of(row: Row[Any]) -> Answer:
    return Answer(
        code=QuestionCode(row.question_code),
        standing=Standing(row.standing),
        choices=row.choices,
        text=row.text,
    )
