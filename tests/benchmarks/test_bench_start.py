"""Bars 1, 2 and 19: from the command to the painted sign-in page, and the references to None."""

import ast
import os
import pkgutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

import counter_app
from counter_app.bootstrap.homes import make_home
from counter_app.settings import Settings

ROUNDS: Final = 15
UI_CALLS: Final = 100_000
PROGRAM: Final = [sys.executable, "-m", "counter_app"]
BARE_FORM: Final = Path(__file__).with_name("bare_form.py")
# Alembic runs its `env` itself; importing it means nothing.  A program's own door is not a part.
NOT_IMPORTED: Final = ("counter_app.__main__", "counter_app.store.migrations")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "home"
    make_home(
        path,
        Settings(branch="宜蘭"),
        is_demo=False,
        administrator="admin",
        administrator_name="管理員",
        password="a long password",  # noqa: S106 - of a home that is gone after the test
    ).close()
    return path


def seconds_to_paint(command: list[str], *, on_display: bool) -> float:
    """Start a program and return how long it took until it said that it had painted."""
    environment = os.environ | {"COUNTER_APP_REPORT_PAINT": "quit", "LC_ALL": "C.UTF-8"}
    if on_display and "DISPLAY" in environment:
        environment["QT_QPA_PLATFORM"] = "xcb"
    started_s = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took_s = time.perf_counter() - started_s
    assert line == b"painted\n", f"ended with {process.returncode} before it painted"
    return took_s


def compare(benchmark: Any, ours: list[str], other: list[str]) -> tuple[float, float]:  # noqa: ANN401 - it has no types
    """Start two programs in turn, many times, and return the median of each in seconds.

    On a desk the windows would jump into somebody's work, so they are shown only when the figures
    are wanted, on the display of the check.
    """
    other_s: list[float] = []

    def start_the_other() -> None:
        other_s.append(seconds_to_paint(other, on_display=benchmark.enabled))

    ours_s: list[float] = []

    def start_ours() -> None:
        ours_s.append(seconds_to_paint(ours, on_display=benchmark.enabled))

    # The first start of each reads from the disk what the others find in memory.
    benchmark.pedantic(start_ours, setup=start_the_other, rounds=ROUNDS, warmup_rounds=1)
    return statistics.median(ours_s[1:] or ours_s), statistics.median(other_s[1:] or other_s)


def test_from_the_command_to_the_painted_sign_in_page(benchmark: Any, home: Path) -> None:  # noqa: ANN401 - it has no types
    ours_s, bare_s = compare(
        benchmark, [*PROGRAM, "--home", str(home)], [sys.executable, str(BARE_FORM)]
    )
    benchmark.extra_info.update(
        bar=1,
        what="start to painted sign-in, against a bare form of 30 fields",
        ours=1000 * ours_s,
        reference=1000 * bare_s,
        unit="ms",
        ratio=ours_s / bare_s,
        goal="<= 1.0",
    )


def test_the_same_program_importing_everything_at_once(benchmark: Any, home: Path) -> None:  # noqa: ANN401 - it has no types
    modules = sorted({*own_modules(), *imported_late()})
    assert "reportlab.pdfgen.canvas" in modules
    imports = "\n".join(f"import {module}" for module in modules)
    start = "import sys\nfrom counter_app.__main__ import main\nmain()"
    arguments = ["--home", str(home)]
    deferred_s, eager_s = compare(
        benchmark,
        [sys.executable, "-c", start, *arguments],
        [sys.executable, "-c", f"{imports}\n{start}", *arguments],
    )
    benchmark.extra_info.update(
        bar=2,
        what="start to painted sign-in, imports at once against deferred",
        ours=1000 * deferred_s,
        reference=1000 * eager_s,
        unit="ms",
        ratio=eager_s / deferred_s,
        goal=">= 4",
    )


def own_modules() -> Iterator[str]:
    """Name every module of the program."""
    for found in pkgutil.walk_packages(counter_app.__path__, "counter_app."):
        if not found.name.startswith(NOT_IMPORTED):
            yield found.name


def imported_late() -> Iterator[str]:
    """Name the modules of others that the program imports inside its functions."""
    for path in Path(counter_app.__path__[0]).rglob("*.py"):
        tree = ast.parse(path.read_bytes())
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
        for function in functions:
            for node in ast.walk(function):
                for module in _named(node):
                    if not module.startswith("counter_app") and _is_there(module):
                        yield module


def _named(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module)):
            return [module]
        case _:
            return []


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def test_references_to_none_over_many_calls_of_the_ui(benchmark: Any, qtbot: QtBot) -> None:  # noqa: ANN401 - it has no types
    label, field, button = QLabel(), QLineEdit(), QPushButton()
    for widget in (label, field, button):
        qtbot.addWidget(widget)
    calls: tuple[Callable[[], None], ...] = (
        lambda: label.setText("x"),
        lambda: label.setEnabled(True),
        lambda: field.setText("x"),
        lambda: field.setReadOnly(False),
        lambda: button.setText("x"),
        lambda: button.setToolTip("x"),
        lambda: button.setVisible(False),
        field.setFocus,
        label.update,
        button.clicked.emit,
    )

    def drift() -> int:
        before = sys.getrefcount(None)
        for _ in range(UI_CALLS // len(calls)):
            for call in calls:
                call()
        return sys.getrefcount(None) - before

    # The first round makes what is made once, such as the caches of Qt.
    drifted = benchmark.pedantic(drift, rounds=1, warmup_rounds=1)
    assert abs(drifted) < UI_CALLS // 100, "a call of the UI loses or keeps references to None"
    benchmark.extra_info.update(
        bar=19,
        what=f"drift of references to None over {UI_CALLS:,} UI calls",
        ours=abs(drifted),
        goal="<= 0",
    )
