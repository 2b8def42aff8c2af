"""The page on which pickups are agreed: a request, a week, and who comes when."""
