"""Figures of the scheme, beside step 5: what the cases were about and what became of them, counted without persons."""
