"""My filter beside the network's."""
