"""Learns what words weigh together from the labelled messages, and writes it where the reading finds it.

    python -m bench.reading_learn [--without BATCH] [--to FILE]

`--without` leaves a batch out, to measure on texts that neither lexicon nor weights have seen.
Logistic regression for each target, by gradient descent from zero: the same texts give the same weights.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, lil_array

from app.kit.codes import ReporterKind, Urgency
from app.triage.reading.learned import AND, BIAS, FILE, SHARES
from app.triage.reading.lexicon.whole import CLASSES
from app.triage.reading.marks import is_english, mark
from app.triage.reading.read import MAIN
from app.triage.reading.signs import Kind, letters_of, plain_words_of, stems_of, two_classes_of, two_stems_of
from app.triage.reading.tokens import prepare, sentences
from bench.reading_quality import BATCHES, FILES, messages

Matrix = NDArray[np.float64]

URGENCIES = (Urgency.ACUTE, Urgency.SOON)
_STEPS, _PACE, _MOMENTUM = 400, 4.0, 0.9
_STIFFNESS = 1 / 30


_LEAST_TEXTS = {Kind.STEM: 2, Kind.TWO_STEMS: 6, Kind.LETTERS: 5, Kind.TWO_CLASSES: 10}
"""A stem of one text alone would be that text learned by heart; pairs are many, and the rare ones say little more."""

_NAMES = {place: name for name, place in CLASSES.items()}


def signs_of(message: dict[str, Any]) -> dict[Kind, Counter[str]]:
    """What a labelled message says, by kind of sign, and how often: once, but for the letters of its words."""
    parts = sentences(prepare(message["text"]))
    kind = ReporterKind(message["reporter_kind"]) if message.get("reporter_kind") else None
    english = is_english(parts, message.get("language"))
    pairs = two_classes_of(mark(parts, english=english))
    return {
        Kind.STEM: Counter(stems_of(parts, english=english, kind=kind).keys()),
        Kind.TWO_STEMS: Counter(two_stems_of(parts, english=english).keys()),
        Kind.LETTERS: Counter(one for word in plain_words_of(parts, english=english) for one in letters_of(word)),
        Kind.TWO_CLASSES: Counter(_NAMES[one] + AND + _NAMES[other] for one, other in pairs),
    }


def _labels(message: dict[str, Any]) -> list[float]:
    acute = message["urgency"] == Urgency.ACUTE
    pressing = [acute, acute or message["urgency"] == Urgency.SOON]
    return [float(one) for one in (*(concern in message["concerns"] for concern in MAIN), *pressing)]


def _regress(texts: csr_array, labels: Matrix) -> Matrix:
    """Weights by sign and target; the last sign is the bias, which is held by nothing."""
    count = texts.shape[0]
    held = np.full((texts.shape[1], 1), _STIFFNESS / count)
    held[-1] = 0.0
    weights = np.zeros((texts.shape[1], labels.shape[1]))
    speed = np.zeros_like(weights)
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-(texts @ weights)))
        speed = _MOMENTUM * speed - _PACE * (texts.T @ (likely - labels) / count + held * weights)
        weights = weights + speed
    return weights


def learn(labelled: Sequence[dict[str, Any]]) -> str:
    """The weights of all signs as the lines of a table, in hundredths."""
    signs = [signs_of(message) for message in labelled]
    texts_with = Counter(sign for found in signs for kind in found for sign in found[kind])
    known = [
        {
            kind: {sign: often for sign, often in found[kind].items() if texts_with[sign] >= _LEAST_TEXTS[kind]}
            for kind in Kind
        }
        for found in signs
    ]
    names = sorted({sign for found in known for kind in Kind for sign in found[kind]})
    rarity = np.array([math.log(1 + len(labelled) / texts_with[name]) for name in names])
    place = {name: column for column, name in enumerate(names)}
    texts = lil_array((len(labelled), len(names) + 1))
    for row, found in enumerate(known):
        for kind in Kind:
            columns = [place[sign] for sign in found[kind]]
            often = np.array([*found[kind].values()], dtype=float)
            length = math.sqrt(float(often @ rarity[columns] ** 2)) or 1.0
            texts[row, columns] = SHARES[kind] * often * rarity[columns] / length
    texts[:, -1] = 1.0
    weights = _regress(texts.tocsr(), np.array([_labels(message) for message in labelled]))
    lines = ["\t".join(("sign", "rarity", *MAIN, *URGENCIES))]
    for name, rare, says in zip([*names, BIAS], [*rarity, 1.0], weights, strict=True):
        lines.append("\t".join((name, str(round(rare * 100)), *(str(round(one * 100)) for one in says))))
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--to", type=Path, default=FILE)
    asked = parser.parse_args(arguments)
    paths = [path for path in (*FILES, *BATCHES) if path.stem not in asked.without]
    labelled = [message for path in paths for message in messages(path)]
    asked.to.write_text(learn(labelled), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
