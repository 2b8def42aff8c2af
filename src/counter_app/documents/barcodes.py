"""Codes for scanners: text to bars and dots, never to shapes of a library's own taste.

Code 39 is written *without* a check character: the numbers on our papers, and the segments
of a store barcode, carry their own.
"""

from dataclasses import dataclass
from typing import Any, Final

QUIET_ZONE_MODULES: Final = 10
"""White on each side of the bars (ISO/IEC 16388 asks for ten narrow elements)."""

MODULE_MM: Final = 0.254
"""Width of a narrow bar on sheets: two dots at 203 dpi, three at 300 dpi."""

SLIP_MODULE_MM: Final = 0.25
"""Width of a narrow bar on slips: exactly two dots of a printer with eight dots a mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A one-dimensional code, one character a module: ``1`` is dark.

    Attributes:
        modules: Bars and gaps, without quiet zones; wide ones are three modules.
    """

    modules: str

    def length_mm(self, *, module_mm: float) -> float:
        """Return the length of the bars, without quiet zones."""
        return len(self.modules) * module_mm

    def row(self) -> bytes:
        """Return the bars as one row of bits, 1 is dark, padded to whole bytes."""
        width = -(-len(self.modules) // 8) * 8
        return int(self.modules.ljust(width, "0"), 2).to_bytes(width // 8, "big")

    def column(self) -> bytes:
        """Return the bars as one bit a row, each row one byte, top first."""
        return bytes(0x80 if module == "1" else 0 for module in self.modules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """A square code, row by row.

    Attributes:
        rows: One string of ``0`` and ``1`` for each row, without a quiet zone.
    """

    rows: tuple[str, ...]


def code39(text: str) -> Bars:
    """Return the bars of *text* as Code 39, without a check character.

    Args:
        text: Capital letters, digits and ``-. $/+%``; what the scanner will read back.

    Raises:
        ValueError: *text* has a character that Code 39 does not know, which is a bug in the
            caller.
    """
    from barcode.codex import Code39  # noqa: PLC0415 - heavy
    from barcode.errors import IllegalCharacterError  # noqa: PLC0415 - heavy

    if text != text.upper():
        raise ValueError("Code 39 has no small letters")
    try:
        (modules,) = Code39(text, add_checksum=False).build()
    except IllegalCharacterError as error:
        raise ValueError("Code 39 does not know a character of this text") from error
    return Bars(modules=modules)


def qr_code(text: str) -> Dots:
    """Return *text* as a QR code, error correction level M.

    Raises:
        ValueError: *text* is longer than a QR code can hold.
    """
    import zxingcpp  # noqa: PLC0415 - heavy

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    height, width = image.shape
    light = memoryview(image)  # One byte a dot: 0 is dark, 255 is light.
    return Dots(
        rows=tuple(
            "".join("0" if light[y, x] else "1" for x in range(width)) for y in range(height)
        )
    )
