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
        self._own = frozenset(self._paragraphs)
        self.atoms = {
            index: Atoms(block.origins, elements, self.tag)
            for index, block in enumerate(blocks)
            if block.source is not None and block.source.part == part
        }

    def beside_control(self, paragraph: Element) -> Element | None:
        """Return the paragraph near a content control that begins with this one, for the reference of a comment in it;
        None for any other paragraph: there the reference stands beside the words.

        LibreOffice 7.4 drops the text before a reference in a control's first paragraph. Neither it nor Word needs the
        reference beside the words: the range tells where the comment is.
        """
        control = self._control_begun(paragraph)
        if control is None:
            return None
        at = self._paragraphs.index(paragraph)
        near = (*control.itersiblings("*"), *control.itersiblings("*", preceding=True))
        in_order = (*self._paragraphs[at + 1 :], *self._paragraphs[:at][::-1])
        return next((each for each in (*near, *in_order) if self._takes_reference(each)), None)

    def _control_begun(self, paragraph: Element) -> Element | None:
        """Return the outermost content control whose first paragraph this is."""
        controls = paragraph.iterancestors(f"{self.tag}sdt")
        begun = [each for each in controls if next(each.iter(f"{self.tag}p")) is paragraph]
        return begun[-1] if begun else None

    def _takes_reference(self, element: Element) -> bool:
        """Tell whether a paragraph of the file as it was begins no content control, is in no text box and holds a run.

        (LibreOffice shows an empty paragraph that ends a section only where it holds something.)
        """
        in_box = next(element.iterancestors(f"{self.tag}p"), None) is not None
        is_empty = element.find(f"{self.tag}r") is None
        return element in self._own and not in_box and not is_empty and self._control_begun(element) is None

    def paragraph(self, index: int) -> Element | None:
        """Return the paragraph that a block begins in; None where it came from elsewhere."""
        source = self.blocks[index].source
        return self._paragraphs[source.index] if source is not None and index in self.atoms else None
