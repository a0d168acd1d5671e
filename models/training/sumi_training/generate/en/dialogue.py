"""Strings the forms together: which messages follow each other in a chat, a call, a mail thread, a ticket; and who writes them how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from ...records import Dialogue, Entity, Turn
from ..grammar import Grammar, Piece
from ..labels import HARD_TYPES, with_places
from ..lists import Lists
from .context import Context
from .templates import PAIRS, templated_rules
from .values_address import address_values, part_values
from .values_contact import contact_values
from .values_credentials import credential_values
from .values_dates import date_values
from .values_hard import hard_values
from .values_names import NamePools
from .values_neutral import neutral_values
from .values_persons import person_values
from .values_places_orgs import org_parts, place_org_values

SOURCE = "gen-en"
_FORMS = Path(__file__).parent / "forms"

_SENTENCE = re.compile(r"([.!?]\s+|\n+)([a-z])(?![A-Z@])")
_SENTENCE_END = re.compile(r"[.!?]\s$|\n$")
_LOWERED = ("What", "Can ", "Could", "May I", "Please", "How ", "Who", "Where", "When", "Which", "First ", "Do ", "City", "Is ", "The ", "My ", "And ", "This ", "It ", "Nobody", "Will ", "Someone", "Our ", "Your ", "There ")

#: What an agent asks for; the number is the weight.
_ASKED = (
    ("name", 14), ("last", 9), ("first", 5), ("email", 10), ("phone", 12), ("address", 15), ("zip", 2), ("city", 5), ("dob", 24), ("username", 15), ("password", 15), ("secret", 8), ("company", 9), ("number", 20),
)  # fmt: skip
_FIELDS = [field for field, weight in _ASKED for _ in range(weight)]

Script = Callable[["Writer", Context], None]


class Writer:
    """The grammar and the turns of the dialogue in hand."""

    def __init__(self, lists_dir: str, split: str) -> None:
        lists = Lists(lists_dir, split)
        names = NamePools(lists, split)
        parts = part_values(lists, split, names) | org_parts(lists, split, names)
        inner = Grammar(_read("value_*.txt"), parts, split)
        values = (
            person_values(names) | contact_values(names, split) | credential_values(lists, names, split) | date_values()
            | address_values(inner) | place_org_values(inner, lists, split, names) | neutral_values(split) | hard_values(names, split)
        )  # fmt: skip
        self.grammar = Grammar([*_read("[!v]*.txt"), *_read("verification*.txt"), templated_rules()], values, split)
        self.turns: list[Turn] = []
        self.style: Callable[[str], str] | None = None
        self.is_proper = True

    def say(self, role: str, rule: str, context: Context) -> None:
        """Writes one message of this rule."""
        context.out = []
        self.grammar.expand(rule, context)
        style = self.style if role == "customer" else None
        is_proper = style is None and self.is_proper and (role == "customer" or context.rng.random() < 0.9)
        turn = finished(role, context.out, style, is_proper)
        if turn.text:
            self.turns.append(turn)


def dialogues(lists_dir: str, split: str, seed: int) -> Iterator[Dialogue]:
    """English dialogues of one split ('train' or 'heldout') without end; the same seed gives the same ones."""
    writer, rng = Writer(lists_dir, split), Random(seed)
    scripts = [script for script, weight in _SCRIPTS for _ in range(weight)]
    while True:
        writer.turns, writer.style, writer.is_proper = [], _STYLES[int(rng.random() * len(_STYLES))], rng.random() < 0.65
        rng.choice(scripts)(writer, Context(rng))
        if writer.turns:
            yield Dialogue("en", SOURCE, writer.turns)


def hard_dialogues(lists_dir: str, split: str, seed: int) -> Iterator[Dialogue]:
    """Messages without end about things that look like people, places and secrets, some beside real ones; places and companies teach nothing."""
    writer, rng = Writer(lists_dir, split), Random(f"hard {seed}")
    while True:
        writer.turns, writer.style, writer.is_proper = [], _STYLES[int(rng.random() * len(_STYLES))], rng.random() < 0.55
        _hard(writer, Context(rng))
        if writer.turns:
            yield Dialogue("en", "hard-en", writer.turns, HARD_TYPES)


def answer_dialogues(lists_dir: str, split: str, seed: int) -> Iterator[Dialogue]:
    """Questions and bare answers without end: only the question tells a plan from a given name, a day from a birthday."""
    writer, rng = Writer(lists_dir, split), Random(f"answers {seed}")
    while True:
        writer.turns, writer.style, writer.is_proper = [], _STYLES[int(rng.random() * len(_STYLES))], rng.random() < 0.5
        context = Context(rng)
        for _ in range(rng.choice((1, 1, 2))):
            _asked(writer, context)
        if writer.turns:
            yield with_places(Dialogue("en", "answers-en", writer.turns, HARD_TYPES))


def finished(role: str, pieces: list[Piece], style: Callable[[str], str] | None, is_proper: bool) -> Turn:
    """Joins the pieces into a turn: clean edges, exact spans, one style of letters; secrets and user names keep theirs.

    `is_proper` gives sentences their capital letters.
    """
    text: list[str] = []
    entities: list[Entity] = []
    length = 0
    first = next((i for i, (piece, _) in enumerate(pieces) if piece.strip()), 0)
    for index, (piece, kind) in enumerate(pieces):
        if index < first:
            continue
        if index == first:
            piece = piece.lstrip()
        if style is not None and kind not in ("PASSWORD", "USERNAME"):
            piece = style(piece)
        if kind is None and text and piece[:1] in ".?!" and text[-1][-1:] in ".?!,;:":
            piece = piece[1:]
        if kind is None and piece:
            before = text[-1][-2:] if text else "\n"
            if before == ", " and piece.startswith(_LOWERED):
                piece = piece[0].lower() + piece[1:]
            elif is_proper:
                piece = _SENTENCE.sub(_upper, piece)
                if _SENTENCE_END.search(before) and piece[0].islower() and not piece[1:2].isupper():
                    piece = piece[0].upper() + piece[1:]
            if piece[:1] in (",", ".") and text and text[-1].endswith(" ") and (not entities or entities[-1].end < length):
                text[-1], length = text[-1][:-1], length - 1
        if kind is not None:
            entities.append(Entity(length, length + len(piece), kind))
        text.append(piece)
        length += len(piece)
    joined = "".join(text)
    return Turn(role, joined.rstrip(), entities)


def _read(pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(_FORMS.glob(pattern))]


def _upper(match: re.Match[str]) -> str:
    return match.group(1) + match.group(2).upper()


def _chat(writer: Writer, context: Context) -> None:
    rng = context.rng
    roll = rng.random()
    if roll < 0.45:
        writer.say("agent" if roll < 0.36 else "bot", "agent_open", context)
    writer.say("customer", _opening(rng), context)
    if rng.random() < 0.6:
        writer.say("agent", "agent_ack" if rng.random() < 0.6 else "neg_agent", context)
    for field in rng.sample(_FIELDS, rng.choice((0, 1, 1, 2, 2, 3, 4))):
        _ask(writer, context, field)
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        writer.say("agent", "agent_resolve" if rng.random() < 0.6 else "neg_agent", context)
        writer.say("customer", rng.choice(("customer_reply", "customer_reply", "customer_reply", "neg_customer", "plain_talk", "story")), context)
    if rng.random() < 0.4:
        writer.say("agent", "agent_close", context)


def _opening(rng: Random) -> str:
    roll = rng.random()
    return "customer_open" if roll < 0.72 else "neg_customer" if roll < 0.80 else "plain_talk" if roll < 0.9 else "story"


def _ask(writer: Writer, context: Context, field: str) -> None:
    rng = context.rng
    asker = "bot" if rng.random() < 0.15 else "agent"
    if rng.random() < 0.14:
        field = "_".join(rng.choice(PAIRS))
        writer.say(asker, f"ask_{field}", context)
        writer.say("customer", f"reply_{field}", context)
        return
    writer.say(asker, f"asking_{field}" if rng.random() < 0.5 else f"ask_{field}", context)
    if rng.random() < 0.06:
        writer.say("customer", "neg_customer", context)
    writer.say("customer", f"reply_{field}", context)
    if rng.random() < 0.12:
        writer.say("agent", "agent_ack", context)


def _verification(writer: Writer, context: Context) -> None:
    for field in context.rng.sample(_FIELDS, context.rng.choice((1, 2, 3))):
        _ask(writer, context, field)


def _call(writer: Writer, context: Context) -> None:
    rng, writer.is_proper = context.rng, False
    writer.style = None if rng.random() < 0.3 else str.lower
    writer.say("agent", "t_agent_open", context)
    writer.say("customer", "t_caller", context)
    for field in rng.sample(_FIELDS, rng.choice((1, 2, 3, 4))):
        field = {"first": "name", "zip": "number"}.get(field, field)
        writer.say("agent", f"t_ask_{field}", context)
        writer.say("customer", f"t_ans_{field}", context)
        if rng.random() < 0.15:
            writer.say("agent", "t_agent", context)
            writer.say("customer", "t_extra", context)
    if rng.random() < 0.5:
        writer.say("agent", "t_agent", context)


def _mails(writer: Writer, context: Context) -> None:
    writer.style = None
    writer.say("customer", "mail", context)
    if context.rng.random() < 0.3:
        writer.say("agent", "e_agent", context)
        if context.rng.random() < 0.4:
            writer.say("customer", "mail", context)


def _notes(writer: Writer, context: Context) -> None:
    for _ in range(context.rng.choice((1, 1, 2, 3))):
        writer.say("agent", "note", context)


def _one(role: str, rule: str, longest: int = 1) -> Script:
    def script(writer: Writer, context: Context) -> None:
        writer.is_proper = writer.is_proper and rule != "form"
        for _ in range(context.rng.randint(1, longest)):
            writer.say(role, rule, context)

    return script


def _small_talk(writer: Writer, context: Context) -> None:
    """Support talk without any personal data, so that silence is learnt as well."""
    rng = context.rng
    for _ in range(rng.choice((1, 2, 3))):
        writer.say("agent", "neg_agent", context)
        writer.say("customer", rng.choice(("neg_customer", "plain_talk", "plain_talk", "reply_number")), context)


def _hard(writer: Writer, context: Context) -> None:
    rng = context.rng
    roll = rng.random()
    if roll < 0.2:
        writer.say("agent", "hard_ask", context)
        writer.say("customer", "hard_answer", context)
    elif roll < 0.3:
        writer.say("agent", "ask_name" if rng.random() < 0.7 else "ask_last", context)
        writer.say("customer", "hard_name_answer", context)
    elif roll < 0.48:
        _hard_secret(writer, context)
        return
    elif roll < 0.8:
        writer.say("customer", "hard_customer", context)
    for _ in range(rng.choice((0, 1, 1, 2))):
        writer.say("agent", "hard_agent", context)
        if rng.random() < 0.5:
            writer.say("customer", "hard_customer", context)


def _hard_secret(writer: Writer, context: Context) -> None:
    """Passwords, pass phrases, user names and addresses as people say them in a chat: bare, doubted, in brackets."""
    rng = context.rng
    roll = rng.random()
    if roll < 0.7:
        writer.say("bot" if rng.random() < 0.4 else "agent", "hard_ask_secret", context)
        writer.say("customer", "hard_answer_secret_password" if roll < 0.42 else "hard_answer_secret_user", context)
    else:
        writer.say("customer", "hard_address_talk", context)
    if rng.random() < 0.3:
        writer.say("customer", "hard_customer", context)


def _asked(writer: Writer, context: Context) -> None:
    """A question and its bare answer; one in twelve answers something else."""
    rng = context.rng
    asked, answer = rng.choice(_QUESTIONS)
    if rng.random() < 0.08:
        answer = rng.choice(("a_not", "a_not", "a_state", "a_symptom"))
    writer.say("bot" if rng.random() < 0.2 else "agent", asked, context)
    writer.say("customer", answer, context)
    if rng.random() < 0.1:
        writer.say("customer", "tail_more", context)


def _sms(writer: Writer, context: Context) -> None:
    for _ in range(context.rng.choice((1, 2, 3))):
        writer.say("customer" if context.rng.random() < 0.7 else "agent", "sms", context)


_SCRIPTS: tuple[tuple[Script, int], ...] = (
    (_chat, 30), (_verification, 12), (_call, 8), (_mails, 9), (_notes, 6), (_one("customer", "form"), 9), (_sms, 5), (_one("customer", "tweet", 2), 7), (_one("customer", "review"), 3), (_one("customer", "story"), 7), (_one("customer", "secret_talk", 2), 5), (_one("customer", "longform"), 7), (_one("customer", "pasted"), 4), (_one("system", "prose"), 6), (_small_talk, 10),
)  # fmt: skip
#: Questions with what answers them: half for things, half for personal data.
_QUESTIONS = tuple(
    (f"asked_{asked}", f"a_{asked}")
    for asked, weight in (
        ("thing", 4), ("shop", 2), ("company", 2), ("place", 2), ("symptom", 1), ("code", 3), ("day", 2), ("yes", 1), ("state", 1),
        ("whom", 5), ("first", 2), ("last", 2), ("born", 3), ("user", 3), ("secret", 3), ("home", 2),
    )
    for _ in range(weight)
)  # fmt: skip
_STYLES: tuple[Callable[[str], str] | None, ...] = (None,) * 14 + (str.lower,) * 5 + (str.upper,)
