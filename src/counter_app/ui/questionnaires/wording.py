"""Versions and questions in words."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.questionnaires import (
    Question,
    QuestionKind,
    StoredQuestionnaire,
)
from counter_app.ui.questionnaires.screen import QuestionnairesScreen
from counter_app.ui.survey_words import say_choice
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate

_GAP = "　"


def say_kind(kind: QuestionKind) -> str:
    """Return what a kind of question is called."""
    return {
        QuestionKind.SCALE: translate("Questionnaires", "滿意程度"),
        QuestionKind.BANDS: translate("Questionnaires", "時間長短"),
        QuestionKind.SINGLE: translate("Questionnaires", "單選"),
        QuestionKind.MULTIPLE: translate("Questionnaires", "複選"),
        QuestionKind.TEXT: translate("Questionnaires", "文字意見"),
    }[kind]


def version_row(screen: QuestionnairesScreen, stored: StoredQuestionnaire) -> TableRow:
    """Return one version of the list."""
    day = format_roc(stored.questionnaire.valid_from)
    words = translate("Questionnaires", "第 {n} 版").format(n=stored.version)
    if stored.version in screen.kept:
        words += translate("Questionnaires", "（有未存的修改）")
    return TableRow(
        key=str(stored.version),
        cells=(
            Cell(
                words=words,
                below=translate("Questionnaires", "{day} 起，{n} 題").format(
                    day=day, n=len(stored.questionnaire.questions)
                ),
                strong=True,
            ),
            _standing(screen, stored),
        ),
    )


def say_why_fixed(stored: StoredQuestionnaire) -> str:
    """Return why a version can no longer change; nothing where it can."""
    if not stored.is_used:
        return ""
    return translate(
        "Questionnaires", "已經用過（印過、鍵入過或觸控答過），不能再改；要改請另訂新版。"
    )


def question_row(at: int, question: Question) -> TableRow:
    """Return one question of a version.

    Args:
        at: Its place, from 0.
        question: Which.
    """
    choices = _GAP.join(
        f"{_circled(digit)}{say_choice(each)}"
        for digit, each in enumerate(question.choices, start=1)
    )
    if question.takes_text:
        choices = translate("Questionnaires", "（寫下意見）")
    return TableRow(
        key=str(at),
        cells=(
            Cell(words=str(at + 1)),
            Cell(words=question.wording_zh or "—", below=question.wording_en, strong=True),
            Cell(words=choices, below=_below(question)),
        ),
    )


def say_low(question: Question, low_from: int) -> str:
    """Return from which choice on somebody must look into the answer."""
    if not low_from:
        return translate("Questionnaires", "不追蹤")
    label = ""
    if low_from <= len(question.choices):
        label = question.choices[low_from - 1].label_zh.strip()
    if low_from == len(question.choices):
        return translate("Questionnaires", "只追蹤「{choice}」").format(choice=label)
    return translate("Questionnaires", "「{choice}」以下都追蹤").format(choice=label)


def _circled(digit: int) -> str:
    # A bare digit would run into a label that begins with one, such as 15 分鐘內.
    return chr(ord("①") + digit - 1)


def _below(question: Question) -> str:
    words = say_kind(question.kind)
    if question.takes_text:
        return words + _GAP + translate("Questionnaires", "每一則都追蹤")
    if question.low_from:
        words += _GAP + say_low(question, question.low_from)
    return words


def _standing(screen: QuestionnairesScreen, stored: StoredQuestionnaire) -> Cell:
    holding = screen.holding()
    if holding is not None and holding.version == stored.version:
        return Cell(words=translate("Questionnaires", "施行中"), status=Status.OK)
    if stored.questionnaire.valid_from > screen.today:
        return Cell(words=translate("Questionnaires", "尚未施行"), status=Status.INFO)
    return Cell(words=translate("Questionnaires", "已取代"), status=Status.NEUTRAL)
