"""The demonstration: two invented rounds, entered through the rooms' own acts.

The round of this fiscal year is being scored, the next one takes nominations. Moments are counted from the day of loading.
"""
