"""Who may do what: address × person → status, one table for reading and one for sending.

The committee can read them. 302 for a visitor is the way to the sign-in. A column of 404 says: for
you, there is nothing.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests import world as worlds

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"

#                             what it is about           visitor body other member recused chair secretariat host admin
ACCESS: dict[str, tuple[Any, ...]] = {
    "healthz":                (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "readyz":                 (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "home":                   (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round-list":             (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round":                  ("judging",                200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round ":                 ("preparing",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "winner":                 ("winner",                 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "winner ":                ("embargoed",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "winner  ":               ("gone",                   410, 410, 410, 410, 410, 410, 410, 410, 410),
    "winner-photo":           ("embargoed",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "booklet":                ("announced",              200, 200, 200, 200, 200, 200, 200, 200, 200),
    "booklet ":               ("judging",                404, 404, 404, 404, 404, 404, 404, 404, 404),
    "sharing-picture":        ("winner",                 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "sharing-picture ":       ("embargoed",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "winner-list":            (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "country":                ("CZ",                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "country ":               ("FR",                     404, 404, 404, 404, 404, 404, 404, 404, 404),
    "accessibility-policy":   (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "site-policy":            (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "robots":                 (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "site-map":               (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "open-data":              (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "feed":                   (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "data-file":              ("winners.json",           200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round-data-file":        ("announced winners.csv",  200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round-data-file ":       ("decided winners.csv",    404, 404, 404, 404, 404, 404, 404, 404, 404),
    "api":                    (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "api-description":        (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "api-nothing":            ("nobody",                 404, 404, 404, 404, 404, 404, 404, 404, 404),
    "api-rounds":             (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "api-winners":            (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "api-winner":             ("winner",                 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "api-winner ":            ("embargoed",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "api-winner  ":           ("gone",                   410, 410, 410, 410, 410, 410, 410, 410, 410),
    # accounts: who is signed in already is sent to the desk
    "account_login":          (None,                     200, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_logout":         (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_resume":         (None,                     405, 405, 405, 405, 405, 405, 405, 405, 405),
    "account_signed_in":      (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_stay":           (None,                     302, 204, 204, 204, 204, 204, 204, 204, 204),
    "account_inactive":       (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_change_password": (None,                    302, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password": (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_done": (None,                200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key": ("reset",         200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key_done": (None,       200, 200, 200, 200, 200, 200, 200, 200, 200),
    # the front desk
    "desk-home":              (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "desk-guide":             (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "round-setup-list":       (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-setup-new":        (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-setup":            ("open",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-section":          ("open schedule",          302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-phase":            ("open judging",           302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-delete":           ("preparing",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-bodies":           ("open",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-extend":           ("open body",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-home":            (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-body":            ("body",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-committee":       ("judging",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-last-committee":  ("preparing",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-office":          (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "letter-list":            (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "letter":                 ("letter",                 302, 200, 404, 404, 404, 404, 200, 404, 404),
    "letter-again":           ("letter",                 302, 405, 405, 405, 405, 405, 405, 405, 405),
    "seat-edit":              ("seat",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "seat-end":               ("seat",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    # intake: its own body's, and nobody else's
    "nomination-list":        (None,                     302, 200, 200, 403, 403, 403, 403, 403, 403),
    "nomination-sample":      (None,                     302, 200, 200, 403, 403, 403, 403, 403, 403),
    "nomination-start":       (None,                     302, 200, 200, 403, 403, 403, 403, 403, 403),
    "nomination":             ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination ":            ("nobody",                 302, 404, 404, 403, 403, 403, 403, 403, 403),
    "nomination-section":     ("draft partners",         302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-preview":     ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-submit":      ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-receipt":     ("submitted",              302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-request-return":    ("submitted",              302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-withdraw":    ("submitted",              302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-photo":       ("draft photo",            302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-add":              ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-edit":             ("draft photo",            302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-remove":           ("draft photo",            302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-move":             ("draft photo",            302, 405, 405, 405, 405, 405, 405, 405, 405),
    "attachment":             ("draft attachment",       302, 200, 404, 403, 403, 403, 403, 403, 403),
    "attachment-add":         ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "attachment-remove":      ("draft attachment",       302, 200, 404, 403, 403, 403, 403, 403, 403),
    # screening: the secretariat's; a draft does not exist for it
    "screening-list":         (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening":              ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening ":             ("draft",                  302, 403, 403, 403, 403, 403, 404, 403, 403),
    "screening-check":        ("submitted",              302, 405, 405, 405, 405, 405, 405, 405, 405),
    "screening-return":       ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-accept":       ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-ineligible":   ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-reconsider":   ("ineligible",             302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-reopen":       ("accepted",               302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-photo":        ("submitted photo",        302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-attachment":   ("submitted attachment",   302, 403, 403, 403, 403, 403, 200, 403, 403),
    # judging: for a recused member the nomination does not exist
    "judging-home":           (None,                     302, 403, 403, 200, 200, 200, 403, 403, 403),
    "judging":                ("entry",                  302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging ":               ("submitted",              302, 403, 403, 404, 404, 404, 403, 403, 403),
    "judging-finalise":       ("entry",                  302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-reopen":         ("entry",                  302, 403, 403, 200, 404, 302, 403, 403, 403),
    "judging-recuse":         ("entry",                  302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging-pledge":         ("judging",                302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-photo":          ("entry photo",            302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging-attachment":     ("entry attachment",       302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging-ranking":        ("scored",                 302, 403, 403, 200, 200, 200, 200, 403, 403),
    "judging-ranking-detail": ("scored ranked",          302, 403, 403, 200, 404, 200, 200, 403, 403),
    "judging-progress":       ("judging",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "judging-impose":         ("judging",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    # decision: hosts see what is tabled
    "decision-home":          (None,                     302, 403, 403, 403, 403, 403, 200, 200, 403),
    "resolution":             ("scored",                 302, 403, 403, 403, 403, 403, 200, 200, 403),
    "resolution-draft":       ("scored",                 302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution-edit":        ("scored",                 302, 403, 403, 403, 403, 403, 302, 403, 403),
    "resolution-table":       ("scored",                 302, 403, 403, 403, 403, 403, 302, 403, 403),
    "resolution-recall":      ("scored",                 302, 403, 403, 403, 403, 403, 200, 403, 403),
    "resolution-approve":     ("scored",                 302, 403, 403, 403, 403, 403, 403, 200, 403),
    "resolution-take-back":   ("scored",                 302, 403, 403, 403, 403, 403, 403, 302, 403),
    "resolution-remark":      ("scored",                 302, 403, 403, 403, 403, 403, 403, 200, 403),
    "resolution-send-back":   ("scored",                 302, 403, 403, 403, 403, 403, 403, 200, 403),
    "resolution-nomination":  ("ranked",                 302, 403, 403, 403, 403, 403, 200, 200, 403),
    "resolution-nomination ": ("entry",                  302, 403, 403, 403, 403, 403, 404, 404, 403),
    "resolution-photo":       ("ranked photo",           302, 403, 403, 403, 403, 403, 200, 200, 403),
    "resolution-attachment":  ("ranked attachment",      302, 403, 403, 403, 403, 403, 200, 200, 403),
    # what a link opens for the group that it was sent to, whoever else they are
    "confirm":                ("token",                  200, 200, 200, 200, 200, 200, 200, 200, 200),
    "confirm ":               ("no-token",               404, 404, 404, 404, 404, 404, 404, 404, 404),
    "confirm-preview":        ("token",                  200, 200, 200, 200, 200, 200, 200, 200, 200),
    "confirm-photo":          ("token position",         200, 200, 200, 200, 200, 200, 200, 200, 200),
    # archive: earlier rounds, imported by the secretariat
    "archive-home":           (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "archive-file":           ("archive_file",           302, 403, 403, 403, 403, 403, 200, 403, 403),
    "archive-file ":          ("nobody",                 302, 403, 403, 403, 403, 403, 404, 403, 403),
    "archive-template-xlsx":  (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "archive-template-csv":   (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    # release: the secretariat's desk
    "release-home":           (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "release-draft":          ("chosen",                 302, 405, 405, 405, 405, 405, 405, 405, 405),
    "release-round":          ("decided",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-papers":           ("decided",                302, 403, 403, 403, 403, 403, 200, 200, 403),
    "round-papers ":          ("judging",                302, 403, 403, 403, 403, 403, 404, 404, 403),
    "round-paper":            ("decided ceremony",       302, 403, 403, 403, 403, 403, 200, 404, 403),
    "round-paper ":           ("announced ceremony",     302, 403, 403, 403, 403, 403, 200, 200, 403),
    "winner-spread":          ("announced shown",        302, 403, 403, 403, 403, 403, 200, 200, 403),
    "release-confirm":        ("decided",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "release-cancel":         ("decided",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-withdraw":         ("announced",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-withdraw ":        ("decided",                302, 403, 403, 403, 403, 403, 404, 403, 403),
    "winner-withdraw":        ("released",               302, 403, 403, 403, 403, 403, 200, 403, 403),
    "winner-withdraw ":       ("profile",                302, 403, 403, 403, 403, 403, 404, 403, 403),
    "withdrawal":             ("withdrawal",             302, 403, 403, 403, 403, 403, 200, 403, 403),
    "republication-confirm":  ("withdrawal",             302, 403, 403, 403, 403, 403, 200, 403, 403),
    "republication-cancel":   ("withdrawal",             302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile":                ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-preview":        ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-section":        ("profile names",          302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-findings":       ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    # a finding that there is not any more
    "profile-finding-accept": ("profile gone",           302, 403, 403, 403, 403, 403, 302, 403, 403),
    "profile-finding-fix":    ("profile gone",           302, 405, 405, 405, 405, 405, 405, 405, 405),
    "profile-proofread":      ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-unproofread":    ("profile",                302, 403, 403, 403, 403, 403, 302, 403, 403),
    "profile-confirmation":   ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "confirmation-send":      ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "confirmation-revoke":    ("profile confirmation_link", 302, 403, 403, 403, 403, 403, 200, 403, 403),
    "confirmation-settle":    ("profile remark",         302, 403, 403, 403, 403, 403, 200, 403, 403),
    "released-winners":       (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "winner-corrections":     ("released",               302, 403, 403, 403, 403, 403, 200, 403, 403),
    "winner-corrections ":    ("profile",                302, 403, 403, 403, 403, 403, 404, 403, 403),
    "winner-correct":         ("released names",         302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-photo":          ("profile position",       302, 403, 403, 403, 403, 403, 200, 403, 403),
}  # fmt: skip

# The same addresses when an empty form is sent to them: 405 where nothing can be sent, 422 where
# something has to be filled in, 409 where the act is refused, 302 where it was done.
#                          visitor body other member recused chair secretariat host admin
POST: dict[str, tuple[int, ...]] = {
    "healthz":                (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "readyz":                 (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "home":                   (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-list":             (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "round":                  (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "round ":                 (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner":                 (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner ":                (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner  ":               (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner-photo":           (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "booklet":                (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "booklet ":               (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "sharing-picture":        (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "sharing-picture ":       (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner-list":            (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "country":                (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "country ":               (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "accessibility-policy":   (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "site-policy":            (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "robots":                 (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "site-map":               (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "open-data":              (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "feed":                   (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "data-file":              (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-data-file":        (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-data-file ":       (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api":                    (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-description":        (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-nothing":            (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-rounds":             (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-winners":            (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-winner":             (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-winner ":            (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "api-winner  ":           (405, 405, 405, 405, 405, 405, 405, 405, 405),
    # accounts
    "account_login":          (200, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_logout":         (302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_resume":         (302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_signed_in":      (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "account_stay":           (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "account_inactive":       (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "account_change_password": (302, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password": (200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_done": (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "account_reset_password_from_key": (200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key_done": (405, 405, 405, 405, 405, 405, 405, 405, 405),
    # the front desk
    "desk-home":              (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "desk-guide":             (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-setup-list":       (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-setup-new":        (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "round-setup":            (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-section":          (302, 403, 403, 403, 403, 403, 409, 403, 403),
    "round-phase":            (302, 403, 403, 403, 403, 403, 409, 403, 403),
    "round-delete":           (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "round-bodies":           (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-extend":           (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "people-home":            (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "people-body":            (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "people-committee":       (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "people-last-committee":  (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "people-office":          (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "letter-list":            (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "letter":                 (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "letter-again":           (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "seat-edit":              (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "seat-end":               (302, 403, 403, 403, 403, 403, 302, 403, 403),
    # intake
    "nomination-list":        (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "nomination-sample":      (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "nomination-start":       (302, 422, 422, 403, 403, 403, 403, 403, 403),
    "nomination":             (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "nomination ":            (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "nomination-section":     (302, 422, 404, 403, 403, 403, 403, 403, 403),
    "nomination-preview":     (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "nomination-submit":      (302, 409, 404, 403, 403, 403, 403, 403, 403),
    "nomination-receipt":     (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "nomination-request-return":    (302, 422, 404, 403, 403, 403, 403, 403, 403),
    "nomination-withdraw":    (302, 422, 404, 403, 403, 403, 403, 403, 403),
    "nomination-photo":       (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "photo-add":              (302, 422, 404, 403, 403, 403, 403, 403, 403),
    "photo-edit":             (302, 422, 404, 403, 403, 403, 403, 403, 403),
    "photo-remove":           (302, 302, 404, 403, 403, 403, 403, 403, 403),
    "photo-move":             (302, 404, 404, 403, 403, 403, 403, 403, 403),
    "attachment":             (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "attachment-add":         (302, 422, 404, 403, 403, 403, 403, 403, 403),
    "attachment-remove":      (302, 302, 404, 403, 403, 403, 403, 403, 403),
    # screening
    "screening-list":         (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "screening":              (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "screening ":             (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "screening-check":        (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "screening-return":       (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "screening-accept":       (302, 403, 403, 403, 403, 403, 409, 403, 403),
    "screening-ineligible":   (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "screening-reconsider":   (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "screening-reopen":       (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "screening-photo":        (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "screening-attachment":   (302, 405, 405, 405, 405, 405, 405, 405, 405),
    # judging
    "judging-home":           (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging":                (302, 403, 403, 409, 404, 409, 403, 403, 403),
    "judging ":               (302, 403, 403, 404, 404, 404, 403, 403, 403),
    "judging-finalise":       (302, 403, 403, 302, 404, 302, 403, 403, 403),
    "judging-reopen":         (302, 403, 403, 422, 404, 422, 403, 403, 403),
    "judging-recuse":         (302, 403, 403, 422, 404, 422, 403, 403, 403),
    "judging-pledge":         (302, 403, 403, 302, 302, 302, 403, 403, 403),
    "judging-photo":          (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-attachment":     (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-ranking":        (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-ranking-detail": (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-progress":       (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-impose":         (302, 403, 403, 403, 403, 403, 422, 403, 403),
    # decision
    "decision-home":          (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution":             (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution-draft":       (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "resolution-edit":        (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "resolution-table":       (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "resolution-recall":      (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "resolution-approve":     (302, 403, 403, 403, 403, 403, 403, 422, 403),
    "resolution-take-back":   (302, 403, 403, 403, 403, 403, 403, 422, 403),
    "resolution-remark":      (302, 403, 403, 403, 403, 403, 403, 422, 403),
    "resolution-send-back":   (302, 403, 403, 403, 403, 403, 403, 422, 403),
    "resolution-nomination":  (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution-nomination ": (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution-photo":       (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution-attachment":  (302, 405, 405, 405, 405, 405, 405, 405, 405),
    # a link
    "confirm":                (422, 422, 422, 422, 422, 422, 422, 422, 422),
    "confirm ":               (404, 404, 404, 404, 404, 404, 404, 404, 404),
    "confirm-preview":        (405, 405, 405, 405, 405, 405, 405, 405, 405),
    "confirm-photo":          (405, 405, 405, 405, 405, 405, 405, 405, 405),
    # archive
    "archive-home":           (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "archive-file":           (302, 403, 403, 403, 403, 403, 409, 403, 403),
    "archive-file ":          (302, 403, 403, 403, 403, 403, 404, 403, 403),
    "archive-template-xlsx":  (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "archive-template-csv":   (302, 405, 405, 405, 405, 405, 405, 405, 405),
    # release
    "release-home":           (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "release-draft":          (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "release-round":          (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "round-papers":           (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-papers ":          (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-paper":            (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "round-paper ":           (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner-spread":          (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "release-confirm":        (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "release-cancel":         (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "round-withdraw":         (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "round-withdraw ":        (302, 403, 403, 403, 403, 403, 404, 403, 403),
    "winner-withdraw":        (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "winner-withdraw ":       (302, 403, 403, 403, 403, 403, 404, 403, 403),
    "withdrawal":             (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "republication-confirm":  (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "republication-cancel":   (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "profile":                (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "profile-preview":        (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "profile-section":        (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "profile-findings":       (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "profile-finding-accept": (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "profile-finding-fix":    (302, 403, 403, 403, 403, 403, 409, 403, 403),
    "profile-proofread":      (302, 403, 403, 403, 403, 403, 409, 403, 403),
    "profile-unproofread":    (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "profile-confirmation":   (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "confirmation-send":      (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "confirmation-revoke":    (302, 403, 403, 403, 403, 403, 302, 403, 403),
    "confirmation-settle":    (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "released-winners":       (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner-corrections":     (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner-corrections ":    (302, 405, 405, 405, 405, 405, 405, 405, 405),
    "winner-correct":         (302, 403, 403, 403, 403, 403, 422, 403, 403),
    "profile-photo":          (302, 405, 405, 405, 405, 405, 405, 405, 405),
}  # fmt: skip

WHO = (
    "visitor", "body", "other", "member", "recused", "chair", "secretariat", "host", "admin",
)  # fmt: skip


def arguments(what: str | None, things: Any) -> list[Any]:
    """The arguments of an address about ``what`` in the world."""
    if what is None:
        return []
    if what == "reset":
        return ["1", "no-such-key"]
    if what == "nobody":
        return [NOBODY]
    if what == "seat":
        return ["committee", things.seats[things.judging.pk, "member"].pk]
    if what in ("winner", "embargoed", "gone"):
        winner = getattr(things, what)
        return [winner.round.number, winner.slug]
    return [_argument(word, what, things) for word in what.split()]


def _argument(word: str, what: str, things: Any) -> Any:
    if word == "photo":
        return getattr(things, what.split()[0]).photos.get().pk
    if word == "attachment":
        return getattr(things, what.split()[0]).attachments.get().pk
    if word == "position":
        return 1
    thing = getattr(things, word, word) if word not in ("judging",) or what == "judging" else word
    return (
        getattr(thing, "number", None)
        or getattr(thing, "code", None)
        or getattr(thing, "pk", thing)
    )


def address(name: str, what: str | None, things: Any) -> str:
    args = arguments(what, things)
    if name == "winner-photo":
        args += [1, 960, "webp"]
    return reverse(name.strip(), args=args)


@pytest.mark.parametrize("who", WHO)
def test_access(client, who):
    world = worlds.build()
    expected, found = {}, {}
    for name, (what, *codes) in ACCESS.items():
        if (person := world.people[who]) is not None:
            client.force_login(person)
        url = address(name, what, world.things)
        expected[name] = codes[WHO.index(who)]
        found[name] = status(client.get(url))

    assert {name: code for name, code in found.items() if code != expected[name]} == {}


def test_the_log_tells_of_each_address_what_stands_in_it_and_nothing_of_the_program(client, caplog):
    world = worlds.build()
    with caplog.at_level("INFO", logger="award.access"):
        for name, (what, *_codes) in ACCESS.items():
            client.force_login(world.people["secretariat"])
            status(client.get(address(name, what, world.things)))

    lines = [record.getMessage() for record in caplog.records if record.name == "award.access"]
    told = re.compile(r"person=\d+ GET [\w:-]+( \w+=[\w.-]+)* +\d{3}")
    assert len(lines) > 100
    assert [line for line in lines if not told.fullmatch(line)] == []


@pytest.mark.parametrize("who", WHO)
def test_access_by_sending_an_empty_form(client, who):
    world = worlds.build()
    found = {}
    for name, (what, *_codes) in ACCESS.items():
        with transaction.atomic():
            if (person := world.people[who]) is not None:
                client.force_login(person)
            found[name] = status(client.post(address(name, what, world.things)))
            transaction.set_rollback(True)  # whatever was done, the next address meets the world

    expected = {name: codes[WHO.index(who)] for name, codes in POST.items()}
    assert {name: code for name, code in found.items() if code != expected[name]} == {}


@pytest.mark.parametrize("who", WHO)
def test_who_asks_for_the_head_is_answered_as_for_the_whole(client, who):
    world = worlds.build()
    found, expected = {}, {}
    for name, (what, *codes) in ACCESS.items():
        if (person := world.people[who]) is not None:
            client.force_login(person)
        found[name] = status(client.head(address(name, what, world.things)))
        expected[name] = codes[WHO.index(who)]

    assert {name: code for name, code in found.items() if code != expected[name]} == {}


@pytest.mark.parametrize("who", WHO)
def test_no_page_asks_the_database_for_more_in_english(client, who):
    world = worlds.build()
    if (person := world.people[who]) is not None:
        client.force_login(person)
    found = {}
    for name, (what, *codes) in ACCESS.items():
        with translation.override("ja"):
            japanese = address(name, what, world.things)
        with translation.override("en"):
            english = address(name, what, world.things)
        if codes[WHO.index(who)] == 200 and english != japanese:
            asked(client, japanese)  # what a session writes, and pictures that are drawn once
            found[name] = asked(client, english) - asked(client, japanese)

    assert found
    assert {name: more for name, more in found.items() if more > 0} == {}


def asked(client: Client, url: str) -> int:
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        status(client.get(url))
    return len(queries)


def status(response: Any) -> int:
    if response.streaming:
        b"".join(response)  # read to its end, which closes the file
    return int(response.status_code)


def named(patterns: Any) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":  # the back office has a table of its own
                yield from named(pattern.url_patterns)
        else:
            yield pattern


def test_every_address_states_who_it_is_open_to_and_is_in_the_access_table():
    patterns = list(named(get_resolver().url_patterns))

    assert [p.name for p in patterns if not hasattr(p.callback, "open_to")] == []
    assert {p.name for p in patterns} == {name.strip() for name in ACCESS}
    assert set(POST) == set(ACCESS)


def test_a_stranger_gets_the_same_404_for_what_is_another_s_and_for_what_is_not(client):
    world = worlds.build()
    client.force_login(world.people["other"])

    theirs = client.get(reverse("nomination", args=[world.things.draft.pk]))
    absent = client.get(reverse("nomination", args=[NOBODY]))

    def body(response: Any, key: Any) -> bytes:
        return bytes(response.content).replace(str(key).encode(), b"")

    assert (theirs.status_code, absent.status_code) == (404, 404)
    assert body(theirs, world.things.draft.pk) == body(absent, NOBODY)
