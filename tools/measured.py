"""Run a command and print what it took, as JSON: `measured.py COMMAND…`; its exit status is the command's.

A process of its own, and a small one: the peak memory that a system counts for a command begins with that of the
process which started it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys

if __name__ == "__main__":
    done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in
    print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * unit}))
    sys.exit(done.returncode)
