"""Follow-ups in words: by when, what was answered, who has it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.follow_ups import FollowUp
from counter_app.domain.questionnaires import Question, Questionnaire
from counter_app.domain.responses import Answer
from counter_app.ui.names import in_one_breath, listed
from counter_app.ui.survey_follow_up.screen import FollowUpSide, LowAnswer
from counter_app.ui.survey_words import say_choice, say_question, say_source
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def follow_up_row(
    follow_up: FollowUp,
    asked: Questionnaire | None,
    *,
    today: date,
    owners: Mapping[str, str],
) -> TableRow:
    """Return one follow-up of a list.

    Args:
        follow_up: Which.
        asked: The version that the visitor answered.
        today: What is overdue is so by it.
        owners: Names by login.
    """
    answers = low_answers_of(follow_up, asked)
    low = [each for each in answers if not each.is_comment]
    comment = " ".join(each.answer for each in answers if each.is_comment).replace("\n", " ")
    words = listed(f"{each.question}：{each.answer}" for each in low)
    cell = Cell(words=words or comment, below=comment if words else "", strong=bool(low))
    if not answers:
        cell = Cell(words=translate("FollowUps", "答案已更正，不再需要處理"), tone="muted")
    return TableRow(
        key=follow_up.response_id,
        cells=(
            due_cell(follow_up, today),
            cell,
            Cell(
                words=format_roc(follow_up.answered_on),
                below=in_one_breath(
                    say_desk(follow_up.desk_no),
                    say_source(follow_up.source),
                ),
            ),
            Cell(words=owners.get(follow_up.owner, follow_up.owner) or "—"),
        ),
    )


def due_cell(follow_up: FollowUp, today: date) -> Cell:
    """Return by when it is to be done, or when it was."""
    if follow_up.closed_at is not None:
        day = follow_up.closed_at.astimezone(TAIPEI).date()
        return Cell(words=translate("FollowUps", "已處理"), below=format_roc(day), status=Status.OK)
    due_on = follow_up.due_on
    if due_on is None:
        return Cell(words=translate("FollowUps", "還沒有人接"), status=Status.WARN)
    below = format_roc(due_on)
    days = (due_on - today).days
    if days < 0:
        words = translate("FollowUps", "逾期 {n} 天").format(n=-days)
        return Cell(words=words, below=below, status=Status.BAD)
    if days == 0:
        return Cell(words=translate("FollowUps", "今天到期"), below=below, status=Status.WARN)
    words = translate("FollowUps", "還有 {n} 天").format(n=days)
    return Cell(words=words, below=below, status=Status.NEUTRAL)


def side_of(
    follow_up: FollowUp,
    asked: Questionnaire | None,
    *,
    today: date,
    owners: Mapping[str, str],
    may_act: bool,
    login: str,
    default_due_on: date,
) -> FollowUpSide:
    """Return what is known of one follow-up.

    Args:
        follow_up: Which.
        asked: The version that the visitor answered.
        today: What is overdue is so by it.
        owners: Names by login.
        may_act: The role follows up.
        login: Whoever looks; offered as the owner where there is none.
        default_due_on: Offered where no day was set.
    """
    chip = due_cell(follow_up, today)
    closed = ""
    if follow_up.closed_at is not None:
        local = follow_up.closed_at.astimezone(TAIPEI)
        closed = in_one_breath(
            owners.get(follow_up.closed_by, follow_up.closed_by),
            f"{format_roc(local.date())} {local:%H:%M}",
        )
    return FollowUpSide(
        response_id=follow_up.response_id,
        heading=follow_up.number or translate("FollowUps", "觸控問卷"),
        place=in_one_breath(format_roc(follow_up.answered_on), say_desk(follow_up.desk_no)),
        state_words=chip.words,
        state_status=chip.status or Status.NEUTRAL,
        answers=low_answers_of(follow_up, asked),
        owner=follow_up.owner or (login if login in owners else ""),
        due_on=format_roc(follow_up.due_on or default_due_on),
        is_editable=may_act and follow_up.is_open,
        outcome=follow_up.outcome,
        closed=closed,
    )


def low_answers_of(follow_up: FollowUp, asked: Questionnaire | None) -> tuple[LowAnswer, ...]:
    """Return the answers that somebody must look into, in words."""
    found = []
    for answer in follow_up.answers:
        question = None if asked is None else asked.question(answer.code)
        if question is not None:
            found.append(
                LowAnswer(
                    question=say_question(question),
                    answer=_say_answer(question, answer),
                    is_comment=question.takes_text,
                )
            )
    return tuple(found)


def say_desk(desk_no: int) -> str:
    """Return which desk it was."""
    return translate("FollowUps", "{n} 號櫃檯").format(n=desk_no)


def _say_answer(question: Question, answer: Answer) -> str:
    if question.takes_text:
        return answer.text
    return listed(say_choice(question.choices[int(digit) - 1]) for digit in answer.choices)
