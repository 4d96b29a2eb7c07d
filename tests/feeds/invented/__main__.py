from __future__ import annotations

import sys

from tests.feeds.invented import lines

sys.stdout.write(lines())
