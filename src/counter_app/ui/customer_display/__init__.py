"""The second screen, turned to the person who pays."""
