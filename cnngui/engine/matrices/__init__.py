"""Matrices as text, in every way in which people type, paste and export them: one reader for all who take numbers."""
