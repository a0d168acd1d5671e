"""Questions an agent may have asked before a bare answer: the previous turn that the answer-only sources lack."""

from __future__ import annotations

from random import Random

_ASK = ("may i have {}", "can i get {} please", "could you please provide {}", "please share {}", "what is {}", "{} please",
        "could you confirm {} for me", "may i know {}", "sure, please tell me {}", "ok. and {}?", "to verify your account i need {}",
        "can you spell {} for me", "thanks. now {}", "kindly provide me with {}", "help me with {}", "and {}, please")  # fmt: skip
_WHAT = {
    "PERSON": ("your name", "your full name", "your first and last name", "the name on the account", "your last name",
               "the name on the booking", "the cardholder's name", "the passenger name", "who am i speaking with", "your good name",
               "a name for the reservation", "the policy holder's name"),
    "ADDRESS": ("your address", "the billing address", "the shipping address", "your current address", "the delivery address",
                "the street address", "your home address", "the service address", "where should we send it", "your full address"),
    "LOCATION": ("your city", "the city you live in", "your destination", "the departure city", "which city"),
    "EMAIL_ADDRESS": ("your email", "your email address", "an email we can reach you at", "the email on file", "your email id"),
    "PHONE_NUMBER": ("your phone number", "a contact number", "the best number to reach you", "your mobile number", "the phone on file"),
    "PASSWORD": ("your password", "the password", "your passcode", "your account password", "the security password", "your pin"),
    "USERNAME": ("your username", "your user id", "the login name", "your account name", "your user name"),
    "ORGANIZATION": ("your company name", "the name of your company", "which company you work for", "the employer name"),
    None: ("the issue", "how i can help you today", "the order number", "your booking number", "more details", "the date",
           "the last four digits of the card", "which plan you want", "anything else you need", "the amount"),
}  # fmt: skip
_PLAIN = (
    "hello! how can i help you today?", "thanks for waiting.", "is there anything else?", "ok, one moment please.", "great!",
    "sure, i can help you with that.", "thank you for contacting us. what can i do for you?", "alright, got it.", "anything else i can do?",
)  # fmt: skip


def question(kinds: list[str], rng: Random) -> str:
    """An agent turn that asks for one of the entity types (or for nothing in particular)."""
    kind = rng.choice(kinds) if kinds and rng.random() < 0.9 else None
    if kind not in _WHAT or (kind is None and rng.random() < 0.5):
        text = rng.choice(_PLAIN)
    else:
        text = rng.choice(_ASK).format(rng.choice(_WHAT[kind]))
    style = rng.random()
    if style < 0.55:
        text = text[0].upper() + text[1:]
        if text[-1] not in ".?!":
            text += rng.choice(("?", ".", "?", ""))
    return text
