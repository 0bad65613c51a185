"""What reading one text costs, and how the cost grows with its length.

    python -m bench reading [ROUNDS]

Processor time of one core, best of the rounds; `first` is each text once with nothing remembered of its words.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

from app.triage.reading.read import read
from bench.reading_quality import FILES, messages

_AIM_MICROSECONDS = 1_000.0
_ROUNDS = 10
_LONG = (1_000, 4_000, 16_000, 64_000, 200_000)
_IMPORT = "import time; a = time.process_time(); import app.triage.reading.read; print(time.process_time() - a)"


def _microseconds(texts: Sequence[str]) -> float:
    """Processor time for each text."""
    began = time.process_time()
    for text in texts:
        read(text)
    return (time.process_time() - began) * 1e6 / len(texts)


def main(arguments: Sequence[str] = ()) -> bool:
    """Whether an ordinary text is read within a millisecond."""
    rounds = int(arguments[0]) if arguments else _ROUNDS
    texts = [message["text"] for path in FILES for message in messages(path)]
    first = _microseconds(texts)
    each = min(_microseconds(texts) for _ in range(rounds))
    slowest = max(min(_microseconds([text]) for _ in range(rounds)) for text in texts)
    imported = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)  # noqa: S603
    print(f"  {len(texts)} texts of {sum(map(len, texts)) // len(texts)} characters on average")
    print(f"  first time {first:8.0f} us a text\n  again      {each:8.0f} us a text\n  slowest    {slowest:8.0f} us")
    print(f"  import     {float(imported.stdout) * 1e3:8.0f} ms, once a process")
    whole = "\n\n".join(texts)
    for length in _LONG:
        text = (whole * (length // len(whole) + 1))[:length]
        print(f"  {length:7} characters {min(_microseconds([text]) for _ in range(3)):8.0f} us")
    return each < _AIM_MICROSECONDS


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
