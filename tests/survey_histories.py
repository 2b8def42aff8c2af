"""Histories of a stack that is typed: ended at some point, going on ended too, and what is left.

As in `histories`, each part is played by a process of its own that `crash_points` ends.  Which
digits were pressed is written into a file that no crash takes away.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from chain_check import chain_faults
from close_histories import Stores
from counter_app.domain.questionnaires import QuestionCode
from counter_app.domain.responses import (
    Answer,
    BatchNumber,
    BatchState,
    ResponseId,
    Sheet,
    chosen,
)
from counter_app.services.desk import Desk
from counter_app.services.surveys.checking import next_check, save_check, settle, unsettled
from counter_app.services.surveys.typing import (
    begin_sheet,
    close_typing,
    open_batch,
    save_sheet,
    sheet_in_hand,
)
from counter_app.store.opening import reading
from counter_app.store.schema import journal, survey_answers, survey_follow_ups, survey_responses
from crash_points import Points, run_in_child
from factories import CountedIds, make_desk
from stores import fill
from typed_surveys import (
    CLERK,
    OTHER_VOLUNTEER,
    VOLUNTEER,
    answers_of,
    make_opening,
    survey_faults,
)

COLUMNS: Final = ("1x204310", "21111110")
"""Of the two sheets; the second is typed a second time."""
SECOND: Final = "21111130"
SETTLED: Final = "21111140"
"""Neither was right."""
LOST: Final = "more than the digit in hand is lost"
ACTS: Final = ["open_batch", "close_typing", "settle_sheet", "close_batch"]


class Keyboard:
    """Remembers on the disk how far each sheet was pressed, whatever becomes of the program."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def press(self, position: int, typing: int, count: int) -> None:
        """Press the next digit of a sheet."""
        with self._path.open("a") as file:
            file.write(f"{position} {typing} {count}\n")

    def pressed(self) -> dict[tuple[int, int], int]:
        """Return how many digits were pressed, by place and typing."""
        if not self._path.exists():
            return {}
        found = {}
        for line in self._path.read_text().splitlines():
            position, typing, count = map(int, line.split())
            found[position, typing] = count
        return found

    def forget(self) -> None:
        """Begin anew."""
        self._path.unlink(missing_ok=True)


@dataclass(frozen=True)
class TypingFlow:
    """How a page types.

    Attributes:
        saves: Whether it saves after so many digits of a sheet.
    """

    name: str
    saves: Callable[[int], bool]


EVERY_DIGIT = TypingFlow("every digit", lambda _count: True)
EVERY_SHEET = TypingFlow("every sheet", lambda count: count == len(COLUMNS[0]))


class Typist:
    """A program that has just started, and goes on where the one before was ended."""

    def __init__(self, desk: Desk, keyboard: Keyboard, flow: TypingFlow) -> None:
        self._desk = desk
        self._keyboard = keyboard
        self._flow = flow

    def type_to_the_end(self) -> None:
        """Type, check and settle what is left of the stack."""
        desk = self._desk
        opening = make_opening(sheet_count=len(COLUMNS), check_every=len(COLUMNS))
        batch = open_batch(desk, VOLUNTEER, opening, request_key="stack")
        if batch.state is BatchState.TYPING:
            for column in COLUMNS[batch.typed :]:
                self._type(self._in_hand(batch.number), column)
            batch = close_typing(desk, VOLUNTEER, batch.number)
        if batch.state is BatchState.CHECKING:
            sheet = next_check(desk, OTHER_VOLUNTEER, batch.number)
            if sheet is not None:
                self._check(sheet)
            for found, _ in unsettled(desk, CLERK, batch.number):
                settle(desk, CLERK, found.response_id, [chosen(QuestionCode("overall"), 4)])

    def _in_hand(self, batch: BatchNumber) -> Sheet:
        desk = self._desk
        found = sheet_in_hand(desk, VOLUNTEER, batch)
        return found or begin_sheet(desk, VOLUNTEER, batch, response_id=ResponseId(desk.new_id()))

    def _type(self, sheet: Sheet, column: str) -> None:
        for answers, is_complete in self._presses(sheet, column, typing=1):
            save_sheet(self._desk, VOLUNTEER, sheet.response_id, answers, is_complete=is_complete)

    def _check(self, sheet: Sheet) -> None:
        for answers, is_complete in self._presses(sheet, SECOND, typing=2):
            save_check(
                self._desk, OTHER_VOLUNTEER, sheet.response_id, answers, is_complete=is_complete
            )

    def _presses(
        self, sheet: Sheet, column: str, *, typing: int
    ) -> Iterator[tuple[tuple[Answer, ...], bool]]:
        """Press the digits that are left of a sheet, and give what is to be saved."""
        for count in range(len(sheet.answers) + 1, len(column) + 1):
            self._keyboard.press(sheet.position, typing, count)
            if self._flow.saves(count):
                yield answers_of(column[:count]), count == len(column)


class TypingHistories:
    """Plays histories of one flow, each from an empty store.

    Args:
        folder: Where the keyboard is remembered.
        flow: What is played.
        stores: What it is played on.
        reads: Points are before and after what only reads, too.
    """

    def __init__(
        self, folder: Path, flow: TypingFlow, stores: Stores, *, reads: bool = False
    ) -> None:
        self._flow = flow
        self._stores = stores
        self._reads = reads
        self._keyboard = Keyboard(folder / "pressed")
        engine = stores.start()
        fill(engine)
        engine.dispose()
        self._engine = engine

    def type(self, *, die_at: int = 0) -> int:
        """Begin a history; return the points it passed, 0 if it was ended."""
        self._engine.dispose()
        self._engine = self._stores.fresh()
        self._keyboard.forget()
        return self.again(die_at=die_at)

    def again(self, *, die_at: int = 0) -> int:
        """Start the program again and go on, ended at a point or not."""

        def job(points: Points) -> None:
            points.watch(self._engine, reads=self._reads)
            self._go_on()

        ended = run_in_child(job, die_at=die_at)
        return 0 if ended.was_killed else ended.points

    def _go_on(self) -> None:
        new_id = CountedIds(prefix=f"p{os.getpid()}")
        desk = make_desk(self._engine, new_id=new_id)
        Typist(desk, self._keyboard, self._flow).type_to_the_end()

    def lost(self) -> list[str]:
        """Say which sheets lack more than the digit in hand, or have what was never pressed."""
        pressed = self._keyboard.pressed()
        with reading(self._engine) as connection:
            kept = _columns_in(connection)
        # The next program must not inherit this one's link to a server.
        self._engine.dispose()
        found = []
        for place in sorted(pressed.keys() | kept.keys()):
            position, typing = place
            column = SECOND if typing == 2 else COLUMNS[position - 1]
            # What counts may be settled already.
            stands = kept.get(place, "")
            count = pressed.get(place, 0)
            if len(stands) < count - 1:
                found.append(LOST)
            if len(stands) > count or stands not in {column[: len(stands)], SETTLED}:
                found.append(f"{place}: {stands}")
        return found

    def finish(self) -> list[str]:
        """Go on to the end, twice, and look at what is there."""
        try:
            found = self.lost()
            for _ in range(2):
                self._go_on()
            return found + self.lost() + self._violations()
        finally:
            self._engine.dispose()

    def _violations(self) -> list[str]:
        """Return which of the promises the store breaks at the end."""
        with reading(self._engine) as connection:
            found = survey_faults(connection)
            found += [f"chain: {fault}" for fault in chain_faults(connection)]
            kept = _columns_in(connection)
            numbers = connection.execute(
                select(survey_responses.c.sheet_number).order_by(survey_responses.c.position)
            ).scalars()
            found += _unless(list(numbers), ["S11400000001", "S11400000002"])
            followed = connection.execute(select(survey_follow_ups.c.response_id)).all()
            acts = connection.execute(
                select(journal.c.act).order_by(journal.c.chain_seq).where(journal.c.desk_no == 1)
            ).scalars()
            found += _unless([each for each in acts if each in ACTS], ACTS)
        found += _unless(kept, {(1, 1): COLUMNS[0], (2, 1): SETTLED, (2, 2): SECOND})
        return found + _unless(len(followed), 2)


def _unless(found: object, expected: object) -> list[str]:
    return [] if found == expected else [f"{found}, not {expected}"]


def _columns_in(connection: Connection) -> dict[tuple[int, int], str]:
    """Return what stands in the store, as it was typed, by place and typing."""
    rows = connection.execute(
        select(survey_responses.c.position, survey_answers).join(
            survey_answers, survey_answers.c.response_id == survey_responses.c.response_id
        )
    )
    signs = {"blank": "0", "invalid": "x"}
    typed: dict[tuple[int, int], dict[str, str]] = {}
    for row in rows:
        answers = typed.setdefault((row.position, row.typing), {})
        answers[row.question_code] = signs.get(row.standing, row.choices)
    order = [each.code for each in answers_of(SECOND)]
    return {
        place: "".join(answers[code] for code in order if code in answers)
        for place, answers in typed.items()
    }
