"""What people can read of a mail: bytes in any charset, HTML without its tags, no hidden signs.

Everything here takes time that grows with the length of its input and no faster, whatever the
input; `html.parser` alone does not (unclosed comments and tags), so it is given tame HTML.
"""

import codecs
import re
import unicodedata
from html.parser import HTMLParser
from typing import Final

# What a mail may say that it is written in; others (punycode, unicode_escape) are no one's mail.
_CHARSETS: Final = {
    "big5": "cp950",
    "big5hkscs": "big5hkscs",
    "cp1252": "cp1252",
    "cp932": "cp932",
    "cp950": "cp950",
    "euc_jp": "euc_jp",
    "euc_kr": "euc_kr",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso2022_jp": "iso2022_jp",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "utf-16": "utf-16",
    "utf-16-be": "utf-16-be",
    "utf-16-le": "utf-16-le",
    "utf-8": "utf-8",
}
_GUESSED: Final = ("utf-8", "cp950")

_TAG: Final = re.compile("<[^<>]*>?")
_TAG_LENGTH_MAX: Final = 2000
_NOT_SHOWN: Final = frozenset({"head", "noscript", "script", "style", "svg", "template", "title"})
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdo", "big", "code", "em", "font", "i", "img", "mark", "s", "small"}
    | {"span", "strike", "strong", "sub", "sup", "u", "wbr"}
)
_BLANKS: Final = re.compile(r" {2,}")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_UNSEEN: Final = frozenset({"Cc", "Cf"})
_BLANK: Final = frozenset({"Zs", "Zl", "Zp"})


def decoded(raw: bytes, charset: str) -> str:
    """Return text, its broken characters replaced; what it is written in is not believed.

    Args:
        raw: The text.
        charset: What it says it is written in; empty where it says nothing.
    """
    try:
        said = _CHARSETS.get(codecs.lookup(charset).name, "") if charset else ""
    except (LookupError, ValueError):  # a name with a NUL is a ValueError
        said = ""
    for encoding in (said, *_GUESSED):
        try:
            if encoding:
                return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    tries = [raw.decode(encoding, "replace") for encoding in {said or "cp950", *_GUESSED}]
    return min(sorted(tries), key=lambda text: text.count("\N{REPLACEMENT CHARACTER}"))


def text_of_html(html: str) -> str:
    """Return what HTML shows as text; no address in it is asked for anything."""
    reader = _Reader()
    reader.feed(_tame(html))
    reader.close()
    return "".join(reader.pieces)


def readable(text: str) -> str:
    """Return printable lines: no control or hidden character, no run of blanks or empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (_BLANKS.sub(" ", _printable(line)).strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str, length_max: int) -> str:
    """Return a text as one printable line, cut."""
    return readable(" ".join(text.split()))[:length_max].strip()


def _printable(line: str) -> str:
    return line if line.isprintable() else "".join(map(_shown, line))


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    category = unicodedata.category(sign)
    if category in _BLANK or sign == "\t":
        return " "
    return "" if category in _UNSEEN else "\N{REPLACEMENT CHARACTER}"


def _tame(html: str) -> str:
    """Return HTML in which every tag ends before the next begins, without comments."""
    kept, at = [], 0
    while (begins := html.find("<!--", at)) >= 0:
        kept.append(html[at:begins])
        ends = html.find("-->", begins + 4)
        at = len(html) if ends < 0 else ends + 3
    kept.append(html[at:])
    return _TAG.sub(_tame_tag, "".join(kept))


def _tame_tag(found: re.Match[str]) -> str:
    tag = found[0]
    if not tag.endswith(">"):
        return "&lt;" + tag[1:]
    return "" if tag[1:2] in {"!", "?"} or len(tag) > _TAG_LENGTH_MAX else tag


class _Reader(HTMLParser):
    """Collects what is shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as in the library
        if tag in _NOT_SHOWN and len(self._hidden) < _TAG_LENGTH_MAX:
            self._hidden.append(tag)
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as before
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(" ".join(data.split("\n")))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append("\n")
