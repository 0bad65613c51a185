"""Leased work promised in the transaction of its cause, retried, and never dropped in silence."""
