#!/bin/sh
# format.sh SOURCE: every C file is as clang-format 14 leaves it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
cd "$1"
find src tests -name '*.[ch]' | sort | xargs clang-format-14 --dry-run --Werror
