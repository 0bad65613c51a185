"""Append-only events: what happened, when it was so, and when the service was told."""
