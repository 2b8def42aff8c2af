"""Zero wait as figures, as a chart by day, and as a table."""
