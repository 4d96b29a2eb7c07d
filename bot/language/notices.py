"""What a site says to whoever visits it, where a report should be.

Of consent, robots, scripts, subscriptions, and pages that are gone. Each rule says what a
sentence of news does not do; none knows any page.
"""

from __future__ import annotations

import re

from bot.language.boilerplate import QUOTED

# A notice speaks to its visitor, of the site and of itself, or tells the visitor what to do.
_TO_A_VISITOR = re.compile(
    r"\b(?:you|your|yours|yourself|please|we|our|my|i am|i['’]m|sorry|oops"
    r"|th(?:is|e full|e requested) (?:(?:web ?)?site|page|article|story|content|link|service|domain"
    r"|account))\b"
    r"|^\W*(?:accept|agree|allow|already|become|browse|cancel|check|choose|click|complete|confirm|continue"
    r"|create|disable|enable|enter|find|get|go|join|log|manage|open|press|read|refresh|register"
    r"|reject|reload|return|review|save|search|see|select|show|sign|start|store|subscribe|switch"
    r"|tap|try|turn|unlock|update|use|verify|view|visit|wait|withdraw)\b",
    re.IGNORECASE,
)
_NOTICE_MATTER = re.compile(
    r"\b(?:"
    # consent
    r"cookies?|consents?|legitimate interests?|opt(?:ing)?.?(?:in|out)|identifiers?|trackers?"
    r"|(?:your|my|our) (?:choices?|preferences|privacy|device|data|browser|settings)"
    r"|(?:\d+|our|some|these|third.party) (?:partners|vendors)|advertis\w+|ads|personali[sz]\w+"
    r"|personal (?:data|information)|privacy|audience (?:research|measurement)|object to"
    r"|change your mind|(?:accept|reject|agree to) all"
    # robots and scripts
    r"|robots?|bots?|(?:are|re|a) human|captcha|unusual (?:traffic|activity)|automated|blocked"
    r"|security (?:check|service)|access denied|vpn|ad.?block(?:er|ers|ing)?|ip address|firewall"
    r"|javascript|browsers?|reload|refresh|redirected|connection is secure|(?:few|\d+) seconds"
    # subscriptions
    r"|subscri\w+|sign(?:ed)? (?:in|up)|log(?:ged)? ?in|register(?:ed)?|(?:an|your) account"
    r"|membership|a member|free trial|unlimited|cancel any ?time|newsletters?|password|paywall"
    r"|e.?mail address|(?:a|per) month|(?:keep|continue|finish) reading|read on|free articles?"
    # pages that are gone
    r"|page|url|web address|typed|looking for|link|no longer|home ?page|site ?map|404"
    r"|(?:not|n['’]t|cannot|unable to) (?:be )?(?:found|available|find)|n['’]t exist|not exist"
    r"|(?:been|was) (?:moved|removed|deleted|expired|archived)|search (?:again|bar|box|for|our)"
    # sites that fail, or are none
    r"|(?:back|online) (?:soon|shortly|again)|back online|(?:under|some|scheduled) maintenance"
    r"|inconvenience|your request|(?:server|site|website) (?:administrator|owner)|webmaster"
    r"|hosting provider|critical error|account has been suspended|domain (?:name )?(?:is|has|may)"
    r"|this domain|latest version|outdated|click here"
    # countries and ages
    r"|(?:this|your) (?:region|country|location)|access (?:this|our|the) (?:web ?)?site|gdpr"
    r"|general data protection regulation|your age|1[68] (?:years )?or older"
    r"|legal (?:drinking )?age|your (?:connection|network)"
    r")\b",
    re.IGNORECASE,
)
# Said to nobody, and a notice all the same.
_NOTICE = re.compile(
    r"\bjavascript (?:is|has been|seems to be|must be) (?:\w+ )?(?:disabled|required|enabled|off)\b"
    r"|\b(?:enable|turn on|requires?) (?:javascript|js|cookies)\b"
    r"|^\W*(?:error )?(?:40[34]|410|429)\b|\bpage not found\b|\bnot found on this server\b"
    r"|^\W*access (?:is |has been )?denied|^\W*(?:just a|one) moment\b|^\W*loading\b"
    r"|^\W*(?:checking (?:if|your)|verifying)\b|\bddos protection\b"
    r"|^\W*(?:exclusively )?for (?:our )?subscribers(?: only)?\b"
    r"|\b(?:ray|reference|request|incident) (?:id|number)\b\W*\w*\d"
    r"|^\W*this (?:may|might|will|can|should) (?:only )?take (?:up to )?(?:a few|several|some|\d+) "
    r"(?:seconds|moments)|^\W*(?:\d+ )?(?:internal server error|bad gateway|gateway time.?out"
    r"|service (?:temporarily )?unavailable)\b|\bserver error log\b"
    r"|\bserver (?:encountered an? (?:internal )?error|is (?:temporarily )?unable to)"
    r"|\berror establishing a database connection\b"
    r"|\bweb server is (?:successfully )?installed\b|\bthank you for using\b",
    re.IGNORECASE,
)


def notice(sentence: str, subject: str = "") -> bool:
    """Say whether a sentence is a site's notice to its visitor, and no sentence of a report.

    Words of `subject` (what the report is said to be about) count for nothing: a report on
    cookies speaks of cookies. Nor does what somebody is quoted as saying.
    """
    said = QUOTED.sub(" ", sentence)
    if _NOTICE.search(said):
        return True
    if not _TO_A_VISITOR.search(said):
        return False
    subject = f" {subject.casefold()}"
    return any(f" {one[0].casefold()}" not in subject for one in _NOTICE_MATTER.finditer(said))
