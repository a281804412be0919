"""The tree of categories. Small, so that a process keeps all of it; every change is heard."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallgrass.mall.models import Category
from tallgrass.mall.types import CategoryView
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Followed, Memory, is_hearing
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Tree:
    by_id: dict[int, CategoryView]
    by_slug: dict[str, CategoryView]
    below: dict[int, tuple[CategoryView, ...]]
    """Children in order; those of 0 are the roots."""

    def path(self, id: int) -> tuple[CategoryView, ...]:
        return tuple(self.by_id[above] for above in self.by_id[id].path)


_tree: Followed[str, Tree] = Followed("categories", 1)
_tree_of_the_deaf: Memory[str, Tree] = Memory(1, seconds=60)
"""A process that hears of no changes (jobs, readers, commands) reads it anew once a minute."""


def category_tree() -> Tree:
    if is_hearing():
        return _tree.look("tree", _read)
    return _tree_of_the_deaf.fill(["tree"], lambda _: {"tree": _read()})["tree"]


def get_category(slug: str) -> CategoryView:
    """
    Raises:
        DomainError: `not_found`.
    """
    found = category_tree().by_slug.get(slug)
    if found is None:
        raise not_found()
    return found


def list_roots() -> Sequence[CategoryView]:
    """The first row of the tree, without what is retired."""
    return [view for view in category_tree().below.get(0, ()) if not view.retired]


def list_leaves() -> list[tuple[CategoryView, list[CategoryView]]]:
    """Every root with all below it that goods can be put into: what a chooser shows."""
    tree = category_tree()
    return [(root, [view for view in tree.by_id.values() if view.path[0] == root.id and not view.retired]) for root in list_roots()]


def _read() -> Tree:
    found = rows(
        f"SELECT id, parent_id, slug, name, name_en, retired_at IS NOT NULL FROM {Category._meta.db_table} ORDER BY position, id", []
    )
    parents = {id: parent for id, parent, *_ in found}

    def path(id: int) -> tuple[int, ...]:
        above = parents[id]
        return (*path(above), id) if above else (id,)

    views = {id: CategoryView(id, slug, Words(name, name_en), path(id), retired) for id, _, slug, name, name_en, retired in found}
    below: dict[int, list[CategoryView]] = {}
    for id, parent, *_ in found:
        below.setdefault(parent or 0, []).append(views[id])
    return Tree(views, {view.slug: view for view in views.values()}, {id: tuple(under) for id, under in below.items()})
