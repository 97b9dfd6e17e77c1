"""The passage algorithm of docs/passages.md once more, written from the page alone.

Reads the vectors on standard input and writes, for each, the words and the passage that it finds:
    python3 passage_reference.py < docs/passage-vectors.json
"""

import hashlib
import json
import sys
import unicodedata

DROPPED = "\u00ad\u200b\u2060\ufeff"
SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc"
DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

FOLDING = {
    **{ord(character): None for character in DROPPED},
    **{ord(character): "'" for character in SINGLE},
    **{ord(character): '"' for character in DOUBLE},
    **{ord(character): "-" for character in DASHES},
}

# The property White_Space of Unicode. str.split() would also split at U+001C to U+001F.
WHITE_SPACE = {
    *range(0x09, 0x0E),
    0x20,
    0x85,
    0xA0,
    0x1680,
    *range(0x2000, 0x200B),
    0x2028,
    0x2029,
    0x202F,
    0x205F,
    0x3000,
}


def words_of(text):
    folded = unicodedata.normalize("NFKC", text).translate(FOLDING)
    spaced = "".join(" " if ord(character) in WHITE_SPACE else character for character in folded)
    return [word for word in spaced.split(" ") if word]


def passage_of(words):
    digest = hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()
    return {"words": len(words), "sha256": digest}


def places_of(words, passage):
    length = passage["words"]
    starts = range(len(words) - length + 1)
    return [start for start in starts if passage_of(words[start : start + length]) == passage]


def answer(vector):
    words = words_of(vector["text"])
    return {"name": vector["name"], "words": words, "passage": passage_of(words)}


if __name__ == "__main__":
    vectors = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    json.dump([answer(vector) for vector in vectors], sys.stdout)
