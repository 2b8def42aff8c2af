"""Comments in words and as rows."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from counter_app.domain.survey_comments import COMMENTS_MAX, Comment
from counter_app.domain.survey_results import month_of
from counter_app.ui.names import in_one_breath, listed
from counter_app.ui.survey_comments.screen import CommentSide, TagChip
from counter_app.ui.survey_words import in_own_language
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.period_bar import say_period
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def key_of(comment: Comment) -> str:
    """Return what names a comment on the page: its response and its question."""
    return f"{comment.response_id}/{comment.code}"


def row_of(comment: Comment) -> TableRow:
    """Return the line of a comment: as much of it as fits, and its tags."""
    words = " ".join(comment.text.split())
    month, question, tags = _month(comment), _question(comment), listed(comment.tags)
    return TableRow(
        key=key_of(comment),
        cells=(
            Cell(words=words, below=f"{month}　{question}"),
            Cell(words=tags, tone="info"),
        ),
        spoken=in_one_breath(words, month, question, tags),
    )


def side_of(comment: Comment, tags_in_use: Iterable[str]) -> CommentSide:
    """Return a comment whole, with the tags it has and those it could have."""
    others = (each for each in tags_in_use if each not in comment.tags)
    return CommentSide(
        key=key_of(comment),
        month_words=_month(comment),
        question=_question(comment),
        text=comment.text,
        chips=(
            *(TagChip(words=each, is_on=True) for each in comment.tags),
            *(TagChip(words=each, is_on=False) for each in others),
        ),
    )


def say_count(count: int) -> str:
    """Return how many comments there are, and whether they are all."""
    words = translate("SurveyComments", "{n} 則").format(n=grouped(count))
    if count < COMMENTS_MAX:
        return words
    return translate("SurveyComments", "只列最新的 {n} 則，請縮小範圍").format(n=grouped(count))


def say_nothing_found(*, is_narrowed: bool) -> tuple[str, str]:
    """Return why there are no comments, and what to do."""
    if is_narrowed:
        return (
            translate("SurveyComments", "沒有符合的意見"),
            translate("SurveyComments", "請換一個詞、標籤或期間，或按 Esc 清除搜尋。"),
        )
    return (
        translate("SurveyComments", "這段期間沒有意見"),
        translate("SurveyComments", "民眾寫在問卷上的意見，鍵入後會列在這裡。按 - 看前一期。"),
    )


def _month(comment: Comment) -> str:
    return say_period(month_of(comment.month))


def _question(comment: Comment) -> str:
    return in_own_language(comment.wording_zh, comment.wording_en)
