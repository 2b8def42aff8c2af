"""What the page of typing says."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from counter_app.domain.calendar import format_roc
from counter_app.domain.questionnaires import Question, QuestionKind
from counter_app.domain.responses import Answer, Batch, BatchState, Standing
from counter_app.ui.messages import Message
from counter_app.ui.survey_typing.column import Column, Slip
from counter_app.ui.survey_typing.screen import Task
from counter_app.ui.survey_words import say_choice, say_question
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.table import Cell, TableRow

translate = QCoreApplication.translate


def batch_rows(batches: Iterable[Batch]) -> tuple[TableRow, ...]:
    """Return a row for each batch that is not closed."""
    return tuple(_batch_row(each) for each in batches)


def _batch_row(batch: Batch) -> TableRow:
    opening = batch.opening
    typed = f"{batch.typed:,}／{opening.sheet_count:,}"
    if batch.state is BatchState.TYPING:
        state = Cell(words=translate("SurveyTyping", "鍵入中"), status=Status.INFO)
    else:
        state = Cell(words=translate("SurveyTyping", "待複登"), status=Status.WARN)
    checks = str(batch.to_check) if batch.state is BatchState.CHECKING else ""
    return TableRow(
        key=batch.number,
        cells=(
            Cell(words=batch.number, strong=True),
            Cell(words=format_roc(opening.answered_on)),
            Cell(words=say_desk(opening.desk_no)),
            Cell(words=typed),
            state,
            Cell(words=checks),
        ),
    )


def say_desk(desk_no: int) -> str:
    """Return which desk."""
    return translate("SurveyTyping", "{n} 號櫃檯").format(n=desk_no)


def say_stack(batch: Batch) -> str:
    """Return the day and the desk of a stack."""
    opening = batch.opening
    return f"{format_roc(opening.answered_on)}　{say_desk(opening.desk_no)}"


def say_checks(check_every: int) -> str:
    """Return which sheets are typed a second time."""
    match check_every:
        case 0:
            return translate("SurveyTyping", "這一疊不用複登。")
        case 1:
            return translate("SurveyTyping", "每一份都由另一個人再打一次。")
        case every:
            words = translate("SurveyTyping", "每 {n} 份由另一個人再打一次，核對有沒有打錯。")
            return words.format(n=every)


def say_heading(task: Task, position: int) -> str:
    """Return which sheet of the stack lies on the desk."""
    if task is Task.TYPE and not position:
        return translate("SurveyTyping", "下一份")
    words = {
        Task.TYPE: translate("SurveyTyping", "第 {n} 份"),
        Task.CORRECT: translate("SurveyTyping", "改第 {n} 份"),
        Task.CHECK: translate("SurveyTyping", "複登第 {n} 份"),
    }[task]
    return words.format(n=position)


def say_number_hint(task: Task, number: str, *, is_printed: bool) -> str:
    """Return what to do with the number of a sheet."""
    match task:
        case Task.TYPE if not number:
            return translate("SurveyTyping", "有條碼的先刷條碼；沒有的直接打第一題。")
        case Task.TYPE if is_printed:
            return translate("SurveyTyping", "號碼已經印在紙上。")
        case Task.TYPE:
            return translate("SurveyTyping", "請把這個號碼寫在紙上。")
        case Task.CORRECT:
            return translate("SurveyTyping", "↑↓ 選題，打新的數字就改好；PgDn 往回。")
        case Task.CHECK:
            return translate("SurveyTyping", "請拿這個號碼的紙。不會顯示第一次打的。")


def say_legend(question: Question) -> str:
    """Return the digits of a question and what they mean, in one line."""
    if question.takes_text:
        return translate("SurveyTyping", "照寫的打，Enter 結束；沒有寫就直接按 Enter")
    legend = "　".join(f"{at} {say_choice(each)}" for at, each in enumerate(question.choices, 1))
    return f"{legend}　{say_note(question)}".strip()


def say_note(question: Question) -> str:
    """Return what is not as usual about a question."""
    if question.kind is QuestionKind.MULTIPLE:
        return translate("SurveyTyping", "可複選，Enter 結束")
    return ""


def say_mark(answer: Answer) -> str:
    """Return what stands in the box of an answer: its digits, or a sign."""
    match answer.standing:
        case Standing.BLANK:
            return "0"
        case Standing.INVALID:
            return "×"
        case Standing.GIVEN:
            return answer.choices or "✎"


def say_answer(question: Question, answer: Answer) -> str:
    """Return an answer in words."""
    match answer.standing:
        case Standing.BLANK:
            return translate("SurveyTyping", "未填")
        case Standing.INVALID:
            return translate("SurveyTyping", "無效")
        case Standing.GIVEN if question.takes_text:
            return answer.text
        case Standing.GIVEN:
            return "、".join(
                say_choice(question.choices[int(digit) - 1]) for digit in answer.choices
            )


def say_number_begun(number: str) -> str:
    """Return what was typed so far of the number of a sheet."""
    words = translate("SurveyTyping", "問卷號碼 {number}：Enter 開始這一份，⌫ 退掉")
    return words.format(number=number.upper())


def say_slip(column: Column) -> str:
    """Return why the last key was not taken, and what to do."""
    match column.slip:
        case Slip.NO_SUCH_CHOICE:
            words = translate("SurveyTyping", "沒有 {sign} 這個選項：按 ⌫ 再打")
            return words.format(sign=column.slipped)
        case Slip.NOTHING_PICKED:
            return translate("SurveyTyping", "還沒有打選項：按 ⌫ 再打，未填請打 0")
        case Slip.NOT_WORDS:
            return translate("SurveyTyping", "太長，或有看不見的字元：請改短再按 Enter")
        case None:
            return ""


def say_spoken(column: Column) -> str:
    """Return what a screen reader hears of the question that is typed now."""
    question = column.question
    if question is None:
        return translate("SurveyTyping", "這一份打完了")
    return f"{column.at + 1} {say_question(question)}　{say_legend(question)}"


def say_half_typed(number: str) -> Message:
    """Return why another sheet is not begun."""
    what = translate("SurveyTyping", "手上這一份 {number} 還沒有打完")
    return Message(
        what=what.format(number=number),
        money=translate("SurveyTyping", "已經打的都存好了，剛才刷的那一份還沒有開始。"),
        now=translate("SurveyTyping", "按 Enter 回到這一份打完；拿錯了就按 Del 丟掉它。"),
    )


def say_other_version(number: str) -> Message:
    """Return that a sheet asks other questions than those that were typed."""
    what = translate("SurveyTyping", "{number} 是另一版的問卷")
    return Message(
        what=what.format(number=number),
        now=translate("SurveyTyping", "題目已經換成那一版，按 Enter 之後請核對並接著打。"),
    )


def say_not_a_sheet() -> Message:
    """Return that something else was scanned."""
    return Message(
        what=translate("SurveyTyping", "這不是問卷的號碼"),
        now=translate("SurveyTyping", "請刷問卷上 S 開頭的條碼，或輸入完整號碼。"),
    )


def say_choose_batch() -> Message:
    """Return that a sheet needs a stack first."""
    return Message(
        what=translate("SurveyTyping", "這一份要放在哪一疊？"),
        now=translate("SurveyTyping", "請選一疊按 Enter，或按 Ins 開新的一疊；號碼會留著。"),
    )


def say_first_sheet() -> Message:
    """Return that there is no sheet before."""
    return Message(
        what=translate("SurveyTyping", "前面沒有了，這一疊就從這裡開始"),
        now=translate("SurveyTyping", "按 Enter 接著打。"),
    )


def say_confirm_discard(number: str) -> Message:
    """Return the question before a sheet is thrown out."""
    what = translate("SurveyTyping", "要丟掉 {number} 嗎？")
    return Message(
        what=what.format(number=number),
        money=translate("SurveyTyping", "丟掉的不計入結果，號碼不會再用。"),
        now=translate("SurveyTyping", "再按一次 Del 丟掉；按 Enter 留著。"),
    )


def say_unsent() -> Message:
    """Return that the store does not answer, and that nothing is lost."""
    return Message(
        what=translate("SurveyTyping", "資料庫沒有回應，打的還沒有存進去"),
        money=translate("SurveyTyping", "沒有遺失：全部留在這裡，每秒再試一次。"),
        now=translate("SurveyTyping", "可以接著打；存好之前請不要關閉程式或關機。"),
    )


def say_nothing_to_check() -> Message:
    """Return that the rest is for somebody else."""
    return Message(
        what=translate("SurveyTyping", "這一疊沒有輪到你複登的"),
        now=translate("SurveyTyping", "剩下的是你自己打的，要由另一個人再打一次。"),
    )


def say_all_checked() -> Message:
    """Return that a batch is done."""
    return Message(what=translate("SurveyTyping", "這一疊複登完了，已經結案"))


def say_not_a_count() -> Message:
    """Return that a count was no number."""
    return Message(
        what=translate("SurveyTyping", "份數要是數字"),
        now=translate("SurveyTyping", "請數一數這一疊有幾份，再輸入。"),
    )


def say_settle_heading(position: int) -> str:
    """Return which sheet is settled."""
    return translate("SurveyTyping", "核對第 {n} 份：兩次打的不一樣").format(n=position)


def say_saved(waiting: int) -> str:
    """Return whether everything is in the store."""
    if not waiting:
        return translate("SurveyTyping", "都存好了")
    return translate("SurveyTyping", "{n} 筆還沒存").format(n=waiting)


def say_done(batch: Batch, done: int) -> str:
    """Return how far a stack is."""
    total = batch.opening.sheet_count
    words = translate("SurveyTyping", "已存 {done} 份／點數 {total} 份")
    return words.format(done=f"{done:,}", total=f"{total:,}")


def say_to_check(batch: Batch) -> str:
    """Return how much of a second typing is left."""
    return translate("SurveyTyping", "還有 {n} 份要複登或核對").format(n=batch.to_check)


def say_closed(batch: Batch) -> str:
    """Return what became of a stack whose typing has ended."""
    if batch.state is BatchState.CLOSED:
        words = translate("SurveyTyping", "{number} 共 {n} 份打完，已經結案。")
    else:
        words = translate(
            "SurveyTyping", "{number} 共 {n} 份打完，其中 {checks} 份等另一個人複登。"
        )
    return words.format(number=batch.number, n=f"{batch.typed:,}", checks=batch.to_check)
