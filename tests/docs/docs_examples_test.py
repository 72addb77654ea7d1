"""The checker of the pages' examples passes true pages, fails lying ones, and writes the truth when told to.

usage: docs_examples_test.py CHECKER; a shell script stands in for the program."""
import os
import pathlib
import subprocess
import sys
import tempfile

CASES = [  # name, page, exit status, a piece of the output
    ("true", "```console\n$ entente say a b\na\nb\n```\n", 0, "1 commands"),
    ("a lie", "```console\n$ entente say a\nb\n```\n", 1, "the program says\n    a"),
    ("a line too few", "```console\n$ entente say a b\na\n```\n", 1, "1 differ"),
    ("any lines", "```console\n$ entente say a b c\n...\nc\n```\n", 0, "0 differ"),
    ("any text", "```console\n$ entente say took-12-ms\ntook-…-ms\n```\n", 0, "0 differ"),
    ("any text is not any lines", "```console\n$ entente say a b\n…\n```\n", 1, "1 differ"),
    ("several lines", "```console\n$ entente say 'a\n> b'\na\nb\n```\n", 0, "0 differ"),
    ("a status", "```console\n$ entente fail\nno\n[3]\n```\n", 0, "0 differ"),
    ("a status not told", "```console\n$ entente fail\nno\n```\n", 1, "[3]"),
    ("commands only", "```sh\nentente say a   # a comment\n```\n", 0, "0 differ"),
    ("commands only, failing", "```sh\nentente fail\n```\n", 1, "1 differ"),
    ("not run", "```console shared\n$ entente say a\nb\n```\n```sh\nentente say\n```\n", 0, "not run (shared)"),
    ("no marker", "```\n$ entente say a\na\n```\n```sh\nentente say\n```\n", 1, "neither console nor sh"),
    ("no block", "    entente say a\n\n```sh\nentente say\n```\n", 1, "outside a fenced block"),
    ("figures of another run", "```console figures\n$ entente say took '12.5 ms' 1,000\ntook\n   7 ms\n20\n```\n", 0, "0 differ"),
    ("figures that are none", "```console figures\n$ entente say took fast\ntook\n7\n```\n", 1, "1 differ"),
    ("figures, a row too few", "```console figures\n$ entente say a 1 b 2\na\n1\n```\n", 1, "1 differ"),
    ("an unknown condition", "```console sometimes\n$ entente say a\na\n```\n```sh\nentente say\n```\n", 1, "nobody knows"),
    ("slow figures", "```console slow figures\n$ entente say a\nb\n```\n```sh\nentente say\n```\n", 0, "not run (slow)"),
    ("nothing run", "no example\n", 1, "0 commands"),
]


def main():
    checker = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        program = folder / "program"
        program.write_text('#!/bin/sh\ncase $1 in\n  build) exit 0 ;;\n  fail) echo no >&2; exit 3 ;;\nesac\nshift\nprintf "%s\\n" "$@"\n')
        program.chmod(0o755)
        page = folder / "page.md"

        def check(*options):
            done = subprocess.run([sys.executable, checker, "--program", program, *options, page], capture_output=True, text=True, check=False)
            return done.returncode, done.stdout + done.stderr

        for name, text, wanted, piece in CASES:
            page.write_text(text, encoding="utf-8")
            status, output = check()
            if status != wanted or piece not in output:
                sys.exit(f"{name}: status {status}, expected {wanted}, or no {piece!r} in:\n{output}")
        page.write_text("```console\n$ entente say a\nlie\n$ entente fail\n```\nend\n", encoding="utf-8")
        check("--write")
        if page.read_text(encoding="utf-8") != "```console\n$ entente say a\na\n$ entente fail\nno\n[3]\n```\nend\n":
            sys.exit(f"--write wrote:\n{page.read_text(encoding='utf-8')}")
        if check()[0] != 0:
            sys.exit("a page that was written is not true")
        page.write_text("```console shared\n$ entente say a\nb\n```\n```console slow\n$ entente say a\nb\n```\n", encoding="utf-8")
        os.environ["ENTENTE_SHARED"] = str(folder)
        status, output = check("--shared")
        if status != 1 or "1 commands" not in output or "not run (slow)" not in output:
            sys.exit(f"--shared: status {status}, wanted the shared block alone:\n{output}")
        os.environ["ENTENTE_SHARED"] = str(folder / "none")
        if check("--shared")[0] != 77:
            sys.exit("--shared without shared data is not said to be skipped")
        page.write_text("```console figures\n$ entente say '5 ms'\n9 ms\n```\n", encoding="utf-8")
        check("--write")
        if "9 ms" not in page.read_text(encoding="utf-8"):
            sys.exit("--write alone wrote other figures of the same form")
        check("--write", "--figures")
        if "\n5 ms\n" not in page.read_text(encoding="utf-8"):
            sys.exit("--write --figures did not write the figures")
    print(f"{len(CASES) + 1} pages checked")


main()
