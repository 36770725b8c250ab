"""Measures the work floor under fifty coaches, with the load generator on the same machine; judges nothing.

    python -m benchmarks.floor [--files 5000 100000] [--database sqlite postgresql] [--seconds 120]

A made-up town, fifty coaches with sixty people each who really sign in, 3 to 8 seconds of thinking between
two pages: their list, a person, a search, and logging participation (a form, then saving it; one in five of a
colleague's resident, so that some save the same). The server is that of `perspectief work serve`. Afterwards
every participation that was acknowledged is looked for in the register, and the trail is verified.
"""

import argparse
import os
import resource
import secrets
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import httpx

from benchmarks.floor_coaches import Coach, Hit, Load
from tests.register import cluster

COACHES, EACH, PORT = 50, 60, 8753
PERSPECTIEF = Path(sys.executable).with_name("perspectief")
NAMES = ("PERSPECTIEF_WORK_KEY", "PERSPECTIEF_TRAIL_KEY", "PERSPECTIEF_REGISTER_KEY")


def main() -> None:
    """A table for each size on each database."""
    given = _given()
    os.environ.update({name: secrets.token_urlsafe(48) for name in NAMES})
    for database in given.database:
        for files in given.files:
            with tempfile.TemporaryDirectory() as scratch, _place(database, Path(scratch)):
                _measure(Path(scratch), database, files, given)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--files", type=int, nargs="*", default=[5_000, 100_000])
    parser.add_argument(
        "--database", nargs="*", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"]
    )
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    return parser.parse_args()


@contextmanager
def _place(database: str, folder: Path) -> Iterator[None]:
    """Where the register goes: into the folder, or a cluster of its own that waits for the disk."""
    if database == "sqlite":
        os.environ.pop("PERSPECTIEF_REGISTER_URL", None)
        yield
        return
    with cluster.cluster(quick=False) as home:
        cluster.make_database(home, "bench")
        os.environ["PERSPECTIEF_REGISTER_URL"] = cluster.url(home, "bench")
        yield
        _let_go()


def _let_go() -> None:
    from perspectief.register.database import close_register

    close_register()


def _measure(folder: Path, database: str, files: int, given: argparse.Namespace) -> None:
    began = time.monotonic()
    _ready(folder)
    accounts = _town(folder, files)
    _say(f"{files} files on {database}: town and staff made in {time.monotonic() - began:.0f} s")
    before = _cpu()
    with _serving(folder, given):
        load = Load(f"http://localhost:{PORT}", given.seconds)
        coaches = [Coach(load, number, *account) for number, account in enumerate(accounts)]
        for coach in coaches:
            coach.sign_in()
        _say(f"signed in; load average before: {os.getloadavg()[0]:.1f}")
        hits = load.run(coaches)
        _say(f"load average after: {os.getloadavg()[0]:.1f}")
    _table(hits)
    _say(f"CPU of the server without its database: {1000 * (_cpu() - before) / len(hits):.1f} ms a request")
    _kept(folder, load)


def _cpu() -> float:
    """Seconds of the processor that programs took which this one started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _town(folder: Path, files: int) -> list[tuple[str, str, bytes]]:
    """The town, and fifty coaches with people: name, password and the key of the second step of each."""
    from perspectief.register.database import init_register
    from perspectief.register.town.town import make_town
    from perspectief.register.town.write import fill

    init_register(folder)
    fill(make_town(1, files, datetime.now(UTC).date()))
    accounts = _staff()
    _let_go()
    return accounts


def _ready(folder: Path) -> None:
    """Before anything of Django is asked for: with the settings of the work floor passwords are its own."""
    os.environ |= {"PERSPECTIEF_WORK_FOLDER": str(folder), "PERSPECTIEF_WORK_PLAIN": "1"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.web.work.settings")


def _staff() -> list[tuple[str, str, bytes]]:
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from perspectief.register.staff.models import StaffMember, Team
    from perspectief.register.town.care import assign

    teams = [Team.objects.create(name=f"Team {number}") for number in range(5)]
    accounts, members = [], []
    for number in range(COACHES):
        values = {"role": "coach", "language": "nl", "team": teams[number % len(teams)]}
        member = StaffMember(username=f"coach-{number}", name=f"coach {number}", **values)
        password = secrets.token_urlsafe(16)
        member.set_password(password)
        member.save()
        device = TOTPDevice.objects.create(user=member, confirmed=True, name="bench")
        accounts.append((member.username, password, device.bin_key))
        members.append(member.pk)
    many = assign(members, date(2020, 1, 1), datetime.now(UTC), each=EACH)
    _say(f"{many} people in care")
    return accounts


@contextmanager
def _serving(folder: Path, given: argparse.Namespace) -> Iterator[None]:
    command: list[str | Path] = [PERSPECTIEF, "work", "serve", folder, "--plain", "--port", str(PORT)]
    command += ["--workers", str(given.workers), "--threads", str(given.threads)]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    log = (folder / "server.log").open("wb")
    server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        _wait(server, folder)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        log.close()
        shutil.copy(folder / "server.log", tempfile.gettempdir() + "/floor-server.log")


def _wait(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError((folder / "server.log").read_text("utf-8", "replace"))
        try:
            httpx.get(f"http://localhost:{PORT}/health")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


def _table(hits: list[Hit]) -> None:
    by_page: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_page[hit.page].append(hit)
    _say(f"{'page':14} {'times':>6} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8} {'errors':>7} {'409':>5}")
    for page, found in sorted(by_page.items()):
        times = sorted(1000 * hit.seconds for hit in found)
        p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        wrong = sum(hit.is_wrong for hit in found)
        told = sum(hit.status == 409 for hit in found)
        middle = statistics.median(times)
        _say(f"{page:14} {len(found):6d} {middle:8.1f} {p95:8.1f} {times[-1]:8.1f} {wrong:7d} {told:5d}")


def _kept(folder: Path, load: Load) -> None:
    """Everything that was acknowledged is in the register, once; and the trail is sound."""
    from perspectief.register.database import open_register
    from perspectief.register.models import Participation
    from perspectief.register.trail.verify import verify

    open_register(folder)
    rows = Participation.objects.filter(superseded_at=None, valid_from__in=[day for _, day in load.saved])
    found = [(str(key), day) for key, day in rows.values_list("resident__key", "valid_from")]
    lost = len(load.saved) - len(set(found) & set(load.saved))
    verdict = verify(folder)
    _say(f"saved {len(load.saved)}, lost {lost}, double {len(found) - len(set(found))}")
    _say(f"trail: {verdict.entries} entries, sound: {verdict.sound}\n")
    _let_go()


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
