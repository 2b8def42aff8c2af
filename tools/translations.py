"""Bring the English of the window up to date with its Traditional Chinese.

    tools/translations.py            gather every text of the window into en.ts, make en.qm
    tools/translations.py --check    change nothing; say what is missing, not translated or old

The Chinese in the source is the original.  What is new stands in
resources/translations/en.ts marked ``unfinished`` until somebody writes its English there; the
window shows the Chinese meanwhile.  Exit status 1 from ``--check`` when anything is missing.

The program loads ``en.qm``, which is kept beside its source: an installation needs no tools.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = tuple(ROOT / "src" / "counter_app" / room for room in ("ui", "bootstrap"))
TEXTS = ROOT / "resources" / "translations" / "en.ts"
TOOLS = Path(sys.executable).parent
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


def gather(into: Path) -> None:
    """Write every text of the window into *into*, keeping what is translated there."""
    found = (path for folder in SOURCES for path in folder.rglob("*.py"))
    paths = sorted(str(path.relative_to(ROOT)) for path in found)
    command = [
        str(TOOLS / "pyside6-lupdate"),
        *paths,
        *("-source-language", "zh_TW", "-target-language", "en"),
        # A guess from a text that is only alike would look like a translation.
        *("-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext"),
        *("-ts", str(into)),
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def release(texts: Path) -> Path:
    """Make the file that the program loads, beside its source, and return it."""
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(texts)]
    subprocess.run(command, cwd=ROOT, check=True)
    return texts.with_suffix(".qm")


def unfinished(texts: Path) -> list[str]:
    """Return what has no English, or has lost a placeholder in it."""
    lines = []
    root = ET.parse(texts).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source", "")
            english = message.find("translation")
            words = "" if english is None else english.text or ""
            is_finished = english is not None and english.get("type") != "unfinished"
            same = sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(words))
            if not (words and same and is_finished):
                lines.append(f"{context.findtext('name')}: {source}")
    return lines


def check() -> int:
    """Compare the source with what is there, and leave both alone."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TEXTS.name
        fresh.write_bytes(TEXTS.read_bytes())
        gather(fresh)
        lines = unfinished(fresh)
        print("\n".join(lines))
        print(f"{len(lines)} without English")
        is_old = fresh.read_bytes() != TEXTS.read_bytes()
        is_old = is_old or release(fresh).read_bytes() != TEXTS.with_suffix(".qm").read_bytes()
    if is_old:
        print("en.ts or en.qm is older than the source: run tools/translations.py")
    return 1 if lines or is_old else 0


def main() -> int:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    if parser.parse_args().check:
        return check()
    gather(TEXTS)
    release(TEXTS)
    lines = unfinished(TEXTS)
    print("\n".join(lines))
    print(f"{len(lines)} without English")
    return 0


if __name__ == "__main__":
    sys.exit(main())
