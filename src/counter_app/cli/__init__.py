"""The same services without a window: import, people, homes, the demo, the simulators.

Exit codes: 0 done, 1 a bug, 2 refused, 3 done in part.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counter_app import __version__
from counter_app.cli.options import (
    IN_PART,
    REFUSED,
    AsOption,
    HomeOption,
    PasswordOption,
    going_on,
    read_password,
    say_share,
    signed_in,
)
from counter_app.cli.papers import papers
from counter_app.cli.pickups import pickups
from counter_app.cli.surveys import surveys
from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.staff import Role
from counter_app.settings import Settings, SettingsRefused

if TYPE_CHECKING:
    from counter_app.domain.backups import StoreStand


app = typer.Typer(
    help="One-stop desk of an enforcement branch. Without a command: open the window.",
    no_args_is_help=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    epilog="A home is the folder of one desk: settings, store, key, papers, logs. "
    "Commands that change something sign in with --as and have the same rights as the window.",
)
simulate = typer.Typer(
    help="Run a machine that is not there, on a pty or a TCP port.", no_args_is_help=True
)
app.add_typer(simulate, name="simulate")
app.add_typer(papers)
app.add_typer(pickups)
app.add_typer(surveys)

ListenOption = Annotated[
    str, typer.Option(help="'pty' (path printed at start) or 'tcp:PORT' on this machine.")
]
FaultOption = Annotated[
    list[str] | None, typer.Option("--fault", help="Fault of the next dialogue; repeatable.")
]
SeedOption = Annotated[int, typer.Option(help="Seed of the random faults.")]


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code; words for a refusal go to stderr."""
    try:
        return int(app(args=arguments, standalone_mode=False, prog_name="counter-app") or 0)
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except typer.Abort:
        return REFUSED
    except Exception as error:
        words = words_for(error)
        if words is None:
            raise
        typer.echo(words, err=True)
        return REFUSED


def words_for(error: Exception) -> str | None:
    """Return what to tell a person of an expected error; None for a bug."""
    if isinstance(error, SettingsRefused):
        return f"設定檔有誤，程式未啟動：{error}"
    if isinstance(error, Refusal | Trouble):
        from counter_app.ui.messages import say  # noqa: PLC0415 - only for words

        message = say(error)
        return None if message is None else message.as_line()
    # The command line's own complaints carry their words, but their class has no public name.
    format_message = getattr(error, "format_message", None)
    return str(format_message()) if format_message is not None else None


@app.callback()
def window(
    context: typer.Context,
    home: HomeOption = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Make the home a demo if it is new, with simulators.")
    ] = False,
    language: Annotated[str | None, typer.Option("--lang", help="zh_TW or en.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the window on a home; the first start asks what it needs to know."""
    context.obj = home
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return
    from counter_app.launch import WindowWanted, open_window  # noqa: PLC0415 - heavy

    raise typer.Exit(open_window(WindowWanted(home=home, demo=demo, language=language)))


@app.command()
def init(
    context: typer.Context,
    branch: Annotated[str, typer.Option(help="Branch, such as 宜蘭.")],
    admin: Annotated[str, typer.Option(help="Login of the first administrator.")],
    desk: Annotated[int, typer.Option(help="Number of this desk.")] = 1,
    database: Annotated[
        str, typer.Option(help="postgresql://… for several desks; empty for a file.")
    ] = "",
    admin_name: Annotated[str, typer.Option(help="Name as it is shown.")] = "",
    password_file: PasswordOption = None,
    phrase_out: Annotated[
        Path | None,
        typer.Option("--phrase-out", help="New file for the recovery phrase, not the terminal."),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Make a home without a window; says its recovery phrase once."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.homes import make_home  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.keeping import with_system_key  # noqa: PLC0415 - heavy
    from counter_app.services.recovery_key import write_down_phrase  # noqa: PLC0415 - heavy

    folder = home_folder(home or context.obj)
    if phrase_out is not None and phrase_out.exists():
        raise typer.BadParameter(f"{phrase_out} 已經存在；復原短語不會覆寫任何檔案。")
    settings = Settings(branch=branch, desk_no=desk, database_url=database)
    made = make_home(
        folder,
        with_system_key(folder, settings),
        is_demo=False,
        administrator=admin,
        administrator_name=admin_name or admin,
        password=read_password(password_file, admin),
    )
    phrase = write_down_phrase(made.desk, None, made.key.read())
    made.close()
    typer.echo(f"已建立 {folder}")
    _say_phrase(phrase, phrase_out)


@app.command(name="add-staff")
def add_staff_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Login of the new account.")],
    role: Annotated[Role, typer.Option(help="What the person is here for.")],
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help="Password of the new account.")
    ] = None,
    display_name: Annotated[str, typer.Option(help="Name as it is shown.")] = "",
    as_name: AsOption = "",
    as_password_file: Annotated[
        Path | None, typer.Option("--as-password-file", help="Password of who signs in.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Open an account (administrator)."""
    from counter_app.services.staff import add_staff  # noqa: PLC0415 - heavy

    with signed_in(home or context.obj, as_name, as_password_file) as (opened, actor):
        add_staff(
            opened.desk,
            actor,
            login=name,
            display_name=display_name,
            role=role,
            password=read_password(password_file, name),
        )
    typer.echo(f"已新增 {name}（{role.value}）")


@app.command(name="change-password")
def change_password_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Login of the account.")],
    password_file: PasswordOption = None,
    new_password_file: Annotated[
        Path | None, typer.Option("--new-password-file", help="First line is the new password.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Choose another password, by the present one."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.homes import open_home  # noqa: PLC0415 - heavy
    from counter_app.services.staff import change_password  # noqa: PLC0415 - heavy

    opened = open_home(home_folder(home or context.obj))
    try:
        change_password(
            opened.desk,
            login=name,
            old=read_password(password_file, name),
            new=read_password(new_password_file, name, is_new=True),
        )
    finally:
        opened.close()
    typer.echo(f"已變更 {name} 的密碼")


@app.command(name="import-cases")
def import_cases_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV file of cases.")],
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="One bad row stores none.")
    ] = False,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Take delivered cases in; bad rows go to FILE.rejected.csv.  Exit 0, 2 or 3."""
    from counter_app.services.case_import import import_cases  # noqa: PLC0415 - heavy

    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        report = import_cases(
            opened.desk, actor, file, all_or_nothing=all_or_nothing, progress=_progress
        )
    typer.echo(
        f"新增 {report.stored_new:,} 件，更新 {report.updated:,} 件，"
        f"未變動 {report.unchanged:,} 件，退回 {report.rejected:,} 列，"
        f"衝突 {report.conflicts:,} 列"
    )
    if report.rejected_path is not None:
        typer.echo(f"退回的列與原因：{report.rejected_path}")
    if report.rejected or report.conflicts:
        raise typer.Exit(IN_PART)


@app.command()
def doctor(
    context: typer.Context,
    volume_encrypted: Annotated[
        bool,
        typer.Option(
            "--volume-encrypted",
            help="Confirm that the disk of the database server is encrypted (administrator).",
        ),
    ] = False,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Say in green and red whether this desk is fit to take money.  Exit 0 or 2."""
    from counter_app.bootstrap.doctor import examine_home  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.services.doctor import Health, confirm_volume, is_fit  # noqa: PLC0415 - heavy
    from counter_app.ui.doctor_words import say_finding  # noqa: PLC0415 - only for words

    if volume_encrypted:
        with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
            confirm_volume(opened.desk, actor)
    findings = examine_home(home_folder(home or context.obj))
    marks = {
        Health.OK: ("○", typer.colors.GREEN),
        Health.WARN: ("△", typer.colors.YELLOW),
        Health.BAD: ("✕", typer.colors.RED),
    }
    for finding in findings:
        mark, colour = marks[finding.health]
        words = say_finding(finding)
        typer.secho(f"{mark} {words.heading}：{words.found}", fg=colour)
        if words.cure:
            typer.echo(f"　→ {words.cure}")
    if not is_fit(findings):
        raise typer.Exit(REFUSED)


@app.command(name="recovery-phrase")
def recovery_phrase_command(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(help="New file for the phrase, not the terminal.")
    ] = None,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Say the recovery phrase of this desk's key again (administrator); it is journalled."""
    from counter_app.services.recovery_key import write_down_phrase  # noqa: PLC0415 - heavy

    if out is not None and out.exists():
        raise typer.BadParameter(f"{out} 已經存在；復原短語不會覆寫任何檔案。")
    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        phrase = write_down_phrase(opened.desk, actor, opened.key.read())
    _say_phrase(phrase, out)


@app.command(name="recover-key")
def recover_key_command(
    context: typer.Context,
    phrase_file: Annotated[
        Path | None,
        typer.Option("--phrase-file", help="File with the 24 characters; asked for if not given."),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Make a lost key again from its recovery phrase, if it opens the store."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.restoring import recover_key  # noqa: PLC0415 - heavy

    recover_key(home_folder(home or context.obj), _phrase(phrase_file))
    typer.echo("金鑰已重建，可以開啟程式了。")


@app.command()
def backup(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option(help="Another folder than the one in the settings.")
    ] = None,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Copy the store, encrypted, while everybody goes on working."""
    from counter_app.services.backup import back_up  # noqa: PLC0415 - heavy

    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        made = back_up(opened.desk, actor, opened.backups, folder=to, progress=say_share)
    typer.echo(f"已備份到 {made.path}")
    if made.manifest is not None:
        _say_stand(made.manifest.stand)


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A copy that `backup` made.")],
    rehearse_only: Annotated[
        bool, typer.Option("--rehearse-only", help="Check the copy and change nothing.")
    ] = False,
    older: Annotated[
        bool,
        typer.Option("--older", help="Also a copy older than an anchor; it can only be read."),
    ] = False,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Put a copy back: rehearsed, verified, then swapped in; the old store is set aside."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.restoring import (  # noqa: PLC0415 - heavy
        end_rehearsal,
        put_back,
        rehearse_restore,
    )
    from counter_app.ui.names import say_copy_fault  # noqa: PLC0415 - only for words

    if not as_name and not rehearse_only:
        raise typer.BadParameter(
            "還原需要管理員登入：請加 --as 帳號，或用 --rehearse-only 只檢查。"
        )
    folder = home_folder(home or context.obj)
    rehearsal = rehearse_restore(folder, file, progress=say_share)
    try:
        _say_stand(rehearsal.stand)
        for fault in rehearsal.faults:
            typer.echo(f"！{say_copy_fault(fault)}")
        rehearsal.check(accept_older=older or rehearse_only)
        if rehearse_only:
            typer.echo("演練完成：這份備份可以還原。沒有更動任何資料。")
            return
        aside = put_back(
            folder,
            rehearsal,
            login=as_name,
            password=read_password(password_file, as_name),
            accept_older=older,
            progress=say_share,
        )
    finally:
        end_rehearsal(folder)
    typer.echo("已還原。" if aside is None else f"已還原；原來的帳冊移到 {aside}")
    typer.echo("收款前請核對：最後一張印出的收據號碼，是否就是上面列出的號碼。")


@app.command()
def verify(
    context: typer.Context,
    anchors: Annotated[
        list[Path] | None,
        typer.Option(help="Folder with anchors that were kept elsewhere; repeatable."),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Check every row, link, number and anchor of the books.  Exit 0 or 2."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.homes import open_home  # noqa: PLC0415 - heavy
    from counter_app.services.verify import check_books  # noqa: PLC0415 - heavy
    from counter_app.ui.book_words import say_book_fault  # noqa: PLC0415 - only for words

    for folder in anchors or ():
        if not folder.is_dir():
            raise typer.BadParameter(f"沒有這個資料夾：{folder}")
    opened = open_home(home_folder(home or context.obj))
    try:
        report = check_books(
            opened.desk, opened.books, folders=tuple(anchors or ()), progress=going_on
        )
    finally:
        opened.close()
    for fault in report.faults:
        typer.secho(f"✕ {say_book_fault(fault)}", fg=typer.colors.RED)
    typer.echo(
        f"已驗證 {report.row_count:,} 筆紀錄、{report.receipt_count:,} 張收據、"
        f"{report.anchor_count:,} 個錨定，{report.fault_count:,} 處不符"
    )
    if not report.is_sound:
        raise typer.Exit(REFUSED)


@app.command(name="export-chain")
def export_chain_command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="New folder for the books.", metavar="FOLDER")],
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Write all the books as JSON lines, with a checker that needs Python alone; journalled."""
    from counter_app.bootstrap.folders import chain_form_path, resources_folder  # noqa: PLC0415 - heavy
    from counter_app.services.books_export import (  # noqa: PLC0415 - heavy
        ExportReaders,
        export_chain,
    )

    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        exported = export_chain(
            opened.desk,
            actor,
            opened.books,
            folder=folder,
            readers=ExportReaders(
                description=chain_form_path(), checker=resources_folder() / "verify_chain.py"
            ),
            progress=going_on,
        )
    typer.echo(
        f"已匯出 {exported.row_count:,} 筆紀錄與 {exported.anchor_count:,} 個錨定到 {folder}"
    )
    typer.echo("內含姓名與身分證號，請比照帳冊保管。")


@app.command(name="grant-roles")
def grant_roles_command(
    database: Annotated[
        str,
        typer.Option(help="postgresql://… as the owner, who may make roles."),
    ],
) -> None:
    """Bring a PostgreSQL store up to date, and give its three roles what each may."""
    from counter_app.services.roles import bring_up_to_date  # noqa: PLC0415 - heavy

    bring_up_to_date(database)
    typer.echo("已更新資料表，並設定 counter_owner、counter_desk、counter_audit 的權限。")


@app.command(name="demo")
def demo_command(
    out: Annotated[Path, typer.Option(help="Folder for the papers and the store.")],
) -> None:
    """Play a small day against the simulators; exit 0 only if the books add up."""
    from counter_app.demo.day import play_day  # noqa: PLC0415 - heavy

    raise typer.Exit(play_day(out, echo=typer.echo))


@simulate.command("card-terminal")
def simulate_card_terminal(
    protocol: Annotated[str, typer.Option(help="nccc400 or ecpay600.")] = "nccc400",
    listen: ListenOption = "pty",
    fault: FaultOption = None,
    odds: Annotated[float, typer.Option(help="Share of dialogues with a random fault.")] = 0.0,
    seed: SeedOption = 0,
) -> None:
    """Speak the real frames of a card terminal; Ctrl+C ends it."""
    from counter_app.devices.card_terminal.simulate import (  # noqa: PLC0415 - heavy
        run_terminal_simulator,
    )

    run_terminal_simulator(
        protocol=protocol, listen=listen, faults=fault or [], odds=odds, seed=seed, echo=typer.echo
    )


@simulate.command("eticket-reader")
def simulate_eticket_reader(
    listen: ListenOption = "pty",
    fault: FaultOption = None,
    odds: Annotated[float, typer.Option(help="Share of dialogues with a random fault.")] = 0.0,
    seed: SeedOption = 0,
) -> None:
    """Speak NCCC-400 as an e-ticket reader on a line of its own; Ctrl+C ends it.

    A reader with the ICERAPI hand-off is simulated by naming
    ``python -m counter_app.devices.eticket.simulator`` as the command in its profile.
    """
    from counter_app.devices.card_terminal.simulate import (  # noqa: PLC0415 - heavy
        run_terminal_simulator,
    )

    run_terminal_simulator(
        protocol="nccc400",
        listen=listen,
        faults=fault or [],
        odds=odds,
        seed=seed,
        echo=typer.echo,
    )


@simulate.command("printer")
def simulate_printer(
    listen: ListenOption = "pty",
    out: Annotated[Path, typer.Option(help="Folder for the slips, as PNG.")] = Path("slips"),
    fault: FaultOption = None,
) -> None:
    """Be an ESC/POS printer that draws what it receives; Ctrl+C ends it."""
    from counter_app.devices.receipt_printer.simulator import (  # noqa: PLC0415 - heavy
        run_printer_simulator,
    )

    run_printer_simulator(listen=listen, out_dir=out, faults=fault or [], echo=typer.echo)


def _phrase(file: Path | None) -> str:
    if file is None:
        return str(typer.prompt("復原短語（24 個字）", hide_input=True))
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"讀不到復原短語檔 {file}。") from error


def _say_phrase(phrase: str, out: Path | None) -> None:
    groups = " ".join(phrase[at : at + 4] for at in range(0, len(phrase), 4))
    if out is None:
        typer.echo(f"復原短語（抄在紙上、鎖進保險箱；金鑰遺失時只有它能打開帳冊）：\n{groups}")
        return
    out.touch(mode=0o600, exist_ok=False)
    out.write_text(f"{groups}\n", encoding="utf-8")
    typer.echo(f"復原短語寫在 {out}：請印出、鎖進保險箱，再刪除這個檔案。")


def _say_stand(stand: "StoreStand") -> None:
    typer.echo(f"收據 {stand.receipt_count:,} 張，合計 NT$ {stand.receipts_twd:,}")
    for desk in stand.desks:
        if desk.last_receipt:
            typer.echo(f"　{desk.desk_no} 號櫃檯最後一張：{desk.last_receipt}")


def _progress(done_bytes: int, total_bytes: int, rows: int) -> bool:
    if sys.stderr.isatty():
        share = 100 * done_bytes // max(total_bytes, 1)
        typer.echo(f"\r{share:3d} %　{rows:,} 列", err=True, nl=False)
    return True
