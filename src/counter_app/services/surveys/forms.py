"""Questionnaires on paper: a number for every sheet, reserved before it is drawn."""

from pathlib import Path

from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.domain.survey_forms import (
    FormRun,
    FormsUnwritten,
    PrintedForms,
    SurveyForms,
    check_copies,
)
from counter_app.services.desk import Desk
from counter_app.services.surveys.sheets import use_version_of


def print_forms(
    desk: Desk, actor: Actor, *, copies: int, in_english: bool = False, folder: Path
) -> PrintedForms:
    """Write questionnaires of today's version as one PDF, whole or absent, each with its number.

    The numbers are taken first and for good: a paper that cannot be written leaves them unused,
    and the next run has others, so that no number ever stands on two sheets.

    Args:
        desk: Where.
        actor: Who.
        copies: How many sheets.
        in_english: English stands under the Chinese.
        folder: Where the file is put.

    Returns:
        The first and the last number, and the file, named with both.

    Raises:
        NotPermitted: The role does not print questionnaires.
        CopiesRefused: None, or more than `COPIES_MAX`.
        UnknownQuestionnaire: There is none to be asked.
        FaceUnusable: TW-Kai is not installed; no number was taken.
        FormsUnwritten: There is no room, or the folder cannot be written.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy
    from counter_app.documents.fonts import open_faces  # noqa: PLC0415 - heavy
    from counter_app.documents.survey_form import survey_forms_pdf  # noqa: PLC0415 - heavy

    check_permitted(actor, Act.PRINT_SURVEY_FORMS)
    check_copies(copies)
    faces = open_faces()
    forms = _reserve(desk, actor, copies=copies, in_english=in_english)
    run = forms.run
    path = folder / f"{run.first}-{run.last[-8:]}.pdf"
    try:
        save_paper(path, survey_forms_pdf(forms, faces=faces))
    except OSError as error:
        raise FormsUnwritten(
            first=run.first, last=run.last, path=str(path), detail=error.strerror or ""
        ) from error
    return PrintedForms(first=run.first, last=run.last, path=path)


def _reserve(desk: Desk, actor: Actor, *, copies: int, in_english: bool) -> SurveyForms:
    now, today = desk.clock(), desk.today()
    with desk.open_unit() as unit:
        unit.queue_at_desk(desk.desk_no)
        asked = use_version_of(unit, today, at=now)
        first, last = unit.surveys.take_sheet_numbers(copies, on=today)
        unit.surveys.add_form_run(
            (first, last),
            version=asked.version,
            printed_by=actor.login,
            at=now,
            desk_no=desk.desk_no,
        )
        unit.journal.write(
            actor,
            at=now,
            act="print_survey_forms",
            subject=first,
            details={
                "last_number": last,
                "count": copies,
                "version": asked.version,
                "language": "zh+en" if in_english else "zh",
            },
        )
        unit.commit()
    return SurveyForms(
        branch_name=desk.branch_name,
        questionnaire=asked.questionnaire,
        version=asked.version,
        run=FormRun(first=first, last=last),
        in_english=in_english,
        is_demo=desk.is_demo,
    )
