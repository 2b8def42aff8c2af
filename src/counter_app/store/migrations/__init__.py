"""Forward steps of the schema, in order."""
