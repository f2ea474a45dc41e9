"""The page of the answers about pictures that were not learned from."""
