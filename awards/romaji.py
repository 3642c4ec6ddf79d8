"""Readings in Latin letters, as signs and addresses write them: Hepburn, long vowels as one letter."""

import re

import jaconv

# What a municipality is, at the end of its name and of its reading.
_KINDS = {"市": ("し",), "町": ("まち", "ちょう"), "村": ("むら", "そん"), "区": ("く",)}
_LONG = re.compile(r"ou|oo|uu")
_COUNTY = re.compile(r"^.+ぐん(?=.)")


def municipality_romaji(name: str, kana: str) -> str:
    """高崎市, たかさきし → takasaki. A proposal: where a word ends cannot be told from its reading."""
    plain = _COUNTY.sub("", kana) if "郡" in name else kana
    for ending in _KINDS.get(name[-1:], ()):
        plain = plain.removesuffix(ending) if plain != ending else plain
    return _LONG.sub(lambda long: long[0][0], jaconv.kana2alphabet(plain))
