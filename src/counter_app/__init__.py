"""The one-stop desk of an enforcement branch."""

