"""Anybody."""

from datetime import timedelta

from django.utils import timezone

from awards.rounds.models import Announcement, Round
from awards.winners.models import Winner
from tests.browser import words
from tests.browser.person import Person

PAGE = "/rounds/8/mihon-river/"


def finds_nothing_yet(visitor: Person) -> None:
    visitor.opens(PAGE, status=404)
    visitor.opens("/en" + PAGE, status=404)
    visitor.opens("/winners/?q=見本川")
    visitor.sees("条件に合う団体はありません。")


def the_instant_comes(round_: Round) -> None:
    # Nobody waits an hour for it; the shelf forgets by itself within two seconds.
    past = timezone.now() - timedelta(seconds=1)
    Winner.objects.filter(round=round_).update(published_at=past)
    Announcement.objects.filter(round=round_).update(at=past)


def finds_it(visitor: Person) -> None:
    visitor.opens("/")
    visitor.opens("/rounds/8/")
    visitor.sees(words.GROUP)
    visitor.goes_to("受賞団体")
    visitor.fills({"キーワード": "みほんがわ"})
    visitor.presses("検索")
    visitor.follows(words.GROUP)


def reads_it_in_japanese_and_english(visitor: Person) -> None:
    visitor.sees(words.TITLE, words.EVALUATION["評価のポイント"], "リンデン市", "1988年10月12日")
    visitor.goes_to("English")
    visitor.sees(
        words.NAMES["事業名（英語）"], words.EVALUATION["評価のポイント（英語）"], "Linden"
    )
