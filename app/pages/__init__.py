"""The door for people in a browser."""
