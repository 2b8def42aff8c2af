"""What visitors answered in a period, and the report of it as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from counter_app.domain.printing import PaperUnwritten
from counter_app.domain.questionnaires import Questionnaire
from counter_app.domain.responses import Source
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.survey_groups import VisibleParts, visible_parts
from counter_app.domain.survey_results import (
    GROUP_MIN,
    Group,
    Period,
    QuestionCounts,
    SurveyReport,
    period_before,
    period_name,
    period_of,
)
from counter_app.domain.survey_tallies import (
    AnswerTally,
    ResponseTally,
    count_questions,
    results_of,
    sizes_of,
)
from counter_app.services.desk import Desk
from counter_app.store.unit_of_work import UnitOfWork

_CSV: Final = ".csv"
_PDF: Final = ".pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """Everything that was counted of a period.

    Attributes:
        forms: Every version of the questionnaire, by number.
    """

    forms: Mapping[int, Questionnaire]
    responses: tuple[ResponseTally, ...]
    answers: tuple[AnswerTally, ...]
    parts: VisibleParts

    def group(
        self,
        *,
        desks: frozenset[int] | None,
        sources: frozenset[Source] | None,
        desk_no: int | None = None,
        source: Source | None = None,
    ) -> Group:
        """Return what some desks and sources come to; None for all of them."""

        def belongs(tally: ResponseTally | AnswerTally) -> bool:
            return (desks is None or tally.desk_no in desks) and (
                sources is None or tally.source in sources
            )

        responses = [each for each in self.responses if belongs(each)]
        return Group(
            desk_no=desk_no,
            source=source,
            responses=sum(each.count for each in responses),
            questions=tuple(
                each
                for each in count_questions(
                    self.forms,
                    (each.version for each in responses),
                    (each for each in self.answers if belongs(each)),
                )
                if not _is_of_too_few(each)
            ),
        )

    def narrowed(self, *, desk_no: int | None, source: Source | None) -> tuple[QuestionCounts, ...]:
        """Return the questions of a desk, a source or both; none where they may not be shown."""
        if not self.parts.may_show(desk_no=desk_no, source=source):
            return ()
        return self.group(
            desks=None if desk_no is None else frozenset({desk_no}),
            sources=None if source is None else frozenset({source}),
        ).questions


def survey_report(
    desk: Desk,
    actor: Actor,
    *,
    from_day: date,
    to_day: date,
    source: Source | None = None,
    desk_no: int | None = None,
) -> SurveyReport:
    """Return what complete responses of some days come to, beside the period before.

    Of two typings of a sheet the first counts, in which every settled difference stands.

    Args:
        desk: Where.
        actor: Who looks.
        from_day: First day on which visitors answered.
        to_day: Last day.
        source: Of one source; None for all.
        desk_no: Of one desk; None for all.

    Raises:
        NotPermitted: The role does not read surveys.
        StoreUnreachable: The database does not answer.
    """
    check_permitted(actor, Act.READ_SURVEYS)
    period = period_of(from_day, to_day)
    earlier = period_before(period)
    with desk.open_unit() as unit:
        forms = {each.version: each.questionnaire for each in unit.questionnaires.all()}
        now = _counted(unit, period, forms)
        before = _counted(unit, earlier, forms)
        unsettled = unit.survey_counts.unsettled(period.from_day, period.to_day)
        follow_ups_open = unit.survey_counts.follow_ups_open(period.from_day, period.to_day)
    return SurveyReport(
        branch_name=desk.branch_name,
        period=period,
        source=source,
        desk_no=desk_no,
        responses=now.parts.size(desk_no=desk_no, source=source),
        responses_before=before.parts.size(desk_no=desk_no, source=source),
        is_too_small=not now.parts.may_show(desk_no=desk_no, source=source),
        questions=results_of(
            now.narrowed(desk_no=desk_no, source=source),
            before.narrowed(desk_no=desk_no, source=source),
        ),
        by_desk=_by_desk(now, source) if desk_no is None else (),
        by_source=_by_source(now, desk_no) if source is None else (),
        unsettled=unsettled,
        follow_ups_open=follow_ups_open,
        at=desk.clock(),
        made_by=actor.display_name,
        is_demo=desk.is_demo,
    )


def save_survey_report(desk: Desk, actor: Actor, report: SurveyReport, *, out: Path) -> None:
    """Write a report as a file, whole or absent, and say so in the journal.

    Args:
        desk: Where.
        actor: Who.
        report: What.
        out: Ends in ``.pdf`` for a section as in the annual report, in ``.csv`` for one table of
            all lines, else it is an ODS; a file of that name is replaced.

    Raises:
        NotPermitted: The role does not read surveys.
        PaperUnwritten: There is no room, or the folder cannot be written.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.READ_SURVEYS)
    form = {_CSV: "csv", _PDF: "pdf"}.get(out.suffix.lower(), "ods")
    data = _drawn(report, form)
    try:
        save_paper(out, data)
    except OSError as error:
        raise PaperUnwritten(path=str(out), detail=error.strerror or "") from error
    where = "all" if report.desk_no is None else f"{report.desk_no:02d}"
    which = "all" if report.source is None else report.source.value
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=desk.clock(),
            act="save_report",
            subject=f"{where} {which} {period_name(report.period)}",
            details={"report": "survey", "form": form},
        )
        unit.commit()


def _drawn(report: SurveyReport, form: str) -> bytes:
    from counter_app.documents.survey_report import survey_report_pdf  # noqa: PLC0415 - heavy
    from counter_app.documents.survey_sheet import (  # noqa: PLC0415 - heavy
        survey_lines,
        survey_workbook,
    )
    from counter_app.exchange.sheets import table_to_csv, workbook_to_ods  # noqa: PLC0415 - heavy

    if form == "pdf":
        return survey_report_pdf(report)
    if form == "csv":
        return table_to_csv(survey_lines(report))
    return workbook_to_ods(survey_workbook(report))


def _counted(unit: UnitOfWork, period: Period, forms: Mapping[int, Questionnaire]) -> _Counted:
    responses = unit.survey_counts.responses(period.from_day, period.to_day)
    return _Counted(
        forms=forms,
        responses=responses,
        answers=unit.survey_counts.answers(period.from_day, period.to_day),
        parts=visible_parts(sizes_of(responses)),
    )


def _is_of_too_few(counts: QuestionCounts) -> bool:
    """Tell whether a question was put to so few that its figures are somebody's answers.

    The first sheets of a new version are few in a large period.  Of words there is only a count.
    """
    asked = counts.valid + counts.blank + counts.invalid
    return not counts.question.takes_text and 0 < asked < GROUP_MIN


def _by_desk(counted: _Counted, source: Source | None) -> tuple[Group, ...]:
    parts = counted.parts
    if source is not None and not parts.is_crossed:
        return ()
    sources = None if source is None else frozenset({source})
    groups = [
        counted.group(desk_no=each, desks=frozenset({each}), sources=sources)
        for each in sorted(parts.desks)
    ]
    rest = frozenset(each for each, _source in parts.sizes) - parts.desks
    if groups and rest:
        groups.append(counted.group(desks=rest, sources=sources))
    return tuple(each for each in groups if each.responses)


def _by_source(counted: _Counted, desk_no: int | None) -> tuple[Group, ...]:
    parts = counted.parts
    if desk_no is not None and not parts.is_crossed:
        return ()
    desks = None if desk_no is None else frozenset({desk_no})
    groups = [
        counted.group(source=each, desks=desks, sources=frozenset({each}))
        for each in Source
        if each in parts.sources
    ]
    rest = frozenset(each for _desk_no, each in parts.sizes) - parts.sources
    if groups and rest:
        groups.append(counted.group(desks=desks, sources=rest))
    return tuple(each for each in groups if each.responses)
