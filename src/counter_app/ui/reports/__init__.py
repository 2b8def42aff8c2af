"""What was taken, under which numbers, to whom it is paid in, and who took it over."""
