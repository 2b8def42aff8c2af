"""Payments whose outcome is open, and the ladder that accounts for them."""
