"""What the world may see, as values made for its pages. Everything begins at what is published."""

from awards.winners.public.front import contact, home, site_map
from awards.winners.public.rounds import round_list, round_page
from awards.winners.public.search import find
from awards.winners.public.winner import page_of, pages_of_round, photo_name, winner_page

__all__ = [
    "contact",
    "find",
    "home",
    "page_of",
    "pages_of_round",
    "photo_name",
    "round_list",
    "round_page",
    "site_map",
    "winner_page",
]
