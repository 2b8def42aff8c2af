"""Versions of the questionnaire: what was asked, what will be, and forms on paper."""
