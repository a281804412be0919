"""The points that may be varied, as apps declare them in their `registrations.py`."""

from tallgrass.platform.experiments.types import Point

_points: dict[str, Point] = {}


def register_points(*points: Point) -> None:
    """
    Raises:
        TypeError: a name is taken.
    """
    for point in points:
        if _points.setdefault(point.name, point) != point:
            raise TypeError(f"the point {point.name!r} is already registered")


def known_points() -> list[Point]:
    return [_points[name] for name in sorted(_points)]


def find_point(name: str) -> Point | None:
    return _points.get(name)
