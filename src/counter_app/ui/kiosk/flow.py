"""One visitor's way through the questions, without a screen and without a clock.

Questions that ask for words are left out: a public screen has no keyboard, and is no place for
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counter_app.domain.questionnaires import (
    Question,
    QuestionCode,
    QuestionKind,
    StoredQuestionnaire,
)
from counter_app.domain.responses import Answer, blank, chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskRun:
    """Where a visitor is, and what was tapped so far.

    Attributes:
        at: Place of the question that is shown, from 0.
        picked: Digits of what was tapped, by question; a question without is blank.
    """

    stored: StoredQuestionnaire
    at: int = 0
    picked: Mapping[QuestionCode, frozenset[int]] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked here."""
        return tuple(each for each in self.stored.questionnaire.questions if not each.takes_text)

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self.questions[self.at]

    @property
    def digits(self) -> frozenset[int]:
        """What is tapped of the question that is shown."""
        return self.picked.get(self.question.code, frozenset())

    @property
    def is_first(self) -> bool:
        """Whether there is no question before."""
        return self.at == 0

    @property
    def is_last(self) -> bool:
        """Whether the next step sends the answers."""
        return self.at == len(self.questions) - 1

    @property
    def is_touched(self) -> bool:
        """Whether anything was answered; what was left out altogether is no opinion."""
        return any(self.picked.values())

    def pick(self, digit: int) -> "KioskRun":
        """Choose by digit; of several, a second tap takes it back."""
        if not 1 <= digit <= len(self.question.choices):
            return self
        one = frozenset({digit})
        is_several = self.question.kind is QuestionKind.MULTIPLE
        return self._with(self.digits ^ one if is_several else one)

    def skip(self) -> "KioskRun":
        """Leave the question out, whatever was tapped."""
        return self._with(frozenset())

    def forward(self) -> "KioskRun":
        """Show the next question; the last one stays."""
        return self if self.is_last else replace(self, at=self.at + 1)

    def back(self) -> "KioskRun":
        """Show the question before; the first one stays."""
        return self if self.is_first else replace(self, at=self.at - 1)

    def answers(self) -> tuple[Answer, ...]:
        """Return one answer of each question that is asked here."""
        return tuple(
            chosen(each.code, *self.picked[each.code])
            if self.picked.get(each.code)
            else blank(each.code)
            for each in self.questions
        )

    def _with(self, digits: frozenset[int]) -> "KioskRun":
        return replace(self, picked={**self.picked, self.question.code: digits})
