"""Photos, responses and maps as pictures."""
