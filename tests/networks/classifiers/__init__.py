"""Networks that tell what is on a photo."""
