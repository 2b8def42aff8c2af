"""The surveys of the demo: a year that was typed elsewhere, a stack, the kiosk, a follow-up.

The same services as in the window.  Every figure of the reports at the end is compared with what
was typed and tapped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from counter_app.bootstrap.homes import Home
from counter_app.demo.people import SUPERVISOR, VOLUNTEER
from counter_app.domain.questionnaires import QuestionCode, Questionnaire
from counter_app.domain.responses import (
    Answer,
    BatchCountDiffers,
    BatchNumber,
    BatchOpening,
    BatchState,
    ResponseId,
    Sheet,
    SheetAlreadyTyped,
    SheetNumber,
    Source,
    blank,
    chosen,
    in_words,
    invalid,
    sheet_number,
)
from counter_app.domain.staff import Actor
from counter_app.domain.survey_results import SurveyReport, say_share
from counter_app.services.desk import Desk
from counter_app.services.staff import sign_in
from counter_app.services.surveys.checking import next_check, save_check, settle, unsettled
from counter_app.services.surveys.follow_ups import (
    assign_follow_up,
    close_follow_up,
    default_due_on,
    follow_ups,
)
from counter_app.services.surveys.forms import print_forms
from counter_app.services.surveys.importing import import_responses
from counter_app.services.surveys.kiosk import begin_kiosk, record_kiosk_response, tapped
from counter_app.services.surveys.results import save_survey_report, survey_report
from counter_app.services.surveys.typing import (
    begin_sheet,
    close_typing,
    open_batch,
    recount_batch,
    save_sheet,
)

_YEAR_COUNTS: Final = {
    "time": (87, 13, 3, 1),
    "process": (90, 16, 0, 0),
    "staff": (88, 16, 1, 0),
    "environment": (80, 23, 1, 2),
    "reception": (93, 13, 0, 0),
    "enquiry": (90, 16, 0, 0),
    "overall": (87, 16, 2, 0),
}
"""How often each choice was taken in 2025, by the branch's report of the year (desk.md)."""
_YEAR_RESPONSES: Final = 106
_YEAR_SHARES: Final = {
    "time": ("83.65", "96.15"),
    "process": ("84.91", "100.00"),
    "staff": ("83.81", "99.05"),
    "environment": ("75.47", "97.17"),
    "reception": ("87.74", "100.00"),
    "enquiry": ("84.91", "100.00"),
    "overall": ("82.86", "98.10"),
}
"""What that report says of the first choice, and of the first two together."""

_COLUMNS: Final = ("1112111", "1211211", "2221222", "1.12101", "1111111", "3214122")
"""The sheets of the demo as they are typed: digits, 0 for blank, a point for invalid."""
_COMMENTS: Final = ("", "", "停車位太少", "", "志工很親切", "")
_WRONG_TYPING: Final = "2221212"
"""The third sheet as the second person types it: the sixth answer differs."""
_TAPPED: Final = ("1111111", "2122122", "1110111", "4333444", "1212111")
_CHECK_EVERY: Final = 3


def answers_of(asked: Questionnaire, digits: str, comment: str = "") -> tuple[Answer, ...]:
    """Return a column of digits as the answers of a sheet; the words come last."""
    found = []
    typed = iter(digits)
    for question in asked.questions:
        if question.takes_text:
            found.append(in_words(question.code, comment))
            continue
        digit = next(typed)
        match digit:
            case "0":
                found.append(blank(question.code))
            case ".":
                found.append(invalid(question.code))
            case _:
                found.append(chosen(question.code, int(digit)))
    return tuple(found)


def year_elsewhere() -> str:
    """Return the 106 responses of 2025 as a file that somebody typed elsewhere."""
    columns = {code: _spread(counts) for code, counts in _YEAR_COUNTS.items()}
    lines = [",".join(("編號", "填表日", *columns))]
    for at in range(_YEAR_RESPONSES):
        day = date(2025, at % 12 + 1, 5 + at // 12)
        cells = (column[at] for column in columns.values())
        lines.append(",".join((str(at + 1), day.isoformat(), *cells)))
    return "\n".join(lines) + "\n"


def _spread(counts: Iterable[int]) -> list[str]:
    """Return a column with each digit so often, the rest blank, well mixed."""
    column = [str(digit) for digit, count in enumerate(counts, start=1) for _ in range(count)]
    column += [""] * (_YEAR_RESPONSES - len(column))
    # 31 and 106 have no common divisor: every place is taken once.
    return [column[at * 31 % _YEAR_RESPONSES] for at in range(_YEAR_RESPONSES)]


def survey_ahead(desk: Desk, folder: Path) -> None:
    """Give a demo home a year of responses, a stack that was typed, and some that were tapped.

    Args:
        desk: Of the home.
        folder: Gets the file with the year.
    """
    supervisor = sign_in(desk, login=SUPERVISOR.login, password=SUPERVISOR.password)
    volunteer = sign_in(desk, login=VOLUNTEER.login, password=VOLUNTEER.password)
    file = folder / "demo-responses.csv"
    file.write_text(year_elsewhere(), encoding="utf-8-sig")
    import_responses(desk, supervisor, file)
    asked = begin_kiosk(desk, supervisor)
    batch = _open(desk, volunteer, count=len(_COLUMNS), check_every=0)
    for digits, comment in zip(_COLUMNS, _COMMENTS, strict=True):
        _type(desk, volunteer, batch, asked.questionnaire, digits, comment)
    close_typing(desk, volunteer, batch)
    for digits in _TAPPED:
        _tap(desk, supervisor, digits)


def _open(desk: Desk, actor: Actor, *, count: int, check_every: int) -> BatchNumber:
    opening = BatchOpening(
        answered_on=desk.today(), desk_no=desk.desk_no, sheet_count=count, check_every=check_every
    )
    return open_batch(desk, actor, opening, request_key=desk.new_id()).number


def _type(  # noqa: PLR0917 - a sheet is what it is
    desk: Desk,
    actor: Actor,
    batch: BatchNumber,
    asked: Questionnaire,
    digits: str,
    comment: str,
    scanned: str = "",
) -> Sheet:
    """Type a sheet as the window does: the whole column so far after each answer."""
    response_id = ResponseId(desk.new_id())
    sheet = begin_sheet(desk, actor, batch, response_id=response_id, scanned=scanned)
    answers = answers_of(asked, digits, comment)
    for count in range(1, len(answers) + 1):
        is_last = count == len(answers)
        save_sheet(desk, actor, response_id, answers[:count], is_complete=is_last)
    return sheet


def _tap(desk: Desk, actor: Actor, digits: str) -> ResponseId:
    kiosk = begin_kiosk(desk, actor)
    response_id = ResponseId(desk.new_id())
    answers = answers_of(tapped(kiosk.questionnaire), digits)
    record_kiosk_response(desk, actor, response_id, version=kiosk.version, answers=answers)
    return response_id


@dataclass(slots=True, kw_only=True)
class SurveyDesk:
    """What the desk has in hand while surveys are played.

    Attributes:
        papers: Gets forms, and the report of the year and of the day.
        faults: What did not go as it must.
    """

    home: Home
    clerk: Actor
    papers: Path
    faults: list[str] = field(default_factory=list)

    def play(self) -> list[tuple[str, str]]:
        """Play them all.

        Returns:
            What was done, and the number that goes with it.
        """
        desk = self.home.desk
        before = self._of_today()
        forms = print_forms(desk, self.clerk, copies=len(_COLUMNS) - 1, folder=self.papers)
        batch = self._type_stack(forms.first)
        self._type_again(batch)
        low = self._tap_some()
        self._follow_up(low)
        self._count(before)
        self._report_year()
        return [
            (f"列印問卷 {len(_COLUMNS) - 1} 張", forms.first),
            (f"鍵入問卷一疊 {len(_COLUMNS)} 份，複登後更正一題", batch),
            (f"觸控問卷 {len(_TAPPED)} 份，一份追蹤結案", "—"),
        ]

    def _type_stack(self, first: SheetNumber) -> BatchNumber:
        """Type a stack whose count was wrong at first, and one sheet of it twice."""
        desk = self.home.desk
        volunteer = sign_in(desk, login=VOLUNTEER.login, password=VOLUNTEER.password)
        asked = begin_kiosk(desk, self.clerk).questionnaire
        count = len(_COLUMNS)
        batch = _open(desk, volunteer, count=count + 1, check_every=_CHECK_EVERY)
        printed = _numbers(first, count - 1)
        for digits, comment in zip(_COLUMNS, _COMMENTS, strict=True):
            # The last one was copied somewhere: it has no number of its own.
            scanned = next(printed, "")
            _type(desk, volunteer, batch, asked, digits, comment, scanned)
        try:
            _type(desk, volunteer, batch, asked, _COLUMNS[0], "", first)
            self.faults.append("a sheet was typed twice")
        except SheetAlreadyTyped as refused:
            self._expect("batch of the sheet", batch, refused.batch)
        try:
            close_typing(desk, volunteer, batch)
            self.faults.append("a stack ended without its count")
        except BatchCountDiffers as refused:
            self._expect("typed", (count + 1, count), (refused.counted, refused.typed))
        recount_batch(desk, volunteer, batch, count)
        ended = close_typing(desk, volunteer, batch)
        self._expect(
            "to check", (BatchState.CHECKING, count // _CHECK_EVERY), (ended.state, ended.to_check)
        )
        return batch

    def _type_again(self, batch: BatchNumber) -> None:
        """Type every third sheet a second time; one differs and is settled for the first."""
        desk = self.home.desk
        asked = begin_kiosk(desk, self.clerk).questionnaire
        while sheet := next_check(desk, self.clerk, batch):
            at = sheet.position - 1
            is_wrong = sheet.position == _CHECK_EVERY
            digits = _WRONG_TYPING if is_wrong else _COLUMNS[at]
            answers = answers_of(asked, digits, _COMMENTS[at])
            found = save_check(desk, self.clerk, sheet.response_id, answers, is_complete=True)
            self._expect("differences", 1 if is_wrong else 0, len(found))
        for sheet, differing in unsettled(desk, self.clerk, batch):
            settle(desk, self.clerk, sheet.response_id, [each.first for each in differing])
        self._expect("left to settle", (), unsettled(desk, self.clerk, batch))

    def _tap_some(self) -> ResponseId:
        low = [_tap(self.home.desk, self.clerk, digits) for digits in _TAPPED if "4" in digits]
        for digits in _TAPPED:
            if "4" not in digits:
                _tap(self.home.desk, self.clerk, digits)
        return low[0]

    def _follow_up(self, low: ResponseId) -> None:
        desk = self.home.desk
        supervisor = sign_in(desk, login=SUPERVISOR.login, password=SUPERVISOR.password)
        assign_follow_up(desk, supervisor, low, owner=self.clerk.login, due_on=default_due_on(desk))
        close_follow_up(desk, self.clerk, low, outcome="示範：已加派人手，並張貼等候時間")
        still_open = [each.response_id for each in follow_ups(desk, self.clerk, is_open=True)]
        self._expect("followed up", False, low in still_open)

    def _of_today(self) -> SurveyReport:
        today = self.home.desk.today()
        return survey_report(self.home.desk, self.clerk, from_day=today, to_day=today)

    def _count(self, before: SurveyReport) -> None:
        """Compare what was counted with what was typed and tapped."""
        report = self._of_today()
        added = len(_COLUMNS) + len(_TAPPED)
        self._expect("responses", before.responses + added, report.responses)
        known = {each.now.question.code: each.now for each in before.questions}
        for at, question in enumerate(each for each in report.questions if each.now.counts):
            was = known[question.now.question.code]
            typed = [column[at] for column in (*_COLUMNS, *_TAPPED)]
            for digit, (count, old) in enumerate(
                zip(question.now.counts, was.counts, strict=True), start=1
            ):
                self._expect(
                    f"{question.now.question.code} {digit}", typed.count(str(digit)), count - old
                )
            self._expect("blank", typed.count("0"), question.now.blank - was.blank)
            self._expect("invalid", typed.count("."), question.now.invalid - was.invalid)
        for suffix in ("csv", "ods"):
            out = self.papers / f"survey-today.{suffix}"
            save_survey_report(self.home.desk, self.clerk, report, out=out)

    def _report_year(self) -> None:
        """Report 2025 and compare it with what the branch published."""
        report = survey_report(
            self.home.desk,
            self.clerk,
            from_day=date(2025, 1, 1),
            to_day=date(2025, 12, 31),
            source=Source.IMPORT,
        )
        found = {
            each.now.question.code: (say_share(each.now.shares[0]), say_share(each.now.top_two))
            for each in report.questions
            if each.now.top_two is not None
        }
        wanted = {QuestionCode(code): shares for code, shares in _YEAR_SHARES.items()}
        self._expect("the year 2025", wanted, found)
        out = self.papers / "survey-114.pdf"
        save_survey_report(self.home.desk, self.clerk, report, out=out)

    def _expect(self, what: str, wanted: object, found: object) -> None:
        if wanted != found:
            self.faults.append(f"{what}: {wanted} / {found}")


def _numbers(first: SheetNumber, count: int) -> Iterator[SheetNumber]:
    year, serial = int(first[1:4]), int(first[4:])
    for at in range(count):
        yield sheet_number(roc_year=year, serial=serial + at)
