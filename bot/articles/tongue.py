"""Name the language of a text by its script and its small words.

py3langid knows more languages, and costs each process that loads it 76 MB and 0.6 s; news
texts of a sentence or more hold enough small words to tell the ones below apart.
"""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = {
    "ja": re.compile("[\u3041-\u30fa\u30fd-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0620-\u06ff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "hi": re.compile("[\u0904-\u0939\u0958-\u097f]"),
    "th": re.compile("[\u0e01-\u0e5b]"),
}
_UKRAINIAN = re.compile("[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 5_000  # characters

_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a that for is on with as it by from at was be are this have has"
        " will its said not which an were would",
        "fr": "le la les de des du et en un une que qui dans pour sur au aux est par avec ce sont"
        " pas plus ont cette il elle été",
        "de": "der die das und in den von zu mit dem des ist im für auf ein eine nicht als auch"
        " sich es werden wurde sind aus bei nach",
        "es": "el la los las de del que y en un una por con para se al es lo como su más han"
        " este esta fue sobre pero son",
        "it": "il lo la gli le di del della dei che e in un una per con si al è da non sono anche"
        " più come nel alla ha dal",
        "pt": "o a os as de do da dos das que e em um uma para com por no na se não ao mais é"
        " foi como são pela pelo",
        "nl": "de het een van en in is dat op te met voor zijn niet aan er ook als door naar bij"
        " worden wordt om uit heeft",
        "sv": "och i att det som en på är av för med den till har inte om ett de från var kan",
        "da": "og i at det som en på er af for med den til har ikke om et de fra var kan blev",
        "pl": "i w na z do się nie że jest o to od po za przez jak oraz dla są przed był była",
        "cs": "a v na se je že s z do o k ve za pro by jako jsou podle byl po ale od také",
        "tr": "ve bir bu için ile da de olarak olan daha en çok gibi kadar sonra ise göre",
        "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh telah juga",
        "vi": "và của các là có được cho không trong một với những này đã người khi từ theo",
        "ro": "și de la în a cu pe care că din pentru nu este mai au sunt prin fost sau ale",
    }.items()
}


def language_of(text: str) -> str:
    """Name the language that most of a text is in, as an ISO 639-1 code.

    English where nothing tells.
    """
    sample = text[:_SAMPLE]
    letters = {code: len(script.findall(sample)) for code, script in _SCRIPTS.items()}
    if letters["ja"] * 10 >= letters["zh"]:  # Japanese mixes kana into Chinese characters
        letters["ja"] += letters["zh"]
    script = max(letters, key=letters.__getitem__)
    # A word of Latin takes about five letters where an ideograph is a word.
    if letters[script] * 3 > len(_LATIN.findall(sample)):
        return "uk" if script == "ru" and _UKRAINIAN.search(sample) else script
    words = Counter(word.lower() for word in _WORD.findall(sample))
    hits = {code: sum(words[word] for word in small) for code, small in _SMALL_WORDS.items()}
    best = max(hits, key=hits.__getitem__)
    return best if hits[best] > hits["en"] else "en"
