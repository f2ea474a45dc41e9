"""Architectures on paper: plans of networks, what each layer costs, and what to do where one does not fit."""
