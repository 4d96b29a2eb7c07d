"""What was found in an article is not looked for again, however many sentences come between."""

from __future__ import annotations

from bot.language.remembered import ARTICLES, LONG, SENTENCES, remembered


def test_sentences_push_no_article_out() -> None:
    looked: list[str] = []

    def find(text: str, *, more: int = 0) -> int:
        looked.append(text)
        return len(text) + more

    found = remembered(find)
    article = "Peru raised its duty. " * LONG
    assert found(article) == len(article)
    for number in range(2 * SENTENCES):
        found(f"Sentence {number}.")
    assert found(article) == len(article)
    assert looked.count(article) == 1
    assert found("Sentence 0.") == len("Sentence 0.")
    assert looked.count("Sentence 0.") == 2  # it was forgotten meanwhile
    assert found(article, more=1) == len(article) + 1
    for number in range(ARTICLES):
        found(f"{number} {article}")
    found(article)
    assert looked.count(article) == 3
    assert found.__name__ == "find"
