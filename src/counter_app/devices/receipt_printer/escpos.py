"""ESC/POS: a raster in, bytes out, and none of them chosen by a payer's name.

Text travels as dots only, so the commands in a job are ours, and few::

    ESC @                      reset
    GS v 0 m xL xH yL yH data  a band of dots
    ESC d n                    feed
    GS V m                     cut

Two more leave by themselves: ``ESC p`` opens the drawer, ``DLE EOT`` and ``GS r`` ask.

A printer obeys the real-time commands ``DLE EOT``, ``DLE ENQ`` and ``DLE DC4`` *inside* the
data of another command too, and ``DLE DC4`` can open the drawer.  Dots that happen to spell
one get a single dot more.
"""

import atexit
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from counter_app.domain.raster import Raster

RESET: Final = b"\x1b@"
BARRIER: Final = b"\x1dr\x01"
"""Answered when everything before it was processed; see `status`."""

KICKS: Final = {2: b"\x1bp\x002\x32", 5: b"\x1bp\x012\x32"}
"""Opens the drawer on connector pin 2 or 5: 100 ms on, 100 ms off."""

CUTS: Final = {"full": "FULL", "partial": "PART"}

_PICKLE_FOLDER: Final = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_REAL_TIME: Final = re.compile(rb"\x10(?=[\x04\x05\x14])")
_HARMLESS: Final = b"\x18"  # 0x10 and one dot more, to the right
_ALLOWED: Final = re.compile(rb"\x1b@|\x1bd[\x00-\xff]|\x1dV[\x00\x01]", re.DOTALL)
_BAND: Final = b"\x1dv0\x00"
_BAND_HEADER_BYTES: Final = 8


def ask_status(question: int) -> bytes:
    """Return ``DLE EOT n``."""
    return bytes((0x10, 0x04, question))


def encode_job(raster: Raster, *, band_rows: int, cut: str) -> tuple[bytes, ...]:
    """Return a slip as pieces that a printer with a small buffer can take one by one.

    Args:
        raster: The slip.
        band_rows: Rows in a piece.
        cut: ``full``, ``partial`` or ``none``.

    Returns:
        Reset, bands, feed and cut; each piece is whole commands.
    """
    from PIL import Image  # noqa: PLC0415 - heavy

    image = Image.frombytes(
        "1",
        (raster.width_dots, raster.height_dots),
        without_real_time_commands(raster.rows),
        "raw",
        "1;I",
    )
    encoder = _encoder(raster.width_dots)
    pieces = [RESET]
    for top in range(0, raster.height_dots, band_rows):
        bottom = min(top + band_rows, raster.height_dots)
        encoder.image(image.crop((0, top, raster.width_dots, bottom)), impl="bitImageRaster")
        pieces.append(_take_output(encoder))
    if cut in CUTS:
        encoder.cut(mode=CUTS[cut])
    else:
        encoder.print_and_feed(6)
    pieces.append(_take_output(encoder))
    return tuple(pieces)


def without_real_time_commands(dots: bytes) -> bytes:
    """Return dots in which no printer can find a real-time command.

    >>> without_real_time_commands(bytes([0x10, 0x14, 0x01])).hex()
    '181401'
    """
    return _REAL_TIME.sub(_HARMLESS, dots)


def check_allowed(piece: bytes) -> None:
    """Make sure that a piece of a job holds nothing but the commands a job may have.

    Raises:
        ValueError: It holds something else, which is a bug and must not reach a printer.
    """
    if _REAL_TIME.search(piece):
        raise ValueError("a real-time command in a print job")
    for _command in _commands(piece):
        pass


def _commands(piece: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(piece):
        if piece.startswith(_BAND, place):
            header = piece[place : place + _BAND_HEADER_BYTES]
            if len(header) < _BAND_HEADER_BYTES:
                raise ValueError("half a band in a print job")
            row_bytes = int.from_bytes(header[4:6], "little")
            end = place + _BAND_HEADER_BYTES + row_bytes * int.from_bytes(header[6:8], "little")
        else:
            found = _ALLOWED.match(piece, place)
            if found is None:
                raise ValueError("a command that a print job may not have")
            end = found.end()
        if end > len(piece):
            raise ValueError("half a band in a print job")
        yield piece[place:end]
        place = end


def _encoder(width_dots: int) -> Any:  # noqa: ANN401 - the library is untyped
    printer = _dummy_class()()
    # The library's profiles know other widths than the printer at hand and refuse ours.
    printer.profile.profile_data = {
        **printer.profile.profile_data,
        "media": {"width": {"pixels": width_dots}},
        "features": {"paperFullCut": True, "paperPartCut": True},
    }
    return printer


def _take_output(encoder: Any) -> bytes:  # noqa: ANN401 - the library is untyped
    output: bytes = encoder.output
    encoder.clear()
    return output


@cache
def _dummy_class() -> Any:  # noqa: ANN401 - the library is untyped
    """Import python-escpos without the traces it leaves.

    On import it makes a folder under /tmp, pickles its list of printers into it (or unpickles
    what it finds where it is told to look), and configures the root logger.
    """
    handlers = logging.root.handlers[:]
    folder = tempfile.mkdtemp(prefix="counter-app-")  # Only this user may read or write it.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    usual_folder, tempfile.tempdir = tempfile.tempdir, folder
    os.environ[_PICKLE_FOLDER] = folder
    try:
        from escpos.printer import Dummy  # noqa: PLC0415 - heavy
    finally:
        tempfile.tempdir = usual_folder
        del os.environ[_PICKLE_FOLDER]
        logging.root.handlers[:] = handlers
    return Dummy
