"""What questionnaires say in the language of the window, and where responses came from."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.questionnaires import Choice, Question
from counter_app.domain.responses import Source

translate = QCoreApplication.translate


def say_question(question: Question) -> str:
    """Return the wording of a question."""
    return in_own_language(question.wording_zh, question.wording_en)


def say_choice(choice: Choice) -> str:
    """Return the label of a choice."""
    return in_own_language(choice.label_zh, choice.label_en)


def say_source(source: Source) -> str:
    """Return how a response came in."""
    return {
        Source.PAPER: translate("SurveyWords", "紙本"),
        Source.KIOSK: translate("SurveyWords", "觸控"),
        Source.IMPORT: translate("SurveyWords", "匯入"),
    }[source]


def in_own_language(words_zh: str, words_en: str) -> str:
    """Return the words of a questionnaire in the language of the window."""
    # The language of the window is that of its translator; a questionnaire has words of its own
    # in both languages, which no translator knows.
    return words_en if translate("SurveyWords", "中文") == "English" else words_zh
