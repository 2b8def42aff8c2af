"""Makes the screen of a close from what is in hand."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.backups import Backup
from counter_app.domain.brands import group_totals
from counter_app.domain.calendar import format_roc
from counter_app.domain.closing import Close, CloseStep
from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.money import Twd
from counter_app.services.day_close import CloseState, SettleWay
from counter_app.services.day_close.settling import NO_QUERY, NO_SETTLEMENT
from counter_app.ui.day_close.ports import DayClosePorts
from counter_app.ui.day_close.screen import (
    Body,
    CountBody,
    DayCloseScreen,
    DoneBody,
    ExplainBody,
    ItemsBody,
    MachineForm,
    SettleBody,
    SignBody,
    StartBody,
    StepLine,
)
from counter_app.ui.day_close.wording import (
    comparison_rows,
    count_figures,
    difference_rows,
    done_lines,
    item_rows,
    machine_rows,
    say_item,
    say_machine,
    say_way,
    sign_lines,
    signed_lines,
    step_lines,
)
from counter_app.ui.day_close.work import Work
from counter_app.ui.messages import say
from counter_app.ui.names import say_close_step, say_weekday
from counter_app.ui.shift.rows import about_shift
from counter_app.ui.widgets.figures import Figure

translate = QCoreApplication.translate

_HASH_SHOWN: Final = 16


def compose(work: Work, ports: DayClosePorts) -> DayCloseScreen:
    """Return everything there is to see now."""
    state, close = work.state, work.close
    body = body_of(work, ports)
    has_steps = close is not None or work.is_closing
    shift = state.shift if state is not None else None
    day = shift.business_day if shift is not None else None
    if close is not None:
        day = close.business_day
    return DayCloseScreen(
        day_words=_day(day) if day is not None else "",
        about=about_shift(shift, desk_words=ports.desk_words, clerk_name=work.name_of(shift.clerk))
        if shift is not None
        else ports.desk_words,
        body=body,
        steps=_steps(work, ports),
        shown=work.shown,
        heading=_heading(work) if has_steps else "",
        hint=_hint(work.shown) if has_steps else "",
        primary=_primary(work, body),
        can_call_off=state is not None and state.may_call_off,
        is_asking=work.is_approving,
        is_busy=work.is_busy,
        done=work.done,
        message=work.message,
    )


def _day(day: date) -> str:
    words = translate("DayClose", "營業日 {day}（{weekday}）")
    return words.format(day=format_roc(day), weekday=say_weekday(day))


def _heading(work: Work) -> str:
    if work.close is None:
        return say_close_step(work.shown)
    return translate("DayClose", "日結完成　Z 報表第 {number} 號").format(
        number=work.close.z_number
    )


def body_of(work: Work, ports: DayClosePorts) -> Body:
    """Return what the shown step asks for."""
    if work.close is not None:
        return _done_body(work, work.close, ports)
    if work.state is None or not work.is_closing:
        return _start_body(work, work.state)
    makers = {
        CloseStep.OPEN_ITEMS: _items_body,
        CloseStep.COUNT: _count_body,
        CloseStep.EXPLAIN: _explain_body,
    }
    if work.shown in makers:
        return makers[work.shown](work, work.state)
    if work.shown is CloseStep.SETTLE:
        return settle_body(work, ports)
    return sign_body(work)


def settle_body(work: Work, ports: DayClosePorts) -> SettleBody:
    """Return the machines, and what may be done with the current one."""
    state, machine = work.state, work.machine
    if state is None or machine is None:
        return SettleBody(machines=(), is_passed=work.is_passed(CloseStep.SETTLE))
    choice = ports.machine_of(machine.device)
    code = machine.settlement.outcome_code if machine.settlement is not None else ""
    is_free = not work.is_busy
    is_asking = work.asking == machine.device
    can_ask = is_free and choice is not None
    return SettleBody(
        machines=machine_rows(state, asking=work.asking, names=work.names),
        current=machine.device,
        state_words=say_machine(
            machine, wait_s=choice.wait_s if choice is not None else None, is_asking=is_asking
        ),
        comparison=comparison_rows(machine),
        brands=group_totals(machine.totals),
        form=work.machine_form,
        can_settle=can_ask and machine.way is SettleWay.SETTLE and code != NO_SETTLEMENT,
        can_query=can_ask and machine.way is SettleWay.ASK and code != NO_QUERY,
        can_use_slip=is_free and machine.way is not SettleWay.DONE,
        is_asking=is_asking,
        is_passed=work.is_passed(CloseStep.SETTLE),
    )


def proposed_float(state: CloseState) -> Twd | None:
    """Return what might stay in the drawer: the float of this shift, if it is there."""
    if state.count is None:
        return None
    return min(state.shift.float_twd, state.count.count.total_twd)


def sign_body(work: Work) -> SignBody:
    """Return what is signed, and whether it can be."""
    state = work.state
    if state is None or state.count is None:
        return SignBody(lines=())
    counted_twd, next_float_twd = state.count.count.total_twd, work.next_float_twd
    if next_float_twd is None:
        return SignBody(lines=sign_lines(state, work.names))
    is_too_much = next_float_twd > counted_twd
    return SignBody(
        lines=sign_lines(state, work.names),
        next_float_twd=next_float_twd,
        paid_in_twd=None if is_too_much else Twd(counted_twd - next_float_twd),
        float_error=translate("DayClose", "比清點的現金還多。") if is_too_much else "",
        can_sign=not is_too_much,
    )


def _steps(work: Work, ports: DayClosePorts) -> tuple[StepLine, ...]:
    if work.close is not None:
        return signed_lines(is_anchored=_is_anchored(work, ports))
    if work.state is not None and work.is_closing:
        return step_lines(work.state)
    return ()


def _start_body(work: Work, state: CloseState | None) -> StartBody:
    if state is None:
        return StartBody(
            words=translate("DayClose", "沒有要日結的班別"),
            hint=translate(
                "DayClose", "這個櫃檯沒有開著的班。做完的日結，在「報表」頁可以再看、再印。"
            ),
        )
    blocking = sum(item.blocks for item in state.open_items)
    clerk = work.name_of(state.shift.clerk)
    whose = translate("DayClose", "錢箱在 {clerk} 名下。").format(clerk=clerk)
    hint = translate(
        "DayClose", "開始之後不再收款，直到簽章或取消。中途可以離開，回來從同一步繼續。"
    )
    return StartBody(
        words=translate("DayClose", "開始日結"),
        hint=whose + hint if state.is_others else hint,
        figures=(
            Figure(
                words=translate("DayClose", "要先處理"),
                value=translate("DayClose", "{n} 件").format(n=blocking),
            ),
            Figure(
                words=translate("DayClose", "可以留著"),
                value=translate("DayClose", "{n} 件").format(n=len(state.open_items) - blocking),
            ),
            Figure(
                words=translate("DayClose", "要結帳的機具"),
                value=translate("DayClose", "{n} 台").format(n=len(state.machines)),
            ),
        ),
        can_begin=True,
    )


def _items_body(work: Work, state: CloseState) -> Body:
    item = work.item
    return ItemsBody(
        rows=item_rows(state, work.names),
        current=work.item_key if item is not None else "",
        what_words=say_item(item) if item is not None else "",
        way_words=say_way(item.what) if item is not None else "",
        can_carry=item is not None and item.may_be_carried,
        owner=state.shift.clerk,
        is_passed=work.is_passed(CloseStep.OPEN_ITEMS),
    )


def _count_body(work: Work, state: CloseState) -> Body:
    count = state.count
    return CountBody(
        counting=work.counting,
        figures=count_figures(count) if count is not None and work.is_standing_count else (),
        is_passed=work.is_passed(CloseStep.COUNT),
        can_enter=not work.is_busy,
    )


def _explain_body(work: Work, state: CloseState) -> Body:
    return ExplainBody(
        rows=difference_rows(state, work.names),
        current=work.difference_key,
        is_passed=work.is_passed(CloseStep.EXPLAIN),
    )


# --- the signed close -------------------------------------------------------------------


def _done_body(work: Work, close: Close, ports: DayClosePorts) -> DoneBody:
    papers = work.papers
    lines = list(done_lines(close, work.names))
    if papers is not None:
        lines.append((translate("DayClose", "備份"), _say_backup(papers.backup)))
        anchor = papers.report.anchor
        if anchor is not None:
            words = translate("DayClose", "第 {seq} 筆　{hash}…")
            value = words.format(seq=anchor.chain_seq, hash=anchor.row_hash[:_HASH_SHOWN])
            lines.append((translate("DayClose", "錨定"), value))
    return DoneBody(
        lines=tuple(lines),
        anchor_words=_say_anchor(work, ports),
        is_anchored=_is_anchored(work, ports) or papers is None,
        can_print=papers is not None and not work.is_busy,
    )


def _is_anchored(work: Work, ports: DayClosePorts) -> bool:
    return work.papers is not None and work.papers.anchor_error is None and ports.has_anchor_folders


def _say_anchor(work: Work, ports: DayClosePorts) -> str:
    if work.papers is None:
        return translate("DayClose", "正在寫錨定檔與備份…")
    if work.papers.anchor_error is not None:
        return work.papers.anchor_error.as_line()
    if not ports.has_anchor_folders:
        return translate(
            "DayClose", "設定裡沒有錨定資料夾：錨定只在資料庫裡，也印在 Z 報表的條碼上。"
        )
    return translate("DayClose", "錨定檔已寫到資料庫以外的地方，Z 報表上也印有同樣的內容。")


def _say_backup(backup: Backup | Refusal | Trouble) -> str:
    if isinstance(backup, Backup):
        return backup.path.name
    message = say(backup)
    return message.what if message is not None else translate("DayClose", "沒有備份")


# --- words ---------------------------------------------------------------------------------


def _hint(step: CloseStep) -> str:
    return {
        CloseStep.OPEN_ITEMS: translate("DayClose", "要先處理的，處理完或經核可結轉，才能清點。"),
        CloseStep.COUNT: translate(
            "DayClose", "逐一數出張數與枚數。先數、先記，之後才看得到帳上的金額。"
        ),
        CloseStep.SETTLE: translate(
            "DayClose", "每一台機具結一次，再和帳上比較；結果不明只查詢，不重送。"
        ),
        CloseStep.EXPLAIN: translate(
            "DayClose", "差異不擋日結，也不能藏：每一項寫原因，由第二人核可。"
        ),
        CloseStep.SIGN: translate("DayClose", "看過這些數字再簽；簽了就不能改，下一班可以開。"),
        CloseStep.ANCHOR: translate("DayClose", "印出 Z 報表，和現金、結帳單一起交給出納。"),
    }[step]


def _primary(work: Work, body: Body) -> str:
    state = work.state
    if state is not None and work.is_closing and work.is_passed(work.shown) and not work.recounts:
        words = translate("DayClose", "繼續：{step}")
        return words.format(step=say_close_step(state.step))
    return _primary_of(work, body)


def _primary_of(work: Work, body: Body) -> str:
    match body:
        case ItemsBody(way_words=words):
            return words
        case SettleBody():
            return _primary_of_machine(body)
        case StartBody(can_begin=False):
            return ""
        case _:
            pass
    again = translate("DayClose", "重新記下清點結果")
    return {
        StartBody: translate("DayClose", "開始日結"),
        CountBody: again if work.recounts else translate("DayClose", "記下清點結果"),
        ExplainBody: translate("DayClose", "說明這一項差異"),
        SignBody: translate("DayClose", "簽章並結束這一班"),
        DoneBody: translate("DayClose", "完成"),
    }[type(body)]


def _primary_of_machine(body: SettleBody) -> str:
    if body.is_asking:
        return translate("DayClose", "處理中…")
    by_slip = translate("DayClose", "依簽單輸入")
    if body.form is MachineForm.SLIP:
        return by_slip
    if body.can_settle:
        return translate("DayClose", "結帳 {device}").format(device=body.current)
    if body.can_query:
        return translate("DayClose", "查詢結果")
    return by_slip if body.can_use_slip else ""
