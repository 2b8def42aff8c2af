import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ["installer/run", "installer/test", ".ci/run", "tools/lock"]
LOCK, PYPROJECT, BUILD_IN = (
    "installer/requirements.lock",
    "pyproject.toml",
    "installer/build.in",
)

# Stands for the installed program: says how it was started.
PROGRAM = """#!/bin/bash
echo "started: $*"
echo "QT_IM_MODULE: ${QT_IM_MODULE:-}"
echo "QT_QPA_PLATFORM: ${QT_QPA_PLATFORM:-}"
"""


def check_lock(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools/check_lock.py"), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_lock_names_no_host_and_pins_every_dependency() -> None:
    checked = check_lock()
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("alembic==", "--index-url https://mirror.test/simple\nalembic==", "names a host"),
        ("alembic==", "left @ file:///wheels/left.whl\nalembic==", "names a host"),
        ("alembic==", "alembic>=", "not an exact pin: alembic"),
        ("alembic==", "alembic==0.1 # ", "is pinned at 0.1"),
        ("hatchling==", "hatchlin==", "hatchling>=1.27 is not pinned"),
        ("psycopg-binary==", "right==1.0\npsycopg-binary==", "right has no hash"),
    ],
)
def test_a_spoilt_lock_is_refused(tmp_path: Path, old: str, new: str, finding: str) -> None:
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    assert lock.count(f"\n{old}") + lock.startswith(old) == 1
    spoilt = tmp_path / "requirements.lock"
    spoilt.write_text(lock.replace(old, new, 1), encoding="utf-8")

    checked = check_lock(spoilt, ROOT / PYPROJECT, ROOT / BUILD_IN)

    assert checked.returncode == 1
    assert finding in checked.stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_executable_and_sound(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["bash", "-n", ROOT / script], check=False).returncode == 0


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of all this machine's commands but those that would install something."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for folder in os.environ["PATH"].split(os.pathsep):
        for command in Path(folder).glob("*"):
            link = commands / command.name
            if command.name not in {"apt-get", "sudo", "python3"} and not link.is_symlink():
                link.symlink_to(command)
    (commands / "python3").symlink_to(sys.executable)
    return commands


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose .venv was made by the installer, with a program that only reports."""
    folder = tmp_path / "checkout"
    (folder / ".venv/bin").mkdir(parents=True)
    shutil.copytree(ROOT / "installer", folder / "installer")
    shutil.copy(ROOT / PYPROJECT, folder)
    with (folder / "installer/setup.sh").open("a", encoding="utf-8") as setup:
        # What this machine happens to lack is not the subject.
        setup.write('NEEDED_TO_RUN="command bash bash"\n')
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    program = folder / ".venv/bin/counter-app"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    shell(folder, "stamp >.venv/installed-from")
    return folder


def shell(checkout: Path, commands: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run commands that may use the functions of installer/setup.sh."""
    return start(checkout, "bash", "-c", f". installer/setup.sh; {commands}", **environment)


def start(checkout: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_IM_MODULE", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        command,
        cwd=checkout,
        env=bare | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_a_display_the_window_opens_on_the_demo_home(checkout: Path, machine: Path) -> None:
    started = start(checkout, "installer/run", "--debug", PATH=str(machine), DISPLAY=":9")
    assert started.returncode == 0, started.stderr
    assert "started: --home demo-home --demo --debug\n" in started.stdout


def test_without_a_display_the_demo_day_is_played_and_its_papers_named(
    checkout: Path, machine: Path
) -> None:
    started = start(checkout, "installer/run", PATH=str(machine))
    assert started.returncode == 0, started.stderr
    assert "started: demo --out demo-output\n" in started.stdout
    assert "QT_QPA_PLATFORM: offscreen\n" in started.stdout
    assert f"{checkout}/demo-output" in started.stderr.splitlines()[-1]


def test_a_demo_day_that_ends_badly_is_not_hidden(checkout: Path, machine: Path) -> None:
    (checkout / ".venv/bin/counter-app").write_text("#!/bin/bash\nexit 3\n", encoding="utf-8")
    started = start(checkout, "installer/run", PATH=str(machine))
    assert started.returncode != 0


def test_typing_chinese_goes_through_ibus_where_fcitx5_runs(
    checkout: Path, machine: Path, tmp_path: Path
) -> None:
    # A process is known by the name of its executable file.
    shutil.copy("/bin/sleep", tmp_path / "fcitx5")
    with subprocess.Popen([tmp_path / "fcitx5", "60"]) as input_method:
        started = start(checkout, "installer/run", PATH=str(machine), DISPLAY=":9")
        input_method.kill()
    assert "QT_IM_MODULE: ibus\n" in started.stdout


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("library", "libnowhere.so.9"),
        ("font", "Nowhere.ttf"),
        ("command", "nowhere"),
    ],
)
def test_on_another_linux_what_is_missing_is_named_and_nothing_guessed(
    checkout: Path, machine: Path, kind: str, name: str
) -> None:
    asked = shell(checkout, f"have_system '{kind} {name} nowhere9'", PATH=str(machine))
    assert asked.returncode == 1
    assert f"{kind} {name}" in asked.stderr
    assert "nowhere9" in asked.stderr
    assert len(asked.stderr.splitlines()) == 1


def test_without_root_and_sudo_one_sentence_names_the_packages(
    checkout: Path, machine: Path
) -> None:
    for name, text in {"id": "echo 1000", "apt-get": "exit 9", "dpkg": ":"}.items():
        (machine / name).unlink(missing_ok=True)
        (machine / name).write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        (machine / name).chmod(0o755)

    asked = shell(checkout, "have_system 'library libnowhere.so.9 nowhere9'", PATH=str(machine))

    assert asked.returncode == 1
    command = "apt-get install --no-install-recommends nowhere9"
    assert asked.stderr == f"bash: please install these packages as root: {command}\n"


def test_what_is_there_is_not_asked_for(checkout: Path, machine: Path) -> None:
    asked = shell(checkout, "have_system 'command bash bash'", PATH=str(machine))
    assert (asked.returncode, asked.stderr) == (0, "")


def test_lint_settings_do_not_make_the_environment_anew_but_dependencies_do(
    checkout: Path,
) -> None:
    text = (checkout / PYPROJECT).read_text(encoding="utf-8")
    first = shell(checkout, "stamp").stdout

    (checkout / PYPROJECT).write_text(text.replace("line-length = 100", "line-length = 99"))
    assert shell(checkout, "stamp").stdout == first
    (checkout / PYPROJECT).write_text(text.replace("pillow>=12", "pillow>=13"))
    assert shell(checkout, "stamp").stdout != first


def test_a_failed_installation_leaves_the_environment_of_before(
    checkout: Path, machine: Path
) -> None:
    (checkout / ".venv/installed-from").write_text("another lock", encoding="utf-8")

    started = start(
        checkout, "installer/run", PATH=str(machine), PIP_NO_INDEX="1", PIP_CONFIG_FILE="/dev/null"
    )

    assert started.returncode == 1
    assert "could not be installed" in started.stderr.splitlines()[-1]
    assert (checkout / ".venv/bin/counter-app").exists()
    assert "started" not in started.stdout
