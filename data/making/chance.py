"""Seeded chance: the same seed and name give the same draws on every machine."""

import hashlib
import hmac
import re
from collections.abc import Sequence

import numpy as np

LIKE_A_NUMBER = re.compile(r"\d+e?\d*|.*\d{9}.*")


def generator(seed: int, name: str) -> np.random.Generator:
    """The generator of one module, from a stable hash of (seed, module name)."""
    digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "big"))


def pseudonyms(seed: int, kind: str, count: int) -> np.ndarray:
    """HMAC keys of 12 hex digits, all different, none of which looks like a number or a telephone."""
    secret, keys, number = f"sample secret {seed}".encode(), {}, 0
    while len(keys) < count:
        key = hmac.new(secret, f"{kind}:{number}".encode(), hashlib.sha256).hexdigest()[:12]
        number += 1
        if not LIKE_A_NUMBER.fullmatch(key):
            keys[key] = None
    return np.array(list(keys), dtype=object)


def share_out(total: int, weights: Sequence[float] | np.ndarray) -> np.ndarray:
    """Whole numbers that add up to the total, in proportion to the weights (largest remainder)."""
    exact = np.asarray(weights, dtype=float) / np.sum(weights) * total
    whole = np.floor(exact).astype(int)
    left = np.argsort(-(exact - whole), kind="stable")[: total - whole.sum()]
    whole[left] += 1
    return whole


def ranks(chance: np.random.Generator, groups: np.ndarray) -> np.ndarray:
    """Evenly spread numbers in (0, 1) inside each group, in random order: exactly k of n lie below k / n."""
    places = np.empty(len(groups))
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        places[chance.permutation(rows)] = (np.arange(len(rows)) + 0.5) / len(rows)
    return places


def pick(chance: np.random.Generator, options: dict[str, float], count: int) -> np.ndarray:
    """Words drawn by their weights."""
    weights = np.array(list(options.values()))
    return np.array(list(options), dtype=object)[chance.choice(len(options), count, p=weights / weights.sum())]


def pick_each(chance: np.random.Generator, options: Sequence[str], count: int) -> np.ndarray:
    """Words drawn alike."""
    return np.array(options, dtype=object)[chance.integers(0, len(options), count)]
