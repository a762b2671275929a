"""Copies among very many texts: pairs, shared passages with offsets, groups; texts stay on disk.

portions    files -> stretches of a few megabytes
lines       one line of JSON Lines -> source and text, without all that an article needs
collecting  a portion -> where its texts lie and their kept n-grams, spilled to scratch files
catalogue   all texts in one order, whatever the order of input; which are equal
joining     spilled n-grams -> candidate pairs, part by part
comparing   candidate pairs -> passages, texts read again where they lie
finding     all of this, in order
"""

from stemma.copying.finding import find_copies

__all__ = ["find_copies"]
