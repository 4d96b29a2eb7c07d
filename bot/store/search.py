"""Full-text search: FTS5 on SQLite, a GIN index on PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article
from bot.store.database import Database

#: The statements that make the index, by dialect; migrations run them.
INDEX = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE article_search USING fts5(
            article_id UNINDEXED, title, body, tokenize='porter unicode61 remove_diacritics 2'
        )
        """,
    ),
    "postgresql": (
        "CREATE TABLE article_search (article_id varchar(32) PRIMARY KEY, document tsvector)",
        "CREATE INDEX ix_article_search_document ON article_search USING gin (document)",
    ),
}
_KEEP = {
    "sqlite": text(
        "INSERT INTO article_search (article_id, title, body) VALUES (:id, :title, :body)"
    ),
    "postgresql": text(
        "INSERT INTO article_search (article_id, document) VALUES (:id, "
        "setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :body)) "
        "ON CONFLICT DO NOTHING"
    ),
}
# A word of the title weighs as much as four of the body, on both.
_FIND = {
    "sqlite": (
        "SELECT article_id FROM article_search WHERE article_search MATCH :query "
        "ORDER BY bm25(article_search, 0, 4, 1), rowid DESC LIMIT :limit"
    ),
    "postgresql": (
        "SELECT article_id FROM article_search, to_tsquery('english', :query) AS query "
        "WHERE document @@ query "
        "ORDER BY ts_rank_cd('{0.25, 0.25, 0.25, 1}', document, query) DESC LIMIT :limit"
    ),
}
_WORD = re.compile(r"\w+")


class Search(Database):
    """The index over articles that are about trade."""

    def _index(self, connection: Connection, article: Article) -> None:
        """Let an article be searched for that never was: SQLite would have to look at all."""
        connection.execute(
            _KEEP[self.dialect],
            {"id": article.id, "title": article.title, "body": article.body},
        )

    async def _unindex(self, connection: AsyncConnection, article_id: str) -> None:
        gone = text("DELETE FROM article_search WHERE article_id = :id")
        await connection.execute(gone, {"id": article_id})

    async def search(
        self, words: Sequence[str], *, limit: int = 50, every: bool = False
    ) -> tuple[str, ...]:
        """Find the articles that hold any of the words, best first, as ids.

        With `every` they hold all of them, and those of one string side by side. Words are
        reduced to letters and digits, so nothing in them can be taken for query syntax. No
        words find nothing.
        """
        parts = [found for part in words if (found := _WORD.findall(part))]
        if not parts:
            return ()
        if not every:
            parts = [[word] for part in parts for word in part]
        if self.dialect == "sqlite":
            phrases = [f'"{" ".join(part)}"' for part in parts]
            query = (" AND " if every else " OR ").join(phrases)
        else:
            phrases = ["(" + " <-> ".join(f"'{word}'" for word in part) + ")" for part in parts]
            query = (" & " if every else " | ").join(phrases)
        async with self._reading() as connection:
            rows = await connection.execute(
                text(_FIND[self.dialect]), {"query": query, "limit": limit}
            )
            return tuple(rows.scalars())
