"""The hand-off of files: a request is laid down whole, a program runs, an answer is picked up.

::

    ICERData/ICERAPI.REQ     the request, complete once ICERAPI.REQ.OK lies beside it
    ICERData/ICERAPI.RES     the answer, complete once ICERAPI.RES.OK lies beside it

Nothing of an earlier run is ever taken for an answer: it is cleared away before the request
is written, and the request is cleared away as soon as its run is over, so that a program
started later by someone else cannot carry it out.
"""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from counter_app.devices.eticket.frames import ANSWER_BYTES_MAX
from counter_app.devices.eticket.profile import ReaderProfile
from counter_app.devices.transport import DeviceUnreachable, UnreachableReason

DATA_FOLDER: Final = "ICERData"
REQUEST: Final = "ICERAPI.REQ"
ANSWER: Final = "ICERAPI.RES"
COMPLETE: Final = ".OK"


class HandOff:
    """The folder and the program of one reader."""

    def __init__(self, profile: ReaderProfile) -> None:
        self._profile = profile
        data = profile.folder / DATA_FOLDER
        self._request, self._request_complete = data / REQUEST, data / (REQUEST + COMPLETE)
        self._answer, self._answer_complete = data / ANSWER, data / (ANSWER + COMPLETE)

    def clear(self) -> bytes:
        """Clear away what an earlier run left and return its answer, or nothing.

        Raises:
            DeviceUnreachable: The folder is not there or not ours to write.
        """
        try:
            left_over = self._read_answer()
            for path in self._all():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unreachable(error) from error
        return left_over

    def hand_over(self, request: bytes, *, on_waiting: Callable[[], None]) -> bytes | None:
        """Lay a request down, run the program and pick up the answer.

        Args:
            request: The file's content.
            on_waiting: Called once the program runs.

        Returns:
            The answer's content, or None if none was complete in time.

        Raises:
            DeviceUnreachable: The program cannot be started; the request is withdrawn.
        """
        try:
            self._lay_down(request)
            # The program comes from the profile of this desk and gets no shell.
            process = subprocess.Popen(  # noqa: S603
                self._command(),
                cwd=self._profile.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self._withdraw()
            raise self._unreachable(error) from error
        try:
            on_waiting()
            self._wait_for(process)
            return self._read_answer() if self._is_answered() else None
        finally:
            self._withdraw()

    def discard_answer(self) -> None:
        """Clear the answer away, once it is recorded."""
        for path in (self._answer_complete, self._answer):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _all(self) -> tuple[Path, ...]:
        # The marks go first: a file without its mark is never taken for complete.
        return self._request_complete, self._answer_complete, self._request, self._answer

    def _command(self) -> list[str]:
        program, *arguments = self._profile.command
        beside = self._profile.folder / program
        return [str(beside) if program.startswith(".") else program, *arguments]

    def _lay_down(self, request: bytes) -> None:
        """Write whole or not at all, and the mark only after the content is on disk."""
        draft = self._request.with_suffix(".NEW")
        with draft.open("wb") as file:
            file.write(request)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._request)
        self._request_complete.touch()

    def _withdraw(self) -> None:
        for path in (self._request_complete, self._request):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _wait_for(self, process: "subprocess.Popen[bytes]") -> None:
        try:
            process.wait(timeout=self._profile.run_ms / 1000)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _is_answered(self) -> bool:
        """Wait a little for the mark: the program may leave the writing to another."""
        until_s = time.monotonic() + self._profile.answer_ms / 1000
        pause = threading.Event()
        while not self._answer_complete.exists():
            if time.monotonic() >= until_s:
                return False
            pause.wait(self._profile.poll_ms / 1000)
        return True

    def _read_answer(self) -> bytes:
        if not self._answer.exists():
            return b""
        with self._answer.open("rb") as file:
            # One byte more than allowed, so that too much is seen and not cut to fit.
            return file.read(ANSWER_BYTES_MAX + 1)

    def _unreachable(self, error: OSError) -> DeviceUnreachable:
        denied = isinstance(error, PermissionError)
        return DeviceUnreachable(
            port=" ".join(self._profile.command),
            reason=UnreachableReason.NO_PERMISSION if denied else UnreachableReason.MISSING,
        )
