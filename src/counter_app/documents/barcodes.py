"""Codes for scanners: text to bars and dots, never to shapes of a library's own taste.

Code 39 is written *without* a check character: the numbers on our papers, and the segments
of a store barcode, carry their own.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

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
    """A square code.

    Attributes:
        side: Modules in a row, without a quiet zone.
        bits: Row after row, 1 is dark, each row padded to whole bytes.
    """

    side: int
    bits: bytes

    @property
    def rows(self) -> tuple[str, ...]:
        """One string of ``0`` and ``1`` for each row."""
        octets = -(-self.side // 8)
        return tuple(
            "".join(f"{byte:08b}" for byte in self.bits[place : place + octets])[: self.side]
            for place in range(0, len(self.bits), octets)
        )


def code39(text: str) -> Bars:
    """Return the bars of *text* as Code 39, without a check character.

    Args:
        text: Capital letters, digits and ``-. $/+%``; what the scanner will read back.

    Raises:
        ValueError: *text* has a character that Code 39 does not know, which is a bug in the
            caller.
    """
    start, stop = _frame39()
    return Bars(modules=start + "".join(map(_sign39, text)) + stop)


_SIGN_MODULES: Final = 16


@cache
def _frame39() -> tuple[str, str]:
    """Return what begins and what ends every Code 39."""
    built = _built39("0")
    return built[:_SIGN_MODULES], built[2 * _SIGN_MODULES :]


@cache
def _sign39(sign: str) -> str:
    """Return one sign with the gap that follows it: each is built once and joined ever after."""
    return _built39(sign)[_SIGN_MODULES : 2 * _SIGN_MODULES]


def _built39(text: str) -> str:
    from barcode.codex import Code39  # noqa: PLC0415 - heavy
    from barcode.errors import IllegalCharacterError  # noqa: PLC0415 - heavy

    if text != text.upper():
        raise ValueError("Code 39 has no small letters")
    try:
        (modules,) = Code39(text, add_checksum=False).build()
    except IllegalCharacterError as error:
        raise ValueError("Code 39 does not know a character of this text") from error
    return str(modules)


def qr_code(text: str, *, level: str = "M", mask: int | None = None) -> Dots:
    """Return *text* as a QR code.

    Args:
        text: What a reader will say.
        level: Error correction: L, M, Q or H.
        mask: One of the eight patterns; None for the one that scores best (ISO/IEC 18004 7.8),
            which takes eight times as long to find.

    Raises:
        ValueError: *text* is longer than a QR code can hold.
    """
    import zxingcpp  # noqa: PLC0415 - heavy
    from PIL import Image  # noqa: PLC0415 - heavy

    options = {} if mask is None else {"data_mask": mask}
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **options)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    height, width = image.shape
    # One byte a dot: 0 is dark, 255 is light.
    light = Image.frombytes("L", (width, height), bytes(memoryview(image)))
    return Dots(side=width, bits=light.convert("1", dither=Image.Dither.NONE).tobytes("raw", "1;I"))


_PAPER_MASK: Final = 3
_PAPER_M_MAX: Final = 483
"""Capital letters and digits that a QR code of 69 modules holds at level M."""


def paper_code(text: str, *, level: str = "M") -> Dots:
    """Return the signed code of a paper (`domain.paper_codes`) as a QR code.

    Level M mends 15 % of what a fold, a stamp or a thumb hides; a text too long for 69 modules
    gets level L, for larger modules are then worth more than mending.  The mask is fixed:
    choosing the best of eight takes most of the time of a notice, and gains nothing on text
    that is packed and signed, for it has no runs and no pattern of its own.

    Args:
        text: Capital letters and digits.
        level: L where there is little room.
    """
    return qr_code(text, level=level if len(text) <= _PAPER_M_MAX else "L", mask=_PAPER_MASK)
