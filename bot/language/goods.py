"""What the measures of a text are on: the goods under a tariff, a duty or a quota."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

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
        "partners year years month months day days weeks product-specific third open off hold"
    )
)
# Goods by name, a group a line: any word of it may say what another says. The first two name
# goods by themselves; the others also say other things, or are of wider sense.
_NAMED = """
    car auto automobile vehicle motor carmaker automaker automotive sedan passenger
    truck lorry trucking vehicle pickup
    motorcycle motorbike scooter vehicle bike
    bicycle e-bike bike cycle
    tractor harvester machinery equipment
    machinery machine equipment machines
    aircraft aeroplane airplane plane jet aviation aerospace airliner
    jet warplane fighter aircraft plane aeroplane airplane airliner aviation aerospace
    helicopter chopper aircraft aviation
    submarine sub warship naval vessel ship
    frigate destroyer warship naval vessel ship
    missile rocket munition weapon
    satellite spacecraft
    drone uav aircraft
    vessel tanker ship boat shipping
    locomotive wagon train rail
    steel iron metal steelmaker rebar steelmaking
    aluminium aluminum metal
    copper metal
    nickel metal
    zinc metal
    gold bullion metal
    silver bullion metal
    platinum palladium metal
    titanium metal mineral
    tungsten metal mineral
    uranium metal mineral fuel
    lithium mineral metal
    cobalt mineral metal
    graphite mineral
    gallium mineral metal
    germanium mineral metal
    antimony mineral metal
    bauxite alumina ore mineral
    phosphate mineral fertiliser fertilizer
    semiconductor chip microchip chipmaker electronics
    smartphone iphone phone handset electronics
    laptop computer electronics
    television tv electronics
    refrigerator fridge appliance freezer
    dishwasher washer appliance
    battery batteries cell
    turbine generator wind equipment
    furniture sofa upholstered cabinet vanity
    mattress bedding
    toy doll game
    textile garment apparel clothing clothes fabric wear
    footwear shoe sneaker boot
    leather cowhide hide
    wool fibre fiber
    cotton fibre fiber
    polyester fibre fiber
    timber lumber wood softwood plywood forest
    newsprint pulp cardboard
    glass glassware
    cement concrete
    ceramic porcelain tile
    rubber latex
    plastic resin polymer
    fertiliser fertilizer potash urea
    ethanol biofuel fuel
    biodiesel biofuel fuel
    gasoline petrol fuel gas
    diesel fuel
    lng gas fuel
    petroleum crude oil fuel
    coal fuel
    electricity energy
    beef cattle meat livestock
    pork pig pigmeat hog swine meat
    poultry chicken meat turkey
    lamb sheep mutton meat
    bison meat
    egg eggs
    dairy cheese milk butter yogurt yoghurt cream
    honey sweetener
    soybean soya soy oilseed
    canola rapeseed oilseed
    sunflower oilseed
    palm oilseed
    coconut copra oilseed
    olive oilseed
    corn maize grain
    wheat grain flour
    barley grain
    oats rye grain
    rice grain
    lentil pulse chickpea pea
    almond pistachio nut walnut
    peanut groundnut nut
    sugar sweetener
    cane sugarcane
    beet sugarbeet
    coffee
    tea
    cocoa chocolate
    spice pepper
    tomato vegetable
    potato vegetable
    onion garlic vegetable
    mushroom vegetable
    avocado fruit
    banana fruit
    citrus lemon orange fruit juice
    blueberry strawberry berry fruit
    grape raisin fruit
    mango papaya fruit
    pineapple fruit
    cranberry cranberries berry fruit
    lettuce spinach vegetable
    carrot celery vegetable
    cherry cherries fruit
    whisky whiskey bourbon scotch spirit alcohol liquor drink
    vodka gin spirit alcohol liquor drink
    tequila mezcal spirit alcohol liquor drink
    brandy cognac spirit alcohol liquor drink
    alcohol liquor spirit drink wine beer whisky whiskey
    wine champagne alcohol drink
    beer lager alcohol drink brewer
    tobacco cigarette cigar smoking
    salmon fish seafood
    herring fish seafood
    tuna fish seafood
    cod fish seafood
    shrimp prawn seafood shellfish
    lobster crab seafood shellfish
    oyster mussel seafood shellfish
    medicine pharmaceutical drug pharma drugmaker medication
    vaccine jab medicine pharmaceutical
    tyre tire rubber
    jewellery jewelry gem
    diamond gem gemstone
    perfume cosmetic
"""
_ALIKE = tuple(
    frozenset(stem for word in line.split() for stem in terms(word))
    for line in _NAMED.strip().splitlines()
)
_KNOWN = frozenset().union(*_ALIKE)
# What many goods are; who names one of them says more.
_KINDS = frozenset(
    terms("meat fruit vegetable fish seafood grain nut metal mineral oilseed sweetener fibre")
)
# Wider words than those, and goods that stand in one line and are not the same. They matter where
# it is asked what a report is on.
_WIDER = _KINDS | frozenset(
    "citrus berry dairy alcohol liquor spirit drink shellfish fuel energy ore machinery equipment "  # noqa: SIM905
    "electronics appliance vehicle furniture".split()
)
_SIBLINGS = """
    lemon orange;blueberry strawberry;mango papaya;almond pistachio walnut;onion garlic
    lettuce spinach;carrot celery;lentil chickpea pea;oats rye;cheese milk butter yogurt cream
    lobster crab;oyster mussel;vodka gin;tequila mezcal;platinum palladium
    sofa upholstered cabinet vanity mattress
"""
_GROUPS = tuple(frozenset(line.split()) for line in _NAMED.strip().splitlines())
_APART = tuple(frozenset(each.split()) for each in re.split(r"[;\n]", _SIBLINGS.strip()))
_NAMES = frozenset(word for line in _NAMED.strip().splitlines() for word in line.split()[:2])
_FORMS = (
    _NAMES
    | {f"{name}{plural}" for name in _NAMES for plural in ("s", "es")}
    | {f"{name[:-1]}ies" for name in _NAMES if name.endswith("y")}
)
# Before a measure a word that ends so is a verb or an adjective, unless goods are called so.
_NO_NOUN = re.compile(
    rf"(?<!\w)(?!(?:{'|'.join(sorted(_NAMES))})s?$)(?:\w+(?:er|est|ed|ing|ly|s|ose)|which)$"
)
# A word that opens a sentence may be in capitals, if no name goes on behind it.
_WORDS = re.compile(r"(?<![^\W_])[a-z]+|(?:(?<=^)|(?<=[.!?\n]\s)|(?<=\n))[A-Z][a-z]+(?=\s[a-z])")


def find(text: str) -> Iterator[tuple[str, ...]]:
    """Give the words for what each measure of a text is on, without countries.

    A word right before a measure may be none for goods: "an extra duty".
    """
    for form in (_ON, _BEFORE):
        for match in form.finditer(text):
            words = match["goods"]
            if form is _BEFORE and _NO_NOUN.search(words):
                continue
            for place in reversed(places.find(words)):
                words = words[: place.start] + words[place.end :]
            if telling := tuple(word for word in words.split() if _tells(word)):
                yield telling


@lru_cache(maxsize=1024)
def named(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the goods that a text names, each by its word, wherever they stand."""
    return tuple((word,) for word in map(str.lower, _WORDS.findall(text)) if word in _FORMS)


def known(term: str) -> bool:
    """Say whether a term of a text is one of goods."""
    return term in _KNOWN


def _tells(word: str) -> bool:
    found = terms(word).keys()
    return word[:1].islower() and bool(found) and found.isdisjoint(_ANY_GOODS)


@lru_cache(maxsize=2048)
def alike(word: str, *, exactly: bool = False) -> frozenset[str]:
    """Give the words that may say the same of goods as one in lower case, and itself.

    Where it must be `exactly` they, without the kinds that they are of and their siblings: an
    orange is no lemon.
    """
    found = frozenset[str]().union(*(group for group in _GROUPS if word in group))
    if exactly and found:
        found -= _WIDER.union(*(each for each in _APART if word in each))
    return found | {word}


def has_siblings(word: str) -> bool:
    """Say whether there are goods of the same kind that a word in lower case is told from."""
    return any(word in each for each in _APART)


def kind_of(word: str, kind: str, *, joined: bool = True) -> bool:
    """Say whether a word says what kind of another it is: rebar, if `joined`, and milk of dairy."""
    return (joined and word.endswith(kind)) or (kind in _WIDER and kind in alike(word))


def among(words: Iterable[str], held: Collection[str], *, exactly: bool = False) -> bool:
    """Say whether goods, by any of their words or names, are among the terms of a text.

    Where it must be `exactly` they, the kind that they are of is not enough: pork is not meat.
    Nor is what they are joined to: sugar is no beet because of "sugarbeet".
    """
    stems = _stems(" ".join(words), exactly=exactly)
    if not stems.isdisjoint(held):
        return True
    long = tuple(stem for stem in stems if len(stem) > 3)
    return any(
        each.startswith(long)
        or (
            len(each) > 3
            and any(stem.startswith(each) and stem[len(each) :] not in stems for stem in long)
        )
        for each in held
    )


@lru_cache(maxsize=512)
def _stems(words: str, *, exactly: bool) -> frozenset[str]:
    """Give the terms of goods, and of what says the same."""
    own = frozenset(terms(words))
    stems = own.union(*(alike for alike in _ALIKE if not alike.isdisjoint(own)))
    return stems - (_KINDS - own) if exactly else stems
