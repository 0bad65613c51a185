"""Step 4 of a report: responders poll, claim, act and close."""
