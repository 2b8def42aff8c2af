"""Start the program: the window, or a command."""

import sys


def main() -> None:
    """Run what the command line asks for."""
    from counter_app.launch import open_window, read_window_options  # noqa: PLC0415 - measured

    wanted = read_window_options(sys.argv[1:])
    if wanted is not None:
        try:
            sys.exit(open_window(wanted))
        except Exception as error:
            from counter_app.cli import words_for  # noqa: PLC0415 - only on the way out

            words = words_for(error)
            if words is None:
                raise
            sys.exit(words)
    from counter_app.cli import run  # noqa: PLC0415 - the window's start is measured

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
