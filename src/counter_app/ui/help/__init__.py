"""The staff manual, opened at the page of the screen in front."""
