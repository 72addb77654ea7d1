/* The lexicons' tables, laid into the program as they are: entente_lexicon_NAME to entente_lexicon_NAME_end. */
  .section .rodata
  .macro table name
  .global entente_lexicon_\name
  .global entente_lexicon_\name\()_end
  .balign 16
entente_lexicon_\name:
  .incbin "\name\().tsv"
entente_lexicon_\name\()_end:
  .byte 0
  .endm

  table countries
  table cities
  table regions
  table places
  table intergovernmental
  table named
  table metonyms
  table heads
  table ignored
  table offices
  table office_holders
  table roles
  table honorifics
  table common_words
  table given_names
  table anaphors
  table antecedents
  table callings

  .section .note.GNU-stack,"",%progbits
