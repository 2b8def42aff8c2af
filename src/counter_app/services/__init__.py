"""What the counter can be asked to do: one function per request."""
