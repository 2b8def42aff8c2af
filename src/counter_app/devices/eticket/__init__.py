"""The e-ticket reader that is reached by a hand-off of files (ICERAPI)."""
