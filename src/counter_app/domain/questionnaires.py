"""The questionnaire (為民服務意見調查表) as versioned data: what is asked, what can be answered.

A version holds from a day on.  Once it was used (a sheet printed, a response begun) it can no
longer change: what visitors were asked stands beside what they answered.

On paper and at the keyboard a choice is the digit of its place, from 1.  Blank and invalid are
no choices: see `domain.responses`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NewType

from counter_app.domain.errors import Refusal
from counter_app.domain.lines import is_line

QuestionCode = NewType("QuestionCode", str)

CHOICES_MIN: Final = 2
CHOICES_MAX: Final = 9
"""One digit types one choice."""
QUESTIONS_MAX: Final = 30
WORDING_LENGTH_MAX: Final = 120
LABEL_LENGTH_MAX: Final = 30
TITLE_LENGTH_MAX: Final = 60

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,19}")


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"  # choices from best to worst
    BANDS = "bands"  # lengths of time, from short to long
    SINGLE = "single"  # one of several, without an order
    MULTIPLE = "multiple"  # any of several
    TEXT = "text"  # in the visitor's own words


RANKED_KINDS: Final = frozenset({QuestionKind.SCALE, QuestionKind.BANDS})
"""Their choices go from good to bad, so that the first two can be added up (top two)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that is offered; its digit is its place in the question."""

    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a version.

    Attributes:
        code: Names the question over all versions, so that periods can be compared; small
            letters, digits and underscores.
        choices: From the best to the worst where the kind is ranked; none for a text.
        low_from: The first choice (from 1) that somebody must follow up; 0 for none.  Only ranked
            kinds have one.
    """

    code: QuestionCode
    kind: QuestionKind
    wording_zh: str
    wording_en: str
    choices: tuple[Choice, ...] = ()
    low_from: int = 0

    @property
    def is_ranked(self) -> bool:
        """Whether the choices go from good to bad."""
        return self.kind in RANKED_KINDS

    @property
    def takes_text(self) -> bool:
        """Whether it is answered in words."""
        return self.kind is QuestionKind.TEXT

    @property
    def identity(self) -> tuple[str, str, tuple[str, ...]]:
        """What two versions must share for their answers to be counted together.

        Another wording, or another translation, changes no answer; other choices do.
        """
        return self.code, self.kind, tuple(each.label_zh for each in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """One version, as it is drafted, printed, typed and shown.

    Attributes:
        valid_from: First day on which it is asked.
        title_zh, title_en: Over the sheet and the kiosk.
        questions: In the order in which they are asked.
    """

    valid_from: date
    title_zh: str
    title_en: str
    questions: tuple[Question, ...]

    def question(self, code: str) -> Question | None:
        """Return the question with a code; None where this version does not ask it."""
        return next((each for each in self.questions if each.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuestionnaire:
    """A version in the store.

    Attributes:
        version: From 1, in the order of drafting.
        is_used: It can no longer change.
    """

    version: int
    questionnaire: Questionnaire
    is_used: bool


class QuestionnaireFault(StrEnum):
    """What of a draft cannot be."""

    TITLE = "title"
    QUESTIONS = "questions"
    CODE = "code"
    WORDING = "wording"
    CHOICES = "choices"
    LOW_FROM = "low_from"


@dataclass(eq=False, kw_only=True)
class QuestionnaireRefused(Refusal):
    """A draft cannot be as it is.

    Attributes:
        question: Which one, from 1; 0 for the whole.
    """

    fault: QuestionnaireFault
    question: int


@dataclass(eq=False, kw_only=True)
class QuestionnaireUsed(Refusal):
    """This version was used: draft a new one instead."""

    version: int


@dataclass(eq=False, kw_only=True)
class UnknownQuestionnaire(Refusal):
    """There is no such version."""

    version: int


@dataclass(eq=False, kw_only=True)
class LastQuestionnaire(Refusal):
    """It is the only version there is: without it nothing could be typed or shown."""

    version: int


def in_force(stored: Iterable[StoredQuestionnaire], day: date) -> StoredQuestionnaire | None:
    """Return the version that is asked on a day; the newest of those that begin on the same day.

    Before the first version holds, the first one is meant: earlier years were asked the same.
    None where there is no version at all.
    """
    versions = sorted(stored, key=lambda each: (each.questionnaire.valid_from, each.version))
    holding = [each for each in versions if each.questionnaire.valid_from <= day]
    if holding:
        return holding[-1]
    return versions[0] if versions else None


def tidied(questionnaire: Questionnaire) -> Questionnaire:
    """Return a version without the spaces around its words."""
    return replace(
        questionnaire,
        title_zh=questionnaire.title_zh.strip(),
        title_en=questionnaire.title_en.strip(),
        questions=tuple(
            replace(
                question,
                wording_zh=question.wording_zh.strip(),
                wording_en=question.wording_en.strip(),
                choices=tuple(
                    Choice(label_zh=each.label_zh.strip(), label_en=each.label_en.strip())
                    for each in question.choices
                ),
            )
            for question in questionnaire.questions
        ),
    )


def check_questionnaire(questionnaire: Questionnaire) -> None:
    """Refuse a version that could not be asked, typed or counted.

    Raises:
        QuestionnaireRefused: Naming the first thing that is wrong.
    """
    titles = (questionnaire.title_zh, questionnaire.title_en)
    if not all(_is_words(each, length_max=TITLE_LENGTH_MAX) for each in titles):
        raise QuestionnaireRefused(fault=QuestionnaireFault.TITLE, question=0)
    if not 1 <= len(questionnaire.questions) <= QUESTIONS_MAX:
        raise QuestionnaireRefused(fault=QuestionnaireFault.QUESTIONS, question=0)
    codes: set[str] = set()
    for at, question in enumerate(questionnaire.questions, start=1):
        if not _CODE.fullmatch(question.code) or question.code in codes:
            raise QuestionnaireRefused(fault=QuestionnaireFault.CODE, question=at)
        codes.add(question.code)
        _check_question(question, at)


def _check_question(question: Question, at: int) -> None:
    wordings = (question.wording_zh, question.wording_en)
    if not all(_is_words(each, length_max=WORDING_LENGTH_MAX) for each in wordings):
        raise QuestionnaireRefused(fault=QuestionnaireFault.WORDING, question=at)
    labels = [words for each in question.choices for words in (each.label_zh, each.label_en)]
    count = len(question.choices)
    in_range = count == 0 if question.takes_text else CHOICES_MIN <= count <= CHOICES_MAX
    names = [each.label_zh for each in question.choices]
    if (
        not in_range
        or len(set(names)) != count
        or not all(_is_words(each, length_max=LABEL_LENGTH_MAX) for each in labels)
    ):
        raise QuestionnaireRefused(fault=QuestionnaireFault.CHOICES, question=at)
    low_max = count if question.is_ranked else 0
    if question.low_from and not CHOICES_MIN <= question.low_from <= low_max:
        raise QuestionnaireRefused(fault=QuestionnaireFault.LOW_FROM, question=at)


def _is_words(text: str, *, length_max: int) -> bool:
    return bool(text.strip()) and is_line(text, length_max=length_max)


SATISFACTION: Final = (
    Choice(label_zh="很滿意", label_en="Very satisfied"),
    Choice(label_zh="滿意", label_en="Satisfied"),
    Choice(label_zh="尚滿意", label_en="Fairly satisfied"),
    Choice(label_zh="不滿意", label_en="Dissatisfied"),
)
"""The branch's scale (desk.md, the questionnaire)."""

_TIME_BANDS: Final = (
    Choice(label_zh="15 分鐘內", label_en="Within 15 minutes"),
    Choice(label_zh="30 分鐘內", label_en="Within 30 minutes"),
    Choice(label_zh="1 小時內", label_en="Within 1 hour"),
    Choice(label_zh="超過 1 小時", label_en="More than 1 hour"),
)


def _satisfaction(code: str, wording_zh: str, wording_en: str) -> Question:
    return Question(
        code=QuestionCode(code),
        kind=QuestionKind.SCALE,
        wording_zh=wording_zh,
        wording_en=wording_en,
        choices=SATISFACTION,
        low_from=len(SATISFACTION),
    )


FORM_OF_2025: Final = Questionnaire(
    valid_from=date(2025, 1, 1),
    title_zh="為民服務意見調查表",
    title_en="Service Satisfaction Survey",
    questions=(
        Question(
            code=QuestionCode("time"),
            kind=QuestionKind.BANDS,
            wording_zh="洽辦公務時間",
            wording_en="Time needed to complete your business",
            choices=_TIME_BANDS,
            low_from=len(_TIME_BANDS),
        ),
        _satisfaction(
            "process",
            "處理申請事項的流程、效率",
            "Handling of your application: process, efficiency",
        ),
        _satisfaction("staff", "其他人員服務態度", "Attitude of other staff"),
        _satisfaction("environment", "機關洽公環境", "Environment of the office"),
        _satisfaction(
            "reception",
            "接待之志工或警衛的服務態度",
            "Attitude of the volunteers or guards who received you",
        ),
        _satisfaction(
            "enquiry", "解答詢問的流程、效率", "Answering of your questions: process, efficiency"
        ),
        _satisfaction("overall", "整體滿意度", "Overall satisfaction"),
        Question(
            code=QuestionCode("comment"),
            kind=QuestionKind.TEXT,
            wording_zh="其他意見或建議",
            wording_en="Other comments or suggestions",
        ),
    ),
)
"""The branch's form of 2025: the seven questions of its annual report, and room for words.

Every store begins with it as version 1.
"""
