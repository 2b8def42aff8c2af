"""Agreed pickups in a hundred plain lines that know nothing of the program.

Each verb returns the name of the refusal, or nothing.  Hours are 9 to 11 on weekdays, a visitor
may be half an hour late, and what was missed is kept for two working days.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

EXPECTED = ("requested", "preparing", "ready")
STEPS = {
    "prepare": (("requested",), "preparing"),
    "make_ready": (("requested", "preparing"), "ready"),
    "arrive": ((*EXPECTED, "missed"), "arrived"),
    "hand_over": (("arrived",), "handed_over"),
    "cancel": ((*EXPECTED, "arrived"), "cancelled"),
    "return": (("cancelled", "missed"), "returned"),
}


@dataclass(frozen=True)
class Kept:
    """One pickup, and the steps that hold, each with what stood before it."""

    state: str
    desk: int
    slot: datetime | None = None
    minutes: int = 0
    is_ready: bool = False
    expires: date = date.max  # of what was missed
    steps: tuple[tuple[str, "Kept"], ...] = ()

    @property
    def has_place(self) -> bool:
        is_placed = self.state in (*EXPECTED, "arrived", "handed_over")
        return self.slot is not None and is_placed and self.expires == date.max


@dataclass
class Reference:
    """The branch; terms are the minutes of a slot and the places of each desk, by first day."""

    now: datetime
    terms: dict[date, tuple[int, dict[int, int]]]
    kept: dict[str, Kept] = field(default_factory=dict)
    closures: dict[str, tuple[int, datetime, datetime]] = field(default_factory=dict)

    def on(self, day: date) -> tuple[int, dict[int, int]]:
        return self.terms[max(begins for begins in self.terms if begins <= day)]

    def booked(self, desk: int, slot: datetime, but: str = "") -> int:
        ends = slot + timedelta(minutes=self.on(slot.date())[0])
        others = [p for number, p in self.kept.items() if p.has_place and number != but]
        return sum(p.desk == desk and p.slot is not None and slot <= p.slot < ends for p in others)

    def refusal(self, desk: int, slot: datetime, but: str = "", *, past: bool = False) -> str:
        minutes, places = self.on(slot.date())
        ends = slot + timedelta(minutes=minutes)
        shut = (of in (0, desk) and b < ends and slot < e for of, b, e in self.closures.values())
        is_slot = slot.weekday() < 5 and slot.hour in (9, 10) and slot.minute % minutes == 0
        if desk not in places:
            return "PickupFieldRefused"
        if not is_slot or any(shut) or (slot <= self.now and not past):
            return "SlotNotOffered"
        return "SlotTaken" if self.booked(desk, slot, but) >= places[desk] else ""

    def change(self, number: str, kind: str, **changes: object) -> str:
        before = self.kept[number]
        steps = (*before.steps, (kind, before))
        self.kept[number] = replace(before, steps=steps, **changes)  # type: ignore[arg-type]
        return ""

    def step(self, number: str, kind: str) -> str:
        kept, (sources, to) = self.kept[number], STEPS[kind]
        waits = kind == "make_ready" and kept.state == "arrived" and not kept.is_ready
        if kept.state not in sources and not waits:
            return "AlreadyHandedOver" if kept.state == "handed_over" == to else "PickupStepRefused"
        if kind == "arrive" and kept.expires < self.now.date():
            return "PickupExpired"
        is_ready = kept.is_ready or kind == "make_ready"
        return self.change(number, kind, state="arrived" if waits else to, is_ready=is_ready)

    def move(self, number: str, desk: int, slot: datetime) -> str:
        kept, state = self.kept[number], self.kept[number].state
        if state not in (*EXPECTED, "missed"):
            return "PickupStepRefused"
        if kept.expires < self.now.date():
            return "PickupExpired"
        state = ("ready" if kept.is_ready else "requested") if state == "missed" else state
        place = {"desk": desk, "slot": slot, "minutes": self.on(slot.date())[0]}
        refused = self.refusal(desk, slot, number)
        return refused or self.change(number, "move", state=state, expires=date.max, **place)

    def undo(self, number: str) -> str:
        kept = self.kept[number]
        if not kept.steps or kept.steps[-1][0] in ("hand_over", "return"):
            return "NothingToUndo"
        kind, was = kept.steps[-1]
        if kept.state == "missed" and kept.expires < self.now.date():
            return "PickupExpired"
        if was.slot and (kind == "move" or (was.has_place and not kept.has_place)):
            refused = self.refusal(was.desk, was.slot, number, past=kind != "move")
            if refused and was.has_place:
                return refused
            was = replace(was, minutes=self.on(was.slot.date())[0])
        self.kept[number] = was
        return ""

    def miss(self) -> list[str]:
        late = {n: p.slot for n, p in self.kept.items() if p.slot and p.state in EXPECTED}
        found = []
        for number, slot in sorted(late.items()):
            if slot + timedelta(minutes=self.kept[number].minutes + 30) <= self.now:
                days = (slot.date() + timedelta(days=n) for n in range(1, 9))
                expires = [day for day in days if day.weekday() < 5][1]
                self.change(number, "miss", state="missed", expires=expires)
                found.append(number)
        return found
