"""The report of a closed shift as JSON, exactly as it was signed, and back."""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from counter_app.domain.takings import ShiftReport

_SCALARS: Final[dict[type[Any], Callable[[Any], Any]]] = {
    int: int,
    str: str,
    bool: bool,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def report_to_json(report: ShiftReport) -> str:
    """Return a report as JSON text: dates as ISO text, keys in order, nothing left out."""
    return json.dumps(
        dataclasses.asdict(report), ensure_ascii=False, sort_keys=True, default=_plain
    )


def report_from_json(content: str) -> ShiftReport:
    """Return the report that `report_to_json` wrote."""
    report = _value(ShiftReport, json.loads(content))
    assert isinstance(report, ShiftReport)  # noqa: S101 - it was asked for
    return report


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"not for a report: {type(value).__name__}")


def _value(kind: Any, stored: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Return a stored value as the type of its field says."""
    kind = getattr(kind, "__supertype__", kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], each) for name, each in stored.items()})
    if get_origin(kind) in {types.UnionType, Union}:
        of = next(each for each in get_args(kind) if each is not type(None))
        return None if stored is None else _value(of, stored)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], each) for each in stored)
    if get_origin(kind) is Mapping:
        of_key, of_value = get_args(kind)
        return {_value(of_key, key): _value(of_value, each) for key, each in stored.items()}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(stored)
    return _SCALARS[kind](stored)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)
