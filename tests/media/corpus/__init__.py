"""Files that mean harm, made on the spot: floods, bombs, polyglots, scripts, damage, and what cameras write about their owners.

Each is one function named by what it is. `@picture("code", …)` and `@video("code", …)` say which outcomes are right;
`KEPT` means taken in, re-encoded.
"""

from tests.media.corpus import damage, floods, honest, owners, polyglots, videos
from tests.media.corpus.hostile import KEPT, PICTURES, SECRET, VIDEOS, Hostile

__all__ = ["KEPT", "PICTURES", "SECRET", "VIDEOS", "Hostile", "damage", "floods", "honest", "owners", "polyglots", "videos"]
