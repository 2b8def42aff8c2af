"""Money at the counter: whole New Taiwan dollars, never a fraction.

An amount is an ``int`` typed `Twd` and named ``..._twd``.  There is no float and no
Decimal on the money path.
"""

from typing import Final, NewType

Twd = NewType("Twd", int)

ZERO_TWD: Final = Twd(0)
DENOMINATIONS_TWD: Final = (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1)
"""Face values in circulation, for counting a drawer."""

CHANGE_TWD: Final = (1000, 500, 100, 50, 10, 5, 1)
"""Face values a drawer usually holds, for handing back; 2000, 200 and 20 are rare."""


def count_notes_and_coins(
    amount_twd: Twd, *, faces_twd: tuple[int, ...] = CHANGE_TWD
) -> dict[int, int]:
    """Break an amount into the fewest notes and coins, largest first.

    Args:
        amount_twd: The change to hand back, in whole NT$; zero or more.
        faces_twd: Face values to use, descending, ending in 1.

    Returns:
        Face value in NT$ mapped to the number of pieces; no entry is zero.

    Raises:
        ValueError: *amount_twd* is negative, which is a bug in the caller.

    >>> count_notes_and_coins(Twd(650))
    {500: 1, 100: 1, 50: 1}
    """
    if amount_twd < 0:
        raise ValueError(f"Change cannot be negative: {amount_twd}")
    pieces = {}
    rest_twd = int(amount_twd)
    for face_twd in faces_twd:
        count, rest_twd = divmod(rest_twd, face_twd)
        if count:
            pieces[face_twd] = count
    return pieces


def quick_cash(amount_twd: Twd) -> tuple[Twd, ...]:
    """Return what people commonly hand over for an amount: exact, then rounded up.

    Exact first, then the next 100, 500 and 1,000 above it, each value once.

    >>> quick_cash(Twd(2350))
    (2350, 2400, 2500, 3000)
    """
    values = [int(amount_twd)]
    for step_twd in (100, 500, 1000):
        rounded_twd = -(-amount_twd // step_twd) * step_twd
        if rounded_twd not in values:
            values.append(rounded_twd)
    return tuple(Twd(value) for value in values)
