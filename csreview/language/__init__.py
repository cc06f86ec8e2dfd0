"""Pure functions on Chinese text: folding, numerals, quantities, blanks, words, likeness. Only importer of jieba and
rapidfuzz."""
