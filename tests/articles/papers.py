"""PDFs written by hand: lines of text where they are wanted, on as many pages as are."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Placed = tuple[float, float, float, str]  # from the left, from the bottom, size, words

BOGUS = "(" + "x" * 32 + ")"  # no password fits it
LOCK = f"<< /Filter /Standard /V 1 /R 2 /O {BOGUS} /U {BOGUS} /P -4 >>"


def column(left: float, top: float, lines: Sequence[str], size: float = 10) -> list[Placed]:
    """Set lines under one another; one that begins with a blank is indented."""
    return [
        (
            left + (size if words.startswith(" ") else 0),
            top - 1.2 * size * down,
            size,
            words.strip(),
        )
        for down, words in enumerate(lines)
    ]


def pdf(*pages: Sequence[Placed], title: str = "", locked: bool = False) -> bytes:
    """Make a PDF of pages of words."""
    return raw([_drawn(page) for page in pages], title, locked)


def raw(contents: Sequence[bytes], title: str = "", locked: bool = False) -> bytes:
    """Make a PDF of pages of drawing instructions."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, content in enumerate(contents):
        packed = zlib.compress(content)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
            b"<< /Font << /F 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * at),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        ]
    objects.append(f"<< /Title ({title}) >>".encode("cp1252"))
    body, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    lock = f"/Encrypt {LOCK} /ID [{BOGUS} {BOGUS}]" if locked else ""
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {lock} >>\n".encode()
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def _drawn(page: Sequence[Placed]) -> bytes:
    words = [
        f"/F {size} Tf 1 0 0 1 {left} {base} Tm ({_escaped(said)}) Tj"
        for left, base, size, said in page
    ]
    return f"BT {' '.join(words)} ET".encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
