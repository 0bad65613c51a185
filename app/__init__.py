"""The single entrance to a Danish municipality for everyone who lets homes."""
