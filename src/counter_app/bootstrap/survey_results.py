"""Binds the pages of survey results and of comments to the services of a desk."""

from datetime import date
from functools import partial
from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.domain.responses import Source
from counter_app.domain.staff import Act, Actor
from counter_app.domain.survey_results import SurveyReport, period_name
from counter_app.services.surveys.comments import (
    comment_parts,
    find_comments,
    put_tags,
    tags_in_use,
)
from counter_app.services.surveys.results import save_survey_report, survey_report
from counter_app.ui.background import Background
from counter_app.ui.survey_comments.presenter import CommentsPorts, CommentsPresenter
from counter_app.ui.survey_comments.view import CommentsView
from counter_app.ui.survey_results.presenter import ResultsPorts, ResultsPresenter
from counter_app.ui.survey_results.view import ResultsView
from counter_app.ui.theme.style import Theme


def survey_results_ports(
    home: Home, actor: Actor, *, store: Background, papers: Background
) -> ResultsPorts:
    """Return what the page of results needs of the services.

    Args:
        home: The desk; files are written into its papers.
        actor: Who is signed in.
        store: Where the store is asked.
        papers: Where files are written.
    """
    desk = home.desk

    def save(report: SurveyReport, suffix: str) -> Path:
        out = home.papers / f"{_stem(report)}{suffix}"
        save_survey_report(desk, actor, report, out=out)
        return out

    return ResultsPorts(
        today=desk.today,
        report=partial(survey_report, desk, actor),
        save=save,
        store=store,
        papers=papers,
    )


def survey_results_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background, papers: Background
) -> tuple[ResultsView, ResultsPresenter]:
    """Return the page of results and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked; years of responses take a moment.
        papers: Where files are written.
    """
    view = ResultsView(theme, today=home.desk.today())
    ports = survey_results_ports(home, actor, store=store, papers=papers)
    return view, ResultsPresenter(view, ports)


def survey_comments_ports(home: Home, actor: Actor, *, store: Background) -> CommentsPorts:
    """Return what the page of comments needs of the services.

    Args:
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked.
    """
    desk = home.desk

    def parts(*, from_day: date, to_day: date) -> tuple[tuple[Source, ...], tuple[int, ...]]:
        # Others would be refused.
        found = comment_parts(desk, actor, from_day=from_day, to_day=to_day)
        return tuple(each for each in Source if each in found.sources), tuple(sorted(found.desks))

    return CommentsPorts(
        today=desk.today,
        may_tag=actor.may(Act.FOLLOW_UP_SURVEYS),
        find=partial(find_comments, desk, actor),
        parts=parts,
        tags=partial(tags_in_use, desk, actor),
        put_tags=partial(put_tags, desk, actor),
        store=store,
    )


def survey_comments_screen(
    theme: Theme, home: Home, actor: Actor, *, store: Background
) -> tuple[CommentsView, CommentsPresenter]:
    """Return the page of comments and who decides there.

    Args:
        theme: Of every widget.
        home: The desk.
        actor: Who is signed in.
        store: Where the store is asked, in the order of asking.
    """
    view = CommentsView(theme, today=home.desk.today())
    return view, CommentsPresenter(view, survey_comments_ports(home, actor, store=store))


def _stem(report: SurveyReport) -> str:
    """Return the name of a report's file, which says what it is narrowed to."""
    parts = ["survey", period_name(report.period)]
    if report.source is not None:
        parts.append(report.source.value)
    if report.desk_no is not None:
        parts.append(f"desk{report.desk_no:02d}")
    return "-".join(parts)
