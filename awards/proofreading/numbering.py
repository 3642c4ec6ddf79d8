"""In which prefectures a telephone number can be, and what official addresses on the net name.

Plain Python. By the first three digits, after the plan of the Ministry; towns beyond a border that
a neighbour's exchange serves are counted in. What is not named here is no area: 0120, 050, 090.
"""

from awards.geo import PREFECTURES

_TELEPHONE = """
011 01 | 012 01 | 013 01 | 014 01 | 015 01 | 016 01 | 017 02 03 | 018 05 02 | 019 03 04
022 04 | 023 06 | 024 07 | 025 15 20 | 026 20 21 | 027 10 09 11 | 028 09 08 10 11 | 029 08 12
030 13 | 031 13 | 032 13 | 033 13 | 034 13 | 035 13 | 036 13 | 037 13 | 038 13 | 039 13
042 11 13 14 19 | 043 12 | 044 14 13 | 045 14 13 | 046 14 22 | 047 12 08 | 048 11 08 | 049 11 10 13
052 23 | 053 22 23 | 054 22 | 055 19 22 | 056 23 24 21 | 057 21 20 | 058 21 23 24 | 059 24 23 29
060 27 28 | 061 27 28 | 062 27 28 | 063 27 28 | 064 27 28 | 065 27 28 | 066 27 28 | 067 27 28
068 27 28 | 069 27 28 | 072 27 28 | 073 30 24 27 29 | 074 25 29 24 26 | 075 26 27 | 076 16 17 18
077 18 25 26 21 | 078 28 | 079 28 26 | 082 34 35 32 | 083 35 | 084 34 33 38 | 085 31 32 28
086 33 28 34 | 087 37 38 | 088 36 39 | 089 38 36 39
092 40 41 42 | 093 40 | 094 40 41 43 44 | 095 41 42 | 096 43 | 097 44 40 | 098 45 46 47 | 099 46 45
"""


def _table(text: str) -> dict[str, frozenset[str]]:
    cells = (cell.split() for cell in text.replace("\n", "|").split("|"))
    return {first: frozenset(numbers) for first, *numbers in filter(None, cells)}


TELEPHONE = _table(_TELEPHONE)
# By the label that official addresses on the net have: pref.kyoto.lg.jp, city.takasaki.gunma.jp.
LABELS = {one.romaji.lower(): number for number, one in PREFECTURES.items()}
