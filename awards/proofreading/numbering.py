"""In which prefectures a postal code or a telephone number can be. Plain Python.

By the first two digits alone, after the plans of Japan Post and of the Ministry; towns beyond a
border that a neighbour serves are counted in.
"""

from awards.geo import PREFECTURES

_POSTAL = """
00 01 | 01 05 02 | 02 03 | 03 02 | 04 01 | 05 01 | 06 01 | 07 01 | 08 01 | 09 01
10 13 | 11 13 | 12 13 | 13 13 | 14 13 | 15 13 | 16 13 | 17 13 | 18 13 | 19 13
20 13 | 21 14 | 22 14 | 23 14 | 24 14 | 25 14 | 26 12 | 27 12 | 28 12 | 29 12
30 08 | 31 08 | 32 09 | 33 11 | 34 11 | 35 11 | 36 11 | 37 10 | 38 20 10 | 39 20
40 19 | 41 22 | 42 22 | 43 22 | 44 23 | 45 23 | 46 23 | 47 23 | 48 23 | 49 23 24
50 21 | 51 24 | 52 25 26 | 53 27 | 54 27 | 55 27 | 56 27 28 | 57 27 | 58 27 | 59 27
60 26 | 61 26 27 | 62 26 | 63 29 | 64 30 29 24 | 65 28 | 66 28 27 | 67 28 | 68 31 32 | 69 32
70 33 | 71 33 | 72 34 | 73 34 | 74 35 | 75 35 | 76 37 | 77 36 | 78 39 | 79 38
80 40 | 81 40 42 | 82 40 | 83 40 | 84 41 42 | 85 42 | 86 43 | 87 44 40 | 88 45 | 89 46
90 47 | 91 18 | 92 17 18 | 93 16 | 94 15 20 | 95 15 | 96 07 | 97 07 | 98 04 | 99 06
"""
_TELEPHONE = """
01 01 02 03 05 | 02 04 06 07 08 09 10 11 15 20 | 03 13 | 04 08 10 11 12 13 14
05 19 20 21 22 23 24 29 | 06 27 28 | 07 16 17 18 24 25 26 27 28 29 30
08 28 31 32 33 34 35 36 37 38 39 | 09 40 41 42 43 44 45 46 47
"""


def _table(text: str) -> dict[str, frozenset[str]]:
    cells = (cell.split() for cell in text.replace("\n", "|").split("|"))
    return {first: frozenset(numbers) for first, *numbers in filter(None, cells)}


POSTAL = _table(_POSTAL)
TELEPHONE = _table(_TELEPHONE)
# By the label that official addresses on the net have: pref.kyoto.lg.jp, city.takasaki.gunma.jp.
LABELS = {one.romaji.lower(): number for number, one in PREFECTURES.items()}
NAMES = {one.name: number for number, one in PREFECTURES.items()}


def prefecture_in(address: str) -> str:
    """The number of the prefecture that an address begins with; empty if it begins with none."""
    start = address.strip()
    return NAMES.get(start[:3]) or NAMES.get(start[:4]) or ""
