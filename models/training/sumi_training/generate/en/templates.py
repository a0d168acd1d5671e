"""Rules that repeat for every field an agent asks for, written once: the question, its answer, and two fields asked at once."""

from __future__ import annotations

#: Field of the forms → how an agent calls it.
FIELDS = {
    "name": "full name", "last": "last name", "first": "first name", "email": "email address", "phone": "phone number", "address": "address", "dob": "date of birth", "username": "username",
    "password": "password", "company": "company", "city": "city", "secret": "security answer", "number": "order number",
}  # fmt: skip
#: Two things asked at once.
PAIRS = tuple(
    tuple(pair.split("+"))
    for pair in (
        "name+dob name+email name+address name+phone name+number email+phone address+phone dob+address username+email username+password name+company name+city last+dob last+number email+number "
        "name+username dob+number company+phone address+email first+dob last+email phone+dob city+company last+phone username+number"
    ).split()
)

_ASKING = """
# asking_FIELD
<ask_pre><ask_FIELD>
<ask_pre><ask_FIELD>
<ask_pre><ask_FIELD> <ask_why>
"""
_REPLY = """
# reply_FIELD
<ans_FIELD>
<ans_FIELD>
<ans_FIELD>
<ans_FIELD>
<core_FIELD>
<fill_pre><core_FIELD>
<fill_pre><core_FIELD>
<fill_pre><ans_FIELD>
<core_FIELD><fill_suf>
<fill_pre><core_FIELD><fill_suf>
<lead_FIELD><core_FIELD>
<lead_FIELD><core_FIELD>
<lead_FIELD><core_FIELD><fill_suf>
"""
_PAIR = """
# ask_A_B
[Can I have|Please confirm|Could you confirm|I'll need|May I have|Please provide|Please send me|Can you give me|I just need] your WORDS_A and WORDS_B[ please|]?
WORDS_A and WORDS_B[ please|?]
WORDS_A + WORDS_B?
WORDS_A / WORDS_B?
To find your [account|order|booking|file|record], I need your WORDS_A and WORDS_B.
For [verification|security|data protection]: WORDS_A, WORDS_B?
<ask_pre>what is your WORDS_A, and the WORDS_B?
# reply_A_B
<core_A>, <core_B>
<core_A> <core_B>
<core_A>\\n<core_B>
<core_A> / <core_B>
<core_A> and <core_B>
<core_A> - <core_B>
<core_A>; <core_B>
<core_A>. <core_B>.
<core_A> (<core_B>)
<lead_A><core_A>, <lead_B><core_B>
<lead_A><core_A> and <lead_B><core_B>
<lead_A><core_A>\\n<lead_B><core_B>
<lead_A><core_A> <lead_B><core_B>
<lead_A><core_A>. <lead_B><core_B><fill_suf>
<fill_pre><core_A>, <core_B>
<fill_pre><core_A> and <core_B><fill_suf>
<core_A>, <lead_B><core_B>
<core_A>, WORDS_B <core_B>
<core_B>, <core_A>
WORDS_A: <core_A>\\nWORDS_B: <core_B>
WORDS_A <core_A> WORDS_B <core_B>
1. <core_A>\\n2. <core_B>
<core_A>, <core_B>, <core_number>
"""


def templated_rules() -> str:
    """The repeated rules for every field and pair, as forms text."""
    single = [template.replace("FIELD", field) for field in FIELDS for template in (_ASKING, _REPLY)]
    zips = [_ASKING.replace("FIELD", "zip"), "\n# reply_zip\n<ans_zip>\n"]
    double = [_PAIR.replace("WORDS_A", FIELDS[a]).replace("WORDS_B", FIELDS[b]).replace("A_B", f"{a}_{b}").replace("_A>", f"_{a}>").replace("_B>", f"_{b}>") for a, b in PAIRS]
    return "".join([*single, *zips, *double])
