"""Verbs that tell who says something."""

from __future__ import annotations

# Verbs of saying; one with a tilde stands for its forms in -s and -ed, one with a plus for that
# in -ed alone: "states" and "reports" are things too.
SAYING = """
    say says said tell tells told call~ describe~ warn~ argue~ announce~ add~ note~
    insist~ vow~ write writes wrote acknowledge~ admit admits admitted explain~ claim~ state+
    predict~ estimate~ believe~ pledge~ promise~ urge~ stress stresses stressed ask~ declare~
    suggest~ caution~ remark~ testify testifies testified tweet~ post+ praise~ criticise~
    criticize~ confirm~ concede~ report~ propose~ threaten~ complain~ dismiss dismisses dismissed
    deny denies denied brand+ hail~ blame~ accuse~ expect~ hope~ think thinks thought voice+
    denounce~ condemn~ welcome~ express expresses expressed contend~ assert~ emphasise~
    emphasize~ reiterate~ recall~ observe~ conclude~ find finds found reply replies replied
    respond~ counter+ quip quips quipped joke+ boast+ maintain~ signal+ indicate~ recommend~
    demand+ label+ dub dubs dubbed forecast+ project+ calculate~ comment+ reveal~ disclose~ hint+
    lament~ pronounce~ fear+ allege~ deem+ point+
"""
# What people do about something, which their words are not told from.
DOING = """
    sign~ impose~ back+ oppose~ reject~ want~ see sees saw
"""
# More of them, which tell of a body or a group too that it speaks.
ALLEGING = """
    allege~ deem~ state~ opine~ underline~ underscore~ highlight~ reckon~ judge+ advise~ assure~
    exclaim~ submit+ plead+ affirm~ shared tout~ mention~ echo+
"""
# Of the verbs of saying these tell that a common noun before them speaks.
PLAIN = """
    say says said tell tells told warn~ argue~ insist~ claim~ complain~ contend~ assert~ predict~
    estimate~ believe~ fear+ expect~ caution~ allege~
"""


def forms(words: str, *, plural: bool = False) -> list[str]:
    """List the forms of verbs."""
    found: list[str] = []
    for word in words.split():
        stem = word.rstrip("~+")
        if plural:
            found.append(stem)
        if stem != word:
            found.append(f"{stem.removesuffix('e')}ed")
        if not word.endswith("+"):
            found.append(f"{stem}s" if word.endswith("~") else word)
    return found
