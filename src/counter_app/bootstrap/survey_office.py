"""Binds the follow-ups and the versions of the questionnaire to the services of a desk."""

from functools import partial

from counter_app.bootstrap.homes import Home
from counter_app.bootstrap.payment_ports import print_pdf
from counter_app.domain.staff import Act, Actor
from counter_app.services.surveys.follow_ups import (
    assign_follow_up,
    close_follow_up,
    default_due_on,
    follow_ups,
    owners,
)
from counter_app.services.surveys.forms import print_forms
from counter_app.services.surveys.questionnaires import (
    drop_questionnaire,
    put_questionnaire,
    questionnaires,
)
from counter_app.ui.background import Background
from counter_app.ui.office_printer import has_office_printer
from counter_app.ui.questionnaires.presenter import (
    PrintedRun,
    QuestionnairesPorts,
    QuestionnairesPresenter,
)
from counter_app.ui.questionnaires.view import QuestionnairesView
from counter_app.ui.survey_follow_up.presenter import FollowUpPorts, FollowUpPresenter
from counter_app.ui.survey_follow_up.view import FollowUpView
from counter_app.ui.theme.style import Theme


def follow_up_ports(home: Home, actor: Actor, *, store: Background) -> FollowUpPorts:
    """Return what the page of follow-ups needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
    """
    desk = home.desk
    return FollowUpPorts(
        actor=actor,
        today=desk.today,
        open_ones=partial(follow_ups, desk, actor, is_open=True),
        closed_ones=partial(follow_ups, desk, actor, is_open=False),
        owners=partial(owners, desk, actor) if actor.may(Act.FOLLOW_UP_SURVEYS) else None,
        default_due_on=partial(default_due_on, desk),
        questionnaires=partial(questionnaires, desk, actor),
        assign=partial(assign_follow_up, desk, actor),
        close=partial(close_follow_up, desk, actor),
        store=store,
    )


def questionnaires_ports(
    home: Home, actor: Actor, *, store: Background, papers: Background
) -> QuestionnairesPorts:
    """Return what the page of questionnaires needs of the services.

    Args:
        home: The desk; forms are written into its papers.
        actor: Who is signed in.
        store: Where the store is asked.
        papers: Where forms are drawn.
    """
    desk = home.desk

    def print_run(*, copies: int, in_english: bool) -> PrintedRun:
        forms = print_forms(desk, actor, copies=copies, in_english=in_english, folder=home.papers)
        was_printed = print_pdf(forms.path.read_bytes()) if has_office_printer() else None
        return PrintedRun(
            first=forms.first, last=forms.last, path=forms.path, was_printed=was_printed
        )

    return QuestionnairesPorts(
        actor=actor,
        today=desk.today,
        versions=partial(questionnaires, desk, actor),
        put=partial(put_questionnaire, desk, actor),
        drop=partial(drop_questionnaire, desk, actor),
        print_forms=print_run,
        has_printer=has_office_printer(),
        store=store,
        papers=papers,
    )


def follow_up_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background
) -> tuple[FollowUpView, FollowUpPresenter]:
    """Return the work list of low answers and comments, and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
    """
    view = FollowUpView(theme)
    return view, FollowUpPresenter(view, follow_up_ports(home, actor, store=store))


def questionnaires_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background, papers: Background
) -> tuple[QuestionnairesView, QuestionnairesPresenter]:
    """Return the page of versions and forms, and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
        papers: Where forms are drawn.
    """
    view = QuestionnairesView(theme)
    ports = questionnaires_ports(home, actor, store=store, papers=papers)
    return view, QuestionnairesPresenter(view, ports)
