"""Papers on disk: whole or absent, never half (safety rule P5)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast


def save_paper(path: Path, data: bytes) -> None:
    """Write a paper so that after a power cut it is either all there or not there.

    Args:
        path: Where it shall stand; a file of that name is replaced, a missing folder made.
        data: The PDF or PNG.

    Raises:
        OSError: It could not be written; what stood there before still does.
    """
    with whole_file(path) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A ``with`` block whose file takes its place when the block ends well, or not at all.

    Args:
        path: Where it shall stand; a file of that name is replaced, a missing folder made.

    Yields:
        A file beside it, to be written from the start.

    Raises:
        OSError: It could not be written; what stood there before still does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
    ) as file:
        part = Path(file.name)
        try:
            yield cast("BinaryIO", file.file)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            part.unlink(missing_ok=True)
            raise
    try:
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows does so by itself and has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
