#!/bin/bash
# Runs the program as users do: tests/cases/cli/*.case through a shell, in an empty folder, and compares what comes out.
#
#   run_cases.sh PROGRAM CASE...
#
# A case file holds blocks. `$ command` starts one; what follows up to the next empty line is the expected output, standard
# output first, then standard error; `*` in a line matches anything, a line `...` any number of lines. `[N]` is the exit
# status, 0 where there is none. Empty lines of the output are left out of the comparison. `#` starts a comment between blocks.
set -u
program=$(readlink -f "$1")
shift
here=$(dirname "$(readlink -f "$0")")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$program" "$folder/bin/entente"
export PATH="$folder/bin:$PATH" HOME="$folder" CASES="$here/../cases" SAMPLES="$here/../../docs/samples"
export ENTENTE_MODEL="${ENTENTE_MODEL:-}"
[ -n "$ENTENTE_MODEL" ] || unset ENTENTE_MODEL
unset NO_COLOR XDG_STATE_HOME XDG_CONFIG_HOME PAGER
blocks=0
failed=0

# matches PATTERNS... -- LINES... : both as arrays `expected` and `actual`
matches() {
  local e=0 a=0
  match_from 0 0
}

match_from() {
  local e=$1 a=$2
  while [ "$e" -lt "${#expected[@]}" ]; do
    if [ "${expected[$e]}" = "..." ]; then
      local k
      for ((k = a; k <= ${#actual[@]}; ++k)); do
        match_from $((e + 1)) "$k" && return 0
      done
      return 1
    fi
    [ "$a" -lt "${#actual[@]}" ] || return 1
    # Everything but * stands for itself.
    local pattern=${expected[$e]//\\/\\\\}
    pattern=${pattern//\[/\\[}
    pattern=${pattern//\?/\\?}
    # shellcheck disable=SC2053
    [[ ${actual[$a]} == $pattern ]] || return 1
    e=$((e + 1))
    a=$((a + 1))
  done
  [ "$a" -eq "${#actual[@]}" ]
}

finish_block() {
  [ -n "$command" ] || return 0
  blocks=$((blocks + 1))
  local status=0
  (cd "$folder/work" && timeout 900 bash -c "$command" >"$folder/out" 2>"$folder/err" </dev/null) || status=$?
  mapfile -t actual < <(cat "$folder/out" "$folder/err" | sed 's/[[:space:]]*$//' | grep -v '^$')
  if [ "$status" -ne "$wanted" ] || ! matches; then
    failed=$((failed + 1))
    echo "FAILED $where: $command"
    [ "$status" -eq "$wanted" ] || echo "  status $status, expected $wanted"
    printf '  expected| %s\n' "${expected[@]}"
    printf '  actual  | %s\n' "${actual[@]}"
  fi
  command=
}

for file in "$@"; do
  rm -rf "$folder/work"
  mkdir "$folder/work"
  command=
  number=0
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    case $line in
      '$ '*)
        finish_block
        command=${line#'$ '} expected=() wanted=0 where="$(basename "$file"):$number" ;;
      '') finish_block ;;
      '['[0-9]*']')
        if [ -n "$command" ]; then wanted=${line#[} wanted=${wanted%]}; fi ;;
      *) [ -z "$command" ] || expected+=("$(printf '%s' "$line" | sed 's/[[:space:]]*$//')") ;;
    esac
  done <"$file"
  finish_block
done
echo "$blocks commands run, $failed failed"
[ "$failed" -eq 0 ] && [ "$blocks" -gt 0 ]
