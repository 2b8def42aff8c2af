"""What the commands share: options, signing in, telling how far something is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from counter_app.domain.staff import Actor

if TYPE_CHECKING:
    from counter_app.bootstrap.homes import Home

REFUSED: Final = 2
IN_PART: Final = 3

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", envvar="COUNTER_APP_HOME", help="Folder of the desk.", metavar="DIR"),
]
AsOption = Annotated[str, typer.Option("--as", help="Sign in as this person.", metavar="NAME")]
PasswordOption = Annotated[
    Path | None,
    typer.Option("--password-file", help="First line is the password; asked for if not given."),
]


@contextmanager
def signed_in(
    home: Path | None, as_name: str, password_file: Path | None
) -> Iterator[tuple["Home", Actor]]:
    """Open a home and sign in; the home closes after the block."""
    from counter_app.bootstrap.folders import home_folder  # noqa: PLC0415 - heavy
    from counter_app.bootstrap.homes import open_home  # noqa: PLC0415 - heavy
    from counter_app.services.staff import sign_in  # noqa: PLC0415 - heavy

    if not as_name:
        raise typer.BadParameter("這個命令需要登入：請加 --as 帳號。")
    opened = open_home(home_folder(home))
    try:
        actor = sign_in(opened.desk, login=as_name, password=read_password(password_file, as_name))
        yield opened, actor
    finally:
        opened.close()


def read_password(file: Path | None, login: str, *, is_new: bool = False) -> str:
    """Return the first line of a file, or what is typed in unseen."""
    if file is None:
        words = f"{login} 的新密碼" if is_new else f"{login} 的密碼"
        return str(typer.prompt(words, hide_input=True, confirmation_prompt=is_new))
    try:
        return file.read_text(encoding="utf-8").splitlines()[0]
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"讀不到密碼檔 {file}。") from error


def say_share(done: int, total: int) -> None:
    """Tell how far something is, where somebody watches."""
    if sys.stderr.isatty():
        typer.echo(f"\r{100 * done // max(total, 1):3d} %", err=True, nl=False)


def going_on(done: int, total: int) -> bool:
    """Tell how far something is, and that it shall go on."""
    say_share(done, total)
    return True
