"""What a demo home brings to the window: accounts at once, machines when they are needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter_app.bootstrap.window import DemoParts
from counter_app.demo.people import ACCOUNTS
from counter_app.settings import DeviceSettings
from counter_app.ui.sign_in.view import DemoAccount


def demo_parts(folder: Path) -> DemoParts:
    """Return what the window of a demo home shows and runs."""
    return DemoParts(
        accounts=tuple(
            DemoAccount(
                login=account.login, password=account.password, role_words=account.display_name
            )
            for account in ACCOUNTS
        ),
        machines=_machines(folder),
    )


@contextmanager
def _machines(folder: Path) -> Iterator[tuple[DeviceSettings, ...]]:
    from counter_app.demo.home import demo_machines  # noqa: PLC0415 - after the first paint

    with demo_machines(folder) as running:
        yield running.devices
