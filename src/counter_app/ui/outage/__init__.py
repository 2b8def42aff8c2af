"""What was written by hand in an outage, entered afterwards (補登)."""
