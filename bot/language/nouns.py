"""The common nouns of a text that name something of their own: "boyfriend", not "matter"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language.vocabulary import COMMON


class Noun(NamedTuple):
    """A common noun that heads its phrase, in lower case."""

    start: int
    end: int
    word: str


# Nouns that may stand for others, each for many: of acts, states, times, amounts, places,
# people by what they do, and all that trade is about.
_GENERAL = frozenset(
    """
    ability abolition abroad academic access accord account accountant accreditation accusation
    acre action activity addition administration advance advantage advice adviser advisor
    aftermath afternoon agency agenda agreement aide alarm alert alike allegation alliance
    allowance alone ambition amount analysis analyst anger annex anniversary announcement anybody
    apart appeal appendix appetite application approach approval area argument arrangement arrival
    article aside aspect assessment asset assistance assumption attempt attention attitude
    attorney audit auditor authorisation authority authorization autumn average backlash balance
    ballot banker barrel base basis battle behalf behavior behaviour belief benefit better bill
    billion bloc blockade blow board boat body bond bonus boon boost border boss bottom boycott
    brake branch brand breach break breakthrough brink broker budget bulk burden bureau bushel
    business buyer calamity calendar call campaign capability capacity capital care cargo case
    cash catalogue catastrophe category cause caution cent center centre century certainty
    certification chairman challenge chance change channel chaos chapter character charge chart
    check checkout chief child chip circumstance citizen city claim clampdown clarity clash class
    clause clearance client climb close clue coalition coast code collaboration command comment
    commerce commission commitment committee commodity communication community commuter company
    competitor complainant complaint completion component compromise concept concern concession
    conclusion condition conduct conference confidence conflict confusion congress consent
    consequence consignment consultation consumer consumption contact contract contraction
    contrast contribution control controversy conversation cooperation copyright core cornerstone
    corporation correspondence corridor cost council counsel counter countermeasure counterpart
    country county couple courage course court crackdown creation credit crisis critic criticism
    crop crowd curb custody custom customer damage danger data date deadline deadlock deal dealer
    debate debt decade decision declaration decline decrease decree defeat defect defendant degree
    delay delegate delivery demand department departure depot description design desire detail
    determination device dialogue difference difficulty diplomat direction directive director
    disadvantage disagreement disaster disclosure discovery discussion dismay dispute district
    divide division dock document dollar donation door doorstep doubt downturn dozen drink drive
    drop drug duty earnings economist economy edge education effect effort election electricity
    element embargo emergency employee endorsement ends energy enterprise entity entrance entry
    envoy equipment error essence establishment estimate euro event everybody evidence examination
    example exception exchange exclusion excuse executive exemption exit expansion expenditure
    expense experience expert expertise expiry export exporter extension extent eyes face facility
    fact factor factory failure faith fall fallout farm farmer fault favor favour fear feature
    feud field fight figure fine firm flaw floor focus food foot footnote force forecast foreman
    form format formation fortnight founder fraction framework freedom friendship front fuel fund
    future gain gallon gamble gate gateway gear gift globe goal goods governance government grain
    gram grant graph green ground group growth guarantee guess guidance gulf habit half hand
    handful handout happens harbor harbour harm harmony head headquarters heart hectare help high
    hike hint hitch home homeowner hope host house household human hunger hurdle idea identity
    image impact impasse import importer impression improvement incentive incident income increase
    individual industry influence information ingredient initiative injury innovation input
    inquiry inside insider inspection instance institution instruction instrument intention
    interval interview introduction invention inventory investigation investment investor island
    issue item journalist judge judgment jump justification kilogram kilogramme kind knowledge
    label lack land landlord lane language lapse launch lawmaker lawyer leader leadership legacy
    legislation legislator legislature lender letter level levy liability licence license lieu
    light likelihood limit limitation line list liter litre little load loan location logic
    loophole lorry loss machine majority maker management manager manner march margin mark market
    material matter maximum means meantime measure meat mechanism media medicine merchandise merit
    message meter method metre middle midst migrant mile mill million mind minimum minister
    ministry minority mistake moment money month mood motive motorist mouth move movement name
    nation native nature negotiation negotiator neighbor neighbour newcomer news newspaper night
    note notice notification notion object objection objective obligation obstacle odds offensive
    office official omission ones operation opinion opponent opposition optimism order
    organisation organization outcome outlet outlook output outset outside outsider oversight
    owner ownership pace package pact panel paper paragraph parcel parent parliament partner
    partnership party passage passenger past patent path patience patient pattern pause payment
    peace peak penalty pensioner people percent percentage period permission person peso pessimism
    petitioner phase phrase picture piece pillar place plaintiff plan plane plank plant plea
    pledge pocket point policy poll population port portion position possession possibility
    postponement posture pound practice praise prediction premise present president press pressure
    pretext price principle priority probability probe problem procedure process proclamation
    product production professor profile profit program programme progress project projection
    promise proof property proportion proposal proprietor prosecutor prospect province provision
    public publication purchase purpose purse push quantity quarrel quarry quarter quay question
    quota ranch range rank rate rationale reach reaction reason recommendation record recovery
    reduction refinery refusal regard region register regret regulation rejection relation
    relationship release relief remainder remark reminder removal repercussion report reporter
    representative reprieve reputation requirement research resident resistance resolve resort
    respect respondent response responsibility restriction result retailer retaliation return
    revelation revenue review reward rift rise risk rival road role roll round route rule rumor
    rumour rupee sake sale sanction scale scene schedule scheme scholar science scientist scope
    scrutiny seal season section sector seller senate sense sentence series service session
    setback shape share shelf shelves shift ship shipment shop shopper side siege sight sign
    signal signature site situation size skill slide slowdown slump smelter snag soil solidarity
    sort spat specialist speculation speech spell spirit spite split spokesman spokesperson
    spokeswoman spot staff stage stake stalemate stamp stance standard standoff start state
    statement status statute step stock store story strain strategy street strength stress stretch
    strike structure student study subject subsidy success suggestion summer summit supermarket
    supervision supervisor support supporter surcharge surge surveillance survey suspension symbol
    system table talent talk target tariff task taxpayer technique technology tenant tension term
    terminal territory text theory thought thousand threat threshold till time timetable title
    token toll tone tonne tool total touch tour tourist town trace track trade trader tradition
    train transit transparency transport treatment treaty trend trial tribunal trip trouble truce
    truck trust turmoil turn type uncertainty union unit unity upward urgency usage value vehicle
    vendor venue verdict verge verification version vessel victory view village virtue visit
    visitor voice volume vote wake walkout wallet want warehouse weakness week weekend welcome
    whole windfall window winter wish woman word work worker world worry worse worth year yuan
    """.split()  # noqa: SIM905
)
# Forms of verbs and adverbs that stand where a noun may, and have no ending that tells.
_NO_NOUNS = frozenset(
    """
    around extra hold longer than
    apiece became become began begun born borne bought bound broke broken brought built came
    caught chose chosen done drawn drew driven drove fell felt fought found froze frozen grew
    grown held hidden hurt kept knew known laid left lent lost made meant paid rose seen sent shed
    shown shut sold sought spelt spent spoke spoken stood struck stuck swore sworn taken taught
    threw thrown told torn understood went wore worn wound written wrote
    """.split()  # noqa: SIM905
)
# What stands right before a noun, and what may follow the last word of its phrase.
_BEFORE = frozenset(
    "a an the his her its their our my this that these those some every each no another in at of "  # noqa: SIM905
    "by with from for into over during under on after against about between amid".split()
)
_BEHIND = frozenset(
    "of in at on for to by with from and or but has have had is are was were will would can could "  # noqa: SIM905
    "may might who which that as after over than when while if so because during into against "
    "before since until where".split()
)
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ary|ish|ible|able|ian|less|ful)$")
_NO_NOUN = re.compile(r"(?:ing|ed|ly|est|[^nltydkgpms]er)$")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
_POSSESSIVE = re.compile(r"[’']s$|[’']$")
_LEFT_OUT = COMMON | _GENERAL | _NO_NOUNS
_SHORTEST = 4


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Noun, ...]:
    """Find the common nouns of a text that are told by where they stand, and are not general.

    They stand behind an article, a preposition or an adjective behind one, and end their
    phrase. A general noun ("step", "talks", "goods") may stand for almost any other, so that
    it says nothing of its own.
    """
    tokens = list(_TOKEN.finditer(text))
    found = []
    for at, token in enumerate(tokens):
        word = _POSSESSIVE.sub("", token.group())
        if not (word.isalpha() and word.islower() and len(word) >= _SHORTEST):
            continue
        if word in _LEFT_OUT or _NO_NOUN.search(word) or _singular(word):
            continue
        left = [each.group().lower() for each in tokens[max(0, at - 2) : at]]
        behind = tokens[at + 1].group().lower() if at + 1 < len(tokens) else "."
        ends = behind in _BEHIND or not behind[0].isalnum() or word != token.group()
        if ends and _led(left):
            found.append(Noun(token.start(), token.start() + len(word), word))
    return tuple(found)


def _led(left: list[str]) -> bool:
    """Say whether the words before one make it a noun."""
    if not left:
        return False
    if left[-1] in _BEFORE or _POSSESSIVE.search(left[-1]):
        return True
    return len(left) > 1 and left[0] in _BEFORE and bool(_ADJECTIVE.search(left[1]))


def _singular(word: str) -> bool:
    """Say whether a plural is one of a general noun."""
    forms = (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith("s") else ()
    return any(form in _GENERAL for form in forms)
