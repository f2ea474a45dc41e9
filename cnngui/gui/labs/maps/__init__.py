"""Maps: what the network sees in the photo."""
