"""The main part of a Word file as read: its paragraphs, and what shows the text of each block."""

from __future__ import annotations

from collections.abc import Sequence

from csreview.annotating.atoms import Atoms
from csreview.annotating.xml import Element, namespace
from csreview.model import Block


class Body:
    """The part `part`, whose root is `root` and whose blocks, as read, are among `blocks`.

    `tag` is its namespace in braces. Paragraphs are those of the file as it was, whatever is added later.
    """

    def __init__(self, root: Element, blocks: Sequence[Block], part: str) -> None:
        self.root = root
        self.tag = namespace(root)
        self.blocks = blocks
        elements = list(root.iter("*"))
        self._paragraphs = [element for element in elements if element.tag == f"{self.tag}p"]
        self.atoms = {
            index: Atoms(block.origins, elements, self.tag)
            for index, block in enumerate(blocks)
            if block.source is not None and block.source.part == part
        }

    def paragraph(self, index: int) -> Element | None:
        """Return the paragraph that a block begins in; None where it came from elsewhere."""
        source = self.blocks[index].source
        return self._paragraphs[source.index] if source is not None and index in self.atoms else None
