"""How much of a file is read at most, each limit with its reason; beyond it a draft is refused with one sentence."""

from __future__ import annotations

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of the file itself. A draft with scanned annexes seldom passes 100 MB; more would not fit into memory twice."""

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one XML part once unpacked: 200,000 runs with full formatting take about 40 MB."""

MOST_MARKS = 3_200_000
"""Tags and attributes of all XML read from one file. lxml takes some 140 bytes for each, so that reading stays under
500 MB and 5 seconds."""

LARGEST_READ = 128 * 1024 * 1024
"""Bytes of all parts that are unpacked for reading, files within files included."""

LARGEST_TOTAL = 1024 * 1024 * 1024
"""Bytes of all members once unpacked. Media are never unpacked, so this only tells
a bomb from a draft with pictures."""

BOMB_RATIO = 200
"""Unpacked to packed size above which a large package is a bomb; repetitive Word XML reaches about 100."""

BOMB_TOTAL = 100 * 1024 * 1024
"""Unpacked bytes from which `BOMB_RATIO` counts: a small package may be as repetitive as it likes."""

MOST_MEMBERS = 20_000
"""Members of the package. Word writes a few dozen; thousands of pictures are the most that a draft could need."""

DEEPEST_ELEMENT = 300
"""Levels of elements within a part. A nested table takes three, Word itself shows about twenty nested tables;
the walk uses up to two Python frames a level and Python's own limit is 1,000."""

MOST_COLUMNS = 1000
"""Grid columns that one cell may span or a row may skip. Word itself makes 63 at most."""

DEEPEST_STYLE = 50
"""Steps along `basedOn`. Word allows eleven; a longer or circular chain is cut."""

DEEPEST_CHUNK = 3
"""Files within files (`w:altChunk`): what is nested deeper is listed as unread."""

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes of a plain text file: forty times a long framework agreement."""

MOST_CHARACTERS = 120_000
"""Characters of a draft that is reviewed, three times a framework agreement with all its annexes."""

MOST_LINES = 10_000
"""Paragraphs and table rows of a draft that is reviewed, so that one of `MOST_CHARACTERS` may have short ones. The time
grows with their number."""

LARGEST_PDF = 50 * 1024 * 1024
"""Bytes of a PDF file. Text PDFs have some hundred kilobytes; what is larger is mostly pictures."""

MOST_PAGES = 200
"""Pages of a PDF; framework agreements with all annexes seldom pass 60."""

MOST_GLYPHS = 400_000
"""Characters drawn in a PDF: 200 pages of 2,000."""

MOST_RULES = 2_000
"""Lines drawn on one page of a PDF that are looked at; a table of 40 rows and 8 columns draws some 400."""

PDF_SECONDS = 10.0
"""Seconds that reading a PDF may take; a page of text takes 0.03."""

PDF_MEMORY = 480 * 1024 * 1024
"""Bytes of address space for reading a PDF; Python and the library take 150 MB of it."""

SCAN_CHARACTERS = 20
"""Characters for each page with a picture below which a PDF is a scan: a stamp or a page number is no text."""

OFFICE_SECONDS = 60.0
"""Seconds that LibreOffice may take to turn a file into .docx; its first start alone can take ten."""
