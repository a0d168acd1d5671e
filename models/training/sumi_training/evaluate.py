"""The evaluate command: every set through a checkpoint or an ONNX file, as JSON and as a table."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

from tokenizers import Tokenizer

from . import augment
from .decode import Span
from .evalsets import EvalSet, deveval, handwritten, held_out, noisy
from .predict import Calibration, Runner, predict
from .records import Turn
from .score import exact, leak


def choose_sets(work: Path, which: str) -> list[EvalSet]:
    """`dev`, `handwritten`, `heldout`, `noise` or `all`."""
    sets: list[EvalSet] = []
    if which in ("dev", "all"):
        sets += deveval()
    if which in ("handwritten", "all"):
        sets += handwritten()
    if which in ("heldout", "all"):
        sets += held_out(work / "heldout")
    if which in ("noise", "all"):
        bases = [s for s in [*deveval(), *handwritten()] if s.name in ("ewt", "pud", "contextual", "handwritten_en", "ja_wiki")]
        sets += [noisy(base, change, name) for base in bases for name, change in _noises()]
    return sets


def _noises():  # noqa: ANN202 - pairs of name and change
    def seeded(change):  # noqa: ANN001, ANN202
        return lambda turn: change(turn, Random(turn.text))

    def bare(turn: Turn, rng: Random) -> Turn:
        return augment.no_punctuation(turn, rng)

    changes = {"lower": augment.lower, "upper": augment.upper, "bare": bare, "typos": augment.typos}
    return [(name, seeded(change)) for name, change in changes.items()]


def evaluate(runner: Runner, tokenizer: Tokenizer, sets: list[EvalSet], calibration: Calibration) -> dict[str, dict]:
    """Per set: exact scores per type and, where asked for, the leak rate."""
    report: dict[str, dict] = {}
    for one in sets:
        if not one.messages:
            continue
        found = predict(runner, tokenizer, one.messages, calibration)
        typed = [[_in_terms_of(one, m.text, span) for span in spans] for m, spans in zip(one.messages, found, strict=True)]
        rows = {kind: asdict(exact(one.gold, typed, frozenset({kind}))) for kind in one.kinds}
        rows = {kind: row for kind, row in rows.items() if row["gold"] or row["found"]}
        rows["all"] = asdict(exact(one.gold, typed, frozenset(one.kinds)))
        report[one.name] = {"messages": len(one.messages), "types": rows}
        if one.leaks:
            report[one.name]["leak"] = asdict(leak([m.text for m in one.messages], one.gold, found))
    return report


def _in_terms_of(one: EvalSet, text: str, span: Span) -> Span:
    """The span as the set would label it."""
    if one.places and span.type == "ADDRESS":
        return replace(span, type="LOCATION")
    if one.handles and span.type == "USERNAME":
        return replace(span, type="PERSON", start=span.start + (text[span.start] == "@"))
    return span


def table(report: dict[str, dict]) -> str:
    """The report as a Markdown table."""
    lines = ["| set | type | gold | P | R | F1 | 95 % |", "|---|---|---|---|---|---|---|"]
    for name, entry in report.items():
        for kind, row in entry["types"].items():
            figures = f"{row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} | {row['low']:.3f}–{row['high']:.3f}"
            lines.append(f"| {name} | {kind} | {row['gold']} | {figures} |")
        if "leak" in entry:
            found = entry["leak"]
            lines.append(f"| {name} | leak rate | {found['values']} | {found['rate']:.3f} | other removed {found['removed']:.4f} | | |")
    return "\n".join(lines)


def write_report(path: Path, report: dict[str, dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    path.with_suffix(".md").write_text(table(report) + "\n", encoding="utf-8")
