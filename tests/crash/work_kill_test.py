#!/usr/bin/env python3
"""Kills import, remove, compact and backup at random moments. Each time the store must be sound and hold exactly what it held before or
what it holds after the whole work; a copy must be whole or not be there; and the same work, done again, must end as if nobody had been killed.

    work_kill_test.py ENTENTE SAMPLES [KILLS]"""
import hashlib
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

entente, samples = sys.argv[1], pathlib.Path(sys.argv[2])
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 40
random.seed(20240703)


def run(*command):
    done = subprocess.run([entente, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"entente {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def content(store):
    run("check", store)
    return hashlib.sha256(run("dump", store).encode()).hexdigest()


def fresh(source, target):
    """What a work begins with: a copy of the store without side files, or nothing."""
    for old in target.parent.glob(target.name + "*"):
        old.unlink()
    if source:
        shutil.copyfile(source, target)


class Work:
    def __init__(self, name, source, target, command, check=None):
        self.name, self.source, self.target, self.command = name, source, target, command
        self.before = content(source) if source else None
        fresh(source, target)
        start = time.monotonic()
        run(*command)
        self.seconds = time.monotonic() - start
        self.after = content(target)
        self.check = check
        self.states = {}

    def unmade(self):
        """Whether the making of the store was cut short before its first commit, and is undone at the first look."""
        if not self.target.exists():
            return True
        done = subprocess.run([entente, "check", self.target], capture_output=True, text=True, check=False)
        return done.returncode != 0 and "the file is empty" in done.stderr

    def kill_once(self):
        fresh(self.source, self.target)
        process = subprocess.Popen([entente, *map(str, self.command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.2, 1.2) * self.seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed = process.returncode == -signal.SIGKILL
        self.seconds *= 1.03 if killed else 0.9  # how fast the machine is now
        if self.source or not self.unmade():
            found = content(self.target)
            state = "before" if found == self.before else "after" if found == self.after else None
            if state is None and not self.source and '"node"' not in run("dump", self.target):
                state = "empty"
        else:
            state = "absent" if not self.source else None
        if state is None:
            sys.exit(f"{self.name}: the store holds something else after a kill")
        if self.check:
            self.check()
        self.states[state] = self.states.get(state, 0) + 1
        if state != "after" or self.before == self.after:
            run(*self.command)
            if content(self.target) != self.after:
                sys.exit(f"{self.name}: done again after a kill, it ends otherwise")
        return killed


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        base = folder / "base.kg"
        run("build", base, samples)
        document = next(json.loads(line)["document"] for line in run("dump", base).splitlines() if line.startswith('{"document"'))
        with open(folder / "people.csv", "w", encoding="utf-8") as people, open(folder / "met.csv", "w", encoding="utf-8") as met:
            people.write(":ID,name\n" + "".join(f"{n},Person {n}\n" for n in range(20_000)))
            met.write(":START_ID,:END_ID,:TYPE\n" + "".join(f"{n % 20_000},{n * 7919 % 20_000},MET\n" for n in range(100_000)))
        store, copy, made = folder / "work.kg", folder / "copy.kg", folder / "made.kg"

        def check_copy():
            for draft in folder.glob("copy.kg?*"):
                draft.unlink()  # what a killed copy leaves under another name
            if copy.exists() and content(copy) != content(base):
                sys.exit("backup: a copy that is not whole has the copy's name")

        works = [
            Work("import", None, made, ["import", made, "--nodes", folder / "people.csv", "--edges", folder / "met.csv"]),
            Work("remove", base, store, ["remove", store, document]),
            Work("compact", base, store, ["compact", store]),
            Work("backup", base, store, ["backup", store, copy, "--force"], check_copy),
        ]
        hits = tries = 0
        while hits < kills and tries < 10 * kills:
            hits += works[tries % len(works)].kill_once()
            tries += 1
        print(f"{hits} kills at work, {tries - hits} too late: every store sound, as before or as after the whole work")
        for work in works:
            print(f"  {work.name:8}" + ", ".join(f"{count} {state}" for state, count in sorted(work.states.items())))
        if hits < kills:
            sys.exit("too few were killed at work: the test does not test")


main()
