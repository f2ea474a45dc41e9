"""Plans of networks."""
