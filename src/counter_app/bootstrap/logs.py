"""The log of a home: JSON lines, a few files of bounded size, no names and no numbers of people."""

import json
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

LOG_BYTES_MAX: Final = 2_000_000
LOG_FILES: Final = 5


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "area": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            # The kind of an error only: its text may name a person.
            entry["error"] = record.exc_info[0].__name__
        return json.dumps(entry, ensure_ascii=False)


def log_to(folder: Path) -> logging.Handler:
    """Write the program's log into a folder from now on; return the handler, to take it off."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "counter-app.jsonl",
        maxBytes=LOG_BYTES_MAX,
        backupCount=LOG_FILES,
        encoding="utf-8",
    )
    handler.setFormatter(_JsonLines())
    root = logging.getLogger("counter_app")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return handler
