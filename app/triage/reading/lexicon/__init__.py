"""The words of the reading: one table a concern, Danish and English side by side."""
