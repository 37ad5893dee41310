#!/bin/bash
# drive.sh QUANDIAN QUANDIAN_CLI: a reader's hand on the window: real keys and a real mouse, the state read back
# through the command line and the key file. Runs in with-display.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
window=$1 cli=$2
essay=$QD_SOURCE_ROOT/data/essay.txt
for tool in xdotool import convert; do
  command -v $tool >/dev/null || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done
scratch=$(mktemp -d)
trap 'kill $pid 2>/dev/null; rm -rf "$scratch"' EXIT
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config QD_WINDOW_SIZE=1440x900
export GSETTINGS_BACKEND=keyfile QUANDIAN_DATA_DIR=$QD_SOURCE_ROOT/data
count=0 failed=0

check() { # check NAME COMMAND…
  count=$((count + 1))
  if "${@:2}"; then echo "ok $count $1"; else echo "not ok $count $1"; failed=1; fi
}
notes() { "$cli" --data-dir="$scratch/notes" notes list "$essay"; }
within() { # within SECONDS COMMAND…: true as soon as the command is
  local end=$((SECONDS + $1))
  until "${@:2}"; do [ $SECONDS -lt $end ] || return 1; sleep 0.2; done
}
n_notes() { [ "$(notes | wc -l)" -eq "$1" ]; }
has() { notes | grep -q -- "$1"; }
# Some of the page, and not all of it, is dark: its text is set.
set_up() {
  local dark
  import -window root -crop 500x300+420+480 "$scratch/set.png"
  dark=$(convert "$scratch/set.png" -colorspace gray -threshold 50% -format '%[fx:(1-mean)*1000]' info:)
  [ "${dark%.*}" -gt 10 ] && [ "${dark%.*}" -lt 400 ]
}
start() {
  "$window" --data-dir="$scratch/notes" "$essay" 2>"$scratch/messages" & pid=$!
  within 60 set_up
  sleep 2
}
close() { xdotool key ctrl+w; within 30 bash -c "! kill -0 $pid 2>/dev/null"; }

# The page holds the colour of a yellow wash on warm paper, over the width of some characters.
drawn() {
  local pixels
  import -window root "$scratch/page.png"
  pixels=$(convert "$scratch/page.png" -fuzz 1% -fill white -opaque '#f8e3a9' -fill black +opaque white \
    -format '%[fx:mean*w*h]' info:)
  [ "${pixels%.*}" -gt 1000 ]
}
not_drawn() { ! drawn; }

start
check "no mark is drawn at first" not_drawn
xdotool mousemove 700 590 mousedown 1; sleep 0.2
xdotool mousemove 800 590; sleep 0.1; xdotool mousemove 900 590; sleep 0.1; xdotool mouseup 1; sleep 0.5
xdotool key h
check "a dragged selection is highlighted by key" within 30 n_notes 1
check "as a yellow wash" has '"style":"fill","color":"yellow"'

xdotool mousemove 500 660 click --repeat 2 --delay 60 1; sleep 0.6
xdotool key n; sleep 1; xdotool type --delay 30 "a fine remark"; sleep 0.3; xdotool key Escape
check "a note is written and kept without being saved" within 30 has '"note":"a fine remark"'
check "the window closes" close

start
check "the marks are there after a new start" n_notes 2
check "and drawn" within 30 drawn
xdotool mousemove 760 590 click 1; sleep 0.5; xdotool key Delete
check "a mark is deleted by key" within 30 n_notes 1
xdotool key ctrl+z
check "and comes back by undoing" within 30 n_notes 2
# The bar stands above the middle of what is selected; its ninth button sets circles.
xdotool mousemove 480 800 mousedown 1; sleep 0.2
xdotool mousemove 560 800; sleep 0.1; xdotool mousemove 800 800; sleep 0.1; xdotool mouseup 1; sleep 0.8
xdotool mousemove 741 761 click 1
check "the bar beside a selection sets circles" within 30 has '"style":"circles","color":"red"'
# What is selected is worded otherwise, and undoing reads the source again.
corrected() { "$cli" --data-dir="$scratch/notes" text --corrected "$essay" | grep -q "quite another reading"; }
not_corrected() { ! corrected; }
xdotool key Escape Escape; sleep 0.3
xdotool mousemove 480 660 mousedown 1; sleep 0.2
xdotool mousemove 540 660; sleep 0.1; xdotool mousemove 600 660; sleep 0.1; xdotool mouseup 1; sleep 0.6
xdotool key e; sleep 1; xdotool key ctrl+a; xdotool type --delay 30 "quite another reading"; xdotool key Return
check "a place is emended by key" within 30 corrected
sleep 0.5; xdotool key ctrl+z
check "and reads as before by undoing" within 30 not_corrected
check "a key file holds it" grep -q '^Note=a fine remark$' "$scratch"/notes/annotations/*
check "notes are exported" "$cli" --data-dir="$scratch/notes" notes export --format=markdown -o "$scratch/out.md" "$essay"
check "with the note" grep -q "a fine remark" "$scratch/out.md"
# In pages: a click beside the text turns one, the wheel another, End goes to the last.
page() { import -window root -crop 600x500+420+200 "$scratch/$1.png"; }
differ() { ! cmp -s "$scratch/$1.png" "$scratch/$2.png"; }
# turned FROM TO: the page is another one now
turned() { page "$2"; differ "$1" "$2"; }
xdotool key Escape Escape ctrl+shift+p; sleep 1; xdotool key Home; sleep 0.6; page first
xdotool mousemove 1080 700; sleep 0.3; xdotool click 1
check "a click beside the text turns the page" within 30 turned first second
sleep 1; page second
xdotool mousemove 700 500 click 5
check "a notch of the wheel turns another" within 30 turned second third
sleep 1; page third
xdotool key End; within 30 turned third last; sleep 1
check "the window closes again" close
check "the last page is where reading stopped" bash -c "[ \$(sed -n 's/^Position=//p' '$scratch'/notes/annotations/*) -gt 3000 ]"
check "nothing was complained of" bash -c "! grep -E 'CRITICAL|WARNING' '$scratch/messages' >&2"
echo "1..$count"
exit $failed
