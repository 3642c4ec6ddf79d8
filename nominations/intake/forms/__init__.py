"""Strings in, our types out."""
