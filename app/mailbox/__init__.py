"""Door for e-mail: fetched, read, taken in once."""
