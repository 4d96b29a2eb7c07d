"""Words of economic prose that come in pairs, each the other's opposite: cheap and dear."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.inflected import forms
from bot.language.remembered import remembered
from bot.language.spans import lowered

# Both sides of a pair; a word with a tilde stands for its regular forms too: "expand~".
_PAIRS = """
    expand~ expansion | contract~ contraction shrink shrinks shrank shrinking
    improve~ improvement better | deteriorate~ deterioration worsen~ worse
    advance~ | retreat~
    appreciate~ appreciation revalue~ revaluation | depreciate~ depreciation devalue~ devaluation
    overvalued | undervalued
    overestimate~ overstate~ | underestimate~ understate~
    inflation inflationary | deflation deflationary
    inflow inflows | outflow outflows
    tighten~ tighter tight | loosen~ looser loose relax~
    escalate~ escalation | de-escalate~ de-escalation
    intensify intensifies intensified | abate~ subside~
    accelerate~ quicken~ step_up steps_up faster fast rapid rapidly quickly | slow~ slower slowly
    lengthen~ longer | shorten~ shorter
    broaden~ broader broad wide wider | narrow~ narrower
    deepen~ | shallow
    cheap cheaper cheapest inexpensive | expensive dear dearer costly costlier pricier
    strong stronger strongest strength | weak weaker weakest weakness
    easy easier easily | hard harder difficult
    early earlier earliest | late later latest
    begin begins began begun beginning start~ | end~ finish~ conclude~ cease~
    opens opened opening reopen~ | close~ closure shut shuts shutting
    enter~ entry | exit~
    succeed~ success successful successfully | fail~ failure unsuccessful unsuccessfully
    profit profits profitable | loss losses unprofitable
    hire~ recruit~ | fire~ lay_off lays_off laid_off layoffs
    appoint~ appointment | dismiss dismisses dismissed dismissal sack~
    create~ creation | destroy~ destruction
    employment | unemployment joblessness
    allow~ permit permits permitted let lets enable~ authorize~ authorise~ | prohibit~ prohibition
        forbid forbids forbade forbidden ban bans banned barred prevent~
    legal legally lawful lawfully | illegal illegally unlawful unlawfully
    mandatory compulsory obligatory | voluntary voluntarily optional
    temporary temporarily | permanent permanently
    preliminary provisional interim | final definitive
    partial partially partly | full fully entire entirely
    direct directly | indirect indirectly
    public publicly | private privately
    domestic domestically | foreign
    retail | wholesale
    nominal | real
    gross | net
    fixed | variable floating
    upside | downside
    optimistic upbeat optimism confidence | pessimistic gloomy pessimism
    positive positively favourable favorable | negative negatively unfavourable unfavorable adverse
    majority | minority
    maximum ceiling cap | minimum floor
    ahead | behind
    safe safer safely | unsafe dangerous
    stable stability | unstable instability volatile volatility
    slight slightly modest modestly marginally mild | sharp sharply steep steeply substantial
        substantially considerably massively strong strongly
    major | minor
    scarce scarcity shortage shortages | abundant plentiful glut oversupply
    simple simpler | complex complicated
    encourage~ | discourage~ deter deters deterred
    boost~ help~ benefit~ | hurt hurts hurting harm~ damage~ dampen~ stifle~ hinder~
    attract~ | repel repels repelled deter deters deterred
    comply complies complied compliance | violate~ violation breach~
    guilty | innocent
    convict~ conviction | acquit acquits acquitted acquittal
    unite~ united unanimous unanimously | divide~ divided split
    ally allies allied partner partners | enemy enemies adversary adversaries foe foes
    arrive~ arrival | depart~ departure
    raw | processed refined
    inbound | outbound
    upstream | downstream
    rural | urban
    men male | women female
    old older | young younger
    reward~ | punish punishes punished penalise~ penalize~
    optimise~ | waste~
    add~ | repay~ pay_down pays_down paid_down paying_down
    increase~ enlarge~ | curb~ curtail~ rein_in reins_in reined_in
    hasten~ speed_up speeds_up sped_up | delay~
    raise~ | maintain~ keep_at kept_at
    effective effectively efficient efficiently | ineffective inefficient less_effective
        less_efficient
    sufficient sufficiently enough adequate | insufficient inadequate too_little too_few
    narrow narrowly razor-thin slim | landslide overwhelming decisive resounding
    aggravate~ exacerbate~ worsen~ | lessen~ alleviate~ relieve~ mitigate~
    play_up plays_up played_up playing_up overplay~ | downplay~ play_down plays_down played_down
    reduce~ shrink shrinks shrinking shrank | enlarge~ expand~ swell~
    expand~ expansion | retreat~ scale_back scales_back scaled_back cut_back cuts_back
    consistent consistently | inconsistent inconsistently
    possible possibly | impossible
    necessary needed | unnecessary unneeded needless
    fair fairly | unfair unfairly
    common widespread | rare uncommon
    often frequently regularly routinely | rarely seldom
    accept~ approve~ agree_to agreed_to | reject~ refuse~ turn_down turns_down turned_down
        veto vetoed
    welcome~ praise~ hail~ applaud~ | regret~ lament~ deplore~ criticise~ criticize~ blast~
    back~ endorse~ | vote_against voted_against oppose~
    join~ | quit quits leave leaves
    buy buys bought purchase~ | sell sells sold
    buyer buyers purchaser purchasers | seller sellers vendor vendors
    lend lends lent lender lenders | borrow borrows borrowed borrower borrowers
    creditor creditors | debtor debtors
    gradual gradually phased | immediate immediately at_once
    automatic automatically | discretionary
    unilateral unilaterally | jointly multilateral bilateral
    defend~ | attack~ criticise~ criticize~
    strengthen~ | weaken~ undermine~
    raise~ lift~ | lower~ cut cuts
    solve~ resolve~ | worsen~ aggravate~ exacerbate~
    succeed~ | fail~
    meet meets met beat beats | miss misses missed
    exceed~ surpass~ beyond | fall_short falls_short fell_short
    satisfied pleased | disappointed dissatisfied unhappy
    good well | bad badly poorly
    robust healthy | sluggish tepid anaemic anemic
    intact uninterrupted | damaged interrupted
    clear clearly | unclear ambiguous
    true | false
    rich richer wealthy | poor poorer
    onshore reshoring | offshore offshoring
    upgrade~ | downgrade~
    tailwind tailwinds | headwind headwinds
    boom booms | bust slump slumps
    comply complies complied | violate~ breach~ defy defied
    honour~ honor~ | breach~ violate~ break breaks broke
    reveal~ disclose~ publish~ | conceal~ withhold withholds withheld hide hides
    attend~ | skip~ boycott~
    bring_forward brought_forward | postpone~ delay~ push_back pushed_back
    dependent dependence reliance | independent independence
    most | least
    domestic home | imported foreign overseas abroad international
"""
_NEGATES = frozenset({"allow", "legal", "mandatory", "guilty", "convict"})


class Side(NamedTuple):
    """A word of a pair, by the pair's number and which side of it the word is on."""

    start: int
    end: int
    pair: int
    side: int
    denies: bool


def _index() -> dict[str, list[tuple[str, int, int, bool]]]:
    found: dict[str, list[tuple[str, int, int, bool]]] = {}
    lines = _PAIRS.replace("\n        ", " ").strip().split("\n")  # a side may go on, set in
    for number, line in enumerate(lines):
        sides = line.split("|")
        denies = sides[0].split()[0].rstrip("~") in _NEGATES
        for side, words in enumerate(sides):
            for form in forms(words):
                found.setdefault(_WORD.findall(form)[0], []).append((form, number, side, denies))
    return found


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_INDEX = _index()


@remembered
def find(text: str) -> tuple[Side, ...]:
    """Find the words of a text that have an opposite."""
    low = lowered(text)
    found = []
    for match in _WORD.finditer(low):
        for form, pair, side, denies in _INDEX.get(match[0], ()):
            end = match.start() + len(form)
            if low.startswith(form, match.start()) and not low[end : end + 1].isalnum():
                found.append(Side(match.start(), end, pair, side, denies))
    return tuple(found)
