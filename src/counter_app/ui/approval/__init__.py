"""The second person who stands beside the clerk: asked for on the page, never in a dialog."""
