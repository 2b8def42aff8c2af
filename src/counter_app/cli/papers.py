"""Notices without a window: print them, check a paper, take in what was paid elsewhere."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from counter_app.cli.options import (
    IN_PART,
    AsOption,
    HomeOption,
    PasswordOption,
    going_on,
    signed_in,
)

papers = typer.Typer()


@papers.command(name="print-notices")
def print_notices_command(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The PDF.", metavar="FILE.pdf")],
    case: Annotated[str, typer.Option(help="One case.", metavar="NUMBER")] = "",
    list_file: Annotated[
        Path | None, typer.Option("--list", help="File of case numbers, one a line.")
    ] = None,
    section: Annotated[str, typer.Option(help="Section that handles the case.")] = "",
    kind: Annotated[str, typer.Option(help="Kind of case.")] = "",
    due_before: Annotated[
        str, typer.Option("--due-before", help="Fell due on this day or before.", metavar="DAY")
    ] = "",
    amount_from: Annotated[int | None, typer.Option(help="Owed at least, in NT$.")] = None,
    amount_to: Annotated[int | None, typer.Option(help="Owed at most, in NT$.")] = None,
    manifest: Annotated[
        Path | None, typer.Option(help="List of the notices.", metavar="FILE.csv")
    ] = None,
    english: Annotated[bool, typer.Option("--english", help="In English.")] = False,
    large: Annotated[bool, typer.Option("--large", help="In large print.")] = False,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Issue payment notices into one PDF, by postal code.  Exit 0, 2, or 3 if some cannot be."""
    from counter_app.domain.calendar import parse_date  # noqa: PLC0415 - heavy
    from counter_app.domain.money import Twd  # noqa: PLC0415 - heavy
    from counter_app.domain.notices import (  # noqa: PLC0415 - heavy
        BatchFilter,
        NoticeForm,
        PaperLanguage,
    )
    from counter_app.exchange.case_lists import read_case_list  # noqa: PLC0415 - heavy
    from counter_app.services.notice_batches import print_notices, refusals  # noqa: PLC0415 - heavy
    from counter_app.ui.notice_batches.wording import say_reason  # noqa: PLC0415 - only for words

    by_filter = any((section, kind, due_before, amount_from is not None, amount_to is not None))
    if sum((bool(case), list_file is not None, by_filter)) != 1:
        raise typer.BadParameter(
            "請用 --case、--list，或 --section／--kind／--due-before 其中一種。"
        )
    due: date | None = parse_date(due_before) if due_before else None
    numbers = (case,) if case else () if list_file is None else read_case_list(list_file)
    wanted = BatchFilter(
        section=section,
        kind=kind,
        amount_min_twd=None if amount_from is None else Twd(amount_from),
        amount_max_twd=None if amount_to is None else Twd(amount_to),
        due_before=due,
        case_numbers=numbers,
    )
    language = PaperLanguage.ENGLISH if english else PaperLanguage.CHINESE
    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        batch = print_notices(
            opened.desk,
            actor,
            wanted=wanted,
            out=out,
            manifest=manifest,
            form=NoticeForm(language=language, is_large=large),
            progress=going_on,
        )
        refused = refusals(opened.desk, actor, batch.batch_id)
    typer.echo(f"已列印 {batch.issued_count:,} 張通知書，合計 NT$ {batch.total_twd:,}：{out}")
    for number, why in refused:
        typer.echo(f"　未列印 {number}：{say_reason(why)}")
    if refused:
        raise typer.Exit(IN_PART)


@papers.command(name="import-collections")
def import_collections_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="File of a bank or a store.")],
    profile: Annotated[
        str, typer.Option(help="Name of a file profile, or a TOML file.", metavar="NAME")
    ],
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Post what was paid elsewhere, once.  Exit 0, 2, or 3 if a person must look at something."""
    from counter_app.domain.collections import (  # noqa: PLC0415 - heavy
        FOR_A_PERSON,
        CollectionOutcome,
    )
    from counter_app.services.collections import import_collections  # noqa: PLC0415 - heavy
    from counter_app.ui.collections.wording import say_outcome  # noqa: PLC0415 - only for words

    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        done = import_collections(
            opened.desk, actor, file, profile=profile, home=opened.path, progress=going_on
        )
    typer.echo(
        f"{done.line_count:,} 筆：新入帳 NT$ {done.posted_twd:,}，"
        f"先前已入帳 {done.known_count:,} 筆，櫃檯收款中暫緩 {done.waiting_count:,} 筆"
    )
    for outcome in CollectionOutcome:
        if count := done.counts.get(outcome, 0):
            typer.echo(f"　{say_outcome(outcome)} {count:,} 筆")
    if done.waiting_count or any(done.counts.get(outcome) for outcome in FOR_A_PERSON):
        raise typer.Exit(IN_PART)


@papers.command(name="check-paper")
def check_paper_command(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="The QR code's text; - reads it from standard input.")
    ],
    public_key: Annotated[
        list[str] | None,
        typer.Option(help="Check with this key instead of a home's, 64 hexadecimal digits."),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Tell a genuine notice or receipt from a forged one.  Exit 0 or 2."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.homes import open_home  # noqa: PLC0415 - heavy
    from counter_app.services.paper_codes import branch_keys, check_text  # noqa: PLC0415 - heavy
    from counter_app.ui.paper_words import say_paper_facts  # noqa: PLC0415 - only for words

    text = typer.get_text_stream("stdin").read() if code == "-" else code
    keys, branch = tuple(public_key or ()), ""
    if not keys:
        opened = open_home(home_folder(home or context.obj))
        try:
            keys, branch = branch_keys(opened.desk), opened.desk.branch_name
        finally:
            opened.close()
    checked = check_text(text, keys, branch=branch)
    typer.secho("○ 這張是真的，與本分署簽發的內容相符：", fg=typer.colors.GREEN)
    for heading, words in say_paper_facts(checked.facts):
        typer.echo(f"　{heading}：{words}")


@papers.command(name="export-verifier")
def export_verifier_command(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The page.", metavar="FILE.html")],
    home: HomeOption = None,
) -> None:
    """Write one page with which anybody can check our papers, without a network."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.homes import open_home  # noqa: PLC0415 - heavy
    from counter_app.services.paper_codes import export_verifier  # noqa: PLC0415 - heavy

    opened = open_home(home_folder(home or context.obj))
    try:
        written = export_verifier(opened.desk, out)
    finally:
        opened.close()
    typer.echo(f"驗證網頁：{written}（可放上網站或隨身碟，離線也能用）")
