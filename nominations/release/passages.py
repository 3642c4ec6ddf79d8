"""A profile as the paragraphs that a group reads and comments on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A labelled text of a paragraph; ``label`` is empty where the text speaks for itself."""

    label: str
    text: str
    language: str = "ja"


@dataclass(frozen=True)
class Passage:
    """``place`` names it on the page, by section and number: no key of a row, which would count
    the rows of others. ``hash`` stands for what is said in it, in whichever language its labels
    are. ``photo`` is the number of the photograph it is about.
    """

    place: str
    title: str
    lines: tuple[Line, ...]
    hash: str
    photo: int | None = None

    @property
    def text(self) -> str:
        return "\n".join(
            f"{line.label}：{line.text}" if line.label else line.text for line in self.lines
        )


WHOLE = "whole"


def find(passages: tuple[Passage, ...], place: str, seen: str) -> Passage | None:
    """The passage that was read as ``seen``: where it stands, or wherever it stands now.

    None if its text is another by now, or is gone. What is about the whole is always there.
    """
    there = next((one for one in passages if one.place == place), None)
    if there and (there.hash == seen or place == WHOLE):
        return there
    return next((one for one in passages if one.hash == seen), None)
