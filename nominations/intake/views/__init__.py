"""HTTP in, one action, HTTP out."""
