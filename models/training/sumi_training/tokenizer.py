"""The shipped tokenizer: cased WordPiece after NFKC, every kanji, kana, digit and newline its own token.

The vocabulary is learned on lower-cased Latin words; each piece then enters in the case variants that the Split regex can
produce (lower, Title, UPPER). `Fold` maps the cased ids onto the uncased rows and shapes that the model's embedding holds.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

SPLIT = r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\n|\S"
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PAD, UNK, CLS, SEP, MASK = range(5)
SHAPES = (
    "special", "lower", "title", "upper", "letter", "##lower", "##upper", "digit", "sign", "kanji", "hiragana", "katakana",
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Fold:
    """For every token id its embedding row and its shape."""

    rows: int
    row_of: np.ndarray
    shape_of: np.ndarray


def learn_pieces(texts: Iterable[str], latin: int, characters: int) -> tuple[list[str], list[str]]:
    """Uncased Latin pieces (every Latin letter is one) and single characters, by frequency in the texts."""
    words: Counter[str] = Counter()
    signs: Counter[str] = Counter()
    for text in texts:
        text = unicodedata.normalize("NFKC", text)
        signs.update(text)
        words.update(word.lower() for word in _WORD.findall(text) if is_cased(word))
    trainer = trainers.WordPieceTrainer(vocab_size=latin, special_tokens=["[UNK]"], show_progress=False, min_frequency=3)
    learner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    learner.train_from_iterator((" ".join([word] * min(count, 2000)) for word, count in words.items()), trainer)
    letters = [chr(code) for code in (*range(0x61, 0x7B), *range(0xDF, 0x180)) if chr(code).islower()]
    learned = {piece for piece in learner.get_vocab() if piece != "[UNK]"}
    pieces = sorted(learned | set(letters) | {"##" + letter for letter in letters})
    singles = [sign for sign, _ in signs.most_common() if not sign.isspace() and not is_cased(sign)]
    return pieces, ["\n", *dict.fromkeys([*map(chr, range(33, 65)), *singles[:characters]])]


def is_cased(text: str) -> bool:
    """Whether every character is a lower- or upper-case letter."""
    return all(unicodedata.category(c) in ("Ll", "Lu") for c in text)


def build(pieces: list[str], characters: list[str]) -> tuple[Tokenizer, Fold]:
    """The cased tokenizer over the pieces, and its fold."""
    vocab: dict[str, int] = {}
    row_of: list[int] = []
    shape_of: list[int] = []
    rows = 0

    def add(token: str, row: int, shape: str) -> None:
        if token not in vocab:
            vocab[token] = len(vocab)
            row_of.append(row)
            shape_of.append(SHAPES.index(shape))

    for special in SPECIAL:
        add(special, rows, "special")
        rows += 1
    for piece in pieces:
        for token, shape in _variants(piece):
            add(token, rows, shape)
        rows += 1
    for sign in characters:
        add(sign, rows, _shape_of_sign(sign))
        rows += 1
    return _assemble(vocab), Fold(rows, np.array(row_of, np.int32), np.array(shape_of, np.int32))


def _variants(piece: str) -> list[tuple[str, str]]:
    """A piece in the cases that one split word can have."""
    if piece.startswith("##"):
        upper = piece.upper()
        return [(piece, "##lower")] + ([(upper, "##upper")] if len(upper) == len(piece) else [])
    upper = piece.upper()
    if len(upper) != len(piece):
        return [(piece, "lower")]
    if len(piece) == 1:
        return [(piece, "lower"), (upper, "letter")]
    return [(piece, "lower"), (upper[0] + piece[1:], "title"), (upper, "upper")]


def _shape_of_sign(sign: str) -> str:
    if sign.isdigit():
        return "digit"
    name = unicodedata.name(sign, "")
    for word, shape in (("CJK UNIFIED", "kanji"), ("HIRAGANA", "hiragana"), ("KATAKANA", "katakana")):
        if name.startswith(word):
            return shape
    return "sign"


def _assemble(vocab: dict[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(SPLIT), behavior="removed", invert=True)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 [SEP]:0 $A:1 [SEP]:1",
        pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)],
    )
    tokenizer.add_special_tokens(list(SPECIAL))
    return tokenizer


def save(folder: Path, tokenizer: Tokenizer, fold: Fold) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    np.savez(folder / "fold.npz", rows=fold.rows, row_of=fold.row_of, shape_of=fold.shape_of)
    config = {
        "tokenizer_class": "BertTokenizer", "do_lower_case": False, "model_max_length": 512,
        "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]",
        "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")


def load(folder: Path) -> tuple[Tokenizer, Fold]:
    fold = np.load(folder / "fold.npz")
    return Tokenizer.from_file(str(folder / "tokenizer.json")), Fold(int(fold["rows"]), fold["row_of"], fold["shape_of"])
