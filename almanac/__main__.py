"""python -m almanac"""

import sys

from almanac.cli import main

for stream in (sys.stdout, sys.stderr):  # a console without Chinese letters shows ? instead of stopping
    stream.reconfigure(errors="replace")  # type: ignore[union-attr]
sys.exit(main())
