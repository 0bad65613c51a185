"""Step 2 of a report: what is it, how urgent, whose work; by versioned rules."""
