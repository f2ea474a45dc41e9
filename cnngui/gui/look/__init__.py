"""How the app looks and speaks: theme, icons, languages, errors in words."""
