"""The data command: learns the vocabulary, then fills the pools of tokenised shards and the held-out sets."""

from __future__ import annotations

import importlib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from . import pretrained
from . import tokenizer as wordpiece
from .paths import DATA, WORK, lists_dir
from .records import Dialogue, Entity, Turn
from .shards import CONTEXT_SHARE, write_pool
from .sources.base import Source
from .sources.carriers import carry
from .sources.registry import real_sources

POOLS = ("en-real", "ja-real", "en-synthetic", "ja-synthetic", "en-hard", "ja-hard", "en-talk", "ja-talk", "en-answers", "ja-answers", "en-rough")
#: Sources of the rough pool: real web text, encyclopaedia, tweets and chats, with far more noise.
ROUGH = frozenset({"ewt", "wikigold", "crossner", "re3d", "btc", "multidogo", "contextual_anonymizer", "ud_ewt_people", "topical_chat", "gsm8k"})
#: Sources of the talk pools: real talk without secrets or user names, always with the turn before: not every short answer is one.
TALK = frozenset({"taskmaster", "dstc11", "self_dialogue", "asdc", "persona_chat"})
#: Latin pieces and single characters with a row of their own.
LATIN_PIECES, CHARACTERS = 8_200, 4_300


@dataclass(frozen=True)
class Sizes:
    """Tokens per pool."""

    real: int
    synthetic: int
    hard: int


FULL = Sizes(real=14_000_000, synthetic=26_000_000, hard=6_000_000)
SMOKE = Sizes(real=300_000, synthetic=300_000, hard=150_000)


def make_vocabulary(folder: Path, pretrained_pieces: bool) -> None:
    """Learns the pieces on training text and value lists (the Latin ones may come from the pretrained model), writes tokenizer.json and the fold."""
    pieces, characters = wordpiece.learn_pieces(_vocabulary_texts(), LATIN_PIECES, CHARACTERS)
    if pretrained_pieces:
        pieces = pretrained.latin_pieces()
    wordpiece.save(folder, *wordpiece.build(pieces, characters))
    (folder / "pieces.json").write_text(json.dumps({"pieces": pieces, "characters": characters}, ensure_ascii=False), encoding="utf-8")


def _vocabulary_texts() -> Iterator[str]:
    for path in sorted((DATA / "train").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in islice(lines, 60_000))
    for path in sorted((DATA / "text").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from islice(lines, 40_000)
    lists = lists_dir()
    names = (
        "en_first_names_us_census_female.txt", "en_first_names_us_census_male.txt", "en_surnames_us_census.txt",
        "intl_first_names_smashew.txt", "intl_forenames_by_country.tsv", "intl_surnames_by_country.tsv", "en_cities_faker.txt",
        "en_us_cities_duyet.txt", "en_us_addresses_usaddress.txt", "ja_last_name_gimei.tsv", "ja_surnames_shuheilocale.tsv",
        "ja_first_name_male_gimei.tsv", "ja_first_name_female_gimei.tsv", "ja_address_city_gimei.tsv", "ja_address_town_gimei.tsv",
        "ja_given_names_ipadic.tsv", "passwords_common_zxcvbn.txt",
    )  # fmt: skip
    for name in names:
        for rank, line in enumerate((lists / name).read_text(encoding="utf-8").splitlines()[:20_000]):
            # Frequent values come first in most lists: let them weigh more.
            yield from [line] * (5 if rank < 3_000 else 2)


def synthetic(lang: str, split: str, seed: int) -> Iterator[Dialogue]:
    """The endless generator of one language."""
    module = importlib.import_module(f"{__package__}.generate.{lang}")
    return module.dialogues(lists_dir(), split, seed)


def hard(lang: str, split: str, seed: int) -> Iterator[Dialogue]:
    """The endless generator of what is easily taken for personal data, and of people beside it."""
    module = importlib.import_module(f"{__package__}.generate.{lang}")
    return module.hard_dialogues(lists_dir(), split, seed)


def answers(lang: str, split: str, seed: int) -> Iterator[Dialogue]:
    """The endless generator of questions with bare answers."""
    module = importlib.import_module(f"{__package__}.generate.{lang}")
    return module.answer_dialogues(lists_dir(), split, seed)


def real(sources: list[Source], lang: str, rng: Random) -> Iterator[Dialogue]:
    """Dialogues of one language's real sources, each source by its weight in characters."""
    chosen = [source for source in sources if source.lang == lang and source.dialogues]
    loops = {source.name: source.loop(rng) for source in chosen}
    spent = {source.name: 0.0 for source in chosen}
    weight = {source.name: source.weight for source in chosen}
    while True:
        name = min(spent, key=lambda n: spent[n] / weight[n])
        dialogue = next(loops[name])
        spent[name] += sum(len(turn.text) + 8 for turn in dialogue.turns)
        yield dialogue


def fill(pools: tuple[str, ...], sizes: Sizes, seed: int, work: Path = WORK) -> None:
    """Writes the shards of the given pools."""
    coder, _ = wordpiece.load(work / "vocabulary")
    sources = real_sources(DATA, lists_dir(), "train")
    for pool in pools:
        lang, kind = pool.split("-")
        folder = work / "shards" / pool
        serial = seed * 1000 + len(list(folder.glob("shard-*.npz")))
        rng = Random(serial)
        if kind == "real":
            stream, size = real(sources, lang, rng), sizes.real
        elif kind == "talk":
            stream, size = real([source for source in sources if source.name in TALK], lang, rng), sizes.hard // 6
        elif kind == "rough":
            stream, size = real([source for source in sources if source.name in ROUGH], lang, rng), sizes.hard // 2
        elif kind == "answers":
            stream, size = answers(lang, "train", serial), sizes.hard // 3
        elif kind == "hard":
            stream, size = hard(lang, "train", serial), sizes.hard
        else:
            stream, size = carry(synthetic(lang, "train", serial), sources, lang, rng), sizes.synthetic
        written = write_pool(folder, stream, coder, size, seed, context_share=1.0 if kind in ("talk", "answers") else CONTEXT_SHARE, rough=kind == "rough")
        print(f"{pool}: {written:,} tokens", flush=True)


def write_held_out(folder: Path, *, real_each: int = 1500, synthetic_each: int = 1500) -> None:
    """Held-out tenths of the sources and held-out generated dialogues, as JSONL per source, for calibration and curves."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(7)
    for source in real_sources(DATA, lists_dir(), "heldout"):
        rng.shuffle(source.dialogues)
        save_dialogues(folder / f"{source.name}.jsonl", source.dialogues[:real_each])
    for lang in ("en", "ja"):
        try:
            stream = synthetic(lang, "heldout", 11)
        except ImportError:
            print(f"no generator for {lang} yet: no held-out generated set", flush=True)
            continue
        save_dialogues(folder / f"generated_{lang}.jsonl", islice(stream, synthetic_each))
        save_dialogues(folder / f"hard_{lang}.jsonl", islice(hard(lang, "heldout", 12), synthetic_each))
        save_dialogues(folder / f"answers_{lang}.jsonl", islice(answers(lang, "heldout", 13), synthetic_each // 2))


def save_dialogues(path: Path, dialogues) -> None:  # noqa: ANN001 - any iterable of Dialogue
    with path.open("w", encoding="utf-8") as out:
        for d in dialogues:
            turns = [{"role": t.role, "text": t.text, "entities": [[e.start, e.end, e.type] for e in t.entities]} for t in d.turns]
            record = {"lang": d.lang, "source": d.source, "labelled": sorted(d.labelled), "turns": turns}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def load_dialogues(path: Path) -> list[Dialogue]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        turns = [Turn(t["role"], t["text"], [Entity(*e) for e in t["entities"]]) for t in r["turns"]]
        found.append(Dialogue(r["lang"], r["source"], turns, frozenset(r["labelled"])))
    return found
