"""What the world may see, as values made for its pages. Everything begins at what is published."""

from awards.winners.public.front import contact, home, site_map
from awards.winners.public.rounds import announced_rounds, round_list, round_page
from awards.winners.public.search import chosen_winners, find
from awards.winners.public.winner import (
    announced_winner,
    latest_pages,
    page_of,
    pages_of_round,
    photo_name,
    winner_page,
    winner_pages,
    winner_to_print,
)

__all__ = [
    "announced_rounds",
    "announced_winner",
    "chosen_winners",
    "contact",
    "find",
    "home",
    "latest_pages",
    "page_of",
    "pages_of_round",
    "photo_name",
    "round_list",
    "round_page",
    "site_map",
    "winner_page",
    "winner_pages",
    "winner_to_print",
]
