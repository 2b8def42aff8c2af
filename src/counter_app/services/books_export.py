"""Give all the books away as a file that anybody can check."""

from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import Refusal, Trouble
from counter_app.domain.progress import Progress
from counter_app.domain.staff import Act, Actor, check_permitted
from counter_app.exchange.chain_files import add_reader, new_chain_folder
from counter_app.services.desk import Desk
from counter_app.store.chain_export import open_chains
from counter_app.store.verify import BookReader


@dataclass(eq=False, kw_only=True)
class ExportExists(Refusal):
    """The folder is there already; an export never goes over another."""

    path: str


@dataclass(eq=False, kw_only=True)
class ExportUnwritable(Trouble):
    """The folder cannot be written, or there is no room; nothing is left of it."""

    path: str


@dataclass(eq=False, kw_only=True)
class ExportStopped(Refusal):
    """Somebody stopped the export; nothing is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReaders:
    """What lies beside the books so that they can be read.

    Attributes:
        description: One page on the form.
        checker: A program that needs Python and nothing else.
    """

    description: Path
    checker: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    folder: Path
    row_count: int
    anchor_count: int


def export_chain(
    desk: Desk,
    actor: Actor,
    reader: BookReader,
    *,
    folder: Path,
    readers: ExportReaders,
    progress: Progress | None = None,
) -> Exported:
    """Write every chained row and every anchor into a new folder, readable by its owner only.

    The rows are whole, names and numbers of people included, for a hash is over all of a row;
    so the act is journalled, and the file says what it holds.

    Args:
        desk: Where.
        actor: Who takes the books away.
        reader: Of the same store.
        folder: It must not exist yet.
        readers: What lies beside them.
        progress: Told how many rows are written and how many there are; False from it stops.

    Raises:
        NotPermitted: The role does not check books.
        ExportExists: The folder is there already.
        ExportUnwritable: It cannot be written.
        ExportStopped: Progress said so.
        StoreBusy, StoreUnreachable, StoreLocked: The store cannot be read.
    """
    check_permitted(actor, Act.VERIFY_BOOKS)
    if folder.exists():
        raise ExportExists(path=str(folder))
    now = desk.clock()
    # First of all: books that were taken away without a trace must not be possible.
    if not desk.is_read_only:
        with desk.open_unit() as unit:
            unit.journal.write(actor, at=now, act="export_chain", subject=str(folder))
            unit.commit()
    with desk.open_unit() as unit:
        anchors = unit.anchors.all()
    row_count = 0
    try:
        with open_chains(reader) as books, new_chain_folder(folder, anchors=anchors) as file:
            heads = books.heads()
            total = sum(head.chain_seq for head in heads)
            file.write_header(
                {
                    "branch": desk.branch_name,
                    "is_demo": desk.is_demo,
                    "holds_personal_data": True,
                    "exported_at": now.isoformat(),
                    "exported_by": actor.login,
                    "heads": [head._asdict() for head in heads],
                }
            )
            for link in books.links():
                file.write_link(*link)
                row_count += 1
                if progress is not None and not progress(row_count, total):
                    raise ExportStopped
        add_reader(folder, description=readers.description, checker=readers.checker)
    except OSError as error:
        raise ExportUnwritable(path=str(folder)) from error
    return Exported(folder=folder, row_count=row_count, anchor_count=len(anchors))
