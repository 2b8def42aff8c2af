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
from counter_app.domain.money import Twd
from counter_app.domain.staff import Role
from counter_app.services.shifts import open_shift
from counter_app.services.staff import add_staff, change_password, sign_in
from counter_app.settings import Settings

ROUNDS: Final = 15
ROUNDS_SIGNED_IN: Final = 7
UI_CALLS: Final = 100_000
PROGRAM: Final = [sys.executable, "-m", "counter_app"]
HERE: Final = Path(__file__).parent
BARE_FORM: Final = [sys.executable, str(HERE / "bare_form.py")]
SIGNED_IN: Final = HERE / "signed_in.py"
PASSWORD: Final = "A long password"  # noqa: S105 - of a home that is gone after the test
# Alembic runs its `env` itself; importing it means nothing.  A program's own door is not a part.
NOT_IMPORTED: Final = ("counter_app.__main__", "counter_app.store.migrations")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "home"
    made = make_home(
        path,
        Settings(branch="宜蘭"),
        is_demo=False,
        administrator="admin",
        administrator_name="管理員",
        password=PASSWORD,
    )
    administrator = sign_in(made.desk, login="admin", password=PASSWORD)
    add_staff(
        made.desk,
        administrator,
        login="clerk",
        display_name="收費員",
        role=Role.CLERK,
        password=f"{PASSWORD} given",
    )
    change_password(made.desk, login="clerk", old=f"{PASSWORD} given", new=PASSWORD)
    open_shift(
        made.desk, sign_in(made.desk, login="clerk", password=PASSWORD), float_twd=Twd(5_000)
    )
    made.close()
    return path


def environment(*, on_display: bool, **more: str) -> dict[str, str]:
    """Return what a program under test is started with.

    On a desk the windows would jump into somebody's work, so they are shown only when the figures
    are wanted, on the display of the check.
    """
    made = os.environ | {"LC_ALL": "C.UTF-8"} | more
    if on_display and "DISPLAY" in made:
        made["QT_QPA_PLATFORM"] = "xcb"
    return made


def seconds_to_paint(command: list[str], *, on_display: bool) -> float:
    """Start a program and return how long it took until it said that it had painted."""
    started_with = environment(on_display=on_display, COUNTER_APP_REPORT_PAINT="quit")
    started_s = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=started_with) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took_s = time.perf_counter() - started_s
    assert line == b"painted\n", f"ended with {process.returncode} before it painted"
    return took_s


def seconds_from_sign_in(home: Path, *, on_display: bool) -> float:
    """Start the program, sign in, and return how long the payment screen took from there."""
    with subprocess.Popen(
        [sys.executable, str(SIGNED_IN), "--home", str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(on_display=on_display),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"clerk\n{PASSWORD}\n".encode())
        process.stdin.close()
        first = process.stdout.readline()
        pressed_s = time.perf_counter()
        second = process.stdout.readline()
        took_s = time.perf_counter() - pressed_s
    assert (first, second) == (b"signing in\n", b"painted\n"), f"ended with {process.returncode}"
    return took_s


def compare(
    benchmark: Any,  # noqa: ANN401 - it has no types
    ours: Callable[[], float],
    other: Callable[[], float],
    *,
    rounds: int = ROUNDS,
) -> tuple[float, float]:
    """Measure two things in turn, many times, and return the median of each in seconds."""
    ours_s: list[float] = []
    other_s: list[float] = []
    # The first start of each reads from the disk what the others find in memory.
    benchmark.pedantic(
        lambda: ours_s.append(ours()),
        setup=lambda: other_s.append(other()),
        rounds=rounds,
        warmup_rounds=1,
    )
    return statistics.median(ours_s[1:] or ours_s), statistics.median(other_s[1:] or other_s)


def test_from_the_command_to_the_painted_sign_in_page(
    benchmark: Any,  # noqa: ANN401 - it has no types
    home: Path,
) -> None:
    on_display = benchmark.enabled
    ours_s, bare_s = compare(
        benchmark,
        lambda: seconds_to_paint([*PROGRAM, "--home", str(home)], on_display=on_display),
        lambda: seconds_to_paint(BARE_FORM, on_display=on_display),
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


def test_from_sign_in_to_the_painted_payment_screen(
    benchmark: Any,  # noqa: ANN401 - it has no types
    home: Path,
) -> None:
    on_display = benchmark.enabled
    ours_s, bare_s = compare(
        benchmark,
        lambda: seconds_from_sign_in(home, on_display=on_display),
        lambda: seconds_to_paint(BARE_FORM, on_display=on_display),
        rounds=ROUNDS_SIGNED_IN,
    )
    benchmark.extra_info.update(
        bar=1,
        what="sign-in to painted payment screen, against a bare form of 30 fields",
        ours=1000 * ours_s,
        reference=1000 * bare_s,
        unit="ms",
        ratio=ours_s / bare_s,
        goal="<= 1.5",
    )


def test_the_same_program_importing_everything_at_once(
    benchmark: Any,  # noqa: ANN401 - it has no types
    home: Path,
) -> None:
    modules = sorted({*own_modules(), *imported_late()})
    assert "reportlab.pdfbase.ttfonts" in modules
    imports = "\n".join(f"import {module}" for module in modules)
    start = "import sys\nfrom counter_app.__main__ import main\nmain()"
    python, arguments = [sys.executable, "-c"], ["--home", str(home)]
    on_display = benchmark.enabled
    deferred_s, eager_s = compare(
        benchmark,
        lambda: seconds_to_paint([*python, start, *arguments], on_display=on_display),
        lambda: seconds_to_paint(
            [*python, f"{imports}\n{start}", *arguments], on_display=on_display
        ),
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


def test_references_to_none_over_many_calls_of_the_ui(
    benchmark: Any,  # noqa: ANN401 - it has no types
    qtbot: QtBot,
) -> None:
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
