"""The index of a taxonomy's titles, kept in a file beside it: what takes a minute to learn is learned once.

The file may be deleted at any time; one of another taxonomy or another version counts for nothing.
"""

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perspectief.ground.files import write_atomically
from perspectief.matching.taxonomy.store import to_bytes
from perspectief.matching.taxonomy.taxonomy import Taxonomy
from perspectief.matching.titles.compounds import Lexicon
from perspectief.matching.titles.features import Features
from perspectief.matching.titles.index import Names, Postings, TitleIndex

FORMAT = "perspectief-titles-1"
Arrays = Mapping[str, NDArray[np.generic]]


def write_index(path: Path, index: TitleIndex) -> None:
    """Write the file whole or not at all; raises `Refused` where that cannot be."""
    features = index.features
    arrays: dict[str, NDArray[np.generic]] = {
        "about_it": _of_texts([FORMAT, _digest(index.taxonomy)]),
        "columns": _of_texts(list(features.columns)),
        "weights": features.weights,
        "pieces": np.array(features.pieces),
        "parts": _of_texts(list(features.lexicon.costs)),
        "costs": np.array(list(features.lexicon.costs.values()), dtype=np.float64),
        "places": index.places,
        "learned": index.learned,
        "map": index.map.astype(np.float16),
        "dutch_starts": index.dutch.starts,
        "english_starts": index.english.starts,
        **_of_postings("dutch", index.dutch.postings),
        **_of_postings("english", index.english.postings),
        **_of_postings("about", index.about),
    }
    out = io.BytesIO()
    np.savez(out, **arrays)  # type: ignore[arg-type]  # by name; none is `allow_pickle`
    write_atomically(path, out.getvalue())


def read_index(path: Path, taxonomy: Taxonomy) -> TitleIndex | None:
    """The index in the file, or None where it is not there, not whole, or of something else."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            if _to_texts(arrays["about_it"]) != [FORMAT, _digest(taxonomy)]:
                return None
            return _made(dict(arrays), taxonomy)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _made(arrays: Arrays, taxonomy: Taxonomy) -> TitleIndex:
    costs = arrays["costs"].tolist()
    lexicon = Lexicon(dict(zip(_to_texts(arrays["parts"]), costs, strict=True)))
    columns = {name: number for number, name in enumerate(_to_texts(arrays["columns"]))}
    return TitleIndex(
        taxonomy,
        Features(lexicon, columns, arrays["weights"].astype(np.float32), int(arrays["pieces"])),
        Names(arrays["dutch_starts"].astype(np.int64), _to_postings("dutch", arrays)),
        Names(arrays["english_starts"].astype(np.int64), _to_postings("english", arrays)),
        _to_postings("about", arrays),
        arrays["places"].astype(np.float32),
        arrays["learned"].astype(np.int32),
        arrays["map"].astype(np.float32),
    )


def _digest(taxonomy: Taxonomy) -> str:
    return sha256(to_bytes(taxonomy)).hexdigest()


def _of_postings(name: str, postings: Postings) -> dict[str, NDArray[np.generic]]:
    return {
        f"{name}_posting_starts": postings.starts,
        f"{name}_others": postings.others,
        f"{name}_values": postings.values,
    }


def _to_postings(name: str, arrays: Arrays) -> Postings:
    return Postings(
        arrays[f"{name}_posting_starts"].astype(np.int64),
        arrays[f"{name}_others"].astype(np.int32),
        arrays[f"{name}_values"].astype(np.float32),
    )


def _of_texts(texts: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def _to_texts(array: NDArray[np.generic]) -> list[str]:
    text = array.tobytes().decode()
    return text.split("\n") if text else []
