"""The one-stop desk of an enforcement branch."""

from typing import Final

__version__: Final = "0.1.0"
