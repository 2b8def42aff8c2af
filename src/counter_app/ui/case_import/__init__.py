"""Take in a file of cases: choose it, watch it, see what became of it."""
