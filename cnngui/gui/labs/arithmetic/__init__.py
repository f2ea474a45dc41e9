"""Step by step: the arithmetic of a layer, where a class follows every number."""
