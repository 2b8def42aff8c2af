from collections.abc import Iterator
from pathlib import Path

import pytest

from memory_folder import folder_in_memory


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory, where there is one."""
    with folder_in_memory() as made:
        yield made
