"""What may be wrong with an article, and how sure one can be of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from cleaner.page import Block, Document, Role
from cleaner.pipeline import Change
from cleaner.text import Phrases, ends_sentence, match_key

NO_BODY: Final = "no body found"
NO_HEADLINE: Final = "no headline found"
INDEX: Final = "looks like an index page"
GATE: Final = "a consent wall or bot check instead of the page"
PAYWALL: Final = "cut by a paywall"

_HEADLINE: Final = Role.HEADLINE
# A body of less text, in characters, is a stub, or nothing at all.
_STUB: Final = 600
# An index page shows so many linked titles, and far more of them than of body.
_FEWEST_TITLES: Final = 25
# A gate shows little else, in blocks.
_MOST_OF_GATE: Final = 60
_SHORT_ENDING: Final = ("…", "...", "[…]")

#: How bot checks and consent walls begin, or the whole of one of their lines.
GATES = Phrases(
    en=("Just a moment", "Checking your browser*", "Verify you are human*", "Access denied",
        "Are you a robot*", "Please verify you are a human*", "Enable JavaScript and cookies*",
        "Please enable cookies*", "Please enable JavaScript*", "Before you continue*",
        "We value your privacy", "You have been blocked*", "Attention required*",
        "Pardon our interruption*", "Robot or human*", "Please complete the security check*"),
    de=("Einen Moment*", "Bitte bestätigen Sie dass Sie ein Mensch sind*", "Zugriff verweigert",
        "Bitte aktivieren Sie JavaScript*", "Wir schätzen Ihre Privatsphäre",
        "Weiter mit Werbung lesen*", "Mit Werbung weiterlesen*", "Bevor Sie fortfahren*"),
    fr=("Un instant", "Vérifiez que vous êtes humain*", "Accès refusé",
        "Veuillez activer JavaScript*", "Nous respectons votre vie privée",
        "Continuer sans accepter", "Avant de continuer*"),
    es=("Un momento", "Verifique que es un ser humano*", "Acceso denegado", "Active JavaScript*",
        "Valoramos tu privacidad", "Valoramos su privacidad", "Antes de continuar*"),
    it=("Un momento", "Verifica di essere un essere umano*", "Accesso negato",
        "Rispettiamo la tua privacy", "La tua privacy è importante*", "Prima di continuare*"),
    pt=("Um momento", "Verifique que você é humano*", "Acesso negado",
        "Sua privacidade é importante*", "Antes de continuar*"),
    nl=("Een moment geduld", "Controleer of u een mens bent*", "Toegang geweigerd",
        "Wij waarderen uw privacy", "Voordat je verdergaat*"),
    pl=("Jedną chwilę", "Odmowa dostępu", "Szanujemy Twoją prywatność", "Cenimy Twoją prywatność",
        "Cenimy prywatność*"),
    ru=("Один момент", "Подтвердите что вы человек*", "Доступ запрещен", "Проверка браузера*"),
    tr=("Bir dakika lütfen*", "İnsan olduğunuzu doğrulayın*", "Erişim engellendi"),
    zh=("请稍候", "请稍等", "验证您是真人*", "确认您是真人*", "访问被拒绝"),
    ja=("しばらくお待ちください", "あなたが人間であることを確認*", "アクセスが拒否されました"),
    ko=("잠시만 기다리십시오", "사람인지 확인하십시오*", "접근이 거부되었습니다"),
)  # fmt: skip

# The log-odds of a body being right (shingle F1 of .9 and more), fitted on pages cleaned by weights
# that had never seen their sites: python -m benchmarks.calibrate prints them and their reliability.
_CONSTANT: Final = -2.367
_BY_SCORE: Final = 4.333
_BY_DOUBT: Final = -1.280
_BY_SIZE: Final = 0.076
_BY_HEADLINE: Final = 0.364


def problems_of(
    document: Document, body: Sequence[Block], headline: str, trace: Sequence[Change]
) -> tuple[str, ...]:
    """What may be wrong, in plain words; empty when nothing is."""
    size = sum(len(block.text) for block in body)
    problems = list(document.problems)
    if size < _STUB and _is_gate(document, headline):
        problems.append(GATE)
    elif _is_index(document, size):
        problems.append(INDEX)
    if body and _is_cut(body, size, trace):
        problems.append(PAYWALL)
    if not body:
        problems.append(NO_BODY)
    if not headline:
        problems.append(NO_HEADLINE)
    return tuple(problems)


def _is_gate(document: Document, headline: str) -> bool:
    if len(document.blocks) > _MOST_OF_GATE:
        return False
    return GATES.match(match_key(headline)) or any(GATES.match(b.key) for b in document.blocks)


def _is_index(document: Document, size: int) -> bool:
    titles = [
        block
        for block in document.blocks
        if block.linked and block.linked * 2 > len(block.text) and 25 <= len(block.text) <= 160
    ]
    return len(titles) >= _FEWEST_TITLES and sum(len(b.text) for b in titles) > 4 * size


def _is_cut(body: Sequence[Block], size: int, trace: Sequence[Change]) -> bool:
    """Whether a paywall's notice follows a body that is short, or stops in mid-sentence."""
    last = body[-1]
    notices = [c for c in trace if c.filter == "drop_paywall_notices"]
    if not any(change.before.index > last.index for change in notices):
        return False
    stops = last.text.endswith(_SHORT_ENDING) or not ends_sentence(last.text)
    return stops or size < 4 * _STUB


def signs(document: Document, body: Sequence[Block]) -> tuple[float, float, float, float]:
    """What confidence rests on.

    The mean score of the body's text, the share of all text of which the scorer was in doubt, the
    size of the body (root of its thousands of characters), and whether a headline was found.
    """
    size = sum(len(block.text) for block in body)
    if not size:
        return 0.0, 1.0, 0.0, 0.0
    mean = sum(len(b.text) * (b.score or 0.0) for b in body) / size
    doubtful = sum(len(b.text) for b in document.blocks if 0.15 < (b.score or 0.0) < 0.85)
    headline = any(block.role is _HEADLINE for block in document.blocks)
    return mean, min(doubtful / size, 2.0), math.sqrt(min(size, 10_000) / 1000), float(headline)


def confidence_of(document: Document, body: Sequence[Block]) -> float:
    """Probability that the body is right, from 0 to 1."""
    if not body:
        return 0.0
    mean, doubt, size, headline = signs(document, body)
    odds = (
        _CONSTANT + _BY_SCORE * mean + _BY_DOUBT * doubt + _BY_SIZE * size + _BY_HEADLINE * headline
    )
    return 1 / (1 + math.exp(-odds))
