"""Ours against its peers: `make bench`."""
