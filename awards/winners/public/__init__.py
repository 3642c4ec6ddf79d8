"""What the world may see, as values made for its pages. Everything begins at what is published."""

from awards.winners.public.choosing import chosen_winners
from awards.winners.public.countries import country_page
from awards.winners.public.front import contact, home, site_map
from awards.winners.public.rounds import announced_rounds, prepared_round, round_list, round_page
from awards.winners.public.search import CHOICES, find
from awards.winners.public.winner import (
    announced_winner,
    latest_pages,
    page_of,
    pages_of_round,
    photo_name,
    prepared_pages,
    winner_page,
    winner_pages,
    winner_to_print,
)
from awards.winners.public.withdrawn import withdrawn

__all__ = [
    "CHOICES",
    "announced_rounds",
    "announced_winner",
    "chosen_winners",
    "contact",
    "country_page",
    "find",
    "home",
    "latest_pages",
    "page_of",
    "pages_of_round",
    "photo_name",
    "prepared_pages",
    "prepared_round",
    "round_list",
    "round_page",
    "site_map",
    "winner_page",
    "winner_pages",
    "winner_to_print",
    "withdrawn",
]
