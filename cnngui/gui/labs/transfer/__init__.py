"""A network is taught classes of one's own: pictures, what learns, and what it answers about others."""
