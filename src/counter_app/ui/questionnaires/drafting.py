"""What becomes of a draft: copied from a version, a question more or fewer, and read in the end."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from counter_app.domain.calendar import format_roc, parse_date
from counter_app.domain.questionnaires import (
    CHOICES_MIN,
    SATISFACTION,
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
    StoredQuestionnaire,
    tidied,
)
from counter_app.ui.questionnaires.screen import QuestionnaireDraft

_NUMBERED: Final = re.compile(r"q([0-9]{1,3})")


def draft_of(stored: StoredQuestionnaire) -> QuestionnaireDraft:
    """Return a version to be changed."""
    asked = stored.questionnaire
    return QuestionnaireDraft(
        version=stored.version,
        valid_from=format_roc(asked.valid_from),
        title_zh=asked.title_zh,
        title_en=asked.title_en,
        questions=asked.questions,
    )


def copy_of(stored: StoredQuestionnaire, today: date) -> QuestionnaireDraft:
    """Return a new version with the words of another, from today or from its own later day."""
    day = max(today, stored.questionnaire.valid_from)
    return replace(draft_of(stored), version=None, valid_from=format_roc(day))


def new_question(questions: tuple[Question, ...]) -> Question:
    """Return a question on the branch's scale, with a code that no other of them has."""
    numbers = [
        int(found[1]) for each in questions if (found := _NUMBERED.fullmatch(each.code)) is not None
    ]
    return Question(
        code=QuestionCode(f"q{max(numbers, default=len(questions)) + 1}"),
        kind=QuestionKind.SCALE,
        wording_zh="",
        wording_en="",
        choices=SATISFACTION,
        low_from=len(SATISFACTION),
    )


def of_kind(question: Question, kind: QuestionKind) -> Question:
    """Return a question of another kind: with choices where it needs some, without where not."""
    changed = replace(question, kind=kind)
    if changed.takes_text:
        return replace(changed, choices=(), low_from=0)
    if not changed.choices:
        choices = SATISFACTION if kind is QuestionKind.SCALE else ()
        changed = replace(changed, choices=choices, low_from=len(choices))
    if not changed.is_ranked:
        changed = replace(changed, low_from=0)
    return changed


def with_choices(question: Question, choices: tuple[Choice, ...]) -> Question:
    """Return a question with other choices; the worst stays the low one as they become more.

    Even while there are too few for a worst one: what was followed up must not stop to be so
    because a label was typed anew.
    """
    low_from, count = question.low_from, max(len(choices), CHOICES_MIN)
    if low_from:
        low_from = count if low_from == len(question.choices) else min(low_from, count)
    return replace(question, choices=choices, low_from=low_from)


def read_draft(draft: QuestionnaireDraft) -> Questionnaire:
    """Return what a draft says.

    Raises:
        NotADate: Its first day is none.
    """
    return tidied(
        Questionnaire(
            valid_from=parse_date(draft.valid_from),
            title_zh=draft.title_zh,
            title_en=draft.title_en,
            questions=draft.questions,
        )
    )
