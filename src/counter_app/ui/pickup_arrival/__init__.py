"""The one field of a volunteer: a visitor is here; whereto, and nobody's name."""
