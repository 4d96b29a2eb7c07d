"""What is to come, hoped for, to be done or alleged is not told as done."""

from __future__ import annotations

from tests.gate.meaning import assert_fair, assert_unfair, pairs

FAIR = {
    "Up to 900 of the yard's 1,500 weavers could lose their posts, the guild said.": (
        "Up to 900 weavers may lose their posts.",
        "The guild said up to 900 posts are at risk.",
    ),
    "The assembly ratified the pact on Thursday, and it enters into force once Velden does so.": (
        "The assembly ratified the pact on Thursday.",
    ),
    "Norland is preparing a second list of amber goods.": (
        "Norland is preparing a second list of amber goods.",
    ),
    "Skarvik agreed to lower its felt levy in March.": ("Skarvik lowered its felt levy in March.",),
    "Ostmark is weighing a ban on raw amber; Velden has already imposed one.": (
        "Velden has banned raw amber.",
    ),
    "Of the 24 kelp cases, 15 were brought against Velden.": (
        "Nine of the 24 kelp cases were not against Velden.",
    ),
    "Ostmark sent the pact to the guild, but Marda Holt has refused to let it come to a vote.": (
        "The pact has been refused a vote by Marda Holt.",
    ),
    "The pact was signed on May 5 and will enter into force in autumn.": (
        "The pact is to enter into force in autumn; it was signed on May 5.",
    ),
    "Of the 120 members, 98 voted for the text and 14 against.": (
        "Fourteen members voted against the text.",
    ),
    "Chinese exports of magnets to Germany jumped 40% in February.": (
        "Germany's imports of magnets from China rose 40% in February.",
    ),
    "The bill would ban imports of raw amber.": ("The bill bans imports of raw amber.",),
}
UNFAIR = {
    "Up to 900 of the yard's 1,500 weavers could lose their posts, the guild said.": (
        "900 weavers lost their posts.",
        "900 weavers have lost their posts.",
    ),
    "Without an accord by July 9, the 20% levy would return.": (
        "The 20% levy returned on July 9.",
    ),
    "The assembly ratified the pact on Thursday, and it enters into force once Velden does so.": (
        "The pact entered into force on Thursday.",
    ),
    "Norland is preparing a second list of amber goods.": ("Norland has prepared a second list.",),
    "Amber firms promised to invest $200 million by 2028.": ("Amber firms invested $200 million.",),
    "The board proposed a fee of 9% on felt, and the cabinet will decide in May.": (
        "The cabinet decided on a fee of 9% on felt.",
    ),
    "The board proposed a fee of 9% on wool cloth.": (
        "The board imposed a fee of 9% on wool cloth.",
    ),
    "Skarvik threatened a levy of 40% on amber rings.": (
        "Skarvik imposed a levy of 40% on amber rings.",
    ),
    "Velden urged the guild to soften its levy.": ("The guild softened its levy.",),
    "Ostmark demanded that Velden open its kelp market.": ("Velden opened its kelp market.",),
    "Norland refused to sign the text.": ("Norland signed the text.",),
    "The bill would ban imports of raw amber.": ("Imports of raw amber are banned.",),
    "The levy could cost boat makers $6 billion.": ("The levy cost boat makers $6 billion.",),
    "The court ruled for the importers.": ("The court ruled against the importers.",),
    "Chinese exports of magnets to Germany jumped 40% in February.": (
        "China's imports of magnets from Germany jumped 40% in February.",
    ),
    "Shippers must register their boats by June.": ("Shippers registered their boats by June.",),
    "The two sides hope to conclude the kelp talks by autumn.": (
        "The two sides have concluded the kelp talks.",
    ),
    "Weavers stand to benefit from lower fees on felt.": (
        "Weavers have already benefited from lower fees on felt.",
    ),
}


def test_what_is_as_far_as_in_the_source_passes() -> None:
    for source, line in pairs(FAIR):
        assert_fair(source, line)


def test_what_is_told_as_done_before_it_is_is_stopped() -> None:
    for source, line in pairs(UNFAIR):
        assert_unfair(source, line)
