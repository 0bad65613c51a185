"""Step 2, before the rules: what a free text says, in pure code."""
