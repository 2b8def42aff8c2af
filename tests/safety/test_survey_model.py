"""Stacks typed, corrected, checked and settled at random, beside a reference of plain texts."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import func, select

from chain_check import chain_faults
from counter_app.domain.errors import Refusal
from counter_app.domain.questionnaires import FORM_OF_2025
from counter_app.domain.responses import BatchNumber, ResponseId
from counter_app.domain.staff import Role
from counter_app.services.desk import Desk
from counter_app.services.surveys.checking import next_check, save_check, settle, unsettled
from counter_app.services.surveys.kiosk import record_kiosk_response
from counter_app.services.surveys.typing import (
    batches,
    begin_sheet,
    close_typing,
    correct_sheet,
    discard_sheet,
    recount_batch,
    save_sheet,
    sheet_after,
    sheet_before,
    sheet_in_hand,
)
from counter_app.store.opening import open_sqlite, reading
from counter_app.store.schema import (
    journal,
    survey_corrections,
    survey_follow_ups,
    survey_responses,
)
from factories import NOON, CountedIds, make_actor, make_desk
from random_play import betray, play
from stores import KEY, fill
from survey_reference import SIGNS, Paper, Reference, fits, is_low
from typed_surveys import (
    CLERK,
    answers_of,
    make_questionnaire,
    open_stack,
    print_run,
    survey_faults,
    typed_as,
)

SHORT = make_questionnaire(valid_from=date(2025, 11, 1))
QUESTIONS = make_questionnaire(
    valid_from=date(2025, 11, 1),
    questions=(SHORT.questions[1], SHORT.questions[2], FORM_OF_2025.questions[-1]),
)
"""A scale of four, one of two, and words."""
VERSION = 2
ACTS = (
    "open_batch",
    "recount_batch",
    "correct_sheet",
    "discard_sheet",
    "close_typing",
    "settle_sheet",
    "close_batch",
    "record_kiosk_response",
)


class Town:
    """One engine for every example; each starts from the same file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start = folder / "start.db"
        engine = open_sqlite(self.start, key=KEY)
        fill(engine)
        with make_desk(engine).open_unit() as unit:
            assert unit.questionnaires.add(QUESTIONS, made_by="boss", at=NOON) == VERSION
            unit.commit()
        engine.dispose()
        self.engine = open_sqlite(folder / "store.db", key=KEY)

    def begin(self) -> None:
        self.engine.dispose()
        for path in self.folder.glob("store.db*"):
            path.unlink()
        shutil.copy(self.start, self.folder / "store.db")


PEOPLE = {
    name: make_actor(Role.VOLUNTEER, login=name, desk_no=1 + at % 2)
    for at, name in enumerate(("anna", "bert", "cora"))
}
WHO = st.sampled_from(sorted(PEOPLE))
WHICH = st.integers(0, 2)
SIGN = st.sampled_from("1122340x5w")
COLUMN = st.tuples(*(st.sampled_from(signs) for signs in SIGNS)).map("".join)


def column_of(typed: str) -> Any:  # noqa: ANN401 - answers
    """Return the answers of a column; what a question does not take is asked for all the same."""
    return answers_of(typed, words="很好", questionnaire=QUESTIONS)


class SurveyMachine(RuleBasedStateMachine):
    """Does to a branch what it tells the reference."""

    town: Town

    @initialize(
        count=st.integers(1, 3), every=st.integers(0, 2), columns=st.lists(COLUMN, max_size=3)
    )
    def begin_with_some(self, count: int, every: int, columns: list[str]) -> None:
        self.town.begin()
        self.reference = self.new_reference()
        self.desk: Desk = make_desk(self.town.engine, new_id=CountedIds(prefix="run"))
        self.taps = 0
        if columns:
            # One stack is typed already, and one sheet of it a second time.
            typed = columns[:2]
            self.open(len(typed), 1)
            self.type_some("anna", 0, typed)
            self.close("anna", 0)
            self.check("bert", 0, columns[-1], len(SIGNS), take_over=False)
        self.open(count, every)

    def new_reference(self) -> Reference:
        return Reference()

    def stack(self, which: int, state: str = "") -> BatchNumber:
        stacks = self.reference.stacks
        fitting = [name for name in stacks if not state or stacks[name].state == state]
        names = sorted(fitting or stacks)
        return BatchNumber(names[which % len(names)])

    def response_of(self, paper: Paper) -> ResponseId:
        return ResponseId(next(key for key, each in self.reference.papers.items() if each is paper))

    def some_paper(self, which: int) -> tuple[ResponseId, Paper] | None:
        known = list(self.reference.papers.items())[-3:]
        if not known:
            return None
        key, paper = known[which % len(known)]
        return ResponseId(key), paper

    def as_told(self, service: Callable[..., Any], told: str, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - what the service takes and returns
        """Ask the branch, and return what it says; None where it refuses as it was told to."""
        done, said = None, ""
        try:
            done = service(self.desk, *arguments, **more)
        except Refusal as refusal:
            said = type(refusal).__name__
        assert said == told
        return done

    # --- typing ------------------------------------------------------------------------------

    @precondition(lambda self: len(self.reference.stacks) < 3)
    @rule(count=st.integers(1, 3), every=st.integers(0, 2))
    def open(self, count: int, every: int) -> None:
        batch = open_stack(self.desk, CLERK, sheet_count=count, check_every=every)
        self.reference.open(batch.number, count, every)

    @precondition(lambda self: len(self.reference.printed) < 4)
    @rule(copies=st.integers(1, 2))
    def print_forms(self, copies: int) -> None:
        print_run(self.desk, copies, version=VERSION)
        first = self.reference.serial + 1
        self.reference.serial += copies
        self.reference.printed |= set(range(first, first + copies))

    @rule(who=WHO, which=WHICH, scanned=st.one_of(st.none(), st.integers(1, 9)))
    def begin(self, who: str, which: int, scanned: int | None) -> None:
        name = self.stack(which, "typing")
        told = self.reference.begin(who, name, scanned)
        response_id = ResponseId(self.desk.new_id())
        sheet = self.as_told(
            begin_sheet,
            "" if told == "in hand" else told,
            PEOPLE[who],
            name,
            response_id=response_id,
            scanned="" if scanned is None else f"S114{scanned:08d}",
        )
        if told == "in hand":
            self.compare(sheet, self.reference.holder_of(scanned or 0))
        elif not told:
            self.compare(sheet, self.reference.add(response_id, who, name, scanned))

    @rule(who=WHO, which=WHICH, signs=st.text("1122340x5w", min_size=1, max_size=4))
    def press(self, who: str, which: int, signs: str) -> None:
        name = self.stack(which, "typing")
        paper = self.reference.in_hand(who, name)
        if paper is None:
            self.begin(who, which, None)
            paper = self.reference.in_hand(who, name)
        for sign in signs:
            if paper is not None and paper.is_in_hand:
                self.save(who, paper, paper.typed + sign)

    @rule(who=WHO, which=WHICH, columns=st.lists(COLUMN, min_size=1, max_size=2))
    def type_some(self, who: str, which: int, columns: list[str]) -> None:
        """Type what is in hand to its end, and perhaps another sheet."""
        for column in columns:
            paper = self.reference.in_hand(who, self.stack(which, "typing"))
            self.press(who, which, column[len(paper.typed) if paper else 0 :])

    @rule(who=WHO, which=WHICH)
    def take_back(self, who: str, which: int) -> None:
        paper = self.reference.in_hand(who, self.stack(which, "typing"))
        if paper is not None:
            self.save(who, paper, paper.typed[:-1])

    def save(self, who: str, paper: Paper, column: str) -> None:
        response_id = self.response_of(paper)
        told = "" if fits(column) else "AnswerRefused"
        is_complete = len(column) == len(SIGNS)
        # The answer to the first may have been lost: it is sent again.
        for _ in range(2):
            self.as_told(
                save_sheet,
                told,
                PEOPLE[who],
                response_id,
                column_of(column),
                is_complete=is_complete,
            )
        if not told:
            self.reference.save(response_id, column)

    @rule(who=WHO, which=WHICH, column=COLUMN)
    def correct(self, who: str, which: int, column: str) -> None:
        found = self.some_paper(which)
        if found is None:
            return
        response_id, paper = found
        told = ""
        if self.reference.stacks[paper.stack].state != "typing":
            told = "BatchNotOpen"
        elif paper.is_out:
            told = "SheetNotInHand"
        elif not paper.is_complete:
            told = "SheetIncomplete"
        self.as_told(correct_sheet, told, PEOPLE[who], response_id, column_of(column))
        if not told and self.reference.change(response_id, column):
            self.reference.acts["correct_sheet"] += 1

    @rule(who=WHO, which=WHICH)
    def discard(self, who: str, which: int) -> None:
        found = self.some_paper(which)
        if found is None:
            return
        response_id, paper = found
        is_open = self.reference.stacks[paper.stack].state == "typing"
        told = "" if is_open or paper.is_out else "BatchNotOpen"
        self.as_told(discard_sheet, told, PEOPLE[who], response_id)
        if not told and not paper.is_out:
            self.reference.discard(response_id)

    @rule(which=WHICH, count=st.integers(0, 3))
    def recount(self, which: int, count: int) -> None:
        name = self.stack(which, "typing")
        stack = self.reference.stacks[name]
        told = "" if stack.state == "typing" else "BatchNotOpen"
        self.as_told(recount_batch, told, CLERK, name, count)
        if not told and stack.count != count:
            stack.count = count
            self.reference.acts["recount_batch"] += 1

    @rule(who=WHO, which=WHICH)
    def close(self, who: str, which: int) -> None:
        name = self.stack(which, "typing")
        self.as_told(close_typing, self.reference.close(who, name), PEOPLE[who], name)

    @rule(who=WHO, which=WHICH)
    def tidy_up_and_close(self, who: str, which: int) -> None:
        """Throw out what is half typed, say the right count, and end the typing."""
        name = self.stack(which, "typing")
        for paper in self.reference.stacks[name].papers:
            if paper.is_in_hand and self.reference.stacks[name].state == "typing":
                self.as_told(discard_sheet, "", PEOPLE[who], self.response_of(paper))
                self.reference.discard(self.response_of(paper))
        self.recount(which, self.reference.stacks[name].typed)
        self.close(who, which)

    @rule(who=WHO, which=WHICH, at=st.integers(0, 4))
    def leaf_through(self, who: str, which: int, at: int) -> None:
        name = self.stack(which)
        mine = [
            each
            for each in self.reference.stacks[name].papers
            if each.by == who and not each.is_out
        ]
        before = [each for each in mine if each.position < at]
        after = [each for each in mine if each.position > at]
        self.compare(sheet_before(self.desk, PEOPLE[who], name, at), before[-1] if before else None)
        self.compare(sheet_after(self.desk, PEOPLE[who], name, at), after[0] if after else None)

    # --- checking ----------------------------------------------------------------------------

    def is_checking(self) -> bool:
        return any(each.state == "checking" for each in self.reference.stacks.values())

    @precondition(is_checking)
    @rule(
        who=WHO,
        which=WHICH,
        column=COLUMN,
        upto=st.sampled_from([0, 1, 2, 3, 3, 3, 4]),
        take_over=st.booleans(),
    )
    def check(self, who: str, which: int, column: str, upto: int, *, take_over: bool) -> None:
        name = self.stack(which, "checking")
        sheet = self.as_told(next_check, "", PEOPLE[who], name, take_over=take_over)
        paper = self.reference.next_check(who, name, take_over=take_over)
        assert (sheet is None) is (paper is None)
        if paper is None:
            return
        assert (sheet.position, typed_as(sheet.answers)) == (paper.position, paper.second)
        # Now and then it is the same that the first person typed.
        typed = (paper.typed if upto > len(SIGNS) else column)[: max(upto, len(paper.second))]
        response_id = self.response_of(paper)
        for _ in range(2):
            if self.reference.stacks[name].state == "checking":
                self.as_told(
                    save_check,
                    "",
                    PEOPLE[who],
                    response_id,
                    column_of(typed),
                    is_complete=len(typed) == len(SIGNS),
                )
        self.reference.save_check(response_id, typed)

    @rule(who=WHO, which=WHICH, column=COLUMN)
    def check_anything(self, who: str, which: int, column: str) -> None:
        """Type a sheet a second time that is not in one's hand."""
        found = self.some_paper(which)
        if found is None:
            return
        response_id, paper = found
        if paper.checker == who and not paper.is_out:
            return
        told = "SheetNotInHand"
        if self.reference.stacks[paper.stack].state != "checking":
            told = "BatchNotOpen"
        elif paper.by == who and not paper.is_out:
            told = "OwnSheet"
        self.as_told(
            save_check, told, PEOPLE[who], response_id, column_of(column), is_complete=True
        )

    @precondition(is_checking)
    @rule(who=WHO, which=WHICH, column=COLUMN, choice=st.sampled_from([1, 2, 3]))
    def settle_one(self, who: str, which: int, column: str, choice: int) -> None:
        name = self.stack(which, "checking")
        listed = unsettled(self.desk, PEOPLE[who], name)
        waiting = [each for each in self.reference.stacks[name].to_check() if each.is_checked]
        assert [sheet.position for sheet, _ in listed] == [each.position for each in waiting]
        if not waiting:
            return
        paper, (_, found) = waiting[0], listed[0]
        wanted = {1: paper.typed, 2: paper.second, 3: column}[choice]
        differing = {each.code for each in found}
        assert differing == {
            question.code
            for question, one, other in zip(
                QUESTIONS.questions, paper.typed, paper.second, strict=True
            )
            if one != other
        }
        answers = [each for each in column_of(wanted) if each.code in differing]
        response_id = self.response_of(paper)
        if len(differing) > 1:
            self.as_told(settle, "DifferenceUnsettled", PEOPLE[who], response_id, answers[1:])
        self.as_told(settle, "", PEOPLE[who], response_id, answers)
        settled = "".join(
            new if question.code in differing else old
            for question, old, new in zip(QUESTIONS.questions, paper.typed, wanted, strict=True)
        )
        self.reference.settle(response_id, settled)

    @rule(column=COLUMN)
    def tap(self, column: str) -> None:
        response_id = ResponseId(self.desk.new_id())
        for _ in range(2):
            record_kiosk_response(
                self.desk, CLERK, response_id, version=VERSION, answers=column_of(column[:2])
            )
        self.taps += 1
        self.reference.acts["record_kiosk_response"] += 1
        if is_low(column[:2] + " "):
            self.reference.low.add(response_id)

    # --- what must hold ----------------------------------------------------------------------

    @invariant()
    def every_stack_is_as_told(self) -> None:
        shown = {
            each.number: (each.state, each.opening.sheet_count, each.typed, each.to_check)
            for each in batches(self.desk, CLERK)
        }
        assert shown == {
            name: (stack.state, stack.count, stack.typed, len(stack.to_check()))
            for name, stack in self.reference.stacks.items()
            if stack.state != "closed"
        }

    @invariant()
    def every_sheet_in_hand_is_as_told(self) -> None:
        for name in self.reference.stacks:
            for who, actor in PEOPLE.items():
                found = sheet_in_hand(self.desk, actor, BatchNumber(name))
                self.compare(found, self.reference.in_hand(who, name))

    def compare(self, sheet: Any, paper: Paper | None) -> None:  # noqa: ANN401 - a sheet or None
        assert (sheet is None) is (paper is None)
        if paper is not None:
            assert (sheet.number, sheet.batch, sheet.position, sheet.typed_by) == (
                f"S114{paper.serial:08d}",
                paper.stack,
                paper.position,
                paper.by,
            )
            assert (typed_as(sheet.answers), sheet.is_complete) == (
                paper.typed,
                paper.is_complete,
            )

    def teardown(self) -> None:
        reference = self.reference
        with self.desk.open_unit() as unit:
            for key, paper in reference.papers.items():
                for typing, column in ((1, paper.typed), (2, paper.second)):
                    kept = unit.surveys.answers(ResponseId(key), typing=typing)
                    assert kept == {each.code: each for each in column_of(column)}
        serials = {paper.serial for paper in reference.papers.values()} | reference.printed
        assert serials == set(range(1, reference.serial + 1))
        with reading(self.town.engine) as connection:
            assert survey_faults(connection) == []
            assert chain_faults(connection) == []
            count = select(func.count())
            of = connection.execute
            assert of(count.select_from(survey_corrections)).scalar() == reference.corrections
            assert of(count.select_from(survey_responses)).scalar() == self.taps + len(
                reference.papers
            )
            followed = set(of(select(survey_follow_ups.c.response_id)).scalars())
            acts = Counter(of(select(journal.c.act)).scalars())
        assert followed == reference.low
        assert {act: acts[act] for act in ACTS} == {act: reference.acts[act] for act in ACTS}


def test_stacks_are_always_as_the_reference_says() -> None:
    play(SurveyMachine, Town, examples=15, steps=40)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_stacks_are_as_the_reference_says_all_night() -> None:
    play(SurveyMachine, Town, examples=1_500, steps=60)


# --- controls: what a model must not let pass ---------------------------------------------------


class ShiftedMachine(SurveyMachine):
    """A page that loses a digit now and then, so that the next one stands in its place."""

    def save(self, who: str, paper: Paper, column: str) -> None:
        if column.startswith("12"):
            save_sheet(
                self.desk, PEOPLE[who], self.response_of(paper), column_of("1"), is_complete=False
            )
            self.reference.save(self.response_of(paper), column)
        else:
            super().save(who, paper, column)


class TrustingReference(Reference):
    """Believes whoever ends a stack, without counting."""

    def close(self, who: str, name: str) -> str:
        told = super().close(who, name)
        return "" if told == "BatchCountDiffers" else told


class TrustingMachine(SurveyMachine):
    def new_reference(self) -> Reference:
        return TrustingReference()


@pytest.mark.parametrize("machine", [ShiftedMachine, TrustingMachine])
def test_a_shifted_digit_or_a_wrong_count_does_not_pass(machine: type[SurveyMachine]) -> None:
    betray(machine, Town)
