#!/usr/bin/env python3
# Holds the arrows of CONTRIBUTING.md: a room includes itself and the rooms its arrows point to, and nothing else.
# Generated headers (config.h, …-resources.h) lie in no room.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys

ROOMS = {
    "text": set(),
    "document": {"text"},
    "annotation": {"text", "document"},
    "typeset": {"text", "document"},
    "exchange": {"text", "document", "annotation", "typeset"},
    "ui": {"text", "document", "annotation", "typeset", "exchange"},
    "cli": {"text", "document", "annotation", "typeset", "exchange"},
}

# Header folders or files that only some rooms may name.
FOREIGN = {
    "gtk/": {"ui"}, "gdk/": {"ui"}, "gsk/": {"ui"}, "adwaita.h": {"ui"},
    "pango/": {"typeset", "exchange", "ui", "cli"}, "hb": {"typeset"}, "cairo": {"typeset", "exchange", "ui"},
}


def faults(root):
    for path in sorted(root.glob("src/*/*.[ch]")):
        room = path.parent.name
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
            if not match:
                continue
            kind, name = match.groups()
            first = name.split("/")[0]
            if kind == '"' and first in ROOMS and first != room and first not in ROOMS[room]:
                yield f"{path}:{number}: {room} must not know {first}"
            if kind == '"' and "/" not in name and name != "config.h" and not name.endswith("-resources.h"):
                yield f"{path}:{number}: include by room, as in \"{room}/{name}\""
            for prefix, allowed in FOREIGN.items():
                if kind == "<" and name.startswith(prefix) and room not in allowed:
                    yield f"{path}:{number}: {room} must not know <{name}>"


def main():
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
