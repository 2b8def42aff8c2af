"""One sheet as a column of digits: what a key does to it, without a window around it.

A digit is a choice, ``0`` what the visitor left out, ``.``, ``*`` and ``x`` what cannot be counted.
A digit that is no choice here is not taken and not passed over: nothing more is taken before it is
rubbed out, so that what follows never slips to another question.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from counter_app.domain.questionnaires import Question, QuestionKind, Questionnaire
from counter_app.domain.responses import (
    Answer,
    AnswerRefused,
    blank,
    check_answer,
    chosen,
    in_words,
    invalid,
)

BLANK_SIGN: Final = "0"
INVALID_SIGNS: Final = ".*xX"
SIGNS: Final = "0123456789" + INVALID_SIGNS
"""Everything that answers a question with choices."""


class Slip(StrEnum):
    """Why a key was not taken."""

    NO_SUCH_CHOICE = "no_such_choice"
    NOTHING_PICKED = "nothing_picked"
    NOT_WORDS = "not_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A sheet as far as it is typed.

    Attributes:
        answers: One for each question; None where there is none yet.
        at: Place of the question that is typed now, from 0; behind the last where all are.
        picked: Digits that are ticked so far, where several may be.
        words: What stands in the field, where words are asked for and were typed before.
        slip: Why the last key was not taken; only rubbing out goes on.
        slipped: That key.
        is_whole: It was complete before: keys replace answers, and rubbing out only goes back.
    """

    questions: tuple[Question, ...]
    answers: tuple[Answer | None, ...]
    at: int = 0
    picked: str = ""
    words: str = ""
    slip: Slip | None = None
    slipped: str = ""
    is_whole: bool = False

    @property
    def question(self) -> Question | None:
        """The question that is typed now; None behind the last."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    @property
    def takes_words(self) -> bool:
        """Whether words are typed now, and no digits."""
        question = self.question
        return question is not None and question.takes_text

    @property
    def is_complete(self) -> bool:
        """Whether every question has its answer."""
        return all(each is not None for each in self.answers)

    @property
    def given(self) -> tuple[Answer, ...]:
        """The answers so far, in the order of the sheet."""
        return tuple(each for each in self.answers if each is not None)

    def press(self, sign: str) -> "Column":
        """Take one of `SIGNS`."""
        question = self.question
        if question is None or self.slip is not None:
            return self
        if question.takes_text:
            # It was pressed before the field for words was there.
            return replace(self, words=self.words + sign)
        if sign == BLANK_SIGN:
            return self._answer(blank(question.code))
        if sign in INVALID_SIGNS:
            return self._answer(invalid(question.code))
        return self._choose(question, int(sign))

    def enter(self) -> "Column":
        """End a question with several ticks; on a sheet that is corrected, go on."""
        question = self.question
        if question is None or self.slip is not None or question.takes_text:
            return self
        if question.kind is QuestionKind.MULTIPLE and self.picked:
            return self._answer(chosen(question.code, *(int(each) for each in self.picked)))
        if self.is_whole:
            return self.go(self.at + 1)
        if question.kind is QuestionKind.MULTIPLE:
            return replace(self, slip=Slip.NOTHING_PICKED)
        return self

    def write(self, text: str) -> "Column":
        """Answer in words; none at all are blank."""
        question = self.question
        if question is None or not question.takes_text:
            return self
        answer = in_words(question.code, text)
        try:
            check_answer(question, answer)
        except AnswerRefused:
            return replace(self, words=text, slip=Slip.NOT_WORDS)
        return self._answer(answer)

    def back(self) -> "Column":
        """Rub out: what was not taken, then the ticks, then the answer before."""
        if self.slip is not None:
            return replace(self, slip=None, slipped="")
        if self.picked and not self.is_whole:
            return replace(self, picked="")
        if self.at == 0:
            return self
        if self.is_whole:
            return self.go(self.at - 1)
        before = self.answers[self.at - 1]
        answers = (*self.answers[: self.at - 1], None, *self.answers[self.at :])
        words = before.text if before is not None else ""
        return replace(self, answers=answers, at=self.at - 1, picked="", words=words)

    def go(self, at: int) -> "Column":
        """Move to another question of a whole sheet; on one in hand nothing moves."""
        if not self.is_whole:
            return self
        at = max(0, min(at, len(self.questions)))
        return _stand(replace(self, slip=None, slipped=""), at)

    def _choose(self, question: Question, digit: int) -> "Column":
        if digit > len(question.choices):
            return replace(self, slip=Slip.NO_SUCH_CHOICE, slipped=str(digit))
        if question.kind is not QuestionKind.MULTIPLE:
            return self._answer(chosen(question.code, digit))
        picked = set(self.picked) ^ {str(digit)}
        return replace(self, picked="".join(sorted(picked)))

    def _answer(self, answer: Answer) -> "Column":
        answers = (*self.answers[: self.at], answer, *self.answers[self.at + 1 :])
        return _stand(replace(self, answers=answers, slip=None, slipped=""), self.at + 1)


def begin_column(questionnaire: Questionnaire, answers: tuple[Answer, ...] = ()) -> Column:
    """Return a column that goes on where a sheet was left; a complete one is corrected."""
    given = {each.code: each for each in answers}
    slots = tuple(given.get(each.code) for each in questionnaire.questions)
    missing = [at for at, each in enumerate(slots) if each is None]
    column = Column(
        questions=questionnaire.questions,
        answers=slots if not missing else _up_to(slots, missing[0]),
        is_whole=not missing,
    )
    return _stand(column, missing[0] if missing else 0)


def _up_to(slots: tuple[Answer | None, ...], at: int) -> tuple[Answer | None, ...]:
    # A column has no holes: what stands below one is typed again.
    return (*slots[:at], *(None for _ in slots[at:]))


def _stand(column: Column, at: int) -> Column:
    # A whole sheet shows what was written or ticked, to be changed.
    held = column.answers[at] if at < len(column.answers) else None
    return replace(column, at=at, picked="", words=held.text if held is not None else "")
