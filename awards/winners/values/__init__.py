"""The values that public templates are given. A template cannot print what is not here.

They hold codes, moments and both languages; which is written is chosen by the template's filters.
"""
