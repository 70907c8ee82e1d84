"""The reconstructor: flat comments become a thread.

Comments arrive flat, and something says which answers which: parent ids (exports, APIs, feeds), positions, depths
(``depth-3`` classes), indents (pixels or columns), paths (``2.1.3``). Each becomes one list, the parent's row of
every row; one linear core, `order_of_rows`, puts the rows in order. Nothing here recurses.

The rules, whatever the input:

- Every comment is in the thread exactly once.
- Comments stand depth first, a parent before its replies.
- Siblings stand in input order, wherever in the input their parent is; so do the comments at the top level.
- What does not fit is mended and reported as a `Repair`, never dropped:

  ``missing-parent``
      The parent is not in the input: the comment goes to the top level (with paths, below its nearest ancestor).
  ``late-parent``
      The parent comes later in the input: the comment moves below it.
  ``self-parent``
      The comment answers itself: it goes to the top level.
  ``cycle``
      Comments answer each other in a circle: the one that comes first in the input goes to the top level.
  ``duplicate-id``
      The id was taken: the later comment is renamed (``7`` becomes ``7~2``); replies to the id go to the first.
  ``depth-jump``
      A depth more than one below its parent's: the comment is a direct reply all the same.
  ``negative-depth``, ``bad-indent``
      No place in a thread: a negative depth counts as 0, an indent that is no finite number as the one above.

"""

from postparse.threads.build import Reconstruction, build_thread, reconstruct
from postparse.threads.order import first_rows_of_cycles, order_of_ids, order_of_rows
from postparse.threads.parents import depths_from_indents, parents_from_depths, parents_from_paths

__all__ = [
    "Reconstruction",
    "build_thread",
    "depths_from_indents",
    "first_rows_of_cycles",
    "order_of_ids",
    "order_of_rows",
    "parents_from_depths",
    "parents_from_paths",
    "reconstruct",
]
