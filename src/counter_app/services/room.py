"""Room on the disk, looked at before money is taken and never after."""

from counter_app.domain.homes import DiskLow
from counter_app.services.desk import Desk


def check_room(desk: Desk) -> None:
    """Refuse to begin what might not be kept; whatever has begun goes on.

    Raises:
        DiskLow: Less than `Desk.free_bytes_min` is left.
    """
    free = desk.free_bytes()
    if free < desk.free_bytes_min:
        raise DiskLow(free_bytes=free, needed_bytes=desk.free_bytes_min)
