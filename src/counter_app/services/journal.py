"""Look into the journal, and take what was found along as a sheet."""

import json
from pathlib import Path
from typing import Final

from counter_app.domain.calendar import TAIPEI
from counter_app.domain.sheets import Column, Table, Workbook
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.services.desk import Desk
from counter_app.store.journal import JournalEntry, JournalFilter

EXPORT_MAX: Final = 200_000
"""So many entries leave in one sheet; narrow the filter for more."""

_COLUMNS: Final = (
    Column(name="時間", width=3),
    Column(name="櫃檯", width=1),
    Column(name="鏈上序號", width=1.5),
    Column(name="行為", width=3),
    Column(name="對象", width=4),
    Column(name="人員", width=2),
    Column(name="角色", width=2),
    Column(name="核可人", width=2),
    Column(name="內容", width=10),
)


def search_journal(
    desk: Desk,
    actor: Actor,
    wanted: JournalFilter,
    *,
    limit: int,
    before: JournalEntry | None = None,
) -> list[JournalEntry]:
    """Return what fits, of every desk and the office, newest first.

    Args:
        desk: Where.
        actor: Who looks.
        wanted: What is looked for.
        limit: So many at most.
        before: The oldest that is there already; only older ones are returned.

    Raises:
        NotPermitted: The role does not read the journal.
    """
    check_permitted(actor, Act.READ_JOURNAL)
    with desk.open_unit() as unit:
        return unit.journal.search(wanted, limit=limit, before=before)


def export_journal(
    desk: Desk, actor: Actor, wanted: JournalFilter, *, form: str, folder: Path
) -> Path:
    """Write what fits as a sheet, whole or absent; formula cells are made harmless.

    Args:
        desk: Where.
        actor: Who takes it along; that is written down too.
        wanted: What is looked for.
        form: ``ods`` or ``csv``.
        folder: Where the file goes.

    Raises:
        NotPermitted: The role does not read the journal.
        OSError: The file could not be written.
    """
    from counter_app.documents.files import save_paper  # noqa: PLC0415 - heavy
    from counter_app.exchange.sheets import table_to_csv, workbook_to_ods  # noqa: PLC0415 - heavy

    found = search_journal(desk, actor, wanted, limit=EXPORT_MAX)
    now = desk.clock()
    table = Table(title="日誌", columns=_COLUMNS, rows=tuple(_row(entry) for entry in found))
    if form == "csv":
        content = table_to_csv(table)
    else:
        content = workbook_to_ods(
            Workbook(
                title="日誌",
                branch_name=desk.branch_name,
                facts=(
                    ("匯出時間", f"{now.astimezone(TAIPEI):%Y-%m-%d %H:%M:%S}"),
                    ("匯出人員", actor.login),
                    ("筆數", str(len(found))),
                ),
                tables=(table,),
                is_demo=desk.is_demo,
            )
        )
    path = folder / f"journal-{now.astimezone(TAIPEI):%Y%m%d-%H%M%S}.{form}"
    save_paper(path, content)
    with desk.open_unit() as unit:
        unit.journal.write(
            actor,
            at=now,
            act="export_journal",
            subject=path.name,
            details={"entries": len(found), "act": wanted.act, "person": wanted.person},
        )
        unit.commit()
    return path


def _row(entry: JournalEntry) -> tuple[str, ...]:
    return (
        f"{entry.at.astimezone(TAIPEI):%Y-%m-%d %H:%M:%S}",
        str(entry.desk_no),
        str(entry.chain_seq),
        entry.act,
        entry.subject,
        entry.actor,
        entry.role,
        entry.approver,
        json.dumps(entry.details, ensure_ascii=False, sort_keys=True),
    )
