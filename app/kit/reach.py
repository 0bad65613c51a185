"""How far a transaction may see on PostgreSQL (pure): what the policies of the tables are told."""

from __future__ import annotations

from typing import Final

SERVICE: Final = '{"role":"service"}'
"""The reach of the service itself: of jobs, and of whatever is written."""
