"""Limits of cases: who is reminded before one, and who is alarmed when it is past."""
