"""A network reads a digit that somebody draws, and learns to read in front of the class."""
