"""Binds the page on which questionnaires are typed from paper."""

from functools import partial

from counter_app.bootstrap.homes import Home
from counter_app.domain.staff import Actor
from counter_app.services.surveys.checking import next_check, save_check, settle, unsettled
from counter_app.services.surveys.questionnaires import questionnaires
from counter_app.services.surveys.typing import (
    batches,
    begin_sheet,
    check_untyped,
    close_typing,
    correct_sheet,
    discard_sheet,
    open_batch,
    recount_batch,
    save_sheet,
    sheet_after,
    sheet_before,
    sheet_in_hand,
    sheet_numbered,
    sheets_in_hand,
)
from counter_app.ui.background import Background
from counter_app.ui.survey_typing.ports import TypingPorts
from counter_app.ui.survey_typing.presenter import TypingPresenter
from counter_app.ui.survey_typing.view import TypingView
from counter_app.ui.theme.style import Theme


def survey_typing_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background
) -> tuple[TypingView, TypingPresenter]:
    """Return the page of typing, and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who types.
        store: Where the store is asked, one thing after the other.  What was typed is sent there
            in order; it must end what it has begun before the program does.
    """
    view = TypingView(theme)
    return view, TypingPresenter(view, survey_typing_ports(home, actor, store=store))


def survey_typing_ports(home: Home, actor: Actor, *, store: Background) -> TypingPorts:
    """Return what typing needs of the services."""
    desk = home.desk
    return TypingPorts(
        desk_no=desk.desk_no,
        check_every=desk.second_typing_every,
        today=desk.today,
        new_id=desk.new_id,
        questionnaires=partial(questionnaires, desk, actor),
        batches=partial(batches, desk, actor),
        open_batch=partial(open_batch, desk, actor),
        recount_batch=partial(recount_batch, desk, actor),
        close_typing=partial(close_typing, desk, actor),
        begin_sheet=partial(begin_sheet, desk, actor),
        check_untyped=partial(check_untyped, desk, actor),
        save_sheet=partial(save_sheet, desk, actor),
        correct_sheet=partial(correct_sheet, desk, actor),
        discard_sheet=partial(discard_sheet, desk, actor),
        sheet_in_hand=partial(sheet_in_hand, desk, actor),
        sheet_before=partial(sheet_before, desk, actor),
        sheet_after=partial(sheet_after, desk, actor),
        sheet_numbered=partial(sheet_numbered, desk, actor),
        sheets_in_hand=partial(sheets_in_hand, desk, actor),
        next_check=partial(next_check, desk, actor),
        save_check=partial(save_check, desk, actor),
        unsettled=partial(unsettled, desk, actor),
        settle=partial(settle, desk, actor),
        store=store,
    )
