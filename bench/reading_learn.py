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

from app.kit.codes import ReporterKind, Urgency
from app.triage.reading.learned import BIAS, FILE, signs_of
from app.triage.reading.marks import is_english
from app.triage.reading.read import MAIN
from app.triage.reading.tokens import prepare, sentences
from bench.reading_quality import BATCHES, FILES, messages

Matrix = NDArray[np.float64]

URGENCIES = (Urgency.ACUTE, Urgency.SOON)
_LEAST_TEXTS = 2
"""A stem of one text alone would be that text learned by heart."""

_STEPS, _PACE, _MOMENTUM = 400, 4.0, 0.9
_STIFFNESS = 1 / 30


def _signs(message: dict[str, Any]) -> set[str]:
    parts = sentences(prepare(message["text"]))
    kind = ReporterKind(message["reporter_kind"]) if message.get("reporter_kind") else None
    return set(signs_of(parts, english=is_english(parts, message.get("language")), kind=kind))


def _labels(message: dict[str, Any]) -> list[float]:
    acute = message["urgency"] == Urgency.ACUTE
    pressing = [acute, acute or message["urgency"] == Urgency.SOON]
    return [float(one) for one in (*(concern in message["concerns"] for concern in MAIN), *pressing)]


def _regress(texts: Matrix, labels: Matrix) -> Matrix:
    """Weights by sign and target; the last sign is the bias, which is held by nothing."""
    count = len(texts)
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
    """The weights of all stems as the lines of a table, in hundredths."""
    signs = [_signs(message) for message in labelled]
    texts_with = Counter(stem for found in signs for stem in found)
    stems = sorted(stem for stem, texts in texts_with.items() if texts >= _LEAST_TEXTS)
    rarity = np.array([math.log(1 + len(labelled) / texts_with[stem]) for stem in stems])
    place = {stem: column for column, stem in enumerate(stems)}
    texts = np.zeros((len(labelled), len(stems) + 1))
    for row, found in enumerate(signs):
        columns = [place[stem] for stem in found if stem in place]
        texts[row, columns] = rarity[columns]
        texts[row] /= np.linalg.norm(texts[row]) or 1.0
    texts[:, -1] = 1.0
    weights = _regress(texts, np.array([_labels(message) for message in labelled]))
    lines = ["\t".join(("stem", "rarity", *MAIN, *URGENCIES))]
    for stem, rare, says in zip([*stems, BIAS], [*rarity, 1.0], weights, strict=True):
        lines.append("\t".join((stem, str(round(rare * 100)), *(str(round(one * 100)) for one in says))))
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
