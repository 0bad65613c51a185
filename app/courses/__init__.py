"""Support courses of a case, their planned ends, and light follow-up; nothing of it ends by itself."""
