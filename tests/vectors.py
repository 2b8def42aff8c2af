"""Figures from public sources that the program must reproduce, each with its source."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "vectors"


def read_vectors(name: str) -> list[dict[str, Any]]:
    """Return the entries of one file of vectors, such as ``late_fees``."""
    return list(read_vector_file(name)["vectors"])


def read_vector_file(name: str) -> dict[str, Any]:
    """Return a whole file of vectors, with its notes."""
    content: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return content
