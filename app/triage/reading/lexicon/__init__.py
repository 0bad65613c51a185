"""The words of the reading, one table a notion, Danish and English side by side."""
