from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spans import Span
from bot.language.wording import locate

TEXT = (
    "Peru’s duty on glass rose to 25.5% from 12% on Friday — the first rise since 2019.\n\n"
    "“We will not pay for others’ glass,” Trade Minister Alba Quispe said. "
    "The 90-day review covers $1.2 billion of trade, and glass for solar panels is exempt."
)


def words(quote: str) -> list[str]:
    return [TEXT[span.start : span.end] for span in locate(quote, TEXT)]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("duty on glass rose to 25.5%", ["duty on glass rose to 25.5%"]),
        (
            "Peru's duty on glass rose to 25.5% from 12% on Friday - the first rise",
            ["Peru’s duty on glass rose to 25.5% from 12% on Friday — the first rise"],
        ),
        (
            '"We will not pay for others\' glass," Trade Minister Alba Quispe said.',
            ["We will not pay for others’ glass,” Trade Minister Alba Quispe said"],
        ),
        ("the first rise since 2019. We will not pay", []),
        ("the  first\nrise\u00a0since 2019", ["the first rise since 2019"]),
        ("PERU'S DUTY ON GLASS", ["Peru’s duty on glass"]),
        ("The 90\u2011day review covers $1.2 billion", ["The 90-day review covers $1.2 billion"]),
        (
            "Peru's duty on glass … the first rise since 2019",
            ["Peru’s duty on glass", "the first rise since 2019"],
        ),
        # Parts stand in their order, and each must be there.
        ("the first rise since 2019 … Peru's duty on glass", []),
        ("Peru's duty on glass … was struck down in court", []),
        # Altered, cut in a figure or a word, or too short to be evidence.
        ("duty on glass rose to 52.5%", []),
        ("duty on glass fell to 25.5%", []),
        ("on glass rose to 25", []),
        ("on glass rose to 25.5", []),
        ("eru's duty on glass rose", []),
        ("covers $1.2 billion of tra", []),
        ("from 12% on", []),
        ("", []),
        ("… … …", []),
    ],
)
def test_words_are_found_whatever_their_typography(quote: str, found: list[str]) -> None:
    assert words(quote) == found


TOKENS = TEXT.split()
VARIANTS = str.maketrans({"’": "'", "“": '"', "”": "„", "—": "–"})


@given(
    st.integers(0, len(TOKENS) - 6),
    st.integers(6, len(TOKENS)),
    st.sampled_from([" ", "\n", "\u00a0 ", "\t"]),
)
def test_any_run_of_words_is_found_where_it_stands(start: int, length: int, gap: str) -> None:
    run = TOKENS[start : start + length]
    quote = gap.join(run).translate(VARIANTS)
    (found,) = locate(quote, TEXT)
    there = " ".join(TEXT[found.start : found.end].split())
    whole = " ".join(run)
    assert there in whole
    assert len(whole) - len(there) <= 4  # marks at its ends


@given(st.text(max_size=80), st.text(max_size=200))
def test_nothing_that_is_quoted_breaks_it(quote: str, text: str) -> None:
    for span in locate(quote, text):
        assert isinstance(span, Span)
        assert 0 <= span.start < span.end <= len(text)
