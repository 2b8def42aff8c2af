"""vNNNN_what_changed.py, each one transaction."""
