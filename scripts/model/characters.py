"""Classes of code points: Python's own (which the model's words were made with) and those of the tokenizer's patterns.
The patterns are taken apart here; what is left of each, its skeleton, is what ingest/annotate/affixes.cpp implements."""
import re
import struct
import warnings

warnings.simplefilter("ignore", FutureWarning)

# One bit for each class; the same numbers stand in ingest/annotate/characters.hpp.
(SPACE, ALPHA, UPPER, DIGIT, WORD, DECIMAL, PREFIX, SUFFIX, INFIX, BEFORE_PERIOD, AFTER_PERIOD, LETTER, BEFORE_SIGN,
 BEFORE_FINAL_PERIOD, CAPITAL, DOMAIN, CASED, CASE_IGNORABLE) = (1 << n for n in range(18))
LAST = 0x110000


def alternatives(pattern):
    """Splits at the `|` that are in no bracket."""
    parts, part, depth, in_class, at = [], "", 0, False, 0
    while at < len(pattern):
        c = pattern[at]
        if c == "\\":
            part += pattern[at:at + 2]
            at += 2
            continue
        if in_class:
            in_class = c != "]"
        elif c == "[":
            in_class = True
        else:
            depth += (c == "(") - (c == ")")
            if c == "|" and depth == 0:
                parts.append(part)
                part = ""
                at += 1
                continue
        part += c
        at += 1
    return parts + [part]


def classes_of(pattern):
    """The bracketed classes of a pattern, in order, and the pattern with each long one written as @."""
    found, skeleton, at = [], "", 0
    while at < len(pattern):
        if pattern[at] == "\\":
            skeleton += pattern[at:at + 2]
            at += 2
        elif pattern[at] == "[":
            end = at + 1
            while pattern[end] != "]":
                end += 2 if pattern[end] == "\\" else 1
            piece = pattern[at:end + 1]
            if len(piece) > 60:
                found.append(piece)
                skeleton += "@"
            else:
                skeleton += piece
            at = end + 1
        else:
            skeleton += pattern[at]
            at += 1
    return found, skeleton


def members(bracket):
    matcher = re.compile(bracket)
    return [c for c in range(LAST) if not 0xD800 <= c < 0xE000 and matcher.match(chr(c))]


def literal(text):
    """The one string that a pattern without operators matches, or None."""
    plain = re.sub(r"\\(.)", r"\1", text)
    return plain if re.fullmatch(r"(?:\\.|[^\\\[\](){}+*?.^$|])+", text) else None


class Affixes:
    """The lists and classes of the tokenizer's patterns, checked against the skeletons that we implement."""

    def __init__(self, tokenizer):
        self.flags = {}
        self.prefixes = self._prefixes(tokenizer["prefix_search"])
        self.units, self.currencies, self.suffixes = self._suffixes(tokenizer["suffix_search"])
        self._infixes(tokenizer["infix_finditer"])
        self._url(tokenizer["url_match"])
        if tokenizer["token_match"] is not None or tokenizer["faster_heuristics"] is not True:
            raise ValueError("the tokenizer has settings that are not implemented")

    def _mark(self, code_points, flag):
        for c in code_points:
            self.flags[c] = self.flags.get(c, 0) | flag

    def _expect(self, what, found, expected):
        if found != expected:
            raise ValueError(f"the tokenizer's {what} pattern is not the one implemented: {found!r}")

    def _prefixes(self, pattern):
        words, rest = [], []
        for part in alternatives(pattern):
            part = part.removeprefix("^")
            plain = literal(part)
            if plain is not None and len(plain) == 1:
                self._mark([ord(plain)], PREFIX)
            elif plain is not None:
                words.append(plain)
            elif part.startswith("["):
                self._mark(members(part), PREFIX)
            else:
                rest.append(part)
        self._expect("prefix", rest, [r"\+(?![0-9])", r"\.\.+"])
        # An ellipsis of two characters never wins: the one of one character stands before it.
        return [w for w in words if w != "……"]

    def _suffixes(self, pattern):
        words, rest, units, currencies = [], [], [], []
        for part in alternatives(pattern):
            part = part.removesuffix("$") if not part.endswith("\\$") else part
            plain = literal(part)
            group = re.fullmatch(r"\(\?<=\[0-9\]\)\(\?:(.*)\)", part)
            if plain is not None and len(plain) == 1:
                self._mark([ord(plain)], SUFFIX)
            elif plain is not None:
                words.append(plain)
            elif part.startswith("["):
                self._mark(members(part), SUFFIX)
            elif group:
                (units if "km" in group.group(1) else currencies).extend(literal(p) for p in group.group(1).split("|"))
            else:
                found, skeleton = classes_of(part)
                rest.append(skeleton)
                if skeleton == r"(?<=@)\.":
                    self._mark(members(found[0]), BEFORE_FINAL_PERIOD)
                elif skeleton == r"(?<=@@)\.":
                    self._expect("suffix", found[0], found[1])
                    self._mark(members(found[0]), CAPITAL)
        self._expect("suffix", rest, [r"\.\.+", r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\.", r"(?<=@)\.", r"(?<=@@)\."])
        if None in units or None in currencies or not units or not currencies:
            raise ValueError("the tokenizer's units or currencies are not plain strings")
        return units, currencies, words

    def _infixes(self, pattern):
        rest = []
        for part in alternatives(pattern):
            found, skeleton = classes_of(part)
            rest.append(skeleton)
            if skeleton == "@":
                self._mark(members(found[0]), INFIX)
            elif skeleton == r"(?<=@)\.(?=@)":
                self._mark(members(found[0]), BEFORE_PERIOD)
                self._mark(members(found[1]), AFTER_PERIOD)
            elif skeleton == r"(?<=@),(?=@)":
                letters = found[0]
                self._expect("infix", found[1], letters)
                self._mark(members(letters), LETTER)
            elif skeleton.startswith("(?<=@)"):
                self._expect("infix", found, [letters[:-1] + "0-9]", letters])
                self._mark(members(found[0]), BEFORE_SIGN)
        self._expect("infix", rest, [
            r"\.\.+", "…", "@", r"(?<=[0-9])[+\-\*^](?=[0-9-])", r"(?<=@)\.(?=@)", "(?<=@),(?=@)",
            "(?<=@)(?:-|–|—|--|---|——|~)(?=@)", "(?<=@)[:<>=/](?=@)"])
        self._mark([ord("…")], INFIX)

    def _url(self, pattern):
        found, skeleton = classes_of(pattern)
        self._expect("URL", skeleton, (
            r"(?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})"
            r"(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})"
            r"(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}"
            r"(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|"
            r"(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+"
            r"(?:@{2,63}))(?::\d{2,5})?(?:[/?#]\S*)?$"))
        self._mark(members(found[0]), DOMAIN)


def add_characters(out, affixes):
    """Sections chars.pages (page of each 256 code points), chars.flags (256 numbers a page), chars.lower (see below)."""
    word, decimal = re.compile(r"\w"), re.compile(r"\d")
    pages, page_numbers, lower = [], {}, []
    for first in range(0, LAST, 256):
        page = []
        for c in range(first, first + 256):
            s = chr(c)
            flags = affixes.flags.get(c, 0)
            flags |= SPACE * s.isspace() | ALPHA * s.isalpha() | UPPER * s.isupper() | DIGIT * s.isdigit()
            if not 0xD800 <= c < 0xE000:
                flags |= WORD * bool(word.match(s)) | DECIMAL * bool(decimal.match(s))
                # How a capital sigma is written small shows what stands before it.
                cased = (s + "Σ").lower().endswith("ς")
                flags |= CASED * cased | CASE_IGNORABLE * (not cased and ("a" + s + "Σ").lower().endswith("ς"))
                small = s.lower()
                if small != s:
                    lower.append((c, [ord(x) for x in small]))
            page.append(flags)
        pages.append(page_numbers.setdefault(tuple(page), len(page_numbers)))
    out.add_numbers("chars.pages", pages, "H")
    out.add_numbers("chars.flags", [flags for page in page_numbers for flags in page], "I")
    # Rows of four: a code point and its lower case, of one to three code points, 0 where there are fewer.
    rows = [n for c, small in lower for n in (c, *(small + [0, 0])[:3])]
    out.add("chars.lower", struct.pack(f"<{len(rows)}I", *rows))
