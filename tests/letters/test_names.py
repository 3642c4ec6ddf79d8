"""A letter is a template in the room that sends it, named where it is sent."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOMS = Path(__file__).parents[2] / "nominations"
SENDERS = {"queue", "queue_each"}
SUBJECT = re.compile(r"^{% load [a-z0-9 ]+ %}\n?")


def test_every_letter_that_is_sent_has_a_template_in_its_room_and_every_template_is_sent():
    templates = {
        (path.relative_to(ROOMS).parts[0], path.stem)
        for path in ROOMS.glob("*/templates/letters/*")
    }

    assert sent() == templates


def sent() -> set[tuple[str, str]]:
    """The room and the name of every letter. A name that is not written out fails."""
    names = set()
    for path in ROOMS.rglob("*.py"):
        room = path.relative_to(ROOMS).parts[0]
        if room != "letters":
            names |= {(room, ast.literal_eval(call.args[0])) for call in calls(path)}
    return names


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in SENDERS:
                yield node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in SENDERS, f"{path}: call it as letters.{node.func.id}"


def test_no_letter_spells_an_address_by_hand_or_says_again_that_it_is_plain_text():
    texts = {path: path.read_text(encoding="utf-8") for path in ROOMS.glob("*/templates/letters/*")}

    assert [path for path, text in texts.items() if "/desk" in text or "autoescape" in text] == []


def test_every_letter_is_named_as_its_round_and_signed_with_the_contact_of_the_round():
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in ROOMS.glob("*/templates/letters/*")
    }

    subjects = {name: SUBJECT.sub("", text).split("\n")[0] for name, text in texts.items()}
    # Who is registered, or has a password set, may have no round yet.
    named = (
        "【{{ round.title }}】",
        "【{% if round %}{{ round.title }}{% else %}{% award_name %}{% endif %}】",
    )
    assert [name for name, subject in subjects.items() if not subject.startswith(named)] == []
    signed = '{% include "parts/letter_signature.txt" %}'
    assert [name for name, text in texts.items() if not text.rstrip().endswith(signed)] == []
    assert [name for name, text in texts.items() if "姉妹自治体交流表彰" in text] == []
