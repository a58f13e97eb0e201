"""Where the program `philint` of this installation is."""

import os
import shutil
import sys
import sysconfig


def find_philint():
    """The path of the program that was installed with this package."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [sysconfig.get_path("scripts"),
               sysconfig.get_path("scripts", f"{os.name}_user"),
               os.path.join(here, "bin"),            # pip install --target
               os.path.dirname(sys.executable)]
    for folder in folders:
        program = os.path.join(folder, "philint")
        if os.access(program, os.X_OK):
            return program
    found = shutil.which("philint")
    if not found:
        raise FileNotFoundError("philint is not beside its package")
    return found
