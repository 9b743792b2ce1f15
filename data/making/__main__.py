"""python data/making --out DIR"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])  # so that the package is found, wherever we are called from

from making.command import main  # noqa: E402

sys.exit(main())
