"""Ours against its peers: `make bench`. PyTorch asks for large pages, and threads wait asleep, as in the app."""

from cnngui.networks.torch_loading import ask_for_large_pages, wait_asleep

ask_for_large_pages()
wait_asleep()
