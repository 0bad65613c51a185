"""Step 1 of a report: recorded once, whatever the channel."""
