"""The invented municipality that an empty database is filled with: eight centres and a year of reports."""
