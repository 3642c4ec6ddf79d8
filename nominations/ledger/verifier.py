"""Verify an exported ledger with the standard library alone: ``python verifier.py ledger.jsonl``.

It shares no code with the application, so that a third person may check, or rewrite, all of it.
An entry's leaf is SHA-256("leaf-v1" + salt + payload); its hash is
SHA-256("entry-v1" + previous hash + number as 8 bytes, big-endian + leaf).
"""

import hashlib
import json
import sys
from pathlib import Path


def main(path: str) -> str:
    """``OK: …`` or the first thing that is wrong."""
    prev, hashes, seals = "0" * 64, {0: "0" * 64}, []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "seal" in row:
            seals.append(row["seal"])
            continue
        seq, leaf = len(hashes), row["leaf_hash"]
        parts = (b"entry-v1", bytes.fromhex(prev), seq.to_bytes(8, "big"), bytes.fromhex(leaf))
        expected = hashlib.sha256(b"".join(parts)).hexdigest()
        if (row["seq"], row["prev_hash"], row["entry_hash"]) != (seq, prev, expected):
            return f"{row['seq']}: does not follow the entry before it"
        if row["payload"] is not None:
            content = b"leaf-v1" + bytes.fromhex(row["salt"]) + row["payload"].encode()
            if hashlib.sha256(content).hexdigest() != leaf:
                return f"{seq}: its content was changed"
        prev = hashes[seq] = expected
    for seal in seals:
        if hashes.get(seal["seq"]) != seal["head_hash"]:
            return f"seal of {seal['occasion']}: entry {seal['seq']} is not the one that was sealed"
    return f"OK: {len(hashes) - 1} entries, {len(seals)} seals, head {prev}"


if __name__ == "__main__":
    answer = main(sys.argv[1])
    print(answer)  # noqa: T201 -- this is the verifier's whole answer
    sys.exit(0 if answer.startswith("OK") else 1)
