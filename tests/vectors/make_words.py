"""How a text is read: `stems` are [word, stem], `tokens` are [text, folded, words], `blocks` are
[first character, digest]: SHA-256 of 4096 characters, folded one by one, parted by `|`."""

from __future__ import annotations

import hashlib
from random import Random
from typing import Any

from deskbook.search import fold
from deskbook.search.stem import stem
from deskbook.search.words import tokens

ROOTS = """refund charge account pay cancel subscri invoic deliver verif escalat charg apolog author reset password
agre happ hop run plan contr relat oper sens use nat digit general organ form day boy fly cr sky y by yes yield
caress pon ti cat feed plaster bled motor sing conflat troubl siz hiss fizz fail fil condition ration val hesit
digitiz conform radic differ vile analog vietnam predic oper feudal decis hope callous formal sensit sensib tripl
form electr electric good goodness reviv allow infer airlin gyroscop adjust defens irrit replac adopt homolog
commun activ angular effectiv bowdler prob rat ceas controll roll""".split()
ENDINGS = """- s es ed ing er ers ies y ly ally ation ations ational tional ator alism al ality iveness ive ize ised
ising isation ization fulness ful ousness ous bility ibility able ible ance ence ement ment ent ant ism ate iti
logi icate ative alize iciti ical ness ion sion tion e ee eed sses ss ll lled""".split()
SIGNS = "aeé\u0301ﬁßÆＡ\u00ad\u200b\u202e’'-_–‑ 09４٤½①ZİıłÅ中а\U0001d5ff\U000e0101."
TEXTS = [
    "ERR-404 err_404 Err404 P-1 p1 2-FA 2fa",
    "Where's my refund? Error 404!",
    "naïve café",
    "p 1 q 2 a 3 x-9y",
]


def vectors() -> dict[str, Any]:
    chance = Random(7)
    words = dict.fromkeys(root + ending.strip("-") for root in ROOTS for ending in ENDINGS)
    mixed = ["".join(chance.choices(SIGNS, k=chance.randrange(1, 30))) for _ in range(400)]
    return {
        "fold": fold.content(),
        "stems": [[word, stem(word)] for word in words],
        "tokens": [[text, fold.fold(text), tokens(text)] for text in [*TEXTS, *mixed]],
        "blocks": [[start, block(start)] for start in range(0, 0x110000, 0x1000)],
    }


def block(start: int) -> str:
    codes = (code for code in range(start, start + 0x1000) if not 0xD800 <= code < 0xE000)
    folded = fold.fold("|".join(chr(code) for code in codes))
    return hashlib.sha256(folded.encode()).hexdigest()
