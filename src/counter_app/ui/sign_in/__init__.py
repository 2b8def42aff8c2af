"""The first window: who is working at this desk."""
