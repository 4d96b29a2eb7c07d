"""The canonical form of an article's URL: what stays of it when only its identity counts."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

# Parameters that say how a reader came, never what is read. Only names that mean nothing
# else: "ref", "source" and "id" can name a document. courlan's patterns take those too
# ("reference", "gallery", "cid"), and would make one article of many.
_TRACKING = frozenset(
    "__s __source __twitter_impression _ga _gl _hsenc _hsmi at_campaign at_custom1 at_custom2 "  # noqa: SIM905
    "at_custom3 at_custom4 at_link_id at_link_origin at_link_type at_medium at_ptr_name "
    "ck_subscriber_id cmp cmpid dclid dicbo efid fbclid feedname feedtype ftag gad_source "
    "gbraid gclid gclsrc guccounter guce_referrer guce_referrer_sig igsh igshid li_fat_id "
    "mc_cid mc_eid mkt_tok msclkid ncid ns_campaign ns_mchannel ns_source oly_anon_id "
    "oly_enc_id rb_clickid s_cid smid smtyp spref srnd taid trk ttclid twclid "
    "vero_conv vero_id wbraid wickedid wt.mc_id wt_mc xtor yclid".split()
)
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "itm_")

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_RESERVED = "%:/?#[]@!$&'()*+,;="  # and the escapes that are there already
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, section 2.3


def canonical(url: str) -> str:
    """Strip from a URL what does not say which document it names; idempotent.

    Scheme and host in lower case, no default port, credentials, fragment, session or
    tracking parameter; other parameters sorted by name; escapes in one spelling. The result
    can be fetched and cited: a trailing slash stays as it is, since servers differ on it and
    redirects settle it. What is not an http or https URL comes back trimmed.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = _SESSION.sub("", _respell(parts.path)) or "/"
    query = _respell(_query(parts))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _query(parts: SplitResult) -> str:
    pairs = [
        (unquote_plus(pair.partition("=")[0]).lower(), pair) for pair in parts.query.split("&")
    ]
    kept = [(name, pair) for name, pair in pairs if pair and not _tracks(name)]
    return "&".join(pair for _, pair in sorted(kept, key=lambda item: item[0]))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _respell(text: str) -> str:
    """Escape what must be, decode the escapes that need none, the others in upper case."""

    def respelt(escape: re.Match[str]) -> str:
        character = chr(int(escape[0][1:], 16))
        return character if _UNRESERVED.match(character) else escape[0].upper()

    return _ESCAPE.sub(respelt, quote(text, safe=_RESERVED, errors="replace"))
