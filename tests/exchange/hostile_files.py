"""Files that nobody should believe, and why each of them must be refused or come back."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from counter_app.exchange.case_columns import COLUMNS
from counter_app.exchange.text_files import FileFault
from exchange.case_texts import HEADER, as_csv, make_row, numbered

_GOOD: Final = as_csv(numbered(1), numbered(2))
_HEAD: Final = ",".join(HEADER) + "\r\n"


@dataclass(frozen=True)
class Hostile:
    """One file.

    Attributes:
        content: Makes its bytes.
        fault: Why the whole file is refused; None where it is read and every row of it
            comes back.
    """

    content: Callable[[], bytes]
    fault: FileFault | None = None


def _refused(fault: FileFault, content: bytes | Callable[[], bytes]) -> Hostile:
    return Hostile(content if callable(content) else lambda: content, fault)


def _rejected(text: str | bytes) -> Hostile:
    return Hostile(lambda: text if isinstance(text, bytes) else text.encode())


def _workbook() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
        file.writestr("../../etc/passwd", b"root")
    return made.getvalue()


_FORMULAS: Final = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "=cmd|' /C calc'!A0", "'=1")
_INJECTIONS: Final = (
    "'; DROP TABLE cases; --",
    "%' OR '1'='1",
    "{0.__class__}",
    "%s%s%n",
    "${jndi:ldap://x}",
    "../../../etc/passwd",
)
_HIDDEN: Final = ("\x1bp0", "\x07", "\u202e", "\u200b", "\u2066", "\x85", "\u2028", "\udcff")

HOSTILE: Final[dict[str, Hostile]] = {
    # not text
    "nothing": _refused(FileFault.EMPTY, b""),
    "blanks": _refused(FileFault.EMPTY, b" \r\n\t,,;\n" * 1000),
    "mark alone": _refused(FileFault.EMPTY, b"\xef\xbb\xbf"),
    "nul": _refused(FileFault.NOT_TEXT, _GOOD.encode() + b"\0"),
    "nuls": _refused(FileFault.NOT_TEXT, bytes(100_000)),
    "utf-16": _refused(FileFault.NOT_TEXT, _GOOD.encode("utf-16")),
    "utf-16-le": _refused(FileFault.NOT_TEXT, _GOOD.encode("utf-16-le")),
    "utf-16-be": _refused(FileFault.NOT_TEXT, _GOOD.encode("utf-16-be")),
    "utf-16 without spaces": _refused(FileFault.NOT_TEXT, "案號姓名".encode("utf-16")),
    "utf-32": _refused(FileFault.NOT_TEXT, _GOOD.encode("utf-32")),
    "workbook": _refused(FileFault.NOT_TEXT, _workbook),
    "gzip": _refused(FileFault.NOT_TEXT, lambda: gzip.compress(bytes(10**7))),
    "picture": _refused(FileFault.NOT_TEXT, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "program": _refused(FileFault.NOT_TEXT, b"\x7fELF\x02\x01\x01\0"),
    "noise": _refused(FileFault.NOT_TEXT, lambda: random.Random(1).randbytes(200_000)),
    "noise without nul": _refused(
        FileFault.UNKNOWN_COLUMNS, lambda: random.Random(2).randbytes(50_000).replace(b"\0", b"a")
    ),
    "utf-7": _refused(FileFault.UNKNOWN_COLUMNS, _GOOD.encode("utf-7")),
    "japanese": _refused(FileFault.UNKNOWN_COLUMNS, "案号,氏名,住所\n".encode("shift_jis")),
    "mainland": _refused(FileFault.UNKNOWN_COLUMNS, "案号,姓名,地址\n".encode("gb18030")),
    "double encoded": _refused(
        FileFault.UNKNOWN_COLUMNS, _GOOD.encode().decode("latin-1").encode()
    ),
    # lines and columns
    "line of 65 KB": _refused(FileFault.LINE_TOO_LONG, _GOOD.encode() + b"x" * 66_000),
    "line of 65 KB in a cell": _refused(
        FileFault.LINE_TOO_LONG, as_csv(numbered(1, address="路" * 22_000)).encode()
    ),
    "line of 30 MB": _refused(FileFault.LINE_TOO_LONG, lambda: b"x" * 30_000_000),
    "long line at the end of a block": _refused(
        FileFault.LINE_TOO_LONG, lambda: b"x\n" * 510_000 + b"x" * 100_000
    ),
    "long line over blocks": _refused(
        FileFault.LINE_TOO_LONG, lambda: b"x\n" * 524_000 + b"x" * 100_000 + b"\nx"
    ),
    "hundred thousand columns": _refused(FileFault.LINE_TOO_LONG, b"," * 100_000),
    "sixty thousand columns": _refused(FileFault.UNKNOWN_COLUMNS, "案號".encode() + b"," * 60_000),
    "sixty thousand cells": _rejected(_HEAD + "1" + "," * 60_000),
    "million columns": _refused(FileFault.LINE_TOO_LONG, lambda: b"a," * 1_000_000),
    "wrong columns": _refused(FileFault.UNKNOWN_COLUMNS, b"a,b,c\r\n1,2,3\r\n"),
    "web page": _refused(FileFault.UNKNOWN_COLUMNS, b"<!DOCTYPE html>\n<html></html>"),
    "xml with entities": _refused(
        FileFault.UNKNOWN_COLUMNS, b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "&b;&b;">]>'
    ),
    "json": _refused(FileFault.UNKNOWN_COLUMNS, b'[{"case_number": 1}]'),
    "header twice the same": _refused(
        FileFault.DUPLICATE_COLUMNS, (_HEAD.strip() + ",案號").encode()
    ),
    "column missing": _refused(
        FileFault.MISSING_COLUMNS, as_csv(make_row()[1:], header=HEADER[1:]).encode()
    ),
    "header alone": _refused(FileFault.EMPTY, _HEAD.encode()),
    "header and blanks": _refused(FileFault.EMPTY, _HEAD.encode() + b",,,\r\n" * 1000),
    "header and a mark": _refused(FileFault.EMPTY, b"\xef\xbb\xbf" + _HEAD.encode()),
    "header cut": _refused(FileFault.UNKNOWN_COLUMNS, _HEAD.encode()[:20]),
    "header cut between columns": _refused(FileFault.MISSING_COLUMNS, _HEAD.encode()[:22]),
    "header quoted and never closed": _refused(FileFault.UNKNOWN_COLUMNS, ('"' + _HEAD).encode()),
    "header with control characters": _refused(
        FileFault.UNKNOWN_COLUMNS, _GOOD.replace("案號", "案\x1b號", 1).encode()
    ),
    "header with bidi": _refused(
        FileFault.UNKNOWN_COLUMNS, _GOOD.replace("案號", "\u202e案號", 1).encode()
    ),
    "header in the second line": _refused(FileFault.MISSING_COLUMNS, ("\r\n" + _GOOD).encode()),
    "sql as header": _refused(FileFault.UNKNOWN_COLUMNS, b"'; DROP TABLE cases; --,b\n1,2"),
    # rows
    "row cut": _rejected(_HEAD + ",".join(numbered(1))[:60]),
    "row cut within a character": _rejected((_HEAD + "114年罰執").encode()[:-1]),
    "quote never closed": _rejected(_HEAD + '"' + ",".join(numbered(1)) + "\r\n" + "x\r\n" * 5000),
    "nothing but quotes": _rejected(_HEAD + 'x"""""\r\n"""\r\n' * 5000),
    "line ends in cells": _rejected(as_csv(numbered(1, address="a\r\nb\rc\nd"))),
    "wrong delimiter": _rejected(_HEAD + ";".join(numbered(1))),
    "huge amount": _rejected(as_csv(numbered(1, principal_twd="9" * 5000))),
    "huge year": _rejected(as_csv(numbered(1, due_on="9" * 5000))),
    "infinity": _rejected(as_csv(numbered(1, principal_twd="inf"), numbered(2, costs_twd="NaN"))),
    "exponent": _rejected(as_csv(numbered(1, principal_twd="1e9"))),
    "hexadecimal": _rejected(as_csv(numbered(1, principal_twd="0x10"))),
    "other digits": _rejected(as_csv(numbered(1, principal_twd="١٢٣"))),
    "huge case number": _rejected(as_csv(make_row(case_number="1" * 50_000))),
    "slow pattern": _rejected(as_csv(make_row(case_number="執" * 20_000))),
    "slow date": _rejected(as_csv(numbered(1, due_on="民國" * 10_000))),
    "name of a novel": _rejected(as_csv(numbered(1, obligor_name="王" * 20_000))),
    "combining marks": _rejected(as_csv(numbered(1, obligor_name="a" + "\u0301" * 10_000))),
    "same case again": _rejected(as_csv(*[make_row(case_number="x")] * 100)),
    **{
        f"formula in an amount: {formula}": _rejected(as_csv(numbered(1, principal_twd=formula)))
        for formula in _FORMULAS
    },
    **{
        f"injection as case number: {text}": _rejected(as_csv(make_row(case_number=text)))
        for text in _INJECTIONS
    },
    **{
        f"hidden in {column}: U+{ord(sign[0]):04X}": _rejected(
            as_csv(numbered(1, **{column: f"x{sign}x"})).encode(errors="surrogateescape")
        )
        for sign in _HIDDEN
        for column in ("obligor_name", "section")
    },
}

assert set(COLUMNS.values()) == set(HEADER)
