"""The books as JSON lines, for whoever checks them without this program (docs/chain-format.md)."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from counter_app.domain.closing import Anchor
from counter_app.exchange.anchor_files import anchor_line

CHAIN_FILE: Final = "chain.jsonl"
ANCHOR_FILE: Final = "anchors.jsonl"
README_FILE: Final = "README.md"
CHECKER_FILE: Final = "verify_chain.py"
FORM: Final = "counter-app chain 1"


class ChainFile:
    """A file that is being written, line by line."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write_header(self, fields: Mapping[str, object]) -> None:
        """Write what the file is."""
        self._file.write(f"{_json({'form': FORM, **fields})}\n")

    def write_link(  # noqa: PLR0917 - the fields of a line
        self,
        desk_no: int,
        chain_seq: int,
        table: str,
        previous_hash: str,
        row_hash: str,
        columns: str,
    ) -> None:
        """Write one row; *columns* is canonical JSON already."""
        self._file.write(
            f'{{"desk_no":{desk_no},"chain_seq":{chain_seq},"table":"{table}",'
            f'"previous_hash":{_json(previous_hash)},"row_hash":{_json(row_hash)},'
            f'"columns":{columns}}}\n'
        )


@contextmanager
def new_chain_folder(folder: Path, *, anchors: Iterable[Anchor]) -> Iterator[ChainFile]:
    """Make a folder with the books: whole, or not there at all.

    Args:
        folder: It must not exist yet.
        anchors: Go into a file of their own.

    Raises:
        FileExistsError: The folder is there already.
        OSError: It cannot be written.
    """
    if folder.exists():
        raise FileExistsError(folder)
    unfinished = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    try:
        with _new_file(unfinished / ANCHOR_FILE) as file:
            file.writelines(anchor_line(anchor).decode() for anchor in anchors)
        with _new_file(unfinished / CHAIN_FILE) as file:
            yield ChainFile(file)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def add_reader(folder: Path, *, description: Path, checker: Path) -> None:
    """Lay the description of the form and the stand-alone checker beside the books."""
    shutil.copyfile(description, folder / README_FILE)
    shutil.copyfile(checker, folder / CHECKER_FILE)


@contextmanager
def _new_file(path: Path) -> Iterator[TextIO]:
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
