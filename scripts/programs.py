"""Programs that tests need and pip cannot bring: taken from Debian's packages where that may be done."""

import os
import shutil
import subprocess
import sys


def say(text: str) -> None:
    """Tell the person, beside what goes to standard output."""
    print(text, file=sys.stderr, flush=True)


def ran(*command: str) -> bool:
    """Whether a command went well; what it complained of is shown."""
    say(f"  {' '.join(command)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        say(done.stderr.strip()[-2000:])
    return done.returncode == 0


def from_debian(*packages: str) -> bool:
    """Install packages, where this is Debian and the person is root; else nothing is tried."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return ran("apt-get", "update", "-qq") and ran(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages
    )
