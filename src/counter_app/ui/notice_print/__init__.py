"""The one field of a volunteer: a paper again."""
