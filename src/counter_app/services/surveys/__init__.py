"""Satisfaction surveys: typed from paper, tapped on the kiosk, counted and followed up."""
