"""Check exported books without the program that wrote them.

Needs Python 3.9 or newer and nothing else.  What is checked, and why, stands in the
description that lies beside the books (README.md).

    python verify_chain.py FOLDER [--anchors FILE_OR_FOLDER]... [--key PUBLIC_KEY]

Exit code 0: sound; 1: something was found, each line names it; 2: unreadable.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

GENESIS = "0" * 64
FORM = "counter-app chain 1"


# --- hashes ------------------------------------------------------------------------------


def spell(columns):
    """Return the one spelling of a JSON object that is hashed and signed."""
    text = json.dumps(columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def hash_of(row):
    """Return the hash that a row ought to have."""
    head = "{previous_hash}\n{table}\n".format(**row).encode()
    return hashlib.sha256(head + spell(row["columns"])).hexdigest()


# --- Ed25519 (RFC 8032), checking only -----------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
BASE_Y = 4 * pow(5, P - 2, P) % P


def point_of(data):
    """Return the point that 32 bytes stand for, as X, Y, Z, T; None where there is none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of(BASE_Y.to_bytes(32, "little"))


def add(one, other):
    """Add two points."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    """Add a point to itself so many times."""
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def is_signed(public_key, signature, data):
    """Tell whether the holder of a key signed these bytes."""
    try:
        key, signed = bytes.fromhex(public_key), bytes.fromhex(signature)
    except ValueError:
        return False
    if len(key) != 32 or len(signed) != 64:
        return False
    a, r, s = point_of(key), point_of(signed[:32]), int.from_bytes(signed[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signed[:32] + key + data).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- the chain -----------------------------------------------------------------------------


class Report:
    """What was found, and how much was read."""

    def __init__(self):
        self.faults = []
        self.rows = 0
        self.anchors = 0
        self.keys = set()
        self.notices = []  # their numbers are the branch's, whichever desk issued them
        self.paid_out = {}  # for pickups, as the drawers have it; where each row is
        self.handed_over = {}  # and as the hand-overs have it

    def say(self, text):
        """Note one thing that is wrong."""
        self.faults.append(text)


class Desk:
    """The chain of one desk, row by row in the order of the file."""

    def __init__(self, desk_no, report, wanted):
        self.desk_no = desk_no
        self.report = report
        self.wanted = wanted
        self.hashes = {}
        self.expected = 1
        self.absent = set()  # their places were passed without them
        self.early = set()  # they came before their places
        self.last = (0, GENESIS)
        self.held = None
        self.numbers = []

    def take(self, row):
        """Take the next row; the one before it is judged now that its successor is known."""
        if self.held is not None:
            self._judge(self.held, row["chain_seq"])
        self.held = row

    def end(self):
        """Judge the newest row, and what never came."""
        if self.held is not None:
            self._judge(self.held, None)
        for seq in sorted(self.absent):
            self.report.say(f"desk {self.desk_no}, row {seq}: deleted")

    @property
    def length(self):
        """So many rows the chain has."""
        return self.expected - 1

    def _judge(self, row, next_seq):
        seq = row["chain_seq"]
        here = f"desk {self.desk_no}, row {seq} ({name_of(row)})"
        self.report.rows += 1
        self._keep(row, seq, here)
        if row["row_hash"] != hash_of(row):
            self.report.say(f"{here}: edited, its content does not have its hash")
        columns = row["columns"]
        if columns.get("desk_no") != self.desk_no or columns.get("chain_seq") != seq:
            self.report.say(f"{here}: edited, it belongs to another place")
        if row["table"] == "collections" and not adds_up(columns):
            self.report.say(f"{here}: its parts do not add up to what arrived")
        self._take_place(row, next_seq, here)

    def _keep(self, row, seq, here):
        if seq in self.wanted:
            self.hashes[seq] = row["row_hash"]
        columns = row["columns"]
        if row["table"] in {"receipts", "outage_receipts"}:
            self.numbers.append((row["table"], str(columns.get("receipt_number"))))
        elif row["table"] == "closes":
            self.numbers.append(("closes", "Z{}".format(columns.get("z_number"))))
        elif row["table"] == "notices":
            self.report.notices.append(("notices", str(columns.get("notice_number"))))
        elif row["table"] == "drawer_entries" and columns.get("kind") == "pickup":
            self.report.paid_out[pay_out_of(columns, "subject")] = here
        elif row["table"] == "pickup_hand_overs" and columns.get("amount_twd") is not None:
            self.report.handed_over[pay_out_of(columns, "pickup_number")] = here

    def _take_place(self, row, next_seq, here):
        """Put a row into its place; say what happened to one that stands elsewhere."""
        seq = row["chain_seq"]
        expected = self.expected
        if seq == expected:
            before_seq, before_hash = self.last
            if before_seq == seq - 1 and row["previous_hash"] != before_hash:
                self.report.say(
                    f"{here}: does not follow row {before_seq}, "
                    "one of the two was inserted or replaced"
                )
            self.expected += 1
            self.last = (seq, row["row_hash"])
            return
        was_moved = (
            next_seq == expected + 1
            or (seq == expected + 1 and next_seq == expected)
            or seq in self.absent
        )
        if was_moved:
            self.report.say(f"{here}: swapped, it stands in the place of row {expected}")
            if seq in self.absent:
                self.absent.discard(seq)
            else:
                self.early.add(seq)
            if expected in self.early:
                self.early.discard(expected)
            else:
                self.absent.add(expected)
            self.expected += 1
            self.last = (seq, row["row_hash"])
            return
        if seq > expected:
            for missing in range(expected, min(seq, expected + 1000)):
                self.report.say(f"desk {self.desk_no}, row {missing}: deleted")
            self.expected = seq + 1
            self.last = (seq, row["row_hash"])
            return
        self.report.say(f"{here}: inserted, its place is taken")


def adds_up(columns):
    """Tell whether what a collection settled, and what was too much, is what arrived."""
    if columns.get("outcome") not in {"posted", "overpaid"}:
        return True
    parts = [columns.get(f"{name}_twd") for name in PARTS]
    amount = columns.get("amount_twd")
    return all(isinstance(part, int) for part in parts) and sum(parts) == amount


PARTS = ("costs", "interest", "late_fee", "principal", "overpaid")


def pay_out_of(columns, number):
    """Return what both rows say of money that left a drawer for a pickup."""
    return tuple(str(columns.get(name)) for name in (number, *PAY_OUT))


PAY_OUT = ("entry_id", "amount_twd", "shift_id", "desk_no")


def name_of(row):
    """Return what a row is called: its table, and its number where it has one."""
    columns = row["columns"]
    number = (
        columns.get("pickup_number")
        or columns.get("receipt_number")
        or columns.get("notice_number")
        or columns.get("z_number")
        or ""
    )
    return "{} {}".format(row["table"], number).strip()


def row_of(line):
    """Return the row that a line holds; None where it holds none."""
    try:
        row = json.loads(line)
        row = {name: row[name] for name in ROW}
    except (ValueError, TypeError, KeyError):
        return None
    return row if all(isinstance(row[name], kind) for name, kind in ROW.items()) else None


def read_chain(path, report, wanted):
    """Read the rows of a file; return its header and the desks by number."""
    desks = {}
    with path.open(encoding="utf-8", newline="\n") as file:
        header = json.loads(file.readline())
        if not isinstance(header, dict) or header.get("form") != FORM:
            raise ValueError("not a chain of this form")
        for number, line in enumerate(file, start=2):
            row = row_of(line)
            if row is None:
                report.say(f"line {number} of {path.name}: edited, it is no row")
                continue
            desk_no = row["desk_no"]
            if desk_no not in desks:
                desks[desk_no] = Desk(desk_no, report, wanted.get(desk_no, set()))
            desks[desk_no].take(row)
    for desk in desks.values():
        desk.end()
    return header, desks


ROW = {
    "desk_no": int,
    "chain_seq": int,
    "table": str,
    "previous_hash": str,
    "row_hash": str,
    "columns": dict,
}


def check_heads(header, desks, report):
    """Hold the heads that the file names against its rows."""
    for head in header["heads"]:
        desk = desks.get(head["desk_no"])
        length = 0 if desk is None else desk.length
        if length < head["chain_seq"]:
            report.say(
                f"desk {head['desk_no']}: cut off after row {length}, "
                f"the file was to end with row {head['chain_seq']}"
            )
        elif desk is not None and desk.last[1] != head["row_hash"]:
            report.say(f"desk {head['desk_no']}: the last row is not the one the file names")
    for desk_no in sorted(desks.keys() - {head["desk_no"] for head in header["heads"]}):
        report.say(f"desk {desk_no}: inserted, the file names no such desk")


def check_numbers(desks, report):
    """Look for receipt, notice and Z numbers that are missing or doubled."""
    for desk_no, desk in sorted(desks.items()):
        check_series(f"desk {desk_no}", desk.numbers, report)
    check_series("the branch", report.notices, report)


def check_pay_outs(report):
    """Hold what left the drawers for pickups against what was handed over."""
    paid_out, handed_over = report.paid_out, report.handed_over
    for fact in sorted(paid_out.keys() - handed_over.keys()):
        report.say(f"{paid_out[fact]}: money for pickup {fact[0]} without its hand-over")
    for fact in sorted(handed_over.keys() - paid_out.keys()):
        report.say(f"{handed_over[fact]}: its money did not leave the drawer")


def check_series(whose, numbers, report):
    """Look for numbers of one desk, or of the branch, that are missing or doubled."""
    series = {}
    for (_table, number), times_used in Counter(numbers).items():
        if times_used > 1:
            report.say(f"{whose}: number {number} is there {times_used} times")
        length = {"Z": 1, "N": 4}.get(number[:1], 6)
        prefix, serial = number[:length], number[length:]
        if serial.isdecimal():
            series.setdefault(prefix, set()).add(int(serial))
    for prefix, serials in sorted(series.items()):
        digits = {"Z": 1, "N": 8}.get(prefix[0], 6)
        absent = (serial for serial in range(1, max(serials)) if serial not in serials)
        for serial in islice(absent, 1000):
            report.say(f"{whose}: number {prefix}{serial:0{digits}d} is missing")


# --- the anchors ---------------------------------------------------------------------------


def read_anchors(paths):
    """Read anchors from files and folders, each once."""
    found = {}
    for path in paths:
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        for file in files:
            for line in file.read_text(encoding="utf-8").splitlines():
                try:
                    anchor = json.loads(line)
                except ValueError:
                    continue
                if isinstance(anchor, dict) and {"signature", "chain_desk_no"} <= anchor.keys():
                    found[spell(anchor)] = anchor
    return list(found.values())


def check_anchors(anchors, desks, report, key):
    """Hold every anchor against the chain that it names."""
    for anchor in anchors:
        desk_no, seq = anchor["chain_desk_no"], anchor["chain_seq"]
        close = "the anchor of close Z{z_number} at desk {desk_no}".format(**anchor)
        fields = {name: value for name, value in anchor.items() if name != "signature"}
        public_key = anchor["public_key"]
        report.anchors += 1
        report.keys.add(public_key)
        if key and public_key != key:
            report.say(f"desk {desk_no}: {close} is signed with another key")
            continue
        if not is_signed(public_key, anchor["signature"], b"counter-app anchor\n" + spell(fields)):
            report.say(f"desk {desk_no}: {close} is not signed by its key")
            continue
        desk = desks.get(desk_no)
        length = 0 if desk is None else desk.length
        if seq > length:
            report.say(
                f"desk {desk_no}: cut off after row {length}, {close} knows {seq} rows "
                f"and receipt {anchor['last_receipt'] or '-'}"
            )
        elif seq in desk.hashes and desk.hashes[seq] != anchor["row_hash"]:
            report.say(f"desk {desk_no}, row {seq}: written anew, {close} knows another row")


# --- the command ---------------------------------------------------------------------------


def check(folder, *, anchor_paths=(), key=""):
    """Check the books in a folder and return what was found."""
    report = Report()
    anchors = read_anchors([folder / "anchors.jsonl", *anchor_paths])
    wanted = {}
    for anchor in anchors:
        wanted.setdefault(anchor["chain_desk_no"], set()).add(anchor["chain_seq"])
    header, desks = read_chain(folder / "chain.jsonl", report, wanted)
    check_heads(header, desks, report)
    check_numbers(desks, report)
    check_pay_outs(report)
    check_anchors(anchors, desks, report, key)
    return report


def main(arguments):
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Check exported books.")
    parser.add_argument("folder", type=Path, help="folder that export-chain wrote")
    parser.add_argument("--anchors", type=Path, action="append", default=[], help="kept elsewhere")
    parser.add_argument("--key", default="", help="public key as printed on a Z report")
    chosen = parser.parse_args(arguments)
    try:
        report = check(chosen.folder, anchor_paths=chosen.anchors, key=chosen.key)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"unreadable: {error}", file=sys.stderr)
        return 2
    for fault in report.faults:
        print(fault)
    print(f"{report.rows} rows, {report.anchors} anchors, {len(report.faults)} faults")
    for key in sorted(report.keys):
        print(f"signed with {key}: compare it with a printed Z report")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
