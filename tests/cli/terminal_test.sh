#!/bin/bash
# The REPL in a real terminal, driven through tmux: editing of several lines, completion, Ctrl-C, .why, paging, history.
# Skipped (77) where there is no tmux.
set -u
command -v tmux >/dev/null || { echo "skipped: no tmux"; exit 77; }
program=$(readlink -f "$1")
folder=$(mktemp -d)
export HOME="$folder" XDG_STATE_HOME="$folder/state" LC_ALL=C.UTF-8
unset NO_COLOR PAGER TMUX
socket="entente-$$"
servers=0
in_tmux() { tmux -L "$socket" -f /dev/null "$@"; }
trap 'in_tmux kill-server 2>/dev/null; rm -rf "$folder"' EXIT

"$program" query --create "$folder/t.kg" "CREATE (x:Person {name: 'Xi Jinping', aliases: ['习近平']}),
  (t:Person {name: 'Kassym-Jomart Tokayev'}),
  (x)~[:MET {date: date('2024-07-02'), place: 'Astana', confidence: 0.9}]~(t)" || exit 1

# A server of its own for each: one that is ending would take the next one's session with it.
start() { in_tmux kill-server 2>/dev/null; socket="entente-$$-$((++servers))"; in_tmux new-session -d -x 100 -y 30 -s t "$program repl $folder/t.kg" && wait_for 't.kg>'; }
# tmux takes a semicolon at the end for its own.
type_text() {
  local text=$1
  [ "${text: -1}" != ';' ] || text="${text%;}\\;"
  in_tmux send-keys -t t -l -- "$text"
}
press() { in_tmux send-keys -t t "$@"; }
screen() { in_tmux capture-pane -t t -p -S -200; }

# Waits, up to 20 s, until the screen holds the text.
wait_for() {
  for _ in $(seq 200); do
    screen 2>/dev/null | grep -qF -- "$1" && return 0
    sleep 0.1
  done
  echo "FAILED: '$1' does not appear on:"
  screen | sed 's/^/  | /'
  exit 1
}
# The same for a whole line of the screen.
wait_for_line() {
  for _ in $(seq 200); do
    screen 2>/dev/null | sed 's/ *$//' | grep -qxF -- "$1" && return 0
    sleep 0.1
  done
  echo "FAILED: no line '$1' on:"
  screen | sed 's/^/  | /'
  exit 1
}
# Between two inputs the terminal is not the editor's: who types at once after Ctrl-C waits for the prompt, as people do.
wait_for_prompt() {
  for _ in $(seq 200); do
    screen 2>/dev/null | grep -v '^ *$' | tail -1 | grep -qE 't\.kg> *$' && return 0
    sleep 0.1
  done
  echo "FAILED: no empty prompt on:"
  screen | sed 's/^/  | /'
  exit 1
}
clear_screen() { press C-l; in_tmux clear-history -t t; }

start || exit 1

# Several lines are one statement until ;
type_text 'MATCH (p:Person)'
press Enter
type_text 'RETURN count(p) AS people;'
press Enter
wait_for '(1 row)'

# Tab completes keywords, labels, types, and names in the data.
clear_screen
type_text 'MATCH (a:Per'
press Tab
type_text " {name: 'Tok"
press Tab
type_text "'})-[r:ME"
press Tab
type_text ']-(b) RETURN b.name AS met, r;'
press Enter
wait_for "Kassym-Jomart Tokayev'})-[r:MET]"
wait_for '(1 row)'

# .why shows what stands behind the row.
type_text '.why 1'
press Enter
wait_for 'confidence 0.9'

# What is typed has colours: keywords blue, labels and types green, strings yellow; also where it is of several rows.
colored() { in_tmux capture-pane -t t -p -e -S -200; }
wait_for_color() {
  for _ in $(seq 100); do
    colored | grep -qF -- "$1" && return 0
    sleep 0.1
  done
  echo "FAILED: no '$1' in colour on:"
  colored | cat -v | sed 's/^/  | /'
  exit 1
}
esc=$(printf '\033')
clear_screen
type_text "MATCH (p:Person {name: 'Xi Jinping'}) WHERE p.name <> 'somebody else whose name goes on for quite a while'"
press Enter
type_text "RETURN 'next row' AS next;"
wait_for_color "${esc}[34mMATCH${esc}[39m (p:${esc}[32mPerson${esc}[39m"
wait_for_color "${esc}[33m'next row'"
press Left
press BSpace
type_text t
press End
press Enter
wait_for 'next row'
wait_for '(1 row)'

# Ctrl-C while typing forgets the input, and the program goes on, on a line of its own.
clear_screen
type_text 'RETURN nonsense'
wait_for 'RETURN nonsense'
press C-c
wait_for_prompt
wait_for_line 't.kg> RETURN nonsense'
type_text 'RETURN 41 + 1 AS answer;'
press Enter
wait_for_line 't.kg> RETURN 41 + 1 AS answer;'
wait_for_line ' answer'
wait_for_line '     42'

# So it is where the cursor stands in the middle of several lines.
clear_screen
type_text 'MATCH (left)'
press Enter
type_text 'RETURN behind'
wait_for 'RETURN behind'
press Left
press C-c
wait_for_prompt
wait_for_line 'RETURN behind'

# Ctrl-C while a statement runs stops the statement only.
clear_screen
type_text 'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x + y AS z WHERE z < 0 RETURN count(z);'
press Enter
sleep 1
press C-c
wait_for 'was interrupted'
wait_for_prompt
type_text 'RETURN 6 * 7 AS again;'
press Enter
wait_for 'again'

# A plain question, its name completed.
clear_screen
type_text 'who met Kassym'
press Tab
type_text '?'
press Enter
wait_for '1. 2024-07-02'

# Long answers go through the pager.
if command -v less >/dev/null; then
  clear_screen
  type_text 'UNWIND range(1, 500) AS x RETURN x;'
  press Enter
  wait_for ':'
  press q
  type_text 'RETURN 1 AS after_pager;'
  press Enter
  wait_for 'after_pager'
fi

# The history outlives the session; Ctrl-R searches it.
type_text '.quit'
press Enter
sleep 1
start || exit 1
press C-r
type_text '6 * 7'
press Enter
wait_for '42'
grep -q 'again' "$folder/state/entente/history" || {
  echo "FAILED: no history in $folder/state/entente/history"
  exit 1
}

# NO_COLOR is obeyed while one types.
export NO_COLOR=1
start || exit 1
type_text 'RETURN 5 AS plain;'
press Enter
wait_for '(1 row)'
if colored | grep -q "$esc\["; then
  echo "FAILED: colours under NO_COLOR:"
  colored | cat -v
  exit 1
fi
echo "the REPL works in a terminal"
