"""The demonstration: two invented rounds, entered through the rooms' own acts.

Round 6 is being scored, round 7 takes nominations. Moments are counted from the day of loading.
"""
