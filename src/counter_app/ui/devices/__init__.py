"""The machines of the desk: are they there, do they work, and which ones belong to it."""
