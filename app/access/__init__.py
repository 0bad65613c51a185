"""Who may ask: callers, keys, roles, answers kept for a repeat, and the log of what was shown."""
