"""How one speaker types: punctuation, line breaks, emoji. Values stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .kana import half_width

Piece = tuple[str, str | None]
Style = Callable[[list[Piece], Random], list[Piece]]

_EMOJI = "😭 😢 🙇 🙇‍♀️ 💦 😊 ☺️ 🙏 👍 😡 💢 ✨ 😅 🤔 ♪ ! (^^) (>_<) m(__)m (T_T) (笑) 笑 w ww （泣） 泣 ^^; … ♡ 🎵 orz".split()


def _map(change: Callable[[str], str]) -> Style:
    return lambda pieces, rng: [(change(text), None) if kind is None else (text, kind) for text, kind in pieces]


def _bare(text: str, stop: str) -> str:
    """Without commas and full stops; a comma alone between two values becomes a space, or they would melt into one."""
    return " " if text in ("、", "。") else text.replace("、", "").replace("。", stop)


def _plain(pieces: list[Piece], rng: Random) -> list[Piece]:
    return pieces


def _no_final_stop(pieces: list[Piece], rng: Random) -> list[Piece]:
    text, kind = pieces[-1]
    return [*pieces[:-1], (text.rstrip("。"), kind)] if kind is None else pieces


def _emoji(pieces: list[Piece], rng: Random) -> list[Piece]:
    mark = rng.choice(_EMOJI)
    text, kind = pieces[-1]
    last = (text[:-1] if kind is None and text.endswith("。") else text, kind)
    return [*pieces[:-1], last, (mark, None)] if kind is None else [*pieces, (" " + mark, None)]


#: Cumulative share → style of a customer.
_CUSTOMER: tuple[tuple[float, Style], ...] = (
    (0.56, _plain),
    (0.68, _no_final_stop),
    (0.74, _map(lambda text: _bare(text, " "))),
    (0.79, _map(lambda text: _bare(text, "").replace("？", "").replace("！", ""))),
    (0.84, _map(lambda text: text.replace("。", "。\n"))),
    (0.87, _map(lambda text: text.replace("。", "！"))),
    (0.94, _emoji),
    (0.95, _map(lambda text: text.replace("。", "…"))),
    (0.96, _map(half_width)),
    (0.97, _map(lambda text: text.replace("、", "，").replace("。", "．"))),
    (0.985, _map(lambda text: text.replace("？", "?").replace("！", "!").replace("：", ":"))),
    (1.01, _map(lambda text: text.replace("、", ",").replace("。", "."))),
)
_AGENT: tuple[tuple[float, Style], ...] = ((0.86, _plain), (0.95, _map(lambda text: text.replace("。", "。\n"))), (1.01, _no_final_stop))


def pick(role: str, rng: Random) -> Style:
    draw = rng.random()
    return next(style for limit, style in (_CUSTOMER if role == "customer" else _AGENT) if draw < limit)
