"""What is to be prepared by when, where it lies, who was called, and what goes back."""
