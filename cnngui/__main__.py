"""`python -m cnngui`, the same as `cnngui`."""

import sys

from cnngui.cli import main

sys.exit(main())
