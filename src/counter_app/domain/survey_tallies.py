"""Answers that were counted by version, put together by question.

Periods and versions are compared by the code of a question.  Where a version asked the same code
with other choices, its digits mean something else: it is counted as a question of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.questionnaires import Question, Questionnaire
from counter_app.domain.responses import Source, Standing
from counter_app.domain.survey_results import QuestionCounts, QuestionResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTally:
    """How many responses there are of one version, desk and source."""

    version: int
    desk_no: int
    source: Source
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTally:
    """How many of them answered a question in one way.

    Attributes:
        code: Of the question.
        choices: As in `Answer`; empty for words.
    """

    version: int
    desk_no: int
    source: Source
    code: str
    standing: Standing
    choices: str
    count: int


def sizes_of(responses: Iterable[ResponseTally]) -> dict[tuple[int, Source], int]:
    """Return how many responses each desk has from each source."""
    sizes: dict[tuple[int, Source], int] = defaultdict(int)
    for each in responses:
        sizes[each.desk_no, each.source] += each.count
    return dict(sizes)


def count_questions(
    forms: Mapping[int, Questionnaire], versions: Iterable[int], tallies: Iterable[AnswerTally]
) -> tuple[QuestionCounts, ...]:
    """Return how often each answer was given.

    Args:
        forms: Every version, by number.
        versions: Those that were answered.
        tallies: The answers to count.

    Returns:
        The questions of the newest of these versions in its order; one that only an older version
        asked stands behind its namesake, or at the end.
    """
    by_question: dict[tuple[object, ...], list[AnswerTally]] = defaultdict(list)
    for each in tallies:
        question = forms[each.version].question(each.code)
        if question is None:
            raise ValueError(f"version {each.version} never asked {each.code}")
        by_question[question.identity].append(each)
    return tuple(
        _counted(question, by_question[question.identity])
        for question in _asked([forms[version] for version in _newest_first(forms, versions)])
    )


def results_of(
    now: Iterable[QuestionCounts], before: Iterable[QuestionCounts]
) -> tuple[QuestionResult, ...]:
    """Put beside each question what it was in the period before, where somebody answered it."""
    earlier = [each for each in before if each.valid]
    return tuple(QuestionResult(now=each, before=_before(each, earlier)) for each in now)


def _newest_first(forms: Mapping[int, Questionnaire], versions: Iterable[int]) -> list[int]:
    return sorted(set(versions), key=lambda each: (forms[each].valid_from, each), reverse=True)


def _asked(forms: Iterable[Questionnaire]) -> list[Question]:
    found: list[Question] = []
    for form in forms:
        for question in form.questions:
            if question.identity in {each.identity for each in found}:
                continue
            namesakes = [at for at, each in enumerate(found) if each.code == question.code]
            found.insert(namesakes[-1] + 1 if namesakes else len(found), question)
    return found


def _counted(question: Question, tallies: Iterable[AnswerTally]) -> QuestionCounts:
    standings = dict.fromkeys(Standing, 0)
    counts = [0] * len(question.choices)
    for each in tallies:
        standings[each.standing] += each.count
        for digit in each.choices:
            counts[int(digit) - 1] += each.count
    return QuestionCounts(
        question=question,
        valid=standings[Standing.GIVEN],
        blank=standings[Standing.BLANK],
        invalid=standings[Standing.INVALID],
        counts=tuple(counts),
    )


def _before(now: QuestionCounts, earlier: list[QuestionCounts]) -> QuestionCounts | None:
    asked = now.question
    namesakes = [
        each
        for each in earlier
        if (each.question.code, each.question.kind) == (asked.code, asked.kind)
    ]
    same = [each for each in namesakes if each.question.identity == asked.identity]
    return next(iter(same or namesakes), None)
