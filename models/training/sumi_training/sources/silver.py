"""Names found in unlabelled text by lists and cues, then swapped: natural sentences around names that no corpus annotates.

Only sure finds are labelled PERSON; every other capitalised word (English) or honorific (Japanese) is left without loss.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from ..encode import IGNORED_SPAN as SKIP
from ..records import Dialogue, Entity, Turn
from ..split import in_split
from .base import Source, refresh_turns, replace_values, resolve
from .plain import NEVER
from .values import Values

_I = re.compile(r"I(?:['’](?:m|ve|d|ll))?")
LABELLED = NEVER | {"PERSON"}
_SUSPECT = re.compile(r"[@＠]|https?:|\d{5}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: First names that are places, months, brands or words too often to be sure.
_UNSURE = frozenset(
    """April May June Will Rose Mark Grace Hope Faith Joy Dawn Summer Autumn Austin Jordan Paris Charlotte Virginia Georgia
    Carolina Dallas Houston Madison Sydney Florence Lincoln Jackson Washington Chelsea Brooklyn Bill Art Gene Rich Frank Christian
    Dakota Cheyenne Savannah Kent Dale Forest Glen Lane Ray Rusty Sandy Sunny Penny Pat Drew Chase Chance Star Angel Heaven Nevada
    London Israel America India Asia China Kenya Ireland Holland English French German March Major Early King Prince Queen Earl
    Duke Baron Bishop Pope Gospel Golden Silver Diamond Crystal Amber Ruby Jade Pearl Iris Lily Daisy Violet Olive Ginger Basil
    Sage Ford Mercedes Bentley Harley Porsche Dodge Royce Lexus Star Wars Black White Green Brown Young Santa San Los Las De La
    The And Her She You Mac Max Wade So Do An Man Hollywood Hunter Mason Carter Parker Cooper Tyler Taylor Dean Ma See Son Love Long
    Said Page Ball Park Best Battle Bridge Rock Soul Blue Red Bird West East North South""".split()
)  # fmt: skip


def english(texts: Path, lists: Path, split: str, values: Values) -> list[Source]:
    """Stories, film and knowledge chat, web text."""
    names = _sure_first_names(lists)
    files = (("gsm8k", "en_gsm8k.txt.xz", 0.04, 18_000), ("topical_chat", "en_topical_chat.txt.xz", 0.015, 40_000),
             ("self_dialogue_people", "en_self_dialogue.txt.xz", 0.015, 300_000), ("ud_ewt_people", "en_ud_ewt.txt.xz", 0.015, 14_000))  # fmt: skip

    def change(turn: Turn, rng: Random) -> Turn:
        if rng.random() < 0.3:
            return turn
        memory: dict[str, str] = {}

        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type != "PERSON":
                return None
            return memory.setdefault(old, values.person(rng, min(3, len(old.split()))))

        return replace_values(turn, value_of)

    sources = []
    for name, file, weight, limit in files:
        lines = _lines(texts / file, limit)
        common = _common_words(lines)
        dialogues = [
            Dialogue("en", name, [turn], LABELLED)
            for number, line in enumerate(lines)
            if in_split(f"{name}:{number // 50}", split)
            and not _SUSPECT.search(line)
            and (turn := _mark_english(line, names, common)).entities
            and any(e.type == "PERSON" for e in turn.entities)
        ]
        sources.append(Source(name, "en", dialogues, weight, refresh_turns(change)))
    return sources


def _lines(path: Path, limit: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines][:limit]


def _sure_first_names(lists: Path) -> frozenset[str]:
    census = (lists / "en_first_names_us_census_female.txt", lists / "en_first_names_us_census_male.txt")
    names = {name.title() for path in census for name in path.read_text(encoding="utf-8").split()[:1500]}
    return frozenset(name for name in names if len(name) >= 3 and name not in _UNSURE)


def _common_words(lines: list[str]) -> frozenset[str]:
    """Words seen more than twice in lower case."""
    counts = Counter(word for line in lines for word in _WORD.findall(line) if word.islower())
    return frozenset(word for word, count in counts.items() if count > 2)


def _mark_english(line: str, names: frozenset[str], common: frozenset[str]) -> Turn:
    """Sure names as PERSON, other capitalised words skipped, lower-case words left as negatives."""
    words = list(_WORD.finditer(line))
    spans: list[Entity] = []
    at = 0
    while at < len(words):
        word = words[at].group()
        bare = re.sub(r"['’].*", "", word)
        starts = at == 0 or line[words[at].start() - 2 : words[at].start()].strip()[-1:] in ".?!:\"“"
        if bare in names and bare.lower() not in common:
            start, end = words[at].start(), words[at].start() + len(bare)
            while bare == word and at + 1 < len(words) and _continues(line, words[at], words[at + 1]):
                at += 1
                word = words[at].group()
                bare = re.sub(r"['’]s$", "", word)
                end = words[at].start() + len(bare)
            sure = len(line[start:end].split()) <= 3
            spans.append(Entity(start, end, "PERSON" if sure else SKIP))
        elif word[0].isupper() and not _I.fullmatch(word):
            if not (starts and word.lower() in common):
                spans.append(Entity(words[at].start(), words[at].end(), SKIP))
        elif not word.islower() and not _I.fullmatch(word):
            spans.append(Entity(words[at].start(), words[at].end(), SKIP))
        at += 1
    return Turn("customer", line, _without_halves(line, resolve(spans)))


def _without_halves(line: str, spans: list[Entity]) -> list[Entity]:
    """A find right after an unsure capitalised word may be the second half of a name: skipped too, unless that is a title."""
    kept: list[Entity] = []
    for span in spans:
        before = kept[-1] if kept else None
        if before and before.type == SKIP and span.type == "PERSON" and line[before.end : span.start] in (" ", ". "):
            title = line[before.start : before.end] in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "President", "Sir")
            span = span if title else Entity(span.start, span.end, SKIP)
        kept.append(span)
    return kept


def _continues(line: str, before: re.Match[str], after: re.Match[str]) -> bool:
    gap = line[before.end() : after.start()]
    return gap in (" ", ". ") and (gap == " " or len(before.group()) == 1) and after.group()[0].isupper() and len(after.group()) > 1


_HONORIFIC = re.compile(r"(さん|様|さま|君|くん|ちゃん|氏|先生)")
_BEFORE = re.compile(r"[一-龥々ァ-ヶー]+$")
#: Words before さん, 様 and the like that are no names.
_NOT_NAMES = frozenset(
    """お客 皆 奥 旦那 お父 お母 お兄 お姉 お子 店員 業者 患者 医者 運転手 神 王 姫 殿 何 誰 何方 他 爺 婆 赤 娘 坊 嬢 花屋 本屋 八百屋 魚屋 肉屋 床屋 大家 同
    模 仕 多 諸 若 坊主 団体 家族 親 隣 一人 二人 外人 芸人 職人 役者 社長 部長 課長 店長 大臣 大統領 学長 校長 担任 各位 ホスト スタッフ オーナー ユーザー""".split()
)  # fmt: skip


def japanese(texts: Path, split: str, values: Values) -> list[Source]:
    """Example sentences, chats and stories with a surname before an honorific, or the usual foreign first names."""
    surnames, given = values.ja_known_people()
    files = (("tanaka", "ja_tanaka_50k.txt.xz", 0.06, 50_000), ("aozora", "ja_aozora_sample.txt.xz", 0.04, 60_000),
             ("persona_people", "ja_real_persona_chat.txt.xz", 0.04, 369_000))  # fmt: skip

    def change(turn: Turn, rng: Random) -> Turn:
        def value_of(entity: Entity, old: str) -> str | None:
            if entity.type != "PERSON" or rng.random() < 0.3:
                return None
            if "ァ" <= old[0] <= "ー" and rng.random() < 0.4:
                return values.ja_foreign(rng)
            return values.ja_person(rng, rng.choice((2, 2, 2, 4)))

        return replace_values(turn, value_of)

    sources = []
    for name, file, weight, limit in files:
        dialogues = []
        for number, line in enumerate(_lines(texts / file, limit)):
            if not in_split(f"{name}:{number // 50}", split) or _SUSPECT.search(line) or len(line) > 200:
                continue
            # Foreign first names in katakana are sure only in the example sentences.
            turn = _mark_japanese(line, surnames, given if name == "tanaka" else frozenset())
            if any(e.type == "PERSON" for e in turn.entities):
                dialogues.append(Dialogue("ja", name, [turn], LABELLED))
        sources.append(Source(name, "ja", dialogues, weight, refresh_turns(change)))
    return sources


def _mark_japanese(line: str, surnames: frozenset[str], given: frozenset[str]) -> Turn:
    return Turn("customer", line, resolve(list(_japanese_spans(line, surnames, given))))


def _japanese_spans(line: str, surnames: frozenset[str], given: frozenset[str]) -> Iterator[Entity]:
    for match in re.finditer(r"[ァ-ヶー]{2,}", line):
        if match.group() in given and "・" not in line[max(0, match.start() - 1) : match.end() + 1]:
            yield Entity(match.start(), match.end(), "PERSON")
    for match in _HONORIFIC.finditer(line):
        before = _BEFORE.search(line[: match.start()])
        if before is None:
            continue
        word = before.group()
        if word in _NOT_NAMES or any(word.endswith(other) for other in ("屋", "者", "員", "師", "長", "お客")):
            continue
        sure = word in surnames and len(word) >= 2
        yield Entity(before.start(), before.end(), "PERSON" if sure else SKIP)
