"""Papers of surveys for tests: the year 2025 as it was reported, and every odd shape."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.questionnaires import (
    FORM_OF_2025,
    SATISFACTION,
    Choice,
    Question,
    QuestionCode,
    QuestionKind,
    Questionnaire,
    check_questionnaire,
)
from counter_app.domain.responses import SheetNumber, Source
from counter_app.domain.survey_forms import FormRun, SurveyForms
from counter_app.domain.survey_results import (
    Group,
    QuestionCounts,
    QuestionResult,
    SurveyReport,
    year_of,
)
from factories import BRANCH

FIRST: Final = SheetNumber("S11400000123")
LAST: Final = SheetNumber("S11400000125")
YEAR_2025: Final = (
    (104, (87, 13, 4, 0)),
    (106, (90, 16, 0, 0)),
    (105, (88, 16, 1, 0)),
    (106, (80, 23, 1, 2)),
    (106, (93, 13, 0, 0)),
    (106, (90, 16, 0, 0)),
    (105, (87, 16, 2, 0)),
)
"""Given answers and counts that give the percentages of the annual report."""
REPORTED: Final = (
    ("83.65", "12.50", "96.15"),
    ("84.91", "15.09", "0.00", "100.00"),
    ("83.81", "15.24", "0.95", "0.00", "99.05"),
    ("75.47", "21.70", "0.94", "1.89", "97.17"),
    ("87.74", "12.26", "0.00", "100.00"),
    ("84.91", "15.09", "0.00", "100.00"),
    ("82.86", "15.24", "1.90", "0.00", "98.10"),
)
"""The percentages as they were printed, the top two last."""
YEAR_2024: Final = tuple(
    (valid - 10, (best - 6, good - 6, valid - 10 - (best - 6) - (good - 6), 0))
    for valid, (best, good, *_) in YEAR_2025
)
"""A year in which ten people fewer answered, and fewer of them well."""


def make_counts(
    years: tuple[tuple[int, tuple[int, ...]], ...] = YEAR_2025, *, responses: int = 106
) -> tuple[QuestionCounts, ...]:
    """Return the seven questions with these counts, and twelve comments."""
    scales = [
        QuestionCounts(
            question=question,
            valid=valid,
            blank=responses - valid,
            invalid=0,
            counts=counts,
        )
        for question, (valid, counts) in zip(FORM_OF_2025.questions, years, strict=False)
    ]
    comments = QuestionCounts(
        question=FORM_OF_2025.questions[-1],
        valid=12,
        blank=responses - 12,
        invalid=0,
        counts=(),
    )
    return (*scales, comments)


def make_report(**changes: object) -> SurveyReport:
    """Return the report of 2025, two of its time answers left out or unreadable."""
    now = make_counts()
    now = (replace(now[0], blank=1, invalid=1), *now[1:])
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "period": year_of(date(2025, 1, 1)),
        "source": None,
        "desk_no": None,
        "responses": 106,
        "responses_before": 96,
        "is_too_small": False,
        "questions": tuple(
            QuestionResult(now=each, before=before)
            for each, before in zip(now, make_counts(YEAR_2024, responses=96), strict=True)
        ),
        "by_desk": (
            make_group(60, desk_no=1),
            make_group(41, desk_no=3),
            make_group(5),
        ),
        "by_source": (
            make_group(100, source=Source.PAPER),
            make_group(6, source=Source.KIOSK),
        ),
        "unsettled": 0,
        "follow_ups_open": 3,
        "at": datetime(2026, 1, 5, 9, 30, tzinfo=TAIPEI),
        "made_by": "林怡君",
        "is_demo": False,
    }
    return SurveyReport(**{**values, **changes})


def make_group(
    responses: int, *, desk_no: int | None = None, source: Source | None = None
) -> Group:
    """Return a part with answers of its own."""
    counts = tuple((responses, (responses - 2, 1, 1, 0)) for _ in YEAR_2025)
    return Group(
        desk_no=desk_no,
        source=source,
        responses=responses,
        questions=make_counts(counts, responses=responses),
    )


def make_forms(**changes: object) -> SurveyForms:
    """Return three sheets of the form of 2025."""
    values: dict[str, Any] = {
        "branch_name": BRANCH,
        "questionnaire": FORM_OF_2025,
        "version": 1,
        "run": FormRun(first=FIRST, last=LAST),
        "in_english": False,
        "is_demo": False,
    }
    return SurveyForms(**{**values, **changes})


def make_question(
    code: str, kind: QuestionKind, wording: str, labels: tuple[str, ...] = ()
) -> Question:
    """Return a question; its English is its Chinese with a mark."""
    return Question(
        code=QuestionCode(code),
        kind=kind,
        wording_zh=wording,
        wording_en=f"{wording[:110]} EN",
        choices=tuple(Choice(label_zh=each, label_en=f"{each[:26]} EN") for each in labels),
    )


def make_longest_questionnaire() -> Questionnaire:
    """Return the longest of everything that `check_questionnaire` lets through."""
    words = "請問您對於本分署全功能服務櫃檯以及愛心服務櫃檯同仁處理各項事務的流程與效率滿意嗎"
    longest = tuple(f"{digit}{'長' * 29}" for digit in range(1, 10))
    usual = tuple(each.label_zh for each in SATISFACTION)
    questionnaire = Questionnaire(
        valid_from=date(2026, 1, 1),
        title_zh="題" * 60,
        title_en="T" * 60,
        questions=(
            make_question("longest", QuestionKind.SINGLE, (words * 3)[:120], longest),
            make_question("several", QuestionKind.MULTIPLE, "您今天辦了哪些事", longest[:6]),
            make_question("nine", QuestionKind.SCALE, "分數", tuple("123456789")),
            make_question("words", QuestionKind.TEXT, "哪裡可以更好"),
            *(
                make_question(f"usual{at}", QuestionKind.SCALE, "整體滿意度", usual)
                for at in range(25)
            ),
            make_question("more", QuestionKind.TEXT, "其他"),
        ),
    )
    check_questionnaire(questionnaire)
    return questionnaire
