"""Appearance, language and papers of the desk."""
