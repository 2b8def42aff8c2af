"""Receipts: found, printed again, taken back, corrected."""
