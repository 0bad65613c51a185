"""Real servers on this machine: SMTP that delivers into a real IMAP server, both behind TLS."""

from __future__ import annotations

import imaplib
import os
import smtplib
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import IPv4Address
from pathlib import Path
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.mailbox.dovecot import CHOSEN, running_dovecot

OURS = "indgang@eksempel.example"
_USER, _PASSWORD = "indgang", "hemmelig"
_PATIENCE_SECONDS = 20


@dataclass(slots=True)
class Post:
    """The mail of a small world: what goes to us lands in our mailbox, the rest in `delivered`."""

    imap_port: int
    smtp_port: int
    ca_file: Path
    delivered: list[EmailMessage] = field(default_factory=list)

    @property
    def mailbox(self) -> str:
        return f"imap+starttls://{_USER}:{_PASSWORD}@localhost:{self.imap_port}/INBOX"

    @property
    def smtp(self) -> str:
        return f"smtp+starttls://localhost:{self.smtp_port}"

    def to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.delivered if one["To"] == address]

    def send(self, raw: bytes) -> None:
        """Send a mail to us as anybody does."""
        with smtplib.SMTP("localhost", self.smtp_port, timeout=10) as client:
            client.starttls(context=ssl.create_default_context(cafile=str(self.ca_file)))
            client.sendmail("somebody@example.org", [OURS], raw)

    def append(self, raw: bytes) -> None:
        with self.inbox() as client:
            client.append("INBOX", "", imaplib.Time2Internaldate(time.time()), raw)

    def waiting(self, *, folder: str = "INBOX") -> int:
        """Return how many mails stand in a folder of ours; none where there is no such folder."""
        with self.inbox() as client:
            answer, told = client.select(folder, readonly=True)
            return int(told[0] or b"0") if answer == "OK" else 0

    @contextmanager
    def inbox(self) -> Iterator[imaplib.IMAP4]:
        client = imaplib.IMAP4("localhost", self.imap_port, timeout=10)
        try:
            client.starttls(ssl.create_default_context(cafile=str(self.ca_file)))
            client.login(_USER, _PASSWORD)
            yield client
        finally:
            client.logout()


class _Delivery:
    def __init__(self, post: Post) -> None:
        self._post = post

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 its name there
        raw = cast("bytes", envelope.content)
        if envelope.rcpt_tos == [OURS]:
            self._post.append(raw)
        else:
            self._post.delivered.append(message_from_bytes(raw, policy=default))
        return "250 OK"


@contextmanager
def running_post(folder: Path) -> Iterator[Post]:
    certificate, key = _certificate(folder)
    post = Post(imap_port=free_port(), smtp_port=free_port(), ca_file=certificate)
    with _imap_server(post, certificate=certificate, key=key):
        smtp = Controller(
            _Delivery(post),
            hostname="127.0.0.1",
            port=post.smtp_port,
            tls_context=_serving(certificate, key),
            require_starttls=True,
        )
        try:
            _await_port(post.imap_port)
            smtp.start()
            yield post
        finally:
            smtp.stop()


@contextmanager
def _imap_server(post: Post, *, certificate: Path, key: Path) -> Iterator[None]:
    """The server that comes as a wheel, or Dovecot where it is asked for."""
    if os.environ.get(CHOSEN) == "dovecot":
        with running_dovecot(port=post.imap_port, certificate=certificate, key=key, user=_USER, password=_PASSWORD):
            yield
        return
    command = [str(Path(sys.executable).with_name("pymap")), "--host", "127.0.0.1", "--port", str(post.imap_port)]
    command += ["--cert", str(certificate), "--key", str(key)]
    command += ["dict", "--demo-user", _USER, "--demo-password", _PASSWORD]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield
        finally:
            server.terminate()


def _serving(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(IPv4Address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _await_port(port: int) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the IMAP server does not answer")
