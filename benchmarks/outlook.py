"""Everything that outlooks are judged by, in one run, with the peers beside it.

    python -m benchmarks.outlook [--only almelo national municipal m3 thinned scale]

The M3 data lies beside the project and is not part of it; what needs it is passed over, and says so, where it
is not at hand. Nothing is asserted.
"""

import argparse
import time
from collections.abc import Callable

from benchmarks import (
    outlook_almelo,
    outlook_m3,
    outlook_municipal,
    outlook_national,
    outlook_scale,
    outlook_thinned,
    outlook_vacancies,
)

PARTS: dict[str, Callable[[], None]] = {
    "almelo": outlook_almelo.main,
    "municipal": outlook_municipal.main,
    "national": lambda: outlook_national.main([]),
    "vacancies": outlook_vacancies.main,
    "m3": outlook_m3.main,
    "thinned": outlook_thinned.main,
    "scale": outlook_scale.main,
}


def main() -> None:
    """Run the parts that were asked for, in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    for name in parser.parse_args().only:
        print(f"\n== {name}", flush=True)
        began = time.perf_counter()
        try:
            PARTS[name]()
        except FileNotFoundError as missing:
            print(f"passed over: {missing.filename} is not at hand")
        print(f"-- {name}: {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
