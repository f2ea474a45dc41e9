"""Ours against its peers: `make bench`. PyTorch asks for large pages of memory, as in the app."""

from cnngui.networks.torch_loading import ask_for_large_pages

ask_for_large_pages()
