"""Pickups without a window: the list of a day."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from counter_app.cli.options import AsOption, HomeOption, PasswordOption, signed_in

if TYPE_CHECKING:
    from counter_app.domain.pickup_papers import DayListLine

pickups = typer.Typer()

_FORMS: Final = (".ods", ".pdf")


@pickups.command(name="list-pickups")
def list_pickups_command(
    context: typer.Context,
    day_words: Annotated[
        str, typer.Option("--date", help="Such as 115/01/05 or 2026-01-05.", metavar="D")
    ],
    desk_no: Annotated[int | None, typer.Option("--desk", help="One desk only.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write the list instead, as .ods or .pdf.", metavar="FILE.ods"),
    ] = None,
    as_name: AsOption = "",
    password_file: PasswordOption = None,
    home: HomeOption = None,
) -> None:
    """Print the pickups of a day, names masked.  Exit 0 or 2."""
    from counter_app.domain.calendar import format_roc, parse_date  # noqa: PLC0415 - heavy
    from counter_app.services.pickups.paper import (  # noqa: PLC0415 - heavy
        day_list,
        save_day_list,
    )

    if out is not None and out.suffix.lower() not in _FORMS:
        raise typer.BadParameter("--out 的檔名要以 .ods 或 .pdf 結尾。")
    day = parse_date(day_words)
    with signed_in(home or context.obj, as_name, password_file) as (opened, actor):
        found = day_list(opened.desk, actor, day=day, desk_no=desk_no)
        if out is not None:
            save_day_list(opened.desk, actor, day=day, desk_no=desk_no, out=out)
    typer.echo(f"{format_roc(day)} 取件 {len(found.lines):,} 件{f'：{out}' if out else ''}")
    if out is None:
        for line in found.lines:
            typer.echo(_say(line))


def _say(line: "DayListLine") -> str:
    from counter_app.domain.calendar import TAIPEI  # noqa: PLC0415 - heavy
    from counter_app.ui.pickup_words import say_state  # noqa: PLC0415 - only for words

    at = line.slot_at or line.arrived_at
    when = at.astimezone(TAIPEI).strftime("%H:%M") if at is not None else "--:--"
    shelf = f"　架號 {line.shelf}" if line.shelf else ""
    return (
        f"{when}　{line.number}　{line.desk_no} 號櫃檯　{line.item_name}　"
        f"{line.caller}　{say_state(line.state)}{shelf}"
    )
