"""Who works here, in which role, and what the roles may do."""
