"""The left and the middle panel as values, put together from what their presenters know."""

from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from counter_app.domain.drafts import Draft
from counter_app.domain.parts import PartName
from counter_app.ui.messages import Message
from counter_app.ui.payment import left, middle, rows
from counter_app.ui.payment.draft_edits import case_key
from counter_app.ui.payment.elsewhere import Elsewhere
from counter_app.ui.payment.holding import Holding
from counter_app.ui.payment.picking import Picking
from counter_app.ui.payment.printing import PaperWords
from counter_app.ui.payment.screen import (
    EndScreen,
    LeftScreen,
    ListMode,
    MiddleScreen,
    NoticeLine,
    PaidScreen,
)
from counter_app.ui.payment.stages import (
    Ended,
    Filling,
    InDoubt,
    Paid,
    RetryWanted,
    Stage,
    Waiting,
)
from counter_app.ui.payment.work import Work
from counter_app.ui.recovery.screen import LadderScreen
from counter_app.ui.widgets.message_panel import PanelAction
from counter_app.ui.widgets.money import grouped
from counter_app.ui.widgets.status import Status

translate = QCoreApplication.translate


def compose_left(
    work: Work,
    stage: Stage,
    *,
    picking: Picking,
    holding: Holding,
    elsewhere: Elsewhere,
    order: tuple[PartName, ...],
    is_masked: bool,
) -> LeftScreen:
    """Return the left panel.

    Args:
        work: What is on the screen.
        stage: Where it stands.
        picking: Knows the list, the question and the notice.
        holding: Knows what is put aside and offered.
        elsewhere: Knows what may have been paid away from the desk.
        order: Which part of a debt is settled first.
        is_masked: Names and numbers are not to be seen in full.
    """
    notices = (picking.notice,) if picking.notice is not None else ()
    common = LeftScreen(
        mode=picking.mode,
        notices=notices,
        alarm=picking.alarm,
        favourites=left.favourites_of(picking.prices),
        subtotal_twd=work.total_twd,
        left_out=left.left_out(work.draft, work.quote),
        question=picking.question,
        can_change=picking.can_edit,
    )
    match picking.mode:
        case ListMode.RESULTS:
            return replace(
                common,
                heading=translate("Payment", "搜尋結果"),
                hint=translate("Payment", "Enter 開啟，Esc 返回"),
                rows=rows.rows_of_hits(picking.hits),
            )
        case ListMode.HELD:
            return replace(
                common,
                heading=translate("Payment", "暫存清單"),
                hint=translate("Payment", "Enter 取回，Esc 返回"),
                rows=rows.rows_of_held(holding.held),
            )
        case ListMode.PRICES:
            return replace(
                common,
                heading=translate("Payment", "價目表"),
                hint=translate("Payment", "Enter 加入一份，Esc 返回"),
                rows=rows.rows_of_prices(picking.prices),
            )
        case ListMode.CASES | ListMode.EMPTY if work.is_empty:
            offer = _offer_words(holding.offered)
            return replace(common, mode=ListMode.EMPTY, offer=offer)
        case ListMode.CASES | ListMode.EMPTY:
            told = () if isinstance(stage, Paid) else elsewhere.lines(work)
            return _cases(
                common, work, stage, picking=picking, told=told, order=order, is_masked=is_masked
            )
        case _:
            assert_never(picking.mode)


def _cases(
    common: LeftScreen,
    work: Work,
    stage: Stage,
    *,
    picking: Picking,
    told: tuple[NoticeLine, ...],
    order: tuple[PartName, ...],
    is_masked: bool,
) -> LeftScreen:
    is_paid = isinstance(stage, Paid)
    quote = work.quote
    shown = rows.rows_of_quote(quote, is_paid=is_paid) if quote is not None else ()
    key = _current_key(work, picking.current_key, {row.key for row in shown})
    notices = common.notices
    if not is_paid:
        # What may be paid twice comes before what cannot be paid; what is quiet comes last.
        loud = (line for line in told if line.status is not Status.INFO)
        quiet = (line for line in told if line.status is Status.INFO)
        notices = (*notices, *loud, *left.notices_of(quote), *quiet)
    return replace(
        common,
        mode=ListMode.CASES,
        rows=shown,
        current_key=key,
        payer=left.payer_strip(
            work,
            is_editing=picking.is_editing_payer,
            can_edit=picking.can_edit,
            is_masked=is_masked,
        ),
        notices=notices[: left.NOTICES_MAX],
        details=left.details_of(work, key, order),
    )


def _current_key(work: Work, key: str, known: set[str]) -> str:
    if key in known or work.quote is None:
        return key if key in known else ""
    chosen = (case_key(q.case.case_id) for q in work.quote.cases if q.item is not None)
    return next(chosen, "")


def _offer_words(draft: Draft | None) -> Message | None:
    if draft is None:
        return None
    typed = (
        translate("Payment", "，已輸入 {sum}").format(sum=grouped(draft.tendered_twd))
        if draft.tendered_twd
        else ""
    )
    words = translate("Payment", "{label}，{n} 項{typed}")
    return Message(
        what=translate("Payment", "上次的畫面還沒有收款"),
        money=words.format(
            label=draft.label or translate("Payment", "未具名"),
            n=len(draft.cases) + len(draft.fees),
            typed=typed,
        ),
        now=translate("Payment", "這一筆還沒有入帳。請核對最後一張收據與錢箱。"),
    )


def compose_middle(
    work: Work,
    stage: Stage,
    *,
    acceptance: middle.Acceptance,
    ladder: LadderScreen | None,
    paper: PaperWords,
) -> MiddleScreen:
    """Return the middle panel.

    Args:
        work: What is on the screen.
        stage: Where it stands.
        acceptance: Which ways to pay are open.
        ladder: Of the sale in doubt, where there is one.
        paper: How it stands with the papers.
    """
    screen: MiddleScreen
    match stage:
        case Filling():
            screen = middle.fill_screen(work, stage, acceptance)
        case Waiting():
            screen = middle.wait_screen(stage)
        case RetryWanted():
            screen = middle.retry_screen(stage)
        case Ended():
            screen = middle.end_screen(stage)
        case InDoubt():
            if ladder is None:
                raise ValueError("a sale in doubt has a ladder")
            screen = ladder
        case Paid():
            screen = _with_paper(middle.paid_screen(stage), paper)
        case _:
            assert_never(stage)
    return screen


def _with_paper(screen: PaidScreen, paper: PaperWords) -> PaidScreen:
    return replace(
        screen,
        paper=paper.words,
        paper_status=paper.status,
        trouble=paper.trouble,
        trouble_status=paper.trouble_status,
        actions=paper.actions,
        foot=paper.drawer,
    )


def closed_screen() -> EndScreen:
    """Return the middle panel of a desk whose drawer has not been opened."""
    return EndScreen(
        message=Message(
            what=translate("Payment", "本櫃檯尚未開班"),
            now=translate("Payment", "請先點收錢箱備用金並開班，才能收款。"),
        ),
        status=Status.INFO,
        primary=translate("Payment", "開班"),
        primary_icon="drawer",
        actions=(PanelAction(name="open_shift", words=translate("Payment", "前往開班")),),
    )
