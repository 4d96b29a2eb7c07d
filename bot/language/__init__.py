"""Pure text analysis: sentences, figures, dates, names, quotations and vectors.

Every finder takes a text and returns the spans it found, in the order of the text, each
with `start` and `end` into that very text (`text[start:end]` are the words as printed)
and with content in a normal form that can be compared. None of them raises on any text.
"""
