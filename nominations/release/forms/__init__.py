"""The forms of the winners' desk."""
