"""What the measures of a text are on: the goods under a tariff, a duty or a quota."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from bot.language import places
from bot.language.repetition import terms

_MEASURE = r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|quotas?|surtax(?:es)?)"
_NOT_GOODS = (
    r"a|all|an|and|any|are|as|at|be|both|but|by|can|could|each|every|for|from|had|has|have|if|in|into"
    r"|is|it|its|may|might|most|must|no|not|of|on|or|other|over|should|some|that|the|their|them"
    r"|these|this|those|to|under|unless|until|up|was|were|when|which|while|will|with|would"
    r"|about|after|against|as|because|before|between|during|per|since|than|through|where|who"
    r"|appl(?:y|ies|ied)|began|begins?|comes?|costs?|due|effect|effective|ends?|enters?|expires?"
    r"|falls?|goes|hits?|imposed|lapses?|now|pays?|remains?|rises?|set|stands?|starts?|stays?|takes?"
    r"|took|until"
)
_WORD = rf"(?!(?:{_NOT_GOODS})\b)[A-Za-z][\w’'-]*"
# "Tariff on Japanese cars", "quota of 10% for beef": up to four words, to the next that ends it.
_ON = re.compile(
    rf"\b{_MEASURE}(?: rates?)?(?: of (?:up to )?\d[\d.,]*%?)? (?:on|for) "
    rf"(?:(?:all|its|the|their|some|most) )*(?P<goods>{_WORD}(?: {_WORD}){{0,3}})"
)
# "Beef tariff": the word right before it.
_BEFORE = re.compile(rf"\b(?!(?:{_NOT_GOODS})\b)(?P<goods>[a-z][a-z-]*[a-z]) {_MEASURE}\b(?![-‑])")
# Said of a measure, or of goods of any kind.
_ANY_GOODS = frozenset(
    terms(
        "additional agricultural annual average basic bilateral blanket broad combined common cut "
        "current customs double effective emergency end existing export exports external farm "
        "final flat foreign full general global goods half halve heavy high higher import imported "
        "imports industrial industry item items large low lower maximum merchandise minimum "
        "national new old ordinary overall planned present preferential previous product products "
        "proposed protective provisional punitive raise rate reciprocal reduced retaliatory same "
        "sectoral separate shipment shipments special standard steep sweeping temporary total "
        "trade trading universal year anti-dumping countervailing safeguard threatened tit-for-tat "
        "ad-valorem across-the-board baseline bound good country countries nation nations partner "
        "partners year years month months day days weeks product-specific third trade-weighted"
    )
)
# Goods by name, a group a line: any word of it may say what another says.
_NAMED = """
    car auto automobile vehicle motor carmaker automaker automotive
    truck lorry trucking vehicle
    steel iron metal steelmaker
    aluminium aluminum metal
    copper metal
    nickel metal
    zinc metal
    lithium mineral metal
    cobalt mineral metal
    semiconductor chip microchip chipmaker
    textile garment apparel clothing clothes fabric
    footwear shoe
    timber lumber wood softwood plywood
    fertiliser fertilizer potash
    ethanol biofuel biodiesel
    beef cattle meat
    pork pig pigmeat hog swine meat
    poultry chicken meat
    lamb sheep mutton meat
    dairy cheese milk butter
    soybean soya soy oilseed
    canola rapeseed oilseed
    corn maize grain
    wheat grain
    barley grain
    rice grain
    sugar
    coffee
    cocoa chocolate
    cotton
    tomato
    whisky whiskey bourbon scotch
    wine champagne
    beer
    tobacco cigarette
    salmon fish seafood
    herring fish seafood
    cod fish seafood
    shrimp prawn seafood
    medicine pharmaceutical drug pharma drugmaker
    tyre tire
    coal
"""
_ALIKE = tuple(
    frozenset(stem for word in line.split() for stem in terms(word))
    for line in _NAMED.strip().splitlines()
)
_NAMES = frozenset(word for line in _NAMED.strip().splitlines() for word in line.split()[:2])
# Before a measure a word that ends so is a verb or an adjective, unless goods are called so.
_NO_NOUN = re.compile(
    rf"(?<!\w)(?!(?:{'|'.join(sorted(_NAMES))})s?$)(?:\w+(?:er|est|ed|ing|ly|s|ose)|which)$"
)
_WORDS = re.compile(r"(?<![^\W_])[a-z]+")


def find(text: str) -> Iterator[tuple[str, ...]]:
    """Give the words for what each measure of a text is on, without countries."""
    for form in (_ON, _BEFORE):
        for match in form.finditer(text):
            words = match["goods"]
            if form is _BEFORE and _NO_NOUN.search(words):
                continue
            for place in reversed(places.find(words)):
                words = words[: place.start] + words[place.end :]
            if telling := tuple(word for word in words.split() if _tells(word)):
                yield telling


def named(text: str) -> Iterator[tuple[str, ...]]:
    """Give the goods that a text names, each by its word, wherever they stand."""
    for word in _WORDS.findall(text):
        if word in _NAMES or (word.endswith("s") and word[:-1] in _NAMES):
            yield (word,)


def known(term: str) -> bool:
    """Say whether a term of a text is one of goods."""
    return any(term in alike for alike in _ALIKE)


def _tells(word: str) -> bool:
    found = terms(word).keys()
    return word[:1].islower() and bool(found) and found.isdisjoint(_ANY_GOODS)


def among(words: Iterable[str], held: Collection[str]) -> bool:
    """Say whether goods, by any of their words or names, are among the terms of a text."""
    own = frozenset(terms(" ".join(words)))
    stems = own.union(*(alike for alike in _ALIKE if not alike.isdisjoint(own)))
    return any(
        stem in held
        or any(len(stem) > 3 and (each.startswith(stem) or stem.startswith(each)) for each in held)
        for stem in stems
    )
