"""Which place an address of a mailbox means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from app.mailbox.fetch_folder import FolderSource
from app.mailbox.fetching import Source


def source_of(url: str, *, handled: str, ca_file: Path | None) -> Source:
    """Return where mail is fetched; ValueError where the address means no place."""
    scheme = url.partition(":")[0].lower()
    if scheme in {"imaps", "imap+starttls"}:
        from app.mailbox.fetch_imap import ImapSource  # noqa: PLC0415 a library that most installations do not need

        return ImapSource(url=url, handled=handled, ca_file=ca_file)
    if scheme in {"maildir", "folder"} and not urlsplit(url).netloc:
        return FolderSource(path=Path(unquote(urlsplit(url).path)), maildir=scheme == "maildir", handled=handled)
    raise ValueError("This is imaps://, imap+starttls://, maildir:///path or folder:///path.")
