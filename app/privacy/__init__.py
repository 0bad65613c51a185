"""Consent, retention, export of one resident, and the change of sealing keys."""
