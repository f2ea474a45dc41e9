"""Layers, maps and learned filters of a network."""
