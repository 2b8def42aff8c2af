"""Print jobs in and out of the store."""

from typing import Final

from sqlalchemy import Connection, Row, func, insert, select, update

from counter_app.domain.printing import (
    PrintJob,
    PrintJobId,
    PrintState,
    check_print_step,
)
from counter_app.domain.receipts import ReceiptNumber
from counter_app.store.schema import print_jobs

_INSERT: Final = insert(print_jobs)


class PrintJobRepository:
    """The print jobs of one open unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: PrintJob, *, desk_no: int) -> None:
        """Queue a sheet; a second original of a form breaks a constraint, which is a bug."""
        self._connection.execute(
            _INSERT,
            {
                "job_id": job.job_id,
                "receipt_number": job.receipt_number,
                "desk_no": desk_no,
                "form": job.form,
                "copy": job.copy,
                "state": job.state.value,
                "reason": job.reason,
                "queued_at": job.queued_at,
            },
        )

    def get(self, job_id: PrintJobId) -> PrintJob | None:
        """Return one job."""
        row = self._connection.execute(
            select(print_jobs).where(print_jobs.c.job_id == job_id).with_for_update()
        ).one_or_none()
        return None if row is None else _value_of(row)

    def move(self, job: PrintJob, to_state: PrintState, *, reason: str = "") -> PrintJob:
        """Take a job one step along the table.

        Raises:
            PrintStepRefused: The job is not where the caller thinks, or the step is barred.
        """
        row = self._connection.execute(
            select(print_jobs).where(print_jobs.c.job_id == job.job_id).with_for_update()
        ).one()
        check_print_step(PrintState(row.state), to_state)
        self._connection.execute(
            update(print_jobs)
            .where(print_jobs.c.job_id == job.job_id)
            .values(state=to_state.value, reason=reason)
        )
        moved = self.get(job.job_id)
        assert moved is not None  # noqa: S101 - it was there a line ago
        return moved

    def waiting(self, desk_no: int) -> list[PrintJob]:
        """Return what a desk has still to print or to ask about, oldest first."""
        rows = self._connection.execute(
            select(print_jobs)
            .where(
                print_jobs.c.desk_no == desk_no,
                print_jobs.c.state.in_(
                    [
                        PrintState.QUEUED.value,
                        PrintState.PRINTING.value,
                        PrintState.UNKNOWN.value,
                    ]
                ),
            )
            .order_by(print_jobs.c.queued_at, print_jobs.c.job_id)
        )
        return [_value_of(row) for row in rows]

    def of_receipt(self, number: ReceiptNumber) -> list[PrintJob]:
        """Return every job of a receipt."""
        rows = self._connection.execute(
            select(print_jobs)
            .where(print_jobs.c.receipt_number == number)
            .order_by(print_jobs.c.form, print_jobs.c.copy)
        )
        return [_value_of(row) for row in rows]

    def copies(self, number: ReceiptNumber) -> int:
        """Return how many marked copies of a receipt were queued, on whatever form."""
        newest = self._connection.execute(
            select(func.max(print_jobs.c.copy)).where(print_jobs.c.receipt_number == number)
        ).scalar()
        return int(newest or 0)


def _value_of(row: Row[tuple[object, ...]]) -> PrintJob:
    return PrintJob(
        job_id=PrintJobId(row.job_id),
        receipt_number=ReceiptNumber(row.receipt_number),
        form=row.form,
        copy=row.copy,
        state=PrintState(row.state),
        queued_at=row.queued_at,
        reason=row.reason,
    )
