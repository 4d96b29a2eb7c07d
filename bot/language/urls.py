"""The two names of a web page: the address it is fetched and cited by, and its key.

An address keeps all that a server might need. A key is only ever compared: it leaves out
what most sites give one page several addresses by (a host for phones, AMP, a scheme, a last
slash), which nobody may take for an address, since some site will answer there with another
page or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import SplitResult, parse_qsl, quote, unquote_plus, urlsplit, urlunsplit

import idna

# Parameters that say how a reader came, never what is read. Only names that mean nothing
# else: "ref", "source" and "id" can name a document. courlan's patterns take those too
# ("reference", "gallery", "cid"), and would make one article of many.
_TRACKING = frozenset(
    "__s __source __twitter_impression _ga _gl _hsenc _hsmi amp_gsa amp_js_v at_campaign "  # noqa: SIM905
    "at_format ocid "
    "at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin at_link_type at_medium "
    "at_ptr_name ck_subscriber_id cmp cmpid dclid dicbo efid fbclid feedname feedtype ftag "
    "gad_source gbraid gclid gclsrc guccounter guce_referrer guce_referrer_sig igsh igshid "
    "li_fat_id mc_cid mc_eid mkt_tok msclkid ncid ns_campaign ns_mchannel ns_source oly_anon_id "
    "oly_enc_id rb_clickid s_cid smid smtyp spref srnd taid trk ttclid twclid usqp "
    "vero_conv vero_id wbraid wickedid wt.mc_id wt_mc xtor yclid "
    "aspsessionid cfid cftoken jsessionid phpsessid".split()
)
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "itm_", "aspsessionid")

# Pages that only lead on, and the parameters that say where to. A host stands for those
# below it; "google." for every country's.
_LEADING_ON = (
    ("google.", "/url", ("q", "url")),
    ("facebook.com", "/l.php", ("u",)),
    ("l.instagram.com", "/", ("u",)),
    ("bing.com", "/news/apiclick.aspx", ("url",)),
    ("linkedin.com", "/redir/redirect", ("url",)),
    ("linkedin.com", "/safety/go", ("url",)),
    ("youtube.com", "/redirect", ("q",)),
    ("duckduckgo.com", "/l", ("uddg",)),
    ("out.reddit.com", "", ("url",)),
    ("slack-redir.net", "/link", ("url",)),
    ("vk.com", "/away.php", ("to",)),
    ("t.umblr.com", "/redirect", ("z",)),
    ("safelinks.protection.outlook.com", "", ("url",)),
)
_LEADERS = re.compile(rf"(?:^|\.)google\.|(?:{'|'.join(name for name, *_ in _LEADING_ON[1:])})$")
_AMP_CACHE = re.compile(r"/[cv]/(s/)?(?=[^/]+\.)|/amp/(s/)?(?=[^/]+\.)")
_AMP_CACHES = ("cdn.ampproject.org", "bing-amp.com")

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SESSION = re.compile(r";jsessionid=[^/?#;]*|(?<=/)\([sS]\([a-z0-9]{24}\)\)/", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_RESERVED = "%:/?#[]@!$&'()*+,;="  # and the escapes that are there already
_HOST = re.compile(r"[^\x00-\x20\x7f\[\]<>\\^`{|}%/?#@]+")
_IPV6 = re.compile(r"[0-9a-f:.]+")
_WELL_SPELT = re.compile(r"[A-Za-z0-9._~/=&?+:,;@!$'()*#\[\]-]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, section 2.3

_DOOR = re.compile(r"^(?:www\d?|m|mobile|touch|amp)\.(?=[^.]+\.[^.])")
_INNER_DOOR = re.compile(r"(?<=\.)m\.(?=[^.]+\.[^.]+$)")  # en.m.wikipedia.org
_AMP_PATH = re.compile(r"^/amp(?=/.)|/amp$|\.amp(?=$|\.html?$)|(?<=/)(?:index|default)\.\w{3,5}$")
_AMP_QUERY = re.compile(r"amp(?:=(?:1|true|amp)?)?|output(?:type)?=amp", re.IGNORECASE)
_SLASHES = re.compile(r"(?<!:)/{2,}")


def canonical(url: str) -> str:
    """Strip from a URL what does not say which document it names; idempotent.

    What leads on to another page is that page, where the URL says which. Scheme and host in
    lower case, the host in ASCII, no default port, credentials, fragment, session or
    tracking parameter; other parameters sorted by name; escapes in one spelling; no dot
    segments. The result can be fetched and cited: a trailing slash stays as it is, since
    servers differ on it and redirects settle it, and so does a fragment by which a page
    chooses what it shows ("#!a", "#/a"). What is not an http or https URL comes back trimmed.
    """
    parts = _page(url)
    return urlunsplit(parts) if parts else url.strip()


def unwrapped(url: str) -> str:
    """Give the page that an address leads on to, or the address as it is."""
    parts = _parts(url)
    return canonical(url) if parts and _onward(parts) else url


def key(url: str) -> str:
    """Reduce a URL to what its page is known by, or to "" where it names no page of the web.

    Two addresses of one key are one page as far as an address can tell. No key is an address.
    """
    parts = _page(url)
    if parts is None:
        return ""
    host = _settle(lambda text: _INNER_DOOR.sub("", _DOOR.sub("", text)), parts.netloc)
    path = _settle(_bare, parts.path)
    query = "&".join(
        pair
        for pair in parts.query.replace("%20", "+").split("&")
        if not _AMP_QUERY.fullmatch(pair)
    )
    return host + path + (query and f"?{query}") + (parts.fragment and f"#{parts.fragment}")


def _page(url: str) -> SplitResult | None:
    """Read the URL of the page that one leads to at last."""
    parts, found = None, url.strip()
    while found and (read := _parts(found)):
        parts, found = read, _onward(read)
    return parts


def _parts(url: str) -> SplitResult | None:
    """Read an http or https URL into its canonical parts."""
    try:
        parts = urlsplit(url)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        return None
    if ":" in host:
        if not _IPV6.fullmatch(host):
            return None
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = _undotted(_settle(partial(_SESSION.sub, ""), _respell(parts.path))) or "/"
    fragment = _respell(parts.fragment) if parts.fragment[:1] in ("!", "/") else ""
    return SplitResult(parts.scheme, host, path, _query(_respell(parts.query)), fragment)


def _ascii(host: str) -> str:
    host = host.rstrip(".")
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode().rstrip(".")
    except (idna.IDNAError, UnicodeError):
        return host


def _onward(parts: SplitResult) -> str:
    """Give the address that a page leads on to, or "" for one that is a page itself."""
    host, path = parts.netloc, parts.path.rstrip("/")
    if not _LEADERS.search(host) and not host.endswith(_AMP_CACHES):
        return ""
    if _below(host, _AMP_CACHES) or re.fullmatch(r"(?:www\.)?google\.[a-z.]+", host):
        cached = _AMP_CACHE.match(parts.path)
        if cached:
            scheme = "https" if cached[1] or cached[2] else "http"
            query = parts.query and f"?{parts.query}"
            return _web(f"{scheme}://{parts.path[cached.end() :]}{query}")
    for name, place, parameters in _LEADING_ON:
        leads = f".{name}" in f".{host}" if name[-1] == "." else _below(host, (name,))
        if leads and (not place or path == place.rstrip("/")):
            told = dict(reversed(parse_qsl(parts.query)))
            return next(filter(None, (_web(told.get(each, "")) for each in parameters)), "")
    return ""


def _below(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def _web(url: str) -> str:
    url = url.strip()
    return url if _parts(url) else ""


def _query(query: str) -> str:
    pairs = [(unquote_plus(pair.partition("=")[0]).lower(), pair) for pair in query.split("&")]
    kept = [(name, pair) for name, pair in pairs if pair and not _tracks(name)]
    return "&".join(pair for _, pair in sorted(kept, key=lambda item: item[0]))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _respell(text: str) -> str:
    """Escape what must be, decode the escapes that need none, the others in upper case."""
    if _WELL_SPELT.fullmatch(text):
        return text

    def respelt(escape: re.Match[str]) -> str:
        character = chr(int(escape[0][1:], 16))
        return character if _UNRESERVED.match(character) else escape[0].upper()

    return _ESCAPE.sub(respelt, quote(_SURROGATE.sub("\ufffd", text), safe=_RESERVED))


def _undotted(path: str) -> str:
    """Resolve "." and ".." in a path, as RFC 3986 has it in section 5.2.4."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(len(kept) - 1, 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _bare(path: str) -> str:
    return _AMP_PATH.sub("", _SLASHES.sub("/", path).rstrip("/"))


def _settle(change: Callable[[str], str], text: str) -> str:
    while (changed := change(text)) != text:
        text = changed
    return text
