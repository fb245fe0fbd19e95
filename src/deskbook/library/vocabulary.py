"""What the company has chosen, or the defaults where it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbook.kinds.vocabulary.schema import Vocabulary

if TYPE_CHECKING:
    from deskbook.library.model import Library

DEFAULT = Vocabulary()


def vocabulary(library: Library) -> Vocabulary:
    """The words of `sop_data/vocabulary.yml`."""
    record = library.get(Vocabulary, "vocabulary")
    return record.data if record else DEFAULT
