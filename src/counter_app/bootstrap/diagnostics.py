"""One file for whoever helps: logs, fault reports, versions, settings; no names, no secrets."""

import json
import platform
import zipfile
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from counter_app import __version__
from counter_app.settings import Settings

LIBRARIES: Final = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "psycopg",
    "reportlab",
    "pyserial",
    "python-escpos",
)


def export_diagnostics(home: Path, settings: Settings, *, at: datetime) -> Path:
    """Write the logs and versions of a home into one ZIP file beside them.

    Args:
        home: Whose logs.
        settings: Of this desk; the address of its database is left out, it holds a password.
        at: Names the file.

    Returns:
        The file.
    """
    path = home / f"diagnostics-{at:%Y%m%d-%H%M%S}.zip"
    facts = {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "desk_no": settings.desk_no,
        "has_database_server": bool(settings.database_url),
        "language": settings.language,
        "devices": [[each.kind, each.profile] for each in settings.devices],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("facts.json", json.dumps(facts, ensure_ascii=False, indent=2))
        for file in sorted((home / "logs").glob("*")):
            if file.is_file():
                archive.write(file, f"logs/{file.name}")
    return path
