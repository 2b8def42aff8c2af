"""Binds the pages of survey results and of comments to the services of a desk."""

from functools import partial
from pathlib import Path

from counter_app.bootstrap.homes import Home
from counter_app.domain.staff import Actor
from counter_app.domain.survey_results import SurveyReport, period_name
from counter_app.services.surveys.results import save_survey_report, survey_report
from counter_app.ui.background import Background
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


def _stem(report: SurveyReport) -> str:
    """Return the name of a report's file, which says what it is narrowed to."""
    parts = ["survey", period_name(report.period)]
    if report.source is not None:
        parts.append(report.source.value)
    if report.desk_no is not None:
        parts.append(f"desk{report.desk_no:02d}")
    return "-".join(parts)
