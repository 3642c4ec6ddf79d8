"""Painted scenes for sample pictures: name → what draws it on a sheet."""

from collections.abc import Callable

from awards.winners.scenes import events, land, rooms, things, town
from awards.winners.scenes.canvas import Canvas

Scene = Callable[[Canvas], None]

MOTIFS: dict[str, Scene] = {
    "clock": town.clock,
    "concert": rooms.concert,
    "festival": events.festival,
    "field": land.field,
    "flags": town.flags,
    "flowers": land.flowers,
    "gallery": rooms.gallery,
    "garden": land.garden,
    "glass": things.glass,
    "hall": rooms.hall,
    "harbour": land.harbour,
    "lacquer": things.lacquer,
    "ladder": events.ladder,
    "market": events.market,
    "mountains": land.mountains,
    "race": events.race,
    "ribbon": things.ribbon,
    "river": land.river,
    "school": town.school,
    "tree": land.tree,
    "workshop": rooms.workshop,
}
