"""The labs: each the same files (docs/labs.md)."""
