"""A provider of identities on this machine: publishes keys over HTTP, signs tokens, and can be lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

from app.access.identity import ClaimNames, Provider
from app.access.identity_callers import IdentifiedCallers
from app.api.wiring import Wiring
from app.kit.codes import Role

AUDIENCE = "indgang"
ALGORITHMS = frozenset({"RS256", "ES256", "Ed25519"})
Signer = RSAKey | ECKey | OKPKey


@dataclass(slots=True, kw_only=True)
class LocalProvider:
    """What it publishes may be changed while it runs; `asked` are the paths it was asked for."""

    issuer: str
    signers: dict[str, Signer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    status: int = 200
    published: bytes | None = None
    """What stands where the keys should be, if not the keys."""
    moved_to: str | None = None
    waits_for: threading.Event | None = None
    """The keys are not handed out before this is set."""

    @property
    def jwks_url(self) -> str:
        return f"{self.issuer}/keys"

    def add(self, kid: str, signer: Signer) -> None:
        self.signers[kid] = signer

    def provider(self, *, discover: bool = False, roles: Mapping[str, Role] | None = None) -> Provider:
        return Provider(
            issuer=self.issuer,
            audience=AUDIENCE,
            algorithms=ALGORITHMS,
            jwks_url=None if discover else self.jwks_url,
            roles=roles or {role.value: role for role in Role},
            names=ClaimNames(),
        )

    def token(self, *, at: datetime, kid: str = "one", typ: str = "JWT", **claims: object) -> str:
        """Return a good token, but for what is given; a claim that is None is left out."""
        signer = self.signers[kid]
        now = int(at.timestamp())
        told = {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "sub": "inge",
            "iat": now,
            "exp": now + 300,
            "roles": ["call_desk"],
            **claims,
        }
        held = {name: value for name, value in told.items() if value is not None}
        return jwt.encode({"alg": algorithm_of(signer), "kid": kid, "typ": typ}, held, signer, list(ALGORITHMS))

    def answer(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        self.asked.append(path)
        if self.waits_for is not None:
            self.waits_for.wait(20)
        if self.moved_to is not None:
            return 302, b"", {"Location": self.moved_to}
        if path.endswith("/openid-configuration"):
            return self.status, json.dumps({"issuer": self.issuer, "jwks_uri": self.jwks_url}).encode(), {}
        return self.status, self.published if self.published is not None else self._keys(), {}

    def _keys(self) -> bytes:
        keys = [signer.as_dict(private=False) | {"kid": kid, "use": "sig"} for kid, signer in self.signers.items()]
        return json.dumps({"keys": keys}).encode()


def believing(local: LocalProvider, wiring: Wiring) -> Wiring:
    """Return the same service, which takes the tokens of this provider and asks it for keys as often as it likes."""
    identities = IdentifiedCallers(
        local.provider(), sealer=wiring.sealer, clock=wiring.clock, least_seconds_between=0.0
    )
    return replace(wiring, identities=identities)


def algorithm_of(signer: Signer) -> str:
    return {"RSA": "RS256", "EC": "ES256", "OKP": "Ed25519"}[signer.key_type]


RSA_KEY = RSAKey.generate_key(2048)
OTHER_RSA_KEY = RSAKey.generate_key(2048)


@contextmanager
def running_provider() -> Iterator[LocalProvider]:
    """Yield a provider that publishes one RSA key, `one`."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = local.answer(self.path)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the library's signature
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    local = LocalProvider(issuer=f"http://127.0.0.1:{server.server_port}", signers={"one": RSA_KEY})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield local
    finally:
        if local.waits_for is not None:
            local.waits_for.set()
        server.shutdown()
        server.server_close()
        thread.join()
