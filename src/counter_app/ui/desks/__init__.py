"""All desks at this moment, for whoever supervises them."""
