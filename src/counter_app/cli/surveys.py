"""Surveys without a window: take in what was typed elsewhere, report a period."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from counter_app.cli.options import (
    IN_PART,
    AsOption,
    HomeOption,
    PasswordOption,
    going_on,
    signed_in,
)

if TYPE_CHECKING:
    from counter_app.domain.survey_results import QuestionResult

surveys = typer.Typer()

_FORMS: Final = (".ods", ".pdf", ".csv")


@surveys.command(name="import-responses")
def import_responses_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV file of responses.", metavar="FILE.csv")],
    version: Annotated[
        int | None,
        typer.Option(help="Of the questionnaire; by default the one in force on each day."),
    ] = None,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Take responses of earlier years in; bad rows go to FILE.rejected.csv.  Exit 0, 2 or 3."""
    from counter_app.services.surveys.importing import import_responses  # noqa: PLC0415 - heavy

    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        found = import_responses(opened.desk, actor, file, version=version, progress=going_on)
    typer.echo(
        f"存入 {found.stored:,} 份，先前已匯入 {found.known:,} 份，退回 {found.rejected:,} 列"
    )
    if found.rejected_path is not None:
        typer.echo(f"退回的列與原因：{found.rejected_path}")
        raise typer.Exit(IN_PART)


@surveys.command(name="report-survey")
def report_survey_command(
    context: typer.Context,
    from_words: Annotated[
        str, typer.Option("--from", help="First day, such as 114/01/01.", metavar="D")
    ],
    to_words: Annotated[str, typer.Option("--to", help="Last day.", metavar="D")],
    out: Annotated[
        Path | None,
        typer.Option(help="Write it, as .ods, .pdf or .csv.", metavar="FILE.ods"),
    ] = None,
    desk_no: Annotated[int | None, typer.Option("--desk", help="One desk only.")] = None,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Print how satisfied visitors were, question by question.  Exit 0 or 2."""
    from counter_app.domain.calendar import format_roc, parse_date  # noqa: PLC0415 - heavy
    from counter_app.domain.survey_results import GROUP_MIN  # noqa: PLC0415 - heavy
    from counter_app.services.surveys.results import (  # noqa: PLC0415 - heavy
        save_survey_report,
        survey_report,
    )

    if out is not None and out.suffix.lower() not in _FORMS:
        raise typer.BadParameter("--out 的檔名要以 .ods、.pdf 或 .csv 結尾。")
    from_day, to_day = parse_date(from_words), parse_date(to_words)
    if to_day < from_day:
        raise typer.BadParameter("--to 不能早於 --from。")
    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        report = survey_report(
            opened.desk, actor, from_day=from_day, to_day=to_day, desk_no=desk_no
        )
        if out is not None:
            save_survey_report(opened.desk, actor, report, out=out)
    where = f"：{out}" if out else ""
    typer.echo(f"{format_roc(from_day)}－{format_roc(to_day)} 問卷 {report.responses:,} 份{where}")
    if report.is_too_small:
        typer.echo(f"不足 {GROUP_MIN} 份，或列出來會讓不足 {GROUP_MIN} 份的被推算，不列各題結果。")
    for result in report.questions:
        typer.echo(_say(result))


def _say(result: "QuestionResult") -> str:
    from counter_app.domain.survey_results import say_share  # noqa: PLC0415 - heavy

    counts = result.now
    parts = [
        f"{choice.label_zh} {say_share(share)}%"
        for choice, share in zip(counts.question.choices, counts.shares, strict=True)
    ]
    valid = f"有效 {counts.valid:,}，未填 {counts.blank:,}，無效 {counts.invalid:,}"
    return f"{counts.question.wording_zh}　{valid}" + "".join(f"　{each}" for each in parts)
