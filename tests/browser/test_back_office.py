"""The back office, as an operator meets it: no page of it fails axe or complains in the console."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import translation

from tests import make
from tests.browser.cast import Cast
from tests.browser.standards import BackOffice
from tests.browser.test_every_page import arrived, troubles
from tests.test_backoffice import ADDABLE, address, one_of_everything

# One of each kind of page; the pages of a kind differ in their columns only.
OPENED = {
    "ledger.LedgerEntry",
    "letters.Letter",
    "people.User",
    "rounds.Round",
    "intake.Nomination",
}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_of_the_back_office_passes(cast: Cast, language: str):
    one_of_everything()
    operator = arrived(cast, make.user(is_staff=True))
    operator.standards = BackOffice()
    with translation.override(language):
        found = [trouble for path in _pages(language) for trouble in troubles(operator, path)]

    assert found == [], "\n".join(found)


def _pages(language: str) -> list[str]:
    models = {model._meta.label: model for model in admin.site._registry}
    pages = [reverse("admin:index"), reverse("admin:app_list", args=["ledger"])]
    for label, model in models.items():
        if language == "ja" or label in OPENED:
            pages.append(address(model, "changelist"))
        if label in OPENED:
            row = model._base_manager.first()
            pages += [address(model, page, row.pk) for page in ("change", "history")]
    return pages + [address(models[label], "add") for label in sorted(ADDABLE)]
