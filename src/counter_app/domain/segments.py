"""Segments of one store barcode that were scanned one after the other, held against each other.

A scanner reads one text at a time.  What is read within ten seconds is taken to be of one paper.
"""

from dataclasses import dataclass, field
from typing import Final

from counter_app.domain.notice_terms import BarcodeScheme
from counter_app.domain.scans import StoreSegmentScan
from counter_app.domain.store_barcodes import (
    TAX_SEGMENT_2_LENGTH,
    StoreBarcode,
    WrongCheckCharacters,
    check_barcode,
    check_part_of,
)

TOGETHER_S: Final = 10.0
"""Seconds within which the texts of one paper are scanned."""

_ALL: Final = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class SegmentsSeen:
    """What was scanned lately; a new one is made with each scan.

    Attributes:
        seen: Number of the segment, to its text and the second at which it was read.
    """

    seen: dict[int, tuple[str, float]] = field(default_factory=dict)

    def with_scan(self, scan: StoreSegmentScan, *, at_s: float) -> "SegmentsSeen":
        """Return what is known after one more scan.

        Args:
            scan: What was read.
            at_s: When, on a clock that only ever grows.
        """
        recent = {
            segment: (text, when)
            for segment, (text, when) in self.seen.items()
            if at_s - when <= TOGETHER_S
        }
        before = recent.get(scan.segment)
        if before is not None and before[0] != scan.text:
            recent = {}  # another paper
        return SegmentsSeen(recent | {scan.segment: (scan.text, at_s)})

    def text_of(self, segment: int) -> str:
        """Return the text of a segment; empty where it was not read."""
        return self.seen.get(segment, ("", 0.0))[0]

    @property
    def barcode(self) -> StoreBarcode | None:
        """All three, where they were read."""
        one, two, three = map(self.text_of, _ALL)
        if not (one and two and three):
            return None
        is_tax = len(two) == TAX_SEGMENT_2_LENGTH
        scheme = BarcodeScheme.TAX if is_tax else BarcodeScheme.STORE
        return StoreBarcode(segment_1=one, segment_2=two, segment_3=three, scheme=scheme)

    def check_against(self, stored: StoreBarcode | None) -> bool:
        """Hold what was read against each other, and against the paper that it names.

        Args:
            stored: Of the notice; None where it has no store barcode.

        Returns:
            All three were read, and they are those of the notice.

        Raises:
            WrongCheckCharacters: They do not belong together, or not to this notice.
        """
        barcode = self.barcode
        if barcode is not None:
            check_barcode(barcode)
        if stored is None or not self.fits(stored):
            scheme = BarcodeScheme.STORE if stored is None else stored.scheme
            raise WrongCheckCharacters(
                found=check_part_of(self.text_of(3), scheme),
                expected="" if stored is None else check_part_of(stored.segment_3, scheme),
            )
        return barcode is not None

    def fits(self, stored: StoreBarcode) -> bool:
        """Tell whether every text that was read is that of a notice."""
        return all(stored.segments[segment - 1] == text for segment, (text, _) in self.seen.items())
