"""Start the program: the window, or a command."""

import sys


def main() -> None:
    """Run what the command line asks for."""
    from counter_app.cli import run  # noqa: PLC0415 - the window's start is measured

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
