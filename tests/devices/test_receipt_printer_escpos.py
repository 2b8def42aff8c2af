import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.devices.receipt_printer.escpos import (
    KICKS,
    RESET,
    check_allowed,
    encode_job,
    without_real_time_commands,
)
from counter_app.devices.receipt_printer.simulated_paper import CommandKind, CommandReader
from counter_app.domain.raster import Raster


def raster(rows: bytes, *, width_dots: int = 64) -> Raster:
    return Raster(width_dots=width_dots, height_dots=len(rows) * 8 // width_dots, rows=rows)


def read_back(pieces: tuple[bytes, ...]) -> tuple[list[CommandKind], bytes]:
    reader = CommandReader()
    reader.feed(b"".join(pieces))
    commands = list(reader.commands())
    dots = b"".join(command.dots for command in commands if command.kind is CommandKind.BAND)
    return [command.kind for command in commands], dots


@settings(deadline=None)  # The first example imports the library.
@given(st.binary(min_size=8, max_size=400).map(lambda dots: dots[: len(dots) // 8 * 8]))
def test_the_printer_gets_every_dot(dots: bytes) -> None:
    _kinds, received = read_back(encode_job(raster(dots), band_rows=16, cut="partial"))
    assert received == without_real_time_commands(dots)


def test_a_job_is_reset_bands_feed_and_cut() -> None:
    kinds, _dots = read_back(encode_job(raster(bytes(8 * 40)), band_rows=16, cut="full"))
    assert kinds == [
        CommandKind.RESET,
        CommandKind.BAND,
        CommandKind.BAND,
        CommandKind.BAND,
        CommandKind.FEED,
        CommandKind.CUT,
    ]


def test_a_printer_without_a_cutter_is_only_fed() -> None:
    kinds, _dots = read_back(encode_job(raster(bytes(8)), band_rows=16, cut="none"))
    assert kinds == [CommandKind.RESET, CommandKind.BAND, CommandKind.FEED]


def test_no_width_is_refused_by_the_library() -> None:
    wide = Raster(width_dots=832, height_dots=1, rows=bytes(104))
    assert len(encode_job(wide, band_rows=8, cut="none")[1]) == 8 + 104


@given(st.binary(max_size=200).map(lambda dots: dots.replace(b"\x00", b"\x10")))
def test_dots_never_spell_a_real_time_command(dots: bytes) -> None:
    harmless = without_real_time_commands(dots)
    assert len(harmless) == len(dots)
    assert not any(command in harmless for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


@settings(max_examples=50, deadline=None)
@given(st.binary(min_size=8, max_size=64).map(lambda dots: dots[: len(dots) // 8 * 8]))
def test_every_piece_of_a_job_is_allowed(dots: bytes) -> None:
    for piece in encode_job(raster(dots), band_rows=2, cut="partial"):
        check_allowed(piece)


@pytest.mark.parametrize(
    "piece",
    [
        KICKS[2],
        KICKS[5],
        b"\x10\x14\x01\x00\x08",
        b"\x1dv0\x00\x01\x00\x05\x00\x10\x14\x01\x00\x08",
        RESET + b"text",
        b"\x1dv0\x00\x01\x00\x02\x00\x00",
        b"\x1dv0\x00\x01",
        b"\x1b=\x01",
        b"\x1dr\x01",
    ],
)
def test_anything_else_is_refused(piece: bytes) -> None:
    with pytest.raises(ValueError, match="print job"):
        check_allowed(piece)


def test_the_library_leaves_no_files_and_no_log_handler(tmp_path: Path) -> None:
    program = (
        "import logging, tempfile\n"
        "from counter_app.devices.receipt_printer.escpos import encode_job\n"
        "from counter_app.domain.raster import Raster\n"
        "encode_job(Raster(width_dots=8, height_dots=1, rows=b'x'), band_rows=1, cut='full')\n"
        "assert not logging.root.handlers\n"
        "print(tempfile.mkstemp()[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    own_file = Path(done.stdout.strip())
    assert own_file.parent == tmp_path, "the usual folder for temporary files is back"
    assert [path for path in tmp_path.iterdir() if path != own_file] == []


def test_importing_the_encoder_does_not_import_the_library() -> None:
    program = (
        "import sys\n"
        "import counter_app.devices.receipt_printer.printer\n"
        "assert not {'escpos', 'PIL', 'yaml'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_root_logger_keeps_its_handlers() -> None:
    before = logging.root.handlers[:]
    encode_job(raster(bytes(8)), band_rows=1, cut="full")
    assert logging.root.handlers == before
