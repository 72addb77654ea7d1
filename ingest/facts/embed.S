/* The tables of the fact rules, laid into the program as they are: entente_facts_NAME to entente_facts_NAME_end. */
  .section .rodata
  .macro table name
  .global entente_facts_\name
  .global entente_facts_\name\()_end
  .balign 16
entente_facts_\name:
  .incbin "\name\().tsv"
entente_facts_\name\()_end:
  .byte 0
  .endm

  table verbs
  table nouns
  table words
  table kin
  table weights
  table pairs

  .section .note.GNU-stack,"",%progbits
