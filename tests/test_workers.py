import subprocess
import sys
from pathlib import Path

import pytest

import workers

QUIET_END = """
def test_passes():
    pass
"""
ABORT_AFTER_THE_LAST_TEST = """
import atexit, os

def test_passes():
    atexit.register(os.abort)
"""


@pytest.mark.parametrize(
    ("tests", "is_good"), [(QUIET_END, True), (ABORT_AFTER_THE_LAST_TEST, False)]
)
def test_a_worker_that_aborts_after_its_last_test_fails_the_run(
    tmp_path: Path, tests: str, *, is_good: bool
) -> None:
    (tmp_path / "conftest.py").write_text(
        "from workers import WorkerEndings\n"
        "def pytest_configure(config):\n"
        "    config.pluginmanager.register(WorkerEndings())\n"
    )
    (tmp_path / "test_it.py").write_text(tests)
    command = [sys.executable, "-m", "pytest", "-n1", "-c/dev/null", "--rootdir=.", "test_it.py"]

    ended = subprocess.run(
        [*command, "-p", "no:cacheprovider", "-p", "no:randomly"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(workers.__file__).parent), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "1 passed" in ended.stdout
    assert (ended.returncode == 0) is is_good
