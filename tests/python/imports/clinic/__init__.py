from .store import Store as ChartStore
from .text import *

__all__ = ["ChartStore", "describe"]
