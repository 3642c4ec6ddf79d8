from django import forms
from django.http import QueryDict

from nominations.grouped import rearranged, rows_of


class Row(forms.Form):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField()


Rows = rows_of(Row)
STORED = [{"id": 7, "name": "高崎市"}, {"id": 9, "name": "ミンスク市"}]


def posted(*names, **buttons):
    data = QueryDict(mutable=True)
    data.update({"r-TOTAL_FORMS": str(len(names)), "r-INITIAL_FORMS": str(len(names))})
    for index, (row, name) in enumerate(zip(STORED, names, strict=True)):
        data.update({f"r-{index}-id": str(row["id"]), f"r-{index}-name": name})
    data.update({f"r-{button}": value for button, value in buttons.items()})
    return data


def names(rows):
    return [(row["id"], row["name"]) for row in rows.values()]


def test_rows_that_nobody_changed_stay_after_one_was_added():
    grown = rearranged(posted("高崎市", "ミンスク市", add="1"), "r")
    grown["r-2-name"] = "ナンシー市"

    rows = Rows(grown, prefix="r", initial=STORED)

    assert rows.is_valid()
    assert names(rows) == [(7, "高崎市"), (9, "ミンスク市"), (None, "ナンシー市")]


def test_rows_that_nobody_changed_stay_after_one_was_removed():
    shrunk = rearranged(posted("高崎市", "ミンスク市", remove="0"), "r")

    rows = Rows(shrunk, prefix="r", initial=STORED)

    assert rows.is_valid()
    assert names(rows) == [(9, "ミンスク市")]
