"""A filter that learns."""
