"""Asking reporters, beside step 5: were they satisfied, and do they know whom to turn to next time."""
