"""The files of a batch of notices: one PDF or one for each section, the lists that go with them.

Everything is written beside its place and moved there when all of it is whole.  Notices are read
some hundred at a time, each in a look of its own at the store, so that no desk waits for a book
of a hundred thousand pages and memory does not grow with it.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from counter_app.documents.files import whole_file
from counter_app.documents.notice import NoticeBook
from counter_app.domain.notices import Batch, Notice, NoticeNumber
from counter_app.domain.paper_codes import notice_facts
from counter_app.domain.printing import PaperUnwritten
from counter_app.exchange.notice_manifests import (
    ManifestFile,
    PaperTotals,
    manifest_row,
    totals_csv,
    totals_path,
)
from counter_app.services.desk import Desk
from counter_app.services.paper_codes import code_signer

NOTICES_AT_ONCE: Final = 200

NO_SECTION: Final = "無股別"
"""In the name of a file, where a case names no section."""

_TITLE: Final = "傳繳通知書"
_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*.')


class _Stopped(Exception):  # noqa: N818 - nothing is wrong
    """Somebody stopped the drawing."""


class BatchPapers:
    """Draws one batch."""

    def __init__(
        self,
        desk: Desk,
        batch: Batch,
        numbers: Sequence[NoticeNumber],
        *,
        progress: Callable[[int, int], bool],
    ) -> None:
        """Prepare to draw.

        Args:
            desk: Where.
            batch: Which.
            numbers: Of its notices, in the order of the mailing.
            progress: Told how many are done and how many there are; False from it stops.
        """
        self._desk = desk
        self._batch = batch
        self._numbers = numbers
        self._progress = progress
        self._done = 0

    def draw(
        self,
        out: Path,
        manifest: Path | None,
        *,
        per_section: bool,
        before_they_are_there: Callable[[], None],
    ) -> tuple[Path, ...]:
        """Write the files; see `services.notice_batches.draw_batch`.

        Args:
            out: The PDF.
            manifest: The list of the notices; None for none.
            per_section: One PDF for each section.
            before_they_are_there: Called when all is written and nothing is in its place.

        Returns:
            The files; none where it was stopped.

        Raises:
            PaperUnwritten: They cannot be written.
        """
        # A key pair that is made here is committed at once, so this look is one of its own.
        with self._desk.open_unit() as unit:
            self._code = code_signer(unit, self._desk)
        books = self._books(out, manifest, per_section=per_section)
        totals: list[PaperTotals] = []
        try:
            with ExitStack() as stack:
                for pdf, listing, numbers in books:
                    totals += self._draw_book(stack, pdf, listing, numbers)
                if manifest is not None:
                    file = stack.enter_context(whole_file(totals_path(manifest)))
                    file.write(totals_csv(self._batch, totals))
                before_they_are_there()
        except _Stopped:
            return ()
        except OSError as error:
            raise PaperUnwritten(path=str(out), detail=error.strerror or "") from error
        pdfs = [pdf for pdf, _, _ in books]
        listings = [listing for _, listing, _ in books if listing is not None]
        ending = [] if manifest is None else [totals_path(manifest)]
        return (*pdfs, *listings, *ending)

    def _books(
        self, out: Path, manifest: Path | None, *, per_section: bool
    ) -> list[tuple[Path, Path | None, Sequence[NoticeNumber]]]:
        """Return the files to be drawn, each with its list and its notices."""
        if not per_section:
            return [(out, manifest, self._numbers)]
        by_section: dict[str, list[NoticeNumber]] = {}
        for notice in self._read(self._numbers):
            by_section.setdefault(notice.section, []).append(notice.number)
        names = _file_names(sorted(by_section))
        return [
            (
                _with_section(out, names[section]),
                None if manifest is None else _with_section(manifest, names[section]),
                by_section[section],
            )
            for section in sorted(by_section)
        ]

    def _draw_book(
        self, stack: ExitStack, pdf: Path, listing: Path | None, numbers: Sequence[NoticeNumber]
    ) -> list[PaperTotals]:
        sums: dict[str, tuple[int, int]] = {}
        book = NoticeBook(
            stack.enter_context(whole_file(pdf)),
            form=self._batch.form,
            title=f"{_TITLE} {numbers[0]}–{numbers[-1]}",
            author=self._desk.branch_name,
        )
        rows = None if listing is None else ManifestFile(stack.enter_context(whole_file(listing)))
        for notice in self._read(numbers):
            page = book.add(notice, self._code(notice_facts(notice)))
            if rows is not None:
                rows.write(manifest_row(notice, page=page))
            count, amount_twd = sums.get(notice.section, (0, 0))
            sums[notice.section] = count + 1, amount_twd + notice.amount_twd
            self._tell()
        book.finish()
        if rows is not None:
            rows.finish()
        return [PaperTotals(section, pdf.name, *sums[section]) for section in sorted(sums)]

    def _tell(self) -> None:
        self._done += 1
        total = len(self._numbers)
        is_part = self._done % NOTICES_AT_ONCE == 0 or self._done == total
        if is_part and not self._progress(self._done, total):
            raise _Stopped

    def _read(self, numbers: Sequence[NoticeNumber]) -> Iterator[Notice]:
        for first in range(0, len(numbers), NOTICES_AT_ONCE):
            part = numbers[first : first + NOTICES_AT_ONCE]
            with self._desk.open_unit() as unit:
                found = unit.notices.get_many(part)
            for number in part:
                yield found[number]


def _with_section(path: Path, section: str) -> Path:
    return path.with_name(f"{path.stem}-{section}{path.suffix}")


def _file_names(sections: Sequence[str]) -> dict[str, str]:
    """Return what stands for each section in the name of its file: each another, on any disk."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for section in sections:
        plain = "".join(
            "_" if sign in _NOT_IN_NAMES or unicodedata.category(sign)[0] in "CZ" else sign
            for sign in unicodedata.normalize("NFKC", section)
        )
        name, number = plain or NO_SECTION, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain or NO_SECTION}_{number}"
        taken.add(name.casefold())
        names[section] = name
    return names
