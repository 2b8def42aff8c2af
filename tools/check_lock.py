"""Say what is wrong with the lock: a host in it, a pin without a hash, a dependency not pinned.

    tools/check_lock.py [LOCK PYPROJECT BUILD_IN]

Exit status 0 when nothing is wrong, 1 with one line per finding otherwise.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

# A lock that names a host sends a stranger to our machine's package index, not to theirs.
HOST = re.compile(r"://|--index|--extra-index|--find-links|--trusted-host| @ ")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def entries(lock: str) -> Iterator[str]:
    """Yield each requirement of the lock as one line, its continuation lines joined."""
    for line in lock.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


def wanted(pyproject: str, build_in: str) -> list[Requirement]:
    """List what must be pinned: what the program runs on, is built with and is tested by."""
    table = tomllib.loads(pyproject)
    project = table["project"]
    texts: list[str] = [*project["dependencies"], *table["build-system"]["requires"]]
    for extra in project.get("optional-dependencies", {}).values():
        texts += extra
    texts += entries(build_in)
    return [Requirement(text) for text in texts]


def findings(lock: str, pyproject: str, build_in: str) -> Iterator[str]:
    """Yield one sentence for each thing that is wrong; none when the lock is sound."""
    for number, line in enumerate(lock.splitlines(), start=1):
        if HOST.search(line):
            yield f"line {number} names a host or an index: {line.strip()}"

    # A package may be pinned more than once, for different Pythons.
    pinned: dict[str, list[str]] = {}
    for entry in entries(lock):
        pin = PIN.match(entry)
        if pin is None:
            yield f"not an exact pin: {entry[:60]}"
            continue
        pinned.setdefault(canonicalize_name(pin["name"]), []).append(pin["version"])
        if not HASH.search(entry):
            yield f"{pin['name']} has no hash"

    yield from unmet(wanted(pyproject, build_in), pinned)


def unmet(requirements: list[Requirement], pinned: dict[str, list[str]]) -> Iterator[str]:
    """Yield one sentence for each requirement that the pins leave out or contradict."""
    for requirement in requirements:
        versions = pinned.get(canonicalize_name(requirement.name), [])
        if not versions:
            yield f"{requirement} is not pinned"
        for version in versions:
            if version not in requirement.specifier:
                yield f"{requirement} is pinned at {version}"


def main(arguments: list[str]) -> int:
    """Check the named files, or this project's own, and return the exit status."""
    names = arguments or [
        "installer/requirements.lock",
        "pyproject.toml",
        "installer/build.in",
    ]
    lock, pyproject, build_in = ((ROOT / name).read_text(encoding="utf-8") for name in names)
    found = list(findings(lock, pyproject, build_in))
    for sentence in found:
        print(f"lock: {sentence}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
