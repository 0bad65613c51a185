"""The door for programs: one file per resource, its schemas beside its routes."""
