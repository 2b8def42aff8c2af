"""Anchors outside the store: one JSON line each, only ever added to, one file a desk.

A power cut may leave half a line at the end; it is told from a whole one, and what it was to
say is written again on a line of its own.
"""

import json
import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from counter_app.domain.chain import canonical_json
from counter_app.domain.closing import Anchor

_PATTERN: Final = "desk-*.jsonl"


def anchor_file(folder: Path, desk_no: int) -> Path:
    """Return where the anchors of a desk's closes stand in a folder."""
    return folder / f"desk-{desk_no:02d}.jsonl"


def anchor_line(anchor: Anchor) -> bytes:
    """Return an anchor as it stands in a file, with its line end."""
    return canonical_json({name: getattr(anchor, name) for name in Anchor.__slots__}) + b"\n"


def read_anchors(folder: Path) -> list[Anchor]:
    """Return every anchor in a folder, file by file; what is no anchor is passed over.

    Raises:
        OSError: The folder or a file in it cannot be read.
    """
    # A folder that is not there must not look like one without anchors.
    files = sorted(path for path in folder.iterdir() if path.match(_PATTERN))
    return [anchor for path in files for anchor in _anchors_in(path)]


def add_anchors(path: Path, anchors: Iterable[Anchor]) -> None:
    """Add anchors at the end of a file; when this returns they are on the disk.

    Args:
        path: The file; it and its folder are made if they are not there.
        anchors: Oldest first.

    Raises:
        OSError: They could not be written; half a line may stand at the end.
    """
    lines = b"".join(anchor_line(anchor) for anchor in anchors)
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                lines = b"\n" + lines
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    if is_new and os.name != "nt":
        _sync_folder(path.parent)


def _anchors_in(path: Path) -> list[Anchor]:
    found = []
    for line in path.read_bytes().splitlines():
        try:
            found.append(_anchor_of(json.loads(line)))
        except (ValueError, TypeError, KeyError):
            continue
    return found


def _anchor_of(fields: Any) -> Anchor:  # noqa: ANN401 - whatever stood on the line
    return Anchor(
        **{
            **fields,
            "business_day": date.fromisoformat(fields["business_day"]),
            "at": datetime.fromisoformat(fields["at"]),
        }
    )


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
