"""The results of a survey as a section of the annual report: sentences, tables, bars."""

from counter_app.documents.fonts import Faces
from counter_app.documents.survey_sheet import survey_workbook
from counter_app.documents.survey_words import period_words
from counter_app.documents.tables import draw_workbook
from counter_app.domain.survey_results import SurveyReport


def survey_report_pdf(report: SurveyReport, *, faces: Faces | None = None) -> bytes:
    """Return the results as A4 pages; the same value always gives the same bytes.

    Raises:
        FaceUnusable: TW-Kai is not installed.
    """
    return draw_workbook(survey_workbook(report), which=period_words(report.period), faces=faces)
