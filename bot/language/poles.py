"""The words that stand on either side of an axis: a table, and no more."""

from __future__ import annotations

from enum import StrEnum


class Axis(StrEnum):
    """What a word and its opposite are about."""

    TREND = "trend"
    TRADE = "trade"
    BALANCE = "balance"
    STANDING = "standing"  # of a measure: it holds, or does not
    STANCE = "stance"
    OUTCOME = "outcome"
    LEVEL = "level"
    ASSENT = "assent"
    INCLUSION = "inclusion"
    CONDITION = "condition"
    ADDITION = "addition"
    RIGOUR = "rigour"
    LEAVE = "leave"  # to do something


# The words of each side; one with a tilde stands for its regular forms too: "raise~".
POLES = {
    Axis.TREND: (
        """rise rises rose risen rising raise~ increase~ grow grows grew grown growing growth_in
        growth_of
        climb~ up gain~ boost~ hike~ double~ soar~ surge~ jump~ widen~ skyrocket~ triple~
        quadruple~ escalate~ swell~ mount~ higher larger greater bigger
        dearer costlier pricier rebound~ recover~
        strengthen~ accelerate~ improve~ improvement add~ enlarge~ bump~ spike~ uptick upticks
        upturn upturns upswing upswings gather_pace gathers_pace gathered_pace gathering_pace
        gather_speed gathers_speed gathered_speed go_up goes_up went_up going_up""",
        """fall falls fell fallen falling drop drops dropped dropping decline~ shrink shrinks
        shrank shrunk shrinking cut cuts cutting lowers lowered lowering reduce~ reduction
        reductions down ease~ halve~ slump~ decrease~ plunge~ slide slides slid sliding slow~
        depreciate~         narrow~ weaken~ contracted contracting contraction worsen~ tumble~
        slip slips slipped slipping
        dip dips dipped dipping sink sinks sank sinking plummet~ dwindle~ diminish~ shed sheds
        lower fewer smaller cheaper deteriorate~ erode~ trim~ slash slashes slashed slashing
        cool~ moderates moderated moderating tame~ curb~ subside~ abate~ downturn downturns
        slowdown slowdowns come_down comes_down came_down coming_down""",
    ),
    Axis.TRADE: ("export~ exporter exporters", "import~ importer importers importation"),
    Axis.BALANCE: ("surplus surpluses", "deficit deficits shortfall shortfalls"),
    Axis.STANDING: (
        """apply applies applied applying in_effect into_effect in_force into_force
        is_subject_to are_subject_to be_subject_to remains_subject_to still_subject_to
        become_subject_to remain~ keep keeps kept keeping retain~ maintain~ impose~ imposition
        levy levies levied face~ pay pays paid paying charge~ reinstate~ extend~ renew~ renewal
        reimpose~ restore~ preserve~ prolong~ owe~ owed liable intact uninterrupted
        leave_in_place leaves_in_place left_in_place leaving_in_place must_comply
        required_to_comply""",
        """exempt~ exemption exemptions suspend~ suspension lift~ remove~ removal waive~ waiver
        waivers spare~ scrap scraps scrapped scrapping abolish abolishes abolished eliminate~
        elimination repeal~ revoke~ rescind~ withdraw withdraws withdrew withdrawn drop drops
        dropped dropping pause~ halt~ cancel cancels cancelled canceled cancelling postpone~
        terminate~ expire~ expiry escape~ not_subject_to no_longer_subject_to freed frees
        free_of free_from tariff-free duty-free duty_free tariff_free non-dutiable immune
        carve_out carves_out carved_out carve-out carve-outs cut_off cuts_off do_away_with
        does_away_with did_away_with dismantle~ interrupt~ shelved shelving absolve~""",
    ),
    Axis.STANCE: (
        """support~ supporter supporters backs backed backing welcome~ praise~ favour~ favor~
        accept~ agree agrees agreed agreeing endorse~ in_favour_of in_favor_of vote_for votes_for
        voted_for ruled_for rules_for go_along_with goes_along_with went_along_with""",
        """turn_down turns_down turned_down oppose~ opposition reject~ rejection criticise~
        criticize~ object~ objection objections refuse~ refusal condemn~ denounce~ vote_against
        votes_against voted_against ruled_against rules_against
        push_back pushes_back pushed_back pushing_back spurn~
        rebuff~ resist~""",
    ),
    Axis.OUTCOME: (
        """approve~ approval uphold upholds upheld adopt~ adoption pass passes passed ratify
        ratifies ratified succeed~""",
        """overturn~ struck_down strike_down strikes_down reject~ rejection block~ veto vetoed
        vetoes annul annulled fail~ failure""",
    ),
    Axis.LEVEL: (
        """more higher highest larger largest greater greatest bigger biggest wider widest most
        above beyond outstrip outstrips outstripped exceed~ outpace~ surpass~ outnumber~ overtake
        overtakes overtook overtaken top tops topped topping steeper heavier""",
        """less lower lowest smaller smallest fewer fewest narrower below lighter lag~ lagged
        lagging trail~ fall_short falls_short fell_short short_of""",
    ),
    Axis.ASSENT: (
        "admit admits admitted concede~ acknowledge~ confirm~ accept~ agree agrees agreed",
        """deny denies denied denying turn_down turns_down turned_down
        reject~ disputed disputing dismiss dismisses dismissed rule_out
        rules_out ruled_out""",
    ),
    Axis.INCLUSION: (
        """include~ cover~ examine~ apply applies applied applying part_of among extend_to
        extends_to extended_to fall_under falls_under come_under comes_under within also_reach
        also_reaches also_hit also_hits focus_on focuses_on focused_on subject_to
        required_to""",
        """exclude~ exclusion exclusions exempt~ exemption exemptions left_out leave_out
        leaves_out leaving_out spare~ except exception exceptions outside fall_outside
        falls_outside beyond_the_reach not_subject_to no_longer_subject_to other_than
        apart_from save_for carved_out left_off omit~ with_the_exception_of""",
    ),
    Axis.CONDITION: (
        """even_if regardless no_matter whether_or_not irrespective unconditional unconditionally
        automatic automatically wherever in_any_case
        without_condition without_conditions without_any_condition without_any_conditions""",
        """provided if unless as_long_as on_condition conditional conditionally subject_to
        contingent depending_on depends_on only_if only_when only_where only_after""",
    ),
    Axis.ADDITION: (
        """on_top_of in_addition_to added_to stacks_on stack_on stack_with stacks_with stacked_on
        cumulative on_top in_addition""",
        """in_lieu_of instead_of in_place_of replace~ supplant~ supersede~ take_the_place
        takes_the_place took_the_place exempt_from not_stack""",
    ),
    Axis.LEAVE: (
        """allow~ permit permitted permitting let lets letting authorize~ authorise~ entitle~
        free_to""",
        """prohibit~ forbid forbids forbade forbidden forbidding ban bans banned banning bar bars
        barred prevent~ outlaw~ block~ unable_to""",
    ),
    Axis.RIGOUR: (
        "tighten~ toughen~ stiffen~ harden~ stricter tougher tighter step_up steps_up stepped_up",
        """loosen~ relax~ water_down watered_down roll_back rolls_back rolled_back soften~ looser
        laxer scale_back scales_back scaled_back scaling_back ease eases eased easing lower~""",
    ),
}
