"""The lexicon's word on what a teacher calls a name."""

from __future__ import annotations

import unittest

from sumi_training.lexicon import Lexicon
from sumi_training.teach import _by_lexicon

LEXICON = Lexicon(frozenset({"家庭", "健康"}), frozenset({"森", "佐藤", "司馬"}), frozenset({"健康", "遼太郎", "花子"}), frozenset({"夏目漱石"}))
BOTH, ONE, NONE = [True, True], [True, False], [False, False]


class ByLexicon(unittest.TestCase):
    def test_cases(self) -> None:
        for text, word, sure, expected in (
            ("家庭の事情", "家庭", BOTH, False),
            ("健康です", "健康", BOTH, None),
            ("健康さんです", "健康", BOTH, True),
            ("健康さんです", "健康", ONE, None),
            ("夏目漱石の本", "夏目漱石", ONE, True),
            ("司馬遼太郎の本", "司馬遼太郎", ONE, True),
            ("司馬遼太郎の本", "司馬遼太郎", NONE, None),
            ("佐藤です", "佐藤", BOTH, True),
            ("佐藤です", "佐藤", ONE, None),
            ("森が深い", "森", ONE, False),
            ("森が深い", "森", BOTH, None),
            ("せやせや", "せやせや", NONE, False),
            ("せやせや", "せやせや", ONE, None),
            ("Ann です", "Ann", ONE, None),
            ("Ann です", "Ann", BOTH, True),
        ):
            with self.subTest(text=text, sure=sure):
                start = text.index(word)
                self.assertIs(_by_lexicon(text, start, start + len(word), sure, LEXICON), expected)


if __name__ == "__main__":
    unittest.main()
