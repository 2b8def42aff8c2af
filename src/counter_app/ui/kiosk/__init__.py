"""The questionnaire that visitors tap: one question a page, and how staff put it before them."""
