"""The values of a close as words, rows and lines."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.domain.brands import group_totals
from counter_app.domain.calendar import TAIPEI, format_roc
from counter_app.domain.closing import (
    Close,
    CloseStep,
    OpenItem,
    Settlement,
    SettlementState,
)
from counter_app.domain.drawer import DrawerCount
from counter_app.domain.money import ZERO_TWD, Twd
from counter_app.domain.outcomes import BrandTotal
from counter_app.services.day_close import (
    CASH,
    CloseState,
    MachineToSettle,
    OpenDifference,
    SettleWay,
)
from counter_app.services.day_close.settling import (
    ASK_AGAIN,
    NO_QUERY,
    NO_SETTLEMENT,
    NO_TOTALS,
)
from counter_app.ui.day_close.screen import StepLine
from counter_app.ui.names import say_close_step
from counter_app.ui.widgets.figures import Figure
from counter_app.ui.widgets.money import grouped, signed
from counter_app.ui.widgets.status import Status
from counter_app.ui.widgets.steps import StepState
from counter_app.ui.widgets.table import Cell, CellTone, TableRow

translate = QCoreApplication.translate

ORDER: Final = tuple(CloseStep)


def item_key(what: str, subject: str) -> str:
    """Return what an item is called in the table."""
    return f"{what} {subject}"


def difference_key(about: str, detail: str) -> str:
    """Return what a difference is called in the table."""
    return f"{about} {detail}"


def say_what(what: str) -> str:
    """Return what kind of thing is open; `domain.closing.OpenItem.what`."""
    return {
        "tender": translate("DayClose", "扣款結果不明或未收足"),
        "held": translate("DayClose", "暫存的收款"),
        "print": translate("DayClose", "還沒印出的收據"),
        "reversal": translate("DayClose", "辦到一半的作廢或退款"),
        "settlement": translate("DayClose", "沒有結果的機具結帳"),
    }[what]


def say_way(what: str) -> str:
    """Return the button that leads to where it is resolved."""
    return {
        "tender": translate("DayClose", "去未結交易"),
        "held": translate("DayClose", "去暫存清單"),
        "print": translate("DayClose", "去收據"),
        "reversal": translate("DayClose", "去收據"),
        "settlement": "",
    }[what]


def say_description(what: str, description: str) -> str:
    """Return which one is open, as `domain.closing.OpenItem.description` has it, in words."""
    number, _, form = description.rpartition(" ")
    if what != "print" or not number:
        return description
    forms = {"slip": translate("DayClose", "感熱紙"), "a4": translate("DayClose", "A4 收據")}
    return f"{number}　{forms.get(form, form)}"


# --- the list of steps ---------------------------------------------------------------


def step_lines(state: CloseState) -> tuple[StepLine, ...]:
    """Return the steps with what came of each."""
    reached = ORDER.index(state.step)
    summaries = {
        CloseStep.OPEN_ITEMS: _items_summary(state),
        CloseStep.COUNT: _count_summary(state),
        CloseStep.SETTLE: _settle_summary(state),
        CloseStep.EXPLAIN: _explain_summary(state),
    }
    return tuple(
        StepLine(
            step=step,
            words=say_close_step(step),
            summary=summaries.get(step, ""),
            state=_state_of(at, reached),
            can_be_shown=at <= reached,
        )
        for at, step in enumerate(ORDER)
    )


def signed_lines(*, is_anchored: bool) -> tuple[StepLine, ...]:
    """Return the steps of a close that is signed."""
    return tuple(
        StepLine(
            step=step,
            words=say_close_step(step),
            summary="",
            state=StepState.DONE
            if step is not CloseStep.ANCHOR or is_anchored
            else StepState.FAILED,
            can_be_shown=step is CloseStep.ANCHOR,
        )
        for step in ORDER
    )


def _state_of(at: int, reached: int) -> StepState:
    if at == reached:
        return StepState.NOW
    return StepState.DONE if at < reached else StepState.AHEAD


def _items_summary(state: CloseState) -> str:
    blocking = sum(item.blocks for item in state.open_items)
    if blocking:
        return translate("DayClose", "{n} 件要先處理").format(n=blocking)
    if state.carried:
        return translate("DayClose", "{n} 件結轉").format(n=len(state.carried))
    if state.open_items:
        return translate("DayClose", "{n} 件可留著").format(n=len(state.open_items))
    return translate("DayClose", "都完成了")


def _count_summary(state: CloseState) -> str:
    if state.count is None:
        return ""
    words = translate("DayClose", "{counted}，差額 {difference}")
    return words.format(
        counted=grouped(state.count.count.total_twd),
        difference=signed(state.count.difference_twd),
    )


def _settle_summary(state: CloseState) -> str:
    if not state.machines:
        return translate("DayClose", "沒有要結帳的機具")
    done = sum(machine.way is SettleWay.DONE for machine in state.machines)
    words = translate("DayClose", "{done}／{count} 台完成")
    return words.format(done=done, count=len(state.machines))


def _explain_summary(state: CloseState) -> str:
    if state.differences_open:
        return translate("DayClose", "{n} 項待說明").format(n=len(state.differences_open))
    if state.differences:
        return translate("DayClose", "{n} 項已說明").format(n=len(state.differences))
    if state.step in {CloseStep.SIGN, CloseStep.ANCHOR}:
        return translate("DayClose", "沒有差異")
    return ""


# --- open items --------------------------------------------------------------------------


def item_rows(state: CloseState, names: Mapping[str, str]) -> tuple[TableRow, ...]:
    """Return a row for each thing that is open, and for each that was carried forward."""
    rows = [_item_row(item) for item in state.open_items]
    for carried in state.carried:
        words = translate("DayClose", "結轉給 {owner}，核可 {approver}")
        rows.append(
            TableRow(
                key=item_key(carried.what, carried.subject),
                cells=(
                    Cell(
                        words=say_what(carried.what),
                        below=say_description(carried.what, carried.description),
                    ),
                    Cell(words=_amount(carried.amount_twd)),
                    Cell(
                        words=translate("DayClose", "已結轉"),
                        status=Status.NEUTRAL,
                        below=words.format(
                            owner=names.get(carried.owner, carried.owner),
                            approver=names.get(carried.approver, carried.approver),
                        ),
                    ),
                ),
                is_muted=True,
            )
        )
    return tuple(rows)


def _item_row(item: OpenItem) -> TableRow:
    status = Cell(words=translate("DayClose", "要先處理"), status=Status.WARN)
    if not item.blocks:
        status = Cell(words=translate("DayClose", "可留到下一班"), status=Status.INFO)
    return TableRow(
        key=item_key(item.what, item.subject),
        cells=(
            Cell(
                words=say_what(item.what),
                below=say_description(item.what, item.description),
                strong=True,
            ),
            Cell(words=_amount(item.amount_twd)),
            status,
        ),
    )


def say_item(item: OpenItem) -> str:
    """Return what can be done about an open item."""
    if item.blocks:
        return translate("DayClose", "處理完才能清點；今天查不出來的，經第二人核可可結轉。")
    return translate("DayClose", "不擋日結，可以留著；要交代給特定的人，也可以結轉。")


# --- the drawer ------------------------------------------------------------------------------


def count_figures(count: DrawerCount) -> tuple[Figure, ...]:
    """Return what was counted beside what was expected."""
    difference = count.difference_twd
    note = ""
    if difference:
        note = translate("DayClose", "長款") if difference > 0 else translate("DayClose", "短款")
    return (
        Figure(words=translate("DayClose", "清點"), value=grouped(count.count.total_twd)),
        Figure(words=translate("DayClose", "帳上應有"), value=grouped(count.expected_twd)),
        Figure(words=translate("DayClose", "差額"), value=signed(difference), note=note),
    )


# --- the machines ------------------------------------------------------------------------------


def machine_rows(
    state: CloseState, *, asking: str, names: Mapping[str, str]
) -> tuple[TableRow, ...]:
    """Return a row for each machine; *asking* names the one that is being asked."""
    return tuple(_machine_row(machine, asking=asking, names=names) for machine in state.machines)


def _machine_row(machine: MachineToSettle, *, asking: str, names: Mapping[str, str]) -> TableRow:
    settlement = machine.settlement
    status, words = Status.NEUTRAL, translate("DayClose", "還沒結帳")
    if machine.device == asking:
        status, words = Status.INFO, translate("DayClose", "詢問中")
    elif machine.way is SettleWay.ASK:
        status, words = Status.WARN, translate("DayClose", "結果不明")
    elif settlement is not None and settlement.state is SettlementState.FAILED:
        status, words = Status.WARN, translate("DayClose", "沒有結成")
    elif machine.way is SettleWay.DONE:
        is_same = not _differs(machine)
        status = Status.OK if is_same else Status.WARN
        words = translate("DayClose", "相符") if is_same else translate("DayClose", "有差異")
    below = ""
    if settlement is not None and settlement.by_slip:
        who = names.get(settlement.approver, settlement.approver)
        below = translate("DayClose", "依簽單，核可 {who}").format(who=who)
    terminal = settlement.terminal_id if settlement is not None else ""
    batch = settlement.batch_number if settlement is not None else ""
    books = group_totals(machine.totals)
    return TableRow(
        key=machine.device,
        cells=(
            Cell(words=machine.device, below=terminal, strong=True),
            Cell(
                words=grouped(sum(total.net_twd for total in books)),
                below=translate("DayClose", "{n} 筆").format(
                    n=sum(total.transaction_count for total in books)
                ),
            ),
            Cell(words=batch or "—"),
            Cell(words=words, status=status, below=below),
        ),
    )


def _differs(machine: MachineToSettle) -> bool:
    if machine.settlement is None:
        return False
    books = {total.brand: total for total in group_totals(machine.totals)}
    said = {total.brand: total for total in group_totals(machine.settlement.reported)}
    if books.keys() != said.keys():
        return True
    return any(
        (books[name].net_twd, books[name].transaction_count)
        != (said[name].net_twd, said[name].transaction_count)
        for name in books
    )


def comparison_rows(machine: MachineToSettle) -> tuple[TableRow, ...]:
    """Return books and machine side by side, group by group."""
    books = {total.brand: total for total in group_totals(machine.totals)}
    settlement = machine.settlement
    has_answer = settlement is not None and machine.way is SettleWay.DONE
    reported = settlement.reported if settlement is not None and has_answer else ()
    said = {total.brand: total for total in group_totals(reported)}
    nothing = BrandTotal(brand="", count=0, amount_twd=ZERO_TWD)
    return tuple(
        _comparison_row(
            group,
            books.get(group, nothing),
            said.get(group, nothing) if has_answer else None,
        )
        for group in dict.fromkeys([*books, *said])
    )


def _comparison_row(group: str, ours: BrandTotal, theirs: BrandTotal | None) -> TableRow:
    dash = "—"
    if theirs is None:
        difference, tone = dash, ""
    else:
        differs = (ours.net_twd, ours.transaction_count) != (
            theirs.net_twd,
            theirs.transaction_count,
        )
        difference, tone = signed(theirs.net_twd - ours.net_twd), "bad" if differs else "ok"
    return TableRow(
        key=group,
        cells=(
            Cell(words=group),
            Cell(words=grouped(ours.transaction_count)),
            Cell(words=grouped(ours.net_twd)),
            Cell(words=dash if theirs is None else grouped(theirs.transaction_count)),
            Cell(words=dash if theirs is None else grouped(theirs.net_twd)),
            Cell(words=difference, tone=_tone(tone), strong=tone == "bad"),
        ),
    )


def say_machine(machine: MachineToSettle, *, wait_s: int | None, is_asking: bool) -> str:
    """Return how the settlement of a machine stands, and what to do now.

    Args:
        machine: Which.
        wait_s: The longest it may take to answer; None where it is not at this desk.
        is_asking: It is being asked now.
    """
    settlement = machine.settlement
    if is_asking:
        words = translate("DayClose", "{device} 處理中，最長 {n} 秒。請不要關機或拔線。")
        return words.format(device=machine.device, n=wait_s or 0)
    if machine.way is SettleWay.DONE:
        return _say_done(machine)
    if wait_s is None:
        return translate("DayClose", "這台機具不在本櫃檯的設定裡：請依它印出的結帳單輸入。")
    if machine.way is SettleWay.ASK:
        return _say_unknown(settlement)
    return _say_not_settled(settlement)


def _say_not_settled(settlement: Settlement | None) -> str:
    if settlement is None:
        return translate("DayClose", "按「結帳」，機具會結清今天的批次並印出結帳單。")
    if settlement.outcome_code == NO_SETTLEMENT:
        return translate("DayClose", "這台機具不能由程式結帳：請在機具上結帳，再依簽單輸入。")
    return translate("DayClose", "上次沒有結成，機具沒有結帳。檢查連線後再按一次「結帳」。")


def _say_done(machine: MachineToSettle) -> str:
    if _differs(machine):
        return translate("DayClose", "已結帳；和帳上不同的地方，下一步寫明原因。")
    return translate("DayClose", "已結帳，和帳上相同。")


def _say_unknown(settlement: Settlement | None) -> str:
    code = settlement.outcome_code if settlement is not None else ""
    if code == ASK_AGAIN:
        return translate("DayClose", "機具說查無這次結帳。隔一會兒再查一次，兩次都查無才能重結。")
    if code == NO_TOTALS:
        return translate("DayClose", "機具已經結帳，但不會告訴程式總額：請依它印出的結帳單輸入。")
    if code == NO_QUERY:
        return translate("DayClose", "這台機具不能查詢：請看它印出的結帳單，依簽單輸入。")
    return translate("DayClose", "不知道有沒有結成，不會再送一次。請先查詢；查不到就看結帳單。")


# --- differences -----------------------------------------------------------------------------


def difference_rows(state: CloseState, names: Mapping[str, str]) -> tuple[TableRow, ...]:
    """Return a row for each difference, those without a reason first."""
    rows = [_open_row(each) for each in state.differences_open]
    for done in state.differences:
        about = say_about(done.about, done.detail)
        who = names.get(done.approver, done.approver)
        words = translate("DayClose", "核可 {who}").format(who=who)
        rows.append(
            TableRow(
                key=difference_key(done.about, done.detail),
                cells=(
                    Cell(words=about, below=done.reason),
                    Cell(words=grouped(done.expected_twd), below=_count(done.expected_count)),
                    Cell(words=grouped(done.found_twd), below=_count(done.found_count)),
                    Cell(words=signed(done.found_twd - done.expected_twd)),
                    Cell(words=translate("DayClose", "已說明"), status=Status.OK, below=words),
                ),
                is_muted=True,
            )
        )
    return tuple(rows)


def _open_row(each: OpenDifference) -> TableRow:
    return TableRow(
        key=difference_key(each.about, each.detail),
        cells=(
            Cell(words=say_about(each.about, each.detail), strong=True),
            Cell(words=grouped(each.expected_twd), below=_count(each.expected_count)),
            Cell(words=grouped(each.found_twd), below=_count(each.found_count)),
            Cell(words=signed(each.difference_twd), tone="bad", strong=True),
            Cell(words=translate("DayClose", "待說明"), status=Status.WARN),
        ),
    )


def say_about(about: str, detail: str) -> str:
    """Return what a difference is about."""
    if about == CASH:
        return translate("DayClose", "錢箱現金")
    return f"{about}　{detail}".strip()


# --- the signature -----------------------------------------------------------------------------


def sign_lines(state: CloseState, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what is signed, line by line."""
    lines = []
    count = state.count
    if count is not None:
        lines += [
            (translate("DayClose", "帳上應有現金"), grouped(count.expected_twd)),
            (translate("DayClose", "清點現金"), grouped(count.count.total_twd)),
            (translate("DayClose", "現金差額"), signed(count.difference_twd)),
        ]
    for machine in state.machines:
        books_twd = sum(total.net_twd for total in group_totals(machine.totals))
        settlement = machine.settlement
        said = settlement.reported if settlement is not None else ()
        lines.append(
            (
                translate("DayClose", "{device}（帳上／機具）").format(device=machine.device),
                f"{grouped(books_twd)}／{grouped(sum(total.net_twd for total in said))}",
            )
        )
    lines.append((translate("DayClose", "已說明的差異"), grouped(len(state.differences))))
    for carried in state.carried:
        words = translate("DayClose", "結轉：{what}").format(what=say_what(carried.what))
        owner = names.get(carried.owner, carried.owner)
        lines.append((words, f"{owner}　{_amount(carried.amount_twd)}"))
    return tuple(lines)


def done_lines(close: Close, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what was signed, line by line."""
    at = close.closed_at.astimezone(TAIPEI)
    signers = "／".join(names.get(part, part) for part in (close.closed_by, close.approver) if part)
    return (
        (translate("DayClose", "營業日"), format_roc(close.business_day)),
        (translate("DayClose", "簽章"), f"{format_roc(at.date())} {_clock(at)}　{signers}"),
        (translate("DayClose", "留給下一班的零用金"), grouped(close.next_float_twd)),
        (translate("DayClose", "繳給出納"), grouped(close.paid_in_twd)),
    )


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def _amount(amount_twd: Twd) -> str:
    return grouped(amount_twd) if amount_twd else "—"


def _count(count: int) -> str:
    return translate("DayClose", "{n} 筆").format(n=count) if count else ""


def _tone(tone: str) -> CellTone:
    return "bad" if tone == "bad" else "ok" if tone == "ok" else ""
