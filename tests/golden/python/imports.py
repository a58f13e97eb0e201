from __future__ import annotations
import os, a.b.c
import d.e as f
from . import g
from ..h.i import j as k, l
from m import *

if TYPE_CHECKING:
    from n import Note
__all__ = ["k", "l"]
__all__ += ["x"]
