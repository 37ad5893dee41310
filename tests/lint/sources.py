#!/usr/bin/env python3
# Holds what every source file has: a licence line, an opening comment that names it, no over-general file name, every
# file listed in its room's meson.build, and every file with translatable words listed in po/POTFILES.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys


def faults(root):
    potfiles = set((root / "po/POTFILES").read_text(encoding="utf-8").split())
    for path in sorted(root.glob("src/*/*.[ch]")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:600]:
            yield f"{name}: no licence line at its head"
        if not text.startswith(f"/* {path.name}: "):
            yield f"{name}: must open with “/* {path.name}: what it is for”"
        if re.search(r"(utils?|misc|common|helpers?)\.[ch]$", path.name):
            yield f"{name}: a file of odds and ends; give the module a name"
        if path.suffix == ".c" and path.name not in (path.parent / "meson.build").read_text(encoding="utf-8"):
            yield f"{name}: not in {path.parent.name}/meson.build"
        if re.search(r"\b(C_|NC_|N_|_|ngettext) ?\(\"", text) and name not in potfiles:
            yield f"{name}: has words to translate but is not in po/POTFILES"
    for path in sorted(root.glob("src/ui/*.ui")):
        name = path.relative_to(root).as_posix()
        if 'translatable="yes"' in path.read_text(encoding="utf-8") and name not in potfiles:
            yield f"{name}: has words to translate but is not in po/POTFILES"
    for name in sorted(potfiles):
        if not (root / name).exists():
            yield f"po/POTFILES: {name} does not exist"


def main():
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
