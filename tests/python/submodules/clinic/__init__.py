from . import exports
from clinic import labels
