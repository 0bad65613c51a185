"""Foundations that know nothing of landlords: clock, calendar, database, sealed fields, errors, ids."""
