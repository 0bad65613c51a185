"""What Dovecot is told, in the words of 2.3 and of 2.4: the second is another language with the same matter."""

from __future__ import annotations

import grp
import pwd
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NEW_LANGUAGE: Final = (2, 4)
_ANY_VERSION: Final = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")
_SERVICES: Final = ("anvil", "auth", "auth-worker", "config", "dict", "imap", "stats", "log")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One user's mail in a folder, served on a port by this user and group of the machine alone."""

    folder: Path
    port: int
    uid: int
    gid: int
    user: str
    password: str


def version_told(said: str) -> tuple[int, int, int]:
    """Return the version that `dovecot --version` names; ValueError where it names none."""
    found = _ANY_VERSION.search(said)
    if found is None:
        msg = f"no version in {said!r}"
        raise ValueError(msg)
    return int(found[1]), int(found[2]), int(found[3] or 0)


def configured(wanted: Wanted, *, version: tuple[int, int, int]) -> str:
    """The whole configuration file; the version must come first in it from 2.4 on."""
    if version[:2] >= NEW_LANGUAGE:
        number = ".".join(str(part) for part in version)
        head = f"dovecot_config_version = {number}\ndovecot_storage_version = {number}\n"
        return head + _shared(wanted) + _since_2_4(wanted) + _login(wanted)
    return _shared(wanted) + _before_2_4(wanted) + _login(wanted)


def _shared(wanted: Wanted) -> str:
    name, group = pwd.getpwuid(wanted.uid).pw_name, grp.getgrgid(wanted.gid).gr_name
    services = "\n".join(f"service {one} {{\n  chroot =\n  user = {name}\n}}" for one in _SERVICES)
    return f"""base_dir = {wanted.folder}/run
state_dir = {wanted.folder}/state
log_path = {wanted.folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {name}
default_internal_group = {group}
default_login_user = {name}
first_valid_uid = {wanted.uid}
first_valid_gid = {wanted.gid}
ssl = required
{services}
"""


def _before_2_4(wanted: Wanted) -> str:
    return f"""ssl_cert = <{wanted.folder}/certificate.pem
ssl_key = <{wanted.folder}/key.pem
mail_location = maildir:{wanted.folder}/mail
passdb {{
  driver = static
  args = user={wanted.user} password={wanted.password}
}}
userdb {{
  driver = static
  args = uid={wanted.uid} gid={wanted.gid} home={wanted.folder}/home
}}
"""


def _since_2_4(wanted: Wanted) -> str:
    return f"""ssl_server_cert_file = {wanted.folder}/certificate.pem
ssl_server_key_file = {wanted.folder}/key.pem
mail_driver = maildir
mail_path = {wanted.folder}/mail
namespace inbox {{
  inbox = yes
}}
passdb static {{
  password = {wanted.password}
}}
userdb static {{
  fields {{
    uid = {wanted.uid}
    gid = {wanted.gid}
    home = {wanted.folder}/home
  }}
}}
"""


def _login(wanted: Wanted) -> str:
    return f"""service imap-login {{
  chroot =
  inet_listener imap {{
    port = {wanted.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""
