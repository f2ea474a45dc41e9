"""The page where a network learns: what is frozen, what it takes, how it goes."""
