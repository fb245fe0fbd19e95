"""`python -m deskbook`: the command, also where no script folder is on the path."""

import sys

from deskbook.cli import main

sys.exit(main())
