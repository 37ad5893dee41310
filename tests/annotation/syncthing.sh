#!/bin/bash
# syncthing.sh QUANDIAN-CLI [last-writer-wins]: two machines annotate one essay while apart, and a real Syncthing
# brings them together
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two instances of Syncthing on loopback share the annotations of two data directories. No discovery, relay, port
# mapping, report or upgrade is on, so that nothing leaves this machine. In the end both list the same notes: every one
# that was made, none that was deleted, both texts of the one that was written twice; and no copy lies about. With
# “last-writer-wins” Syncthing leaves no conflict copies: of two files the older is simply gone.
set -eu
cli=$1
max_conflicts=-1
[ "${2:-}" = last-writer-wins ] && max_conflicts=0
if ! command -v syncthing >/dev/null; then
  echo "syncthing is not installed"
  exit 77
fi

work=$(mktemp -d)
pids=
stop () {
  for pid in $pids; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  pids=
}
trap 'stop; rm -rf "$work"' EXIT
fail () {
  echo "FAILED: $*"
  for side in a b; do
    echo "== $side"
    ls -la "$work/$side/data/annotations"
    cat "$work/$side/list" 2>/dev/null || true
    tail -5 "$work/$side/log" 2>/dev/null || true
  done
  exit 1
}
# What is trashed stays in here too.
export HOME="$work" XDG_DATA_HOME="$work/share" STNOUPGRADE=1 STNODEFAULTFOLDER=1

cat >"$work/essay.txt" <<'ESSAY'
灯下记
夜读之时，灯影摇曳。读书须用意，一字值千金。窗外芭蕉数声，案上一卷未终，茶烟已冷。
晨起推窗，霜色满庭。昨夜所读，已忘其半，唯此一句尚在心头，如石上之泉。
ESSAY

notes () { # SIDE COMMAND...
  local side=$1
  shift
  "$cli" --data-dir="$work/$side/data" notes "$@" "$work/essay.txt"
}
find_id () { # SIDE NOTE
  notes "$1" list | grep "\"note\":\"$2\"" | sed 's/.*"id":"\([^"]*\)".*/\1/' | head -1
}

ports=$(python3 - <<'PYTHON'
import socket
sockets = [socket.socket() for _ in range(2)]
for s in sockets:
    s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in sockets])
PYTHON
)
port_a=${ports% *}
port_b=${ports#* }
for side in a b; do
  mkdir -p "$work/$side/data/annotations"
  syncthing generate --home="$work/$side/home" --no-default-folder --skip-port-probing >"$work/$side/log" 2>&1 \
    || fail "no configuration: $(cat "$work/$side/log")"
done
id_a=$(syncthing --home="$work/a/home" --device-id)
id_b=$(syncthing --home="$work/b/home" --device-id)

configure () { # SIDE PORT
  cat >"$work/$1/home/config.xml" <<CONFIG
<configuration version="36">
  <folder id="quandian" label="quandian" path="$work/$1/data/annotations" type="sendreceive" rescanIntervalS="5"
          fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="$id_a"/>
    <device id="$id_b"/>
    <maxConflicts>$max_conflicts</maxConflicts>
  </folder>
  <device id="$id_a" name="a"><address>tcp://127.0.0.1:$port_a</address></device>
  <device id="$id_b" name="b"><address>tcp://127.0.0.1:$port_b</address></device>
  <gui enabled="false"/>
  <options>
    <listenAddress>tcp://127.0.0.1:$2</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunServer></stunServer>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <urAccepted>-1</urAccepted>
    <urURL></urURL>
    <crashReportingEnabled>false</crashReportingEnabled>
    <crashReportingURL></crashReportingURL>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <setLowPriority>false</setLowPriority>
  </options>
</configuration>
CONFIG
}
configure a "$port_a"
configure b "$port_b"

connect () {
  for side in a b; do
    syncthing serve --home="$work/$side/home" --no-browser --no-restart --logflags=0 >>"$work/$side/log" 2>&1 &
    pids="$pids $!"
  done
}
print_state () { # SIDE: the files that are shared, without Syncthing's own
  (cd "$work/$1/data/annotations" && find . -type f ! -path './.st*' ! -name '.syncthing*' -exec sha256sum {} + | sort)
}
# Waits until both sides have the same files and keep them for two seconds.
settle () {
  local quiet=0 last=
  for _ in $(seq 240); do
    local now_a now_b
    now_a=$(print_state a)
    now_b=$(print_state b)
    if [ "$now_a" = "$now_b" ] && [ "$now_a" = "$last" ] && [ -n "$now_a" ]; then
      quiet=$((quiet + 1))
      [ $quiet -ge 8 ] && return 0
    else
      quiet=0
    fi
    last=$now_a
    sleep 0.25
  done
  fail "the directories do not become the same"
}
# Opens the essay on both sides, which merges what came, until nothing changes any more.
agree () {
  for _ in 1 2 3 4 5; do
    settle
    notes a list >"$work/a/list"
    settle
    notes b list >"$work/b/list"
    settle
    if cmp -s "$work/a/list" "$work/b/list" && ! find "$work" -path '*/annotations/*conflict*' | grep -q .; then
      return 0
    fi
  done
  fail "the sides do not agree"
}
has () { grep -q "\"note\":\"$1\"" "$work/a/list" || fail "the note “$1” is lost"; }
lacks () { ! grep -q "\"note\":\"$1\"" "$work/a/list" || fail "the note “$1” came back"; }

echo "# together: three notes of the one reach the other"
for note in both gone-a gone-b; do notes a add --quote=夜读之时 --note=$note >/dev/null; done
connect
agree
stop

echo "# apart: both write, both delete, both change one note"
notes a add --quote=灯影摇曳 --note=of-a >/dev/null
notes a edit "$(find_id a both)" --note=both-by-a >/dev/null
notes a remove "$(find_id a gone-a)" >/dev/null
notes b add --quote=霜色满庭 --note=of-b >/dev/null
notes b edit "$(find_id b both)" --note=both-by-b >/dev/null
notes b remove "$(find_id b gone-b)" >/dev/null
conflicts_before=$(find "$work/share" -name '*conflict*' 2>/dev/null | wc -l)
connect
agree
for note in of-a of-b both-by-a both-by-b; do has $note; done
for note in gone-a gone-b both; do lacks $note; done
if [ $max_conflicts = 0 ]; then
  stop
  echo "both sides list the same $(wc -l <"$work/a/list") notes, though one file was overwritten"
  exit 0
fi
[ "$(find "$work/share" "$work"/[ab]/data/previous -name '*conflict*' 2>/dev/null | wc -l)" -gt "$conflicts_before" ] \
  || fail "there was no conflict, so that nothing was tested"

echo "# connected: both write at the same time"
for i in 1 2 3; do
  notes a add --quote=一字值千金 --note=live-a-$i >/dev/null &
  notes b add --quote=一字值千金 --note=live-b-$i >/dev/null
  wait $!
done
agree
for i in 1 2 3; do has live-a-$i; has live-b-$i; done

echo "# apart again: what was deleted stays deleted"
stop
notes a remove "$(find_id a of-b)" >/dev/null
notes b add --quote=石上之泉 --note=last >/dev/null
connect
agree
has last
lacks of-b
lacks gone-a
stop
for side in a b; do
  if grep -iE 'relay|discover|nat|stun|crash|usage report' "$work/$side/log" | grep -iE 'https?://|joined|dialing'; then
    fail "Syncthing talked to the outside"
  fi
done
echo "both sides list the same $(wc -l <"$work/a/list") notes"
