"""A whole desk with no money and no real people: the demo home and the demo day."""
