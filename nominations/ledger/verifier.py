"""Verify an exported ledger with the standard library alone: ``python verifier.py ledger.jsonl``.

It shares no code with the application, so that a third person may check, or rewrite, all of it.
An entry's leaf is SHA-256("leaf-v1" + salt + payload); its hash is SHA-256("entry-v2" + previous
hash + number as 8 bytes, big-endian + leaf + event + zero byte + subject + zero byte). A seal's
content is SHA-256 of the lines that it seals, with a line feed between two; an export with
``--sealed`` holds these lines.

Content and salt of an entry may be erased together, once the full fiscal years (from 1 April, in
Japan) of ``TERMS`` have passed since its own. What an export withholds because it is still sealed says
so, and is counted.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

Row = dict[str, Any]
START = "0" * 64
HASH = re.compile("[0-9a-f]{64}")
JAPAN = timezone(timedelta(hours=9))
# For how many fiscal years content is kept; that of any other event for good.
TERMS = {
    event: years
    for years, events in {
        5: """
            seat.given seat.revised seat.pledged seat.ended password.set access.set
            sheet.finalised sheet.reopened recusal.made confirmation.opened letter.queued_again
        """,
        10: """
            round.extended nomination.started nomination.submitted nomination.withdrawn
            nomination.return_requested screening.checked nomination.returned
            nomination.accepted nomination.found_ineligible nomination.reconsidered
            nomination.reopened resolution.drafted resolution.revised resolution.tabled
            resolution.recalled resolution.approved_by_host resolution.approval_taken_back
            resolution.remarked resolution.sent_back resolution.approved profile.drafted
            profile.revised profile.finding_accepted profile.proofread profile.reopened
            profile.corrected confirmation.sent confirmation.revoked confirmation.commented
            confirmation.settled confirmation.approved
        """,
    }.items()
    for event in events.split()
}


def main(path: str) -> str:
    """``OK: …`` or the first thing that is wrong."""
    rows = []
    for number, line in enumerate(Path(path).read_bytes().splitlines(), start=1):
        rows.append(_row(line))
        if not rows[-1]:
            return f"line {number} of the file is none of an export"
    entries = [row for row in rows if "seq" in row]
    seals = [row["seal"] for row in rows if "seal" in row]
    sealed = [row["sealed"] for row in rows if "sealed" in row]
    prev = START
    for seq, entry in enumerate(entries, start=1):
        if fault := _fault_of_entry(entry, seq, prev):
            return f"{entry['seq']}: {fault}"
        prev = entry["entry_hash"]
    for fault in (
        *_faults_of_erased(entries),
        *_faults_of_seals(seals, entries),
        *_faults_of_rows(sealed, seals, entries),
    ):
        return fault
    withheld = sum("withheld" in entry for entry in entries)
    told = f"{len(entries)} entries" + (f", {withheld} of them withheld" if withheld else "")
    return f"OK: {told}, {len(seals)} seals, {len(sealed)} sets, head {prev}"


def _row(line: bytes) -> Row:
    """Empty if the line is none of an export."""
    try:
        row: Row = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode()  # half a surrogate pair has no hash
    except (ValueError, RecursionError):
        return {}
    match row:
        case {
            "seq": int(), "prev_hash": str(), "leaf_hash": str(), "entry_hash": str(),
            "event": str(), "subject": str(),
            "payload": str() | None, "salt": str() | None,
        }:  # fmt: skip
            return row
        case {
            "seal": {
                "number": int(), "occasion": str(), "seq": int(), "head_hash": str(),
                "row_count": int(), "content_hash": str(),
            }
        }:  # fmt: skip
            return row
        case {"sealed": {"number": int(), "occasion": str(), "lines": list(lines)}}:
            return row if all(isinstance(line, str) for line in lines) else {}
    return {}


def _content(payload: str) -> Row:
    """Empty if it is no content of an entry."""
    try:
        content: Row = json.loads(payload)
        at = datetime.fromisoformat(content["at"])
        is_whole = at.tzinfo is not None and isinstance(content["facts"], dict)
    except (ValueError, TypeError, LookupError, RecursionError):
        return {}
    return content if is_whole else {}


def _fault_of_entry(entry: Row, seq: int, prev: str) -> str:
    leaf, payload, salt = entry["leaf_hash"], entry["payload"], entry["salt"]
    if not all(map(HASH.fullmatch, (entry["prev_hash"], leaf))):
        return "one of its hashes is no hash"
    parts = (
        b"entry-v2", bytes.fromhex(prev), seq.to_bytes(8, "big"), bytes.fromhex(leaf),
        entry["event"].encode(), b"\0", entry["subject"].encode(), b"\0",
    )  # fmt: skip
    expected = hashlib.sha256(b"".join(parts)).hexdigest()
    if (entry["seq"], entry["prev_hash"], entry["entry_hash"]) != (seq, prev, expected):
        return "does not follow the entry before it"
    if payload is None and salt is None:
        return ""  # whether it may be, ``_faults_of_erased`` says
    if payload is None or salt is None:
        return "its content or its salt was erased alone"
    if not HASH.fullmatch(salt):
        return "its salt is none"
    content = b"leaf-v1" + bytes.fromhex(salt) + payload.encode()
    if hashlib.sha256(content).hexdigest() != leaf:
        return "its content was changed"
    return "" if _content(payload) else "its content is none of a line"


def _faults_of_erased(entries: list[Row]) -> Iterator[str]:
    """When it was written is erased, too: no earlier than the entry before it that is kept."""
    now = datetime.now(JAPAN)
    kept = [entry for entry in entries if entry["payload"] is not None]
    since = _written(kept[0]) if kept else now
    for entry in entries:
        years = TERMS.get(entry["event"])
        if entry["payload"] is not None:
            since = _written(entry)
        elif years is None or (
            "withheld" not in entry and _fiscal_year(now) <= _fiscal_year(since) + years
        ):
            yield f"{entry['seq']}: its content was erased before its term"


def _written(entry: Row) -> datetime:
    return datetime.fromisoformat(_content(entry["payload"])["at"])


def _fiscal_year(moment: datetime) -> int:
    day = moment.astimezone(JAPAN)
    return day.year if day.month >= 4 else day.year - 1


def _faults_of_seals(seals: list[Row], entries: list[Row]) -> Iterator[str]:
    made = {entry["seq"]: entry for entry in entries if entry["event"] == "seal.made"}
    for seal in seals:
        entry = made.pop(seal["seq"], None)
        where = f"seal of {seal['occasion']}"
        if entry is None or entry["entry_hash"] != seal["head_hash"]:
            yield f"{where}: entry {seal['seq']} is not the one that was sealed"
            continue
        facts = _content(entry["payload"])["facts"] if entry["payload"] is not None else None
        told = {
            "occasion": seal["occasion"],
            "rows": seal["row_count"],
            "content_hash": seal["content_hash"],
        }
        if facts not in (None, told):
            yield f"{where}: it is not the one that entry {seal['seq']} tells of"
    for seq in made:
        yield f"{seq}: the seal that it tells of is gone"


def _faults_of_rows(sealed: list[Row], seals: list[Row], entries: list[Row]) -> Iterator[str]:
    """An export that holds one set holds those of all seals in force."""
    in_force = _in_force(seals, entries) if sealed else {}
    for rows in sealed:
        seal = in_force.pop((rows["number"], rows["occasion"]), None)
        content = hashlib.sha256("\n".join(rows["lines"]).encode()).hexdigest()
        if seal is None and rows["lines"]:
            yield f"round {rows['number']}: its {rows['occasion']} have no seal"
        elif seal and seal["content_hash"] != content:
            yield f"round {rows['number']}: its {rows['occasion']} are not those that were sealed"
    for number, occasion in in_force:
        yield f"round {number}: its {occasion} were sealed and are not in the export"


def _in_force(seals: list[Row], entries: list[Row]) -> dict[tuple[int, str], Row]:
    """The newest of each round and occasion; none of scores once their scoring was reopened."""
    newest = {(seal["number"], seal["occasion"]): seal for seal in seals}
    subjects = {entry["seq"]: entry["subject"] for entry in entries}
    reopened = {
        entry["subject"]: entry["seq"]
        for entry in entries
        if entry["event"] == "round.scoring_reopened"
    }
    return {
        key: seal
        for key, seal in newest.items()
        if seal["occasion"] != "scores"
        or reopened.get(subjects.get(seal["seq"], ""), 0) < seal["seq"]
    }


if __name__ == "__main__":
    answer = main(sys.argv[1])
    print(answer)  # noqa: T201 -- this is the verifier's whole answer
    sys.exit(0 if answer.startswith("OK") else 1)
