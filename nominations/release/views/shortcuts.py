"""What the pages of a profile begin with."""

from collections.abc import Sequence

from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.winners.models import Winner
from nominations.access import Request
from nominations.release.models.profiles import Profile
from nominations.release.proofreading_messages import Lack


def profile_for(request: Request, pk: int) -> Profile:
    """The profile of the winner with this key."""
    profiles = Profile.objects.visible_to(request.user).for_page()
    # Not winner=pk: a number larger than any key would fail instead of naming nothing.
    return get_object_or_404(profiles, winner__pk=pk)


def with_addresses(winner: Winner, lacks: Sequence[Lack]) -> list[tuple[Lack, str]]:
    """Each with the page where it is put right."""
    return [(lack, reverse("profile-section", args=[winner.pk, lack.section])) for lack in lacks]
