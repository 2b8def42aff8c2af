"""What the kiosk says, in the language that the visitor chose.

Both languages stand on the same screen, whatever the window of the desk speaks; so these words
are not translated by Qt.
"""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.questionnaires import Choice, Question, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskWords:
    """Every sentence of the kiosk in one language; braces are filled in."""

    other_language: str
    larger: str
    smaller: str
    begin: str
    invitation: str
    anonymous: str
    count: str
    several: str
    back: str
    skip: str
    go_on: str
    send: str
    still_there: str
    cleared_in: str
    stay: str
    leave: str
    thanks: str
    thanks_more: str
    code: str
    code_wrong: str
    code_wait: str
    code_checked: str
    code_enter: str
    code_cancel: str
    code_delete: str
    picked: str


CHINESE: Final = KioskWords(
    other_language="English",
    larger="字級 A+",
    smaller="字級 A−",
    begin="開始填寫",
    invitation="請花一分鐘，告訴我們您的意見",
    anonymous="不記名。{seconds} 秒未操作會自動清除。",
    count="第 {at} 題，共 {count} 題",
    several="可複選",
    back="上一題",
    skip="略過不填",
    go_on="下一題",
    send="送出",
    still_there="您還在填寫嗎？",
    cleared_in="{seconds} 秒後清除，不會留下任何答案。",
    stay="繼續填寫",
    leave="結束",
    thanks="謝謝您的意見",
    thanks_more="您的意見會幫助我們改進服務。",
    code="工作人員代碼",
    code_wrong="代碼不對。",
    code_wait="請等 {seconds} 秒再試。",
    code_checked="確認中…",
    code_enter="確定",
    code_cancel="回到問卷",
    code_delete="刪除",
    picked="已選",
)

ENGLISH: Final = KioskWords(
    other_language="中文",
    larger="Text A+",
    smaller="Text A−",
    begin="Start",
    invitation="Please take a minute to tell us what you think",
    anonymous="Anonymous. Cleared after {seconds} seconds without a touch.",
    count="Question {at} of {count}",
    several="Choose any that apply",
    back="Back",
    skip="Skip",
    go_on="Next",
    send="Send",
    still_there="Are you still there?",
    cleared_in="Cleared in {seconds} seconds; no answer will be kept.",
    stay="Go on",
    leave="Stop",
    thanks="Thank you",
    thanks_more="What you told us helps us to do better.",
    code="Staff code",
    code_wrong="That code is not right.",
    code_wait="Please wait {seconds} seconds.",
    code_checked="Checking…",
    code_enter="Enter",
    code_cancel="Back to the questions",
    code_delete="Delete",
    picked="chosen",
)


def words_of(*, is_english: bool) -> KioskWords:
    """Return the words in a language."""
    return ENGLISH if is_english else CHINESE


def say_question(question: Question, *, is_english: bool) -> str:
    """Return the wording of a question."""
    return question.wording_en if is_english else question.wording_zh


def say_choice(choice: Choice, *, is_english: bool) -> str:
    """Return the words of a choice."""
    return choice.label_en if is_english else choice.label_zh


def say_title(questionnaire: Questionnaire, *, is_english: bool) -> str:
    """Return the title of a questionnaire."""
    return questionnaire.title_en if is_english else questionnaire.title_zh
