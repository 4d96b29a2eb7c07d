"""Everything that a hostile server does, and what a poll of it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from tests.hostile import endless, wrong
from tests.hostile.visit import BEGUN, Talk

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Case:
    """Something that a server does; `outcome` is what its poll comes to.

    `brings` is how many entries are kept of it in the end, however often it is polled.
    """

    name: str
    outcome: str
    talk: Talk
    brings: int = 0
    busy: bool = False  # it keeps a processor at work, here or there


_VOID = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
_GZIP = "Content-Encoding: gzip"
_UNREACHABLE, _NO_FEED, _REFUSED, _LARGE = "unreachable", "not a feed", "refused", "too large"
_SAME = "not modified"  # each time after the first: it is the same body

CASES = (
    Case("hang-before-headers", "timeout", endless.hang_before_headers),
    Case("hang-in-headers", "timeout", endless.hang_in_headers),
    Case("hang-in-body", "timeout", endless.hang_in_body),
    Case("drip-body", "timeout", endless.drip_body),
    Case("drip-headers", "timeout", endless.drip_headers),
    Case("endless-provisional", _UNREACHABLE, endless.endless_provisional, busy=True),
    Case("nothing-unpacked", "timeout", endless.nothing_unpacked_for_ever),
    Case("fifty-megabytes", _LARGE, endless.fifty_megabytes),
    Case("endless-body", _LARGE, endless.endless_body),
    Case("endless-chunks", _LARGE, endless.endless_chunks),
    Case("tiny-chunks", _UNREACHABLE, endless.tiny_chunks, busy=True),
    Case("tiny-members", _UNREACHABLE, endless.tiny_members),
    Case("endless-extension", _UNREACHABLE, endless.endless_extension, busy=True),
    Case("endless-trailers", _UNREACHABLE, endless.endless_trailers),
    Case("gzip-bomb", _LARGE, endless.gzip_bomb, busy=True),
    Case("deflate-bomb", _LARGE, endless.deflate_bomb, busy=True),
    Case("many-headers", _UNREACHABLE, endless.many_headers),
    Case("giant-header", _UNREACHABLE, endless.giant_header),
    Case("packed-twice", _UNREACHABLE, wrong.saying(b"x", "200 OK", f"{_GZIP}, gzip")),
    Case("packed-oddly", _UNREACHABLE, wrong.saying(b"x", "200 OK", "Content-Encoding: compress")),
    Case("not-packed", _UNREACHABLE, wrong.saying(b"not gzip at all", "200 OK", _GZIP)),
    Case("cut-off", _UNREACHABLE, wrong.raw(BEGUN + b"Content-Length: 900\r\n\r\n<rss>")),
    Case("broken-chunks", _UNREACHABLE, wrong.raw(_VOID + b"zz\r\nx")),
    Case("no-http", _UNREACHABLE, wrong.raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")),
    Case("no-headers", _UNREACHABLE, wrong.raw(b"<rss version='2.0'></rss>\r\n\r\n")),
    Case("says-nothing", _UNREACHABLE, wrong.raw()),
    Case("forbidden", "http 403", wrong.saying(b"no", "403 Forbidden")),
    Case("too-many", "http 429", wrong.saying(b"", "429 Slow", "Retry-After: 9999999999999999999")),
    Case("refusal-that-hangs", "http 429", endless.refusal_that_hangs),
    Case("failing", "http 500", wrong.saying(wrong.PAGE, "500 Internal Server Error")),
    Case("gone", "gone", wrong.saying(b"", "410 Gone")),
    Case("loop", _REFUSED, wrong.leading("/x/loop")),
    Case("long-chain", _REFUSED, wrong.long_chain),
    Case("to-a-file", _REFUSED, wrong.leading("file:///etc/passwd")),
    Case("to-data", _REFUSED, wrong.leading("data:text/xml,<rss/>")),
    Case("to-ftp", _REFUSED, wrong.leading("ftp://example.com/feed")),
    Case("to-metadata", _REFUSED, wrong.leading("http://169.254.169.254/latest/meta-data/")),
    Case("to-a-neighbour", _REFUSED, wrong.leading(f"http://{HOST}:22/", "301 Moved")),
    Case("to-a-number", _REFUSED, wrong.leading("http://2130706433/")),
    Case("to-a-login", _REFUSED, wrong.leading("http://user:word@example.com/")),
    Case("to-nowhere", _UNREACHABLE, wrong.leading("http://[")),
    Case("page", _NO_FEED, wrong.saying(wrong.PAGE, "200 OK", "Content-Type: text/html")),
    Case("empty", _NO_FEED, wrong.saying(b"")),
    Case("noise", _NO_FEED, wrong.saying(bytes(range(256)) * 40)),
    Case("laughs", _NO_FEED, wrong.doctype(wrong.laughs())),
    Case("outside", _SAME, wrong.doctype('<!ENTITY z SYSTEM "SITE/secret">'), brings=1),
    Case("local-file", _SAME, wrong.doctype('<!ENTITY z SYSTEM "file:///etc/passwd">'), brings=1),
    Case("parameters", _SAME, wrong.doctype('<!ENTITY % p SYSTEM "SITE/secret"> %p;'), brings=1),
    Case("quadratic", _NO_FEED, wrong.quadratic),
    Case("many-attributes", _NO_FEED, wrong.attributes("")),
    Case("hidden-attributes", "unreadable", wrong.attributes(">"), busy=True),
    Case("deep", "empty", wrong.deep),
    Case("wrong-charset", _SAME, wrong.wrong_charset, brings=3),
    Case("truncated", _SAME, wrong.truncated, brings=2),
    Case("empty-later", _NO_FEED, wrong.empty_later, brings=3),
    Case("no-items-later", "empty", wrong.no_items_later, brings=3),
    Case("churning-validators", "not modified", wrong.churning_validators, brings=3),
    Case("churning-guids", "ok", wrong.churning_guids, brings=3),
    Case("churning-dates", "ok", wrong.churning_dates, brings=3),
    Case("always-unchanged", "http 304", wrong.always_unchanged),
)
