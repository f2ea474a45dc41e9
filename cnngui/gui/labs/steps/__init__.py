"""Steps: the arithmetic of a layer, number by number."""
