"""Names of ImageNet's classes."""
