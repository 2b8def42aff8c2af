"""Notices for many cases at once."""
