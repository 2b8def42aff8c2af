"""The page that checks papers of a branch, put together from ``resources/verifier``.

One file, which asks nobody anything: style, scripts and keys stand in it, and a policy in its
head forbids the browser to load or send whatever it may be.  The keys are read from the very
lines that show them, so no script differs between two branches.
"""

import base64
import hashlib
import os
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from counter_app.domain.calendar import format_roc_long

_STYLE: Final = "page.css"
_SCRIPTS: Final = ("nacl-fast.min.js", "papers.js", "page.js")


def verifier_page(
    *, branch_name: str, public_keys: Iterable[str], made_on: date, is_demo: bool
) -> str:
    """Return the page of a branch.

    Args:
        branch_name: As it stands on paper.
        public_keys: 64 hexadecimal digits each, the newest first.
        made_on: Papers that were signed with a key made later are unknown to the page.
        is_demo: The page says that no paper of this branch is real.
    """
    folder = _folder()
    style = _text(folder / _STYLE)
    scripts = [_text(folder / name) for name in _SCRIPTS]
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash_of(style)}; script-src {' '.join(map(_hash_of, scripts))}"
    )
    keys = "\n".join(f'<li><code class="key">{escape(key)}</code></li>' for key in public_keys)
    values = {
        "policy": policy,
        "branch": escape(branch_name),
        "made_on": format_roc_long(made_on),
        "made_on_iso": made_on.isoformat(),
        "mode": "demo" if is_demo else "real",
        "keys": keys,
        "licence": escape(_text(folder / "nacl-fast.LICENSE.txt")),
        "style": style,
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    # Piece by piece: no value is looked through for the mark of another.
    before, *pieces = _text(folder / "page.html").split("{{")
    for piece in pieces:
        name, _end, after = piece.partition("}}")
        before += values[name] + after
    return before


def write_page(out: Path, page: str) -> None:
    """Write a page whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)


def _folder() -> Path:
    # An installed package carries its resources; a checkout has them beside src.
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    resources = installed if installed.is_dir() else package.parents[1] / "resources"
    return resources / "verifier"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash_of(text: str) -> str:
    """Return what lets the browser take these very words for a script or a style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
