"""Run every gate of this project in order and stop at the first red one.

    tools/check.py              lock, format, lint, types, import rules, tests, coverage
    tools/check.py --nightly    the same, with the slow tests
    tools/check.py --bench      the benchmarks instead, beside their bars

The last line counts the tests. Exit status 0 when every gate is green, 1 when one is red.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-P", "-m"]

# Much more than any gate takes; a test that hangs without end must not hang the whole check.
GATE_S_MAX = 3600
NIGHTLY_S_MAX = 4 * 3600

# More workers than this would starve the tests that talk to a device or to another process.
WORKERS_MAX = 4

STATIC_GATES = {
    "lock": [sys.executable, "tools/check_lock.py"],
    "format": [*PYTHON, "ruff", "format", "--check", "--quiet"],
    "lint": [*PYTHON, "ruff", "check", "--quiet"],
    "types": [*PYTHON, "mypy"],
    "imports": [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"],
}


class RedGateError(Exception):
    """A gate that did not pass; its text is the last line of the check."""


def run(
    name: str,
    command: list[str],
    environment: dict[str, str] | None = None,
    *,
    within_s: float = GATE_S_MAX,
) -> int:
    """Run one gate with its output on ours, print its duration, and return its exit status."""
    print(f"--- {name}", flush=True)
    start_s = time.monotonic()
    try:
        status = subprocess.run(
            command, cwd=ROOT, env=environment, timeout=within_s, check=False
        ).returncode
        ending = "ok" if status == 0 else f"RED: {words(status)}"
    except subprocess.TimeoutExpired:
        status, ending = 1, f"RED: stopped after {within_s:.0f} s"
    print(f"--- {name}: {ending}, {time.monotonic() - start_s:.1f} s", flush=True)
    return status


def words(status: int) -> str:
    """Say how a process ended: by its exit status, or by the signal that ended it."""
    return f"status {status}" if status >= 0 else f"ended by {signal.Signals(-status).name}"


class Tests:
    """The counts of all test processes of this check."""

    def __init__(self, folder: Path) -> None:
        """Keep the reports of the test processes in an empty folder."""
        self._folder = folder
        self._start_s = time.monotonic()
        self.counts: Counter[str] = Counter()

    def run(self, name: str, options: list[str], *, within_s: float, **environment: str) -> None:
        """Run pytest in a process of its own and count its tests.

        Raises:
            RedGateError: A test failed, none was found, or the process ended badly after all
                tests had passed.
        """
        report = self._folder / f"{name}.xml"
        command = [*PYTHON, "pytest", "--quiet", f"--junit-xml={report}", *options]
        status = run(name, command, os.environ | environment, within_s=within_s)
        self._count(report)
        if status != 0:
            if not self.counts["failed"]:
                self.counts["failed"] = 1  # all passed, and yet the process did not end well
            raise RedGateError(f"{self}: {name}, {words(status)}")

    def _count(self, report: Path) -> None:
        if not report.exists():  # ended before pytest could write it
            return
        for suite in ET.parse(report).iter("testsuite"):  # noqa: S314 - our own pytest wrote it
            total = Counter({key: int(suite.get(key, "0")) for key in REPORTED})
            # An error is a fixture that failed or a worker that died.
            failed = total["failures"] + total["errors"]
            self.counts["failed"] += failed
            self.counts["skipped"] += total["skipped"]
            self.counts["passed"] += max(0, total["tests"] - failed - total["skipped"])

    def __str__(self) -> str:
        """Count as pytest does: `1 failed, 812 passed, 3 skipped in 312.40s`."""
        words_of_all = [
            f"{self.counts[kind]} {kind}"
            for kind in ("failed", "passed", "skipped")
            if self.counts[kind] or kind == "passed"
        ]
        return f"{', '.join(words_of_all)} in {time.monotonic() - self._start_s:.2f}s"


REPORTED = ("tests", "failures", "errors", "skipped")


@contextlib.contextmanager
def virtual_display() -> Iterator[str]:
    """Run an Xvfb and give its display, such as `:1`; it ends after the block.

    Raises:
        RedGateError: Xvfb is not installed or did not start.
    """
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1080x24"]
    with os.fdopen(read_end) as answer:
        try:
            server = subprocess.Popen(
                [*command, "-nolisten", "tcp", "-noreset"],
                pass_fds=[write_end],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError as error:
            raise RedGateError("1 failed: Xvfb is missing (Debian: xvfb)") from error
        finally:
            os.close(write_end)
        try:
            # The line comes when the display is ready; an end without one means it never was.
            number = answer.readline().strip()
            if not number:
                raise RedGateError("1 failed: Xvfb did not start")
            yield f":{number}"
        finally:
            server.terminate()
            server.wait()


def check(folder: Path, *, nightly: bool) -> str:
    """Run all gates and return the last line.

    Raises:
        RedGateError: The first gate that did not pass.
    """
    for name, command in STATIC_GATES.items():
        if run(name, command) != 0:
            raise RedGateError(f"0 passed, 1 failed: {name}")

    tests = Tests(folder)
    sizes = "" if nightly else " and not nightly"
    within_s = NIGHTLY_S_MAX if nightly else GATE_S_MAX
    # The limit is held once, at the end, over both processes together.
    coverage = ["--cov", "--cov-report=", "--cov-fail-under=0"]
    workers = str(max(2, min(WORKERS_MAX, os.cpu_count() or 1)))
    parallel = ["-n", workers, "--dist=worksteal"]
    tests.run(
        "tests",
        [*parallel, *coverage, f"-m not xvfb{sizes}"],
        within_s=within_s,
        QT_QPA_PLATFORM="offscreen",
    )
    with virtual_display() as display:
        tests.run(
            "tests-xvfb",
            ["-n0", *coverage, "--cov-append", f"-m xvfb{sizes}"],
            within_s=within_s,
            QT_QPA_PLATFORM="xcb",
            DISPLAY=display,
        )
    if run("coverage", [*PYTHON, "coverage", "report"]) != 0:
        tests.counts["failed"] += 1
        raise RedGateError(f"{tests}: coverage")
    return str(tests)


def bench(folder: Path) -> str:
    """Run the benchmarks, print their table and return the last line.

    Raises:
        RedGateError: A benchmark failed; a figure beyond its bar is not a failure.
    """
    tests = Tests(folder)
    figures = ROOT / "build" / "benchmarks.json"
    figures.parent.mkdir(exist_ok=True)
    alone = ["-n0", "-p", "no:randomly", "--timeout=0"]
    with virtual_display() as display:  # for the program itself, which a benchmark may start
        tests.run(
            "benchmarks",
            ["tests/benchmarks", *alone, "--benchmark-enable", f"--benchmark-json={figures}"],
            within_s=NIGHTLY_S_MAX,
            QT_QPA_PLATFORM="offscreen",
            DISPLAY=display,
        )
    table = ROOT / "tools" / "bench_table.py"
    if table.exists() and run("table", [sys.executable, str(table), str(figures)]) != 0:
        raise RedGateError(f"{tests}, 1 failed: table")
    return str(tests)


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--nightly", action="store_true", help="run the slow tests too")
    what.add_argument("--bench", action="store_true", help="run the benchmarks instead")
    chosen = parser.parse_args()

    if os.environ.get("CI", "").lower() in {"1", "true"}:
        os.environ["COUNTER_APP_REQUIRE_POSTGRESQL"] = "1"
    with tempfile.TemporaryDirectory(prefix="counter-app-check-") as folder:
        try:
            last_line = (
                bench(Path(folder)) if chosen.bench else check(Path(folder), nightly=chosen.nightly)
            )
        except RedGateError as red:
            print(f"== {red} ==")
            return 1
    print(f"== {last_line} ==")
    return 0


if __name__ == "__main__":
    sys.exit(main())
