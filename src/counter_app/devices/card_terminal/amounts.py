"""Amounts and times as both protocols write them."""

from datetime import datetime, timedelta, timezone
from typing import Final

from counter_app.domain.money import Twd

TAIPEI: Final = timezone(timedelta(hours=8))
AMOUNT_DIGITS: Final = 12
AMOUNT_TWD_MAX: Final = 10 ** (AMOUNT_DIGITS - 2) - 1


def write_amount(amount_twd: int) -> str:
    """Return an amount as twelve digits, the last two of them cents.

    Raises:
        ValueError: The amount is negative or does not fit.

    >>> write_amount(1234)
    '000000123400'
    """
    if not 0 <= amount_twd <= AMOUNT_TWD_MAX:
        raise ValueError("An amount on the wire is 0 to 9,999,999,999")
    return f"{amount_twd * 100:0{AMOUNT_DIGITS}d}"


def read_amount(text: str) -> Twd | None:
    """Return an amount in whole NT$, or None if it is not twelve digits or has cents.

    >>> read_amount("000000123400"), read_amount("000000123450"), read_amount("")
    (1234, None, None)
    """
    whole = len(text) == AMOUNT_DIGITS and text.isascii() and text.isdigit()
    return Twd(int(text[:-2])) if whole and text.endswith("00") else None


def write_device_time(date_yymmdd: str, time_hhmmss: str) -> str:
    """Return the machine's own date and time for people, or empty if it gave none.

    >>> write_device_time("260115", "093000")
    '2026-01-15 09:30:00'
    """
    try:
        moment = datetime.strptime(date_yymmdd + time_hhmmss, "%y%m%d%H%M%S").replace(tzinfo=TAIPEI)
    except ValueError:
        return ""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def read_device_time(text: str) -> datetime | None:
    """Return the moment that `write_device_time` wrote, in Taipei, or None for empty."""
    if not text:
        return None
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=TAIPEI)
