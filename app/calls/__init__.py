"""A telephone call: who rings, what becomes of it, and what the desk says."""
