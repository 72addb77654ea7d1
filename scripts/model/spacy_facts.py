"""What the model needs and its wheel does not hold: facts from the source of spaCy 3.8 (MIT licence, Copyright Explosion;
see THIRD_PARTY.md). They are numbers and equivalences that the network was trained with, so they cannot be chosen freely."""

# Strings that have a fixed small number instead of a hash (spacy/symbols.pyx). Only those that a word, a norm, a shape or
# an affix of at most three characters can be are of use here.
SYMBOLS = {
    "ID": 64, "POS": 74, "TAG": 75, "DEP": 76, "IDX": 455, "ADJ": 84, "ADP": 85, "ADV": 86, "AUX": 87, "DET": 90,
    "NUM": 93, "SYM": 99, "X": 101, "EOL": 102, "ORG": 383, "GPE": 384, "LOC": 385, "LAW": 390, "_": 456,
    "acomp": 398, "advcl": 399, "advmod": 400, "agent": 401, "amod": 402, "appos": 403, "attr": 404, "aux": 405,
    "auxpass": 406, "cc": 407, "ccomp": 408, "complm": 409, "conj": 410, "cop": 411, "csubj": 412, "csubjpass": 413,
    "dep": 414, "det": 415, "dobj": 416, "expl": 417, "hmod": 418, "hyph": 419, "infmod": 420, "intj": 421,
    "iobj": 422, "mark": 423, "meta": 424, "neg": 425, "nmod": 426, "nn": 427, "npadvmod": 428, "nsubj": 429,
    "nsubjpass": 430, "num": 431, "number": 432, "oprd": 433, "obj": 434, "obl": 435, "parataxis": 436,
    "partmod": 437, "pcomp": 438, "pobj": 439, "poss": 440, "possessive": 441, "preconj": 442, "prep": 443,
    "prt": 444, "punct": 445, "quantmod": 446, "relcl": 447, "rcmod": 448, "root": 449, "xcomp": 450, "acl": 451,
}

# Words read as another word (spacy/lang/norm_exceptions.py): quotes, dashes, full-width marks and currencies.
BASE_NORMS = {}
for norm, words in {
    "'s": "'s 'S ’s ’S",
    "'": "’ ‘ ´ `",
    '"': "” “ '' `` ´´ „ » « ‘‘ ’’",
    "?": "？", "!": "！", ",": "，", ";": "；", ":": "：", ".": "。 ।",
    "...": "…",
    "-": "— – -- --- ——",
    "$": "€ £ ¥ ฿ US$ C$ A$ ₺ ₹ ৳ ₩ Mex$ ₣ E£",
}.items():
    for word in words.split():
        BASE_NORMS[word] = norm

# The numbers of token attributes in the tokenizer's exceptions (spacy/attrs.pyx).
ORTH, NORM = 65, 67
