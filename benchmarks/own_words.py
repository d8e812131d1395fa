"""Own words against the two public libraries that do the same, on the same samples.

    python benchmarks/own_words.py [--rivals DIR]

Reads every sample of tests/corpus/own_words that expects exact own words and asks each method for
them. `--rivals DIR` is a folder into which `pip install --target DIR mail-parser-reply unquotemail`
went; they are no dependencies of ours (unquotemail needs a GPL library). Signatures are another
matter for them, so two figures are given: all own words kept and nothing quoted left (signatures
ignored), and the exact text. Wilson intervals at 95 %; times are medians a sample.
"""

import argparse
import re
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
CORPUS = ROOT / "tests" / "corpus" / "own_words"

Method = Callable[[str, str, str], str]
"""Body, HTML and sender's name to own words."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one method did: samples with all words and no quote, exact ones, microseconds each."""

    name: str
    kept: int
    exact: int
    total: int
    micros: float


def samples() -> list[dict[str, Any]]:
    """The corpus' samples with exact own words, none empty."""
    found = [
        sample
        for file in sorted(CORPUS.glob("*.toml"))
        for sample in tomllib.loads(file.read_text(encoding="utf-8"))["sample"]
    ]
    return [sample for sample in found if sample.get("own", "").strip()]


def ours(body: str, html: str, sender: str) -> str:
    """This project's reader, from the fields as they come in."""
    from agent.mail import message_from_fields

    fields = {"from": f'"{sender}" <a@b.example>', "body": body, "html": html}
    return message_from_fields(fields).own_words


def reply_parser(body: str, html: str, sender: str) -> str:  # noqa: ARG001 (one signature for all)
    """mail-parser-reply, which reads text only; HTML is turned into text by ours."""
    from agent.mail.html_text import html_to_text
    from agent.mail.marks import without_marks

    languages = ["en", "de", "fr", "es", "it", "nl", "pl", "sv", "da", "cs", "ja", "zh", "hu"]
    text = body or without_marks(html_to_text(html))
    parser = import_module("mailparser_reply").EmailReplyParser(languages=languages)
    return str(parser.parse_reply(text=text))


def unquotemail(body: str, html: str, sender: str) -> str:  # noqa: ARG001 (one signature for all)
    """unquotemail on whichever form there is."""
    from agent.mail.html_text import html_to_text
    from agent.mail.marks import without_marks

    reader = import_module("unquotemail").Unquote(html or None, body or None)
    if body:
        return str(reader.get_text() or "")
    return without_marks(html_to_text(str(reader.get_html() or "")))


def words(text: str) -> list[str]:
    """Words alone: white space and marks are not compared."""
    return re.findall(r"\w+", text)


def score(name: str, method: Method) -> Score:
    """Run a method over the corpus; an exception counts as nothing read."""
    kept = exact = 0
    times: list[float] = []
    for sample in samples():
        body, html = sample.get("body", "").strip("\n"), sample.get("html", "")
        begin = time.perf_counter()
        try:
            found = method(body, html, sample["from"])
        except Exception as error:  # a rival's crash is a result, not our fault
            print(f"  {name}: {sample['name']}: {type(error).__name__}", file=sys.stderr)
            found = ""
        times.append(time.perf_counter() - begin)
        expected = words(sample["own"])
        begins = words(found)[: len(expected)] == expected
        kept += begins and not any(phrase in found for phrase in sample.get("never", ()))
        exact += words(found) == expected
    return Score(name, kept, exact, len(times), statistics.median(times) * 1e6)


def interval(hits: int, total: int) -> str:
    """Hits of total with the Wilson interval at 95 %."""
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = (
        z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    )
    return f"{hits}/{total} ({100 * (middle - reach):.1f}-{100 * (middle + reach):.1f} %)"


def main() -> None:
    """Print one line a method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rivals", type=Path, help="folder with the two libraries")
    folder = parser.parse_args().rivals
    methods: list[tuple[str, Method]] = [("ours", ours)]
    if folder:
        sys.path.append(str(folder))
        methods += [("mail-parser-reply", reply_parser), ("unquotemail", unquotemail)]
    print(f"{'method':20} {'kept, no quote':28} {'exact':28} median")
    for name, method in methods:
        found = score(name, method)
        kept, exact = interval(found.kept, found.total), interval(found.exact, found.total)
        print(f"{name:20} {kept:28} {exact:28} {found.micros:.0f} us")


if __name__ == "__main__":
    main()
