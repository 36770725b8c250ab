"""A small OpenID provider that is true where it matters: discovery, code flow with PKCE, keys, userinfo.

It signs with the `cryptography` library alone, so that what verifies is not what made the token. By `twist`
a test makes it lie in one place.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

CLIENT, SECRET = "perspectief", "a secret of the tests"
Json = dict[str, Any]


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _number(value: int) -> str:
    return _text(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def signed(key: RSAPrivateKey, claims: Json, header: Json) -> str:
    """A token (RFC 7515): RS256, or without a signature where the header says `none`."""
    body = ".".join(_text(json.dumps(part).encode()) for part in (header, claims))
    if header["alg"] == "none":
        return f"{body}."
    return f"{body}.{_text(key.sign(body.encode(), PKCS1v15(), SHA256()))}"


@dataclass
class Provider:
    """One provider. `person` is who signs in there; `twist` changes (claims, header) of the next tokens."""

    issuer: str = ""
    key: RSAPrivateKey = field(default_factory=lambda: generate_private_key(65537, 2048))
    person: Json = field(default_factory=lambda: {"sub": "s-1", "name": "M. U.", "groups": ["wz-coach"]})
    twist: Callable[[Json, Json], None] = lambda claims, header: None
    signer: RSAPrivateKey | None = None
    userinfo: Json = field(default_factory=dict)
    codes: dict[str, Json] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def discovery(self) -> Json:
        """What it says of itself."""
        places = ("authorization", "token", "userinfo")
        return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"} | {
            f"{place}_endpoint": f"{self.issuer}/{place}" for place in places
        }

    def keys(self) -> Json:
        """Its public key (RFC 7517)."""
        public = self.key.public_key().public_numbers()
        known = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one"}
        return {"keys": [known | {"n": _number(public.n), "e": _number(public.e)}]}

    def authorize(self, asked: Json) -> str:
        """Somebody signed in there: back to where the request said, with a code."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given: Json) -> Json | None:
        """The code for tokens, once; with the client's secret and the challenge's word (RFC 7636)."""
        asked = self.codes.pop(given.get("code", ""), None)
        word = _text(hashlib.sha256(given.get("code_verifier", "").encode()).digest())
        if asked is None or (asked["code_challenge"], asked["redirect_uri"]) != (word, given["redirect_uri"]):
            return None
        if (given["client_id"], given["client_secret"]) != (CLIENT, SECRET):
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims, header = claims | self.person, {"alg": "RS256", "kid": "one", "typ": "JWT"}
        self.twist(claims, header)
        made = signed(self.signer or self.key, claims, header)
        return {"access_token": "access", "token_type": "Bearer", "id_token": made}


class _Answers(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        """The pages of the provider."""
        there, query = urlsplit(self.path), parse_qs(urlsplit(self.path).query)
        self.provider.asked.append(there.path)
        asked = {name: values[0] for name, values in query.items()}
        if there.path == "/authorization":
            self._redirect(self.provider.authorize(asked))
        elif there.path == "/userinfo":
            told = self.headers.get("Authorization") == "Bearer access"
            self._json({"sub": self.provider.person["sub"]} | self.provider.userinfo if told else None)
        else:
            made = {"/.well-known/openid-configuration": self.provider.discovery, "/keys": self.provider.keys}
            self._json(made[there.path]() if there.path in made else None)

    def do_POST(self) -> None:
        """The code for tokens."""
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._json(self.provider.token({name: values[0] for name, values in parse_qs(text).items()}))

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _json(self, said: Json | None) -> None:
        body = json.dumps(said or {"error": "invalid_request"}).encode()
        self.send_response(400 if said is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Quietly."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider on a free port of this computer."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answers", (_Answers,), {"provider": provider}))
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
