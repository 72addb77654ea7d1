#!/bin/bash
# What the shells make of `entente completion SHELL`: bash always, zsh and fish where they are installed.
#
#   completion_test.sh PROGRAM
set -u
program=$(readlink -f "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" && ln -s "$program" "$folder/bin/entente"
export PATH="$folder/bin:$PATH" HOME="$folder"
cd "$folder" || exit 1
entente query --create t.kg "CREATE (:Person {name: 'Xi Jinping'}), (:Person {name: 'Xi Zhongxun'}), (:Person {name: 'Ada'})" || exit 1
touch 'two words.txt'
failed=0
skipped=

# expect SHELL LINE CANDIDATE...: what stands before the cursor, and what must be among the candidates; -CANDIDATE must not.
expect() {
  local shell=$1 line=$2 found candidate
  shift 2
  found=$("complete_$shell" "$line")
  for candidate in "$@"; do
    case $candidate in
      !*) grep -qxF -- "${candidate#!}" <<<"$found" || continue ;;
      *) ! grep -qxF -- "$candidate" <<<"$found" || continue ;;
    esac
    echo "FAILED: $shell: '$line': $candidate; candidates are:"
    sed 's/^/  | /' <<<"$found"
    failed=1
  done
}

expect_all() {
  expect "$1" 'entente bu' build '!query'
  expect "$1" 'entente evaluate' evaluate-links
  expect "$1" 'entente query t.kg --fo' --format '!--file'
  expect "$1" 'entente query --format t' table tsv '!csv'
  expect "$1" 'entente build t' t.kg
  expect "$1" 'entente completion f' fish '!bash'
  expect "$1" 'entente help re' recommend report restore remove repl '!build'
}

complete_bash() {
  bash --norc -c '
    source <(entente completion bash)
    eval "COMP_WORDS=($1)"; [[ $1 != *" " ]] || COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _entente
    printf "%s\n" "${COMPREPLY[@]}"' bash "$1"
}
expect_all bash
expect bash "entente recommend t.kg Xi" 'Xi Jinping' 'Xi Zhongxun' '!Ada'
expect bash "entente report t.kg 'Xi J'" 'Xi Jinping' '!Xi Zhongxun'
expect bash "entente build t.kg two" 'two words.txt'

# zsh completes in a terminal only: one within it, whose listing is read.
complete_zsh() {
  zsh -f -c '
    zmodload zsh/zpty
    zpty t "TERM=dumb COLUMNS=200 zsh -f -i"
    zpty -w t "PS1=; autoload -Uz compinit; compinit -u -d $HOME/dump; source <(entente completion zsh); cd $HOME"
    zpty -w t "zstyle \":completion:*\" list-separator \"\"; zstyle \":completion:*\" verbose no; LISTMAX=0"
    zpty -w t "list() { compstate[insert]=; compstate[list]=list; compstate[list_max]=0; _main_complete; }; zle -C list list-choices list; bindkey \"^I\" list"
    zpty -w t "zle-line-init() { print RE\"\"ADY }; zle -N zle-line-init"
    zpty -r -m t line "*READY*"  # before its editor runs, the terminal itself would take Ctrl-U and drop the line
    zpty -w -n t "$1"$'"'\t\025'"'  # Ctrl-U: the line goes, the listing was read
    zpty -w t "print DO\"\"NE"
    zpty -r -m t line "*DONE*"
    print -r -- $line
    zpty -d t' zsh "$1" 2>/dev/null | tr -d '\r\a' | sed 's/\x1b\[[0-9;?]*[A-Za-z]//g' | tr -s ' \n' '\n\n' | sort -u
}
complete_fish() { fish --no-config -c 'entente completion fish | source; complete -C $argv[1] | string replace -r "\t.*" ""' "$1"; }
for shell in zsh fish; do
  if ! command -v "$shell" >/dev/null; then
    skipped="$skipped $shell"
    continue
  fi
  expect_all "$shell"
done
if command -v fish >/dev/null; then
  expect fish 'entente recommend t.kg Xi' 'Xi Jinping' 'Xi Zhongxun'
fi

[ "$failed" -eq 0 ] || exit 1
echo "the shells complete${skipped:+; not installed and so skipped:$skipped}"
