"""Step 5 of a report: how long until somebody answered."""
