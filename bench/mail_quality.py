"""How well mail is read: the rate per kind over a folder of messages with expected values in its manifest.

python -m bench.mail_quality FOLDER [--show]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from app.mailbox.apart import apart
from app.mailbox.parse import parse
from app.mailbox.parsed import Nature, ParsedMail, Words


def same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def checks_of_words(words: Words, expected: dict[str, Any]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    if "reply_text" in expected:
        found["reply_text"] = same(words.new, expected["reply_text"])
    for name, text in (
        ("reply_contains", words.new),
        ("quoted_contains", words.quoted + words.forwarded),
        ("signature_contains", words.signature),
    ):
        if name in expected:
            found[name] = all("".join(one.split()) in "".join(text.split()) for one in expected[name])
    if "reply_excludes" in expected:
        found["reply_excludes"] = not any(
            "".join(one.split()) in "".join(words.new.split()) for one in expected["reply_excludes"]
        )
    return found


def checks_of_mail(mail: ParsedMail, expected: dict[str, Any]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    if "subject" in expected:
        found["subject"] = same(mail.subject, expected["subject"])
    if "from" in expected:
        found["from"] = (mail.sender.address if mail.sender else "") == str(expected["from"]).lower()
    if "message_id" in expected:
        found["message_id"] = mail.message_id == str(expected["message_id"]).strip("<>")
    if "attachments" in expected:
        found["attachments"] = len(mail.attachments) == expected["attachments"]
    if "text_body" in expected:
        found["text_body"] = same(mail.text, expected["text_body"])
    for name in ("is_bounce", "is_dsn"):
        if name in expected:
            found[name] = (mail.nature is Nature.BOUNCE) == expected[name]
    return found


def main() -> None:
    folder, show = Path(sys.argv[1]), "--show" in sys.argv
    rates: dict[str, list[bool]] = defaultdict(list)
    natures: dict[str, int] = defaultdict(int)
    for one in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        raw = (folder / one["file"]).read_bytes()
        if one["kind"] == "body":
            found = checks_of_words(apart(raw.decode("utf-8", "replace")), one["expected"])
        else:
            mail = parse(raw)
            natures[f"{one['source_repo']}: {mail.nature.value}"] += 1
            found = checks_of_mail(mail, one["expected"])
        for name, right in found.items():
            rates[name].append(right)
            if show and not right:
                print(f"{name:20} {one['file']}")
    for name, results in sorted(rates.items()):
        print(f"{name:20} {sum(results):4} of {len(results):4}  {100 * sum(results) / len(results):5.1f} %")
    for name, count in sorted(natures.items()):
        print(f"{name:60} {count:4}")


if __name__ == "__main__":
    main()
