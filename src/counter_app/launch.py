"""Opens the window from a command line, without the library that reads every other one."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from counter_app.bootstrap.folders import (
    home_folder,
    is_demo_home,
    is_home,
    platform_folder,
)

if TYPE_CHECKING:
    from counter_app.bootstrap.window import DemoParts

REFUSED: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowWanted:
    """What a command line says that only opens the window."""

    home: Path | None = None
    demo: bool = False
    language: str | None = None


def read_window_options(arguments: list[str]) -> WindowWanted | None:
    """Return what a command line wants of the window; None where it says anything else.

    >>> read_window_options(["--home", "h", "--demo"]).demo
    True
    >>> read_window_options(["init", "--home", "h"]) is None
    True
    """
    named: dict[str, str] = {}
    demo = False
    left = list(arguments)
    while left:
        word = left.pop(0)
        name, equals, value = word.partition("=")
        if word == "--demo":
            demo = True
        elif name in {"--home", "--lang"} and (equals or left):
            named[name] = value if equals else left.pop(0)
        else:
            return None
    home = named.get("--home")
    return WindowWanted(home=Path(home) if home else None, demo=demo, language=named.get("--lang"))


def open_window(wanted: WindowWanted) -> int:
    """Open the window on a home and return the exit code.

    Raises:
        HomeInUse, SettingsRefused: As `bootstrap.window.run_window`.
    """
    folder = home_folder(wanted.home)
    if wanted.demo and wanted.home is None:
        sys.stderr.write("--demo 需要 --home DIR：示範資料不會放進正式的資料夾。\n")
        return REFUSED
    if wanted.demo and not is_home(folder):
        from counter_app.demo.home import make_demo_home  # noqa: PLC0415 - only for a demo

        make_demo_home(folder).close()
    elif wanted.demo and not is_demo_home(folder):
        sys.stderr.write(f"{folder} 是正式的資料夾，不能用來示範。\n")
        return REFUSED
    from counter_app.bootstrap.window import (  # noqa: PLC0415 - after the questions
        DemoOffer,
        run_window,
    )

    demo = None
    if is_demo_home(folder):
        from counter_app.demo.parts import demo_parts  # noqa: PLC0415 - only for a demo

        demo = demo_parts(folder)
    if "QT_IM_MODULE" not in os.environ and "fcitx" in os.environ.get("XMODIFIERS", ""):
        # Qt's own wheels bring no fcitx5 plugin; fcitx5 answers ibus.
        os.environ["QT_IM_MODULE"] = "ibus"
    offer = DemoOffer(folder=demo_folder(folder), make=_make_demo)
    return run_window(folder, language=wanted.language, demo=demo, offer=offer)


def demo_folder(folder: Path) -> Path:
    """Return where the wizard puts a demo: a folder that was named, never the platform's own."""
    if folder == platform_folder():
        return folder.with_name(f"{folder.name}-demo")
    return folder


def _make_demo(folder: Path) -> "DemoParts":
    from counter_app.demo.home import make_demo_home  # noqa: PLC0415 - only for a demo
    from counter_app.demo.parts import demo_parts  # noqa: PLC0415 - only for a demo

    # One that an earlier look left behind is as good as a new one.
    if not is_demo_home(folder) or not is_home(folder):
        make_demo_home(folder).close()
    return demo_parts(folder)
