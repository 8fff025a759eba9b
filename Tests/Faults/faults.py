"""The parts of the fault suite: each a function that returns the promises it saw broken."""

import contextlib
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PLENUM = os.environ["PLENUM"]
MEETING = "2024-10-30-herning"
FULL = "--full" in sys.argv
SEED = int(os.environ.get("SEED", "20241030"))


def plenum(db, *words, **options):
    """Runs the binary to its end."""
    environment = dict(os.environ, PLENUM_DB=db, **options.pop("env", {}))
    return subprocess.run(
        [*options.pop("before", []), PLENUM, *words], env=environment, capture_output=True,
        text=True, timeout=options.pop("timeout", 60), **options)


def new_store(folder):
    os.makedirs(folder, exist_ok=True)
    db = os.path.join(folder, "plenum.sqlite")
    made = plenum(db, "meeting", "create", "--title", "Prøve", "--date", "2024-10-30",
                  "--place", "Herning", "--theme", "Læsning")
    assert made.returncode == 0, made.stderr
    return db


def add(db, text, **options):
    return plenum(db, "note", "add", "--meeting", MEETING, "--table", "3", "--theme", "1", "--",
                  text, **options)


def texts(db):
    """Every note that the store shows, with how often."""
    shown = plenum(db, "export")
    assert shown.returncode in (0, 1), shown.stderr
    found = {}
    for line in shown.stdout.splitlines():
        text = json.loads(line)["text"]
        found[text] = found.get(text, 0) + 1
    return found


def verdict(db, acknowledged, where):
    """What is wrong with a store that should hold all that was acknowledged."""
    checked = plenum(db, "check")
    faults = []
    if checked.returncode != 0:
        faults.append(f"{where}: check says {checked.stdout.strip()} {checked.stderr.strip()}")
    found = texts(db)
    lost = [text for text in acknowledged if text not in found]
    doubled = [text for text, count in found.items() if count > 1]
    if lost:
        faults.append(f"{where}: {len(lost)} of {len(acknowledged)} acknowledged notes lost")
    if doubled:
        faults.append(f"{where}: {len(doubled)} notes doubled")
    return faults


class Writer(threading.Thread):
    """Adds notes one by one, a process each, and keeps the acknowledged ones."""

    def __init__(self, db, name, before=(), pace=0.0):
        super().__init__(daemon=True)
        self.db, self.name_, self.before, self.pace = db, name, list(before), pace
        self.acknowledged, self.waits, self.refusals = [], [], []
        self.process, self.stopping, self.lock = None, False, threading.Lock()

    def run(self):
        number, due = 0, time.monotonic()
        while not self.stopping:
            text = f"{self.name_} nummer {number}"
            number += 1
            started = time.monotonic()
            with self.lock:
                if self.stopping:
                    return
                self.process = subprocess.Popen(
                    [*self.before, PLENUM, "note", "add", "--meeting", MEETING, "--table", "3",
                     "--theme", "1", "--", text],
                    env=dict(os.environ, PLENUM_DB=self.db), stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE, text=True)
            out, err = self.process.communicate()
            self.waits.append(time.monotonic() - started)
            if "gemt" in out and self.process.returncode == 0:
                self.acknowledged.append(text)
            else:
                self.refusals.append((self.process.returncode, err))
            if self.pace:
                due += self.pace
                time.sleep(max(0, due - time.monotonic()))

    def stop(self, kill=True):
        self.stopping = True
        with self.lock:
            if kill and self.process and self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
        self.join(30)


def part_kill(folder):
    """kill -9 at random moments while two processes add notes."""
    rounds, faults, kept = (1000 if FULL else 100), [], 0
    db, acknowledged = new_store(folder), []
    chance = random.Random(SEED)
    for number in range(rounds):
        writers = [Writer(db, f"runde {number} skriver {letter}") for letter in "ab"]
        for writer in writers:
            writer.start()
        time.sleep(chance.uniform(0.02, 0.25))
        for writer in writers:
            writer.stop()
        for writer in writers:
            acknowledged += writer.acknowledged
        if number % 10 == 9 or FULL:
            faults += verdict(db, acknowledged, f"round {number}")
        if faults:
            break
        if number % 10 == 9:
            # A store of its own for every ten rounds: reading stays quick.
            kept += len(acknowledged)
            acknowledged, db = [], new_store(os.path.join(folder, str(number)))
    print(f"== kill: {rounds} rounds, {kept + len(acknowledged)} notes acknowledged")
    return faults


@contextlib.contextmanager
def mounted(kind, folder):
    """A file system of its own; yields its path."""
    image, place = os.path.join(folder, f"{kind}.img"), os.path.join(folder, kind)
    os.makedirs(place)
    with open(image, "wb") as file:
        file.truncate((320 if kind == "xfs" else 64) << 20)
    make = ["mkfs.xfs", "-q", "-f"] if kind == "xfs" else ["mkfs.ext4", "-q", "-F"]
    subprocess.run([*make, image], check=True, capture_output=True)
    subprocess.run(["mount", "-o", "loop", image, place], check=True, capture_output=True)
    try:
        yield place, image
    finally:
        subprocess.run(["umount", place], capture_output=True)


def can_cut_power():
    if os.geteuid() != 0:
        return "needs root"
    for tool in ("xfs_io", "mkfs.xfs", "mkfs.ext4", "losetup"):
        if not shutil.which(tool):
            return f"{tool} is missing"
    if subprocess.run(["losetup", "-f"], capture_output=True).returncode != 0:
        return "no loop device"
    return None


def cut(kind, folder, number, before=()):
    """One power cut: all that the file system had not written is gone. Returns acknowledged notes and faults."""
    with mounted(kind, folder) as (place, image):
        db = new_store(os.path.join(place, "lager"))
        # What is not the notes' is on the disk beforehand.
        subprocess.run(["sync", "-f", place], check=True)
        writers = [Writer(db, f"{kind} {number} {letter}", before) for letter in "ab"]
        for writer in writers:
            writer.start()
        time.sleep(random.uniform(0.15, 0.5))
        # Only what was acknowledged before the cut counts.
        acknowledged = [text for writer in writers for text in list(writer.acknowledged)]
        subprocess.run(["xfs_io", "-x", "-c", "shutdown", place], check=True, capture_output=True)
        for writer in writers:
            writer.stop()
        subprocess.run(["umount", place], check=True, capture_output=True)
        subprocess.run(["mount", "-o", "loop", image, place], check=True, capture_output=True)
        try:
            faults = verdict(db, acknowledged, f"{kind} round {number}")
        except (AssertionError, subprocess.TimeoutExpired) as error:
            faults = [f"{kind} round {number}: {error}"]
        return acknowledged, faults


def part_power(folder):
    """Power cuts on ext4 and xfs; with eatmydata, which skips every flush, they must lose."""
    reason = can_cut_power()
    if reason:
        print(f"== power: left out, {reason}")
        return []
    rounds, faults = (100 if FULL else 8), []
    for kind in ("ext4", "xfs"):
        count = 0
        for number in range(rounds):
            with tempfile.TemporaryDirectory(dir=folder) as place:
                acknowledged, found = cut(kind, place, number)
            count += len(acknowledged)
            faults += found
        print(f"== power: {kind}, {rounds} cuts, {count} notes acknowledged, {len(faults)} faults")
        if count == 0:
            faults.append(f"power: nothing was acknowledged on {kind}, so this proves nothing")
    if not shutil.which("eatmydata"):
        print("== power: control left out, eatmydata is missing")
        return faults
    losing = 0
    for number in range(3):
        with tempfile.TemporaryDirectory(dir=folder) as place:
            acknowledged, found = cut("ext4", place, number, ["eatmydata"])
        losing += bool(found and acknowledged)
    print(f"== power: control without flushes loses in {losing} of 3 cuts")
    if losing == 0:
        faults.append("power: the control lost nothing, so this part proves nothing")
    return faults


def part_disk(folder):
    """Every n-th call on the disk fails: a sentence, a non-zero exit, nothing acknowledged lost."""
    if not shutil.which("strace"):
        print("== disk: left out, strace is missing")
        return []
    db, faults, acknowledged, refused, tries = new_store(folder), [], [], 0, 0
    log = os.path.join(folder, "strace.log")
    # The dynamic loader opens files first, and its own failures are not plenum's to speak of.
    add(db, "uden fejl", before=["strace", "-f", "-o", log, "-e", "trace=openat"])
    opened = [line for line in open(log, errors="replace") if "openat(" in line]
    own = next(i for i, line in enumerate(opened) if "/proc/self/maps" in line or folder in line)
    calls = ("pwrite64", "fdatasync", "ftruncate", "openat")
    for call in calls:
        for error in ("EIO", "ENOSPC"):
            clean = 0
            start = own if call == "openat" else 0
            for number in range(1 + start, 80 + start):
                # Past the last call of its kind nothing is injected any more.
                if clean == 2 or (not FULL and number > 12 + start and number % 4):
                    continue
                text = f"{call} {error} {number}"
                given = add(db, text, before=[
                    "strace", "-f", "-o", log, "-e", f"trace={call}", "-e",
                    f"inject={call}:error={error}:when={number}"])
                tries += 1
                injected = "INJECTED" in open(log, errors="replace").read()
                clean = 0 if injected else clean + 1
                if given.returncode == 0 and "gemt" in given.stdout:
                    acknowledged.append(text)
                    continue
                refused += 1
                if not (given.returncode == 2 and given.stderr.startswith("plenum: ")):
                    faults.append(f"{text}: exit {given.returncode}, {given.stderr.strip()[:200]!r}")
                if text in given.stderr:
                    faults.append(f"{text}: the note's words in an error")
            found = verdict(db, acknowledged, f"{call} {error}")
            faults += found
            if found:
                return faults
    # /dev/full: a receipt that nobody saw is no receipt.
    with open("/dev/full", "w") as device:
        given = subprocess.run(
            [PLENUM, "note", "add", "--meeting", MEETING, "--table", "3", "--theme", "1", "--",
             "ingen kvittering"], env=dict(os.environ, PLENUM_DB=db), stdout=device,
            stderr=subprocess.PIPE, text=True)
    if given.returncode != 2 or not given.stderr.startswith("plenum: "):
        faults.append(f"/dev/full: exit {given.returncode}, {given.stderr!r}")
    print(f"== disk: {tries} failing calls, {refused} refused, {len(acknowledged)} acknowledged")
    return faults


CANARY = "kanariefuglen"


def lines_of_notes(path, first, count, word):
    """A file of notes for plenum import."""
    with open(path, "w") as file:
        for number in range(first, first + count):
            file.write(json.dumps({
                "id": f"n{number}", "meeting": MEETING, "table": number % 5 + 1, "theme": "Læsning",
                "kind": "point", "text": f"{word} nummer {number}",
            }, ensure_ascii=False) + "\n")


def lay_merge(place):
    db, other = new_store(place), new_store(os.path.join(place, "anden"))
    for store, first, word in ((db, 0, "her"), (other, 100, "der")):
        path = os.path.join(place, "noter.jsonl")
        lines_of_notes(path, first, 40, word)
        plenum(store, "import", path)
    return ["merge", other]


def lay_import(place):
    db, path = new_store(place), os.path.join(place, "noter.jsonl")
    lines_of_notes(path, 0, 20, "før")
    plenum(db, "import", path)
    path = os.path.join(place, "flere.jsonl")
    lines_of_notes(path, 100, 200, "efter")
    return ["import", path]


def lay_erase(place):
    db, path = new_store(place), os.path.join(place, "noter.jsonl")
    lines_of_notes(path, 0, 40, "bliver")
    plenum(db, "import", path)
    lines_of_notes(path, 100, 10, CANARY)
    plenum(db, "import", path)
    os.unlink(path)
    copy = os.path.join(place, "kopi.sqlite")
    assert plenum(db, "backup", copy).returncode == 0
    return ["erase", "--matching", CANARY, "--yes"]


def lay_restore(place):
    db, path = new_store(place), os.path.join(place, "noter.jsonl")
    lines_of_notes(path, 0, 30, "kopi")
    plenum(db, "import", path)
    copy = os.path.join(place, "kopi.sqlite")
    assert plenum(db, "backup", copy).returncode == 0
    lines_of_notes(path, 100, 30, "siden")
    plenum(db, "import", path)
    return ["restore", copy, "--force"]


def own_opens(db, words, log):
    """How many files the dynamic loader opens before plenum does."""
    plenum(db, *words, before=["strace", "-f", "-o", log, "-e", "trace=openat"])
    opened = [line for line in open(log, errors="replace") if "openat(" in line]
    return next((i for i, line in enumerate(opened) if "/proc/self/maps" in line), 0)


def faults_of_trial(name, words, place, base, states, call, fault, number, log, own):
    """One run that is killed or refused at its n-th call, and what is wrong then. Returns None past the last call."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(base, place)
    db, where = os.path.join(place, "plenum.sqlite"), f"{name} {call} {fault} {number}"
    when = number + (own if call == "openat" else 0)
    given = plenum(db, *words, before=[
        "strace", "-f", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={when}"])
    if "KILL" in fault:
        hit = "killed by SIGKILL" in open(log, errors="replace").read()
    else:
        hit = "INJECTED" in open(log, errors="replace").read()
    if not hit:
        return None
    faults = []
    if "KILL" not in fault and given.returncode != 0 and not given.stderr.startswith("plenum: "):
        faults.append(f"{where}: exit {given.returncode}, {given.stderr.strip()[:200]!r}")
    if not os.path.exists(db):
        return faults + [f"{where}: the store is gone"]
    if texts(db) not in states:
        faults.append(f"{where}: half of it is there, {len(texts(db))} notes")
    # An erasure that was broken off before it reached the copies is found by check, and mended by the second time.
    if name != "erase":
        faults += verdict(db, [], where)
    again = plenum(db, *words)
    if again.returncode not in (0, 1):
        faults.append(f"{where}: the second time it says {again.stderr.strip()[:200]!r}")
    if texts(db) != states[1]:
        faults.append(f"{where}: {len(texts(db))} notes after the second time")
    faults += verdict(db, [], where + ", again")
    if name == "erase":
        for folder, _, files in os.walk(place):
            for file in files:
                with open(os.path.join(folder, file), "rb") as bytes_:
                    if CANARY.encode() in bytes_.read():
                        faults.append(f"{where}: erased words are left in {file}")
    return faults


def part_whole(folder):
    """Merges, imports, erasures and restores that are killed or refused at any of their calls: whole or not at all."""
    if not shutil.which("strace"):
        print("== whole: left out, strace is missing")
        return []
    faults, log = [], os.path.join(folder, "strace.log")
    place, base = os.path.join(folder, "lager"), os.path.join(folder, "grund")
    for name in ("merge", "import", "erase", "restore"):
        tries = 0
        for made in (place, base):
            shutil.rmtree(made, ignore_errors=True)
        words = globals()[f"lay_{name}"](place)
        shutil.copytree(place, base)
        db = os.path.join(place, "plenum.sqlite")
        before = texts(db)
        own = own_opens(db, words, log)
        states = (before, texts(db))
        assert before != states[1], f"{name} changes nothing"
        for fault in ("signal=SIGKILL", "error=EIO", "error=ENOSPC"):
            for call in ("pwrite64", "fdatasync", "ftruncate", "openat", "rename", "link", "unlink"):
                number = 1
                while number < 2000:
                    found = faults_of_trial(
                        name, words, place, base, states, call, fault, number, log, own)
                    if found is None:
                        break
                    tries += 1
                    faults += found
                    # Every call in full; else few of the many, and fewer of those that only fail.
                    step = max(1, number // 3) if "KILL" in fault else max(2, number)
                    number += (1 + number // 40) if FULL else step
                if len(faults) > 3:
                    return faults
        print(f"== whole: {name} killed or refused at {tries} calls")
    return faults


def fill(db, where, limit=None):
    """Adds long notes until the disk has no room, and then short ones."""
    acknowledged, faults, refusals = [], [], 0
    def refuse_files():
        import resource
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for number in range(400):
        text = f"{where} {number} " + "ord " * (4000 if refusals == 0 else 1)
        given = add(db, text.strip(), preexec_fn=refuse_files)
        if given.returncode == 0 and "gemt" in given.stdout:
            acknowledged.append(text.strip())
            continue
        refusals += 1
        if given.returncode != 2 or not given.stderr.startswith("plenum: "):
            faults.append(f"{where}: exit {given.returncode}, {given.stderr.strip()[:200]!r}")
        if refusals == 12:
            break
    if refusals == 0:
        faults.append(f"{where}: it never got full")
    return acknowledged, faults, refusals


def part_space(folder):
    """A tmpfs of 1 MB, and a limit on the size of files."""
    faults = []
    if os.geteuid() == 0:
        place = os.path.join(folder, "lille")
        os.makedirs(place)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place],
                          capture_output=True).returncode == 0:
            try:
                db = new_store(os.path.join(place, "lager"))
                acknowledged, found, refusals = fill(db, "tmpfs")
                faults += found + verdict(db, acknowledged, "tmpfs")
                print(f"== space: 1 MB, {len(acknowledged)} acknowledged, {refusals} refused")
            finally:
                subprocess.run(["umount", place], capture_output=True)
        else:
            print("== space: tmpfs left out, it cannot be mounted")
    else:
        print("== space: tmpfs left out, needs root")
    db = new_store(os.path.join(folder, "graense"))
    acknowledged, found, refusals = fill(db, "limit", limit=500_000)
    faults += found + verdict(db, acknowledged, "limit")
    print(f"== space: files up to 500 kB, {len(acknowledged)} acknowledged, {refusals} refused")
    return faults


def part_writers(folder):
    """Two processes, ten notes a second each."""
    seconds, db = (120 if FULL else 20), new_store(folder)
    # The shortest wait there is in this run: one writer alone.
    alone = Writer(db, "alene", pace=0.1)
    alone.start()
    time.sleep(3)
    alone.stop(kill=False)
    writers = [Writer(db, f"skriver {letter}", pace=0.1) for letter in "ab"]
    for writer in writers:
        writer.start()
    time.sleep(seconds)
    for writer in writers:
        writer.stop(kill=False)
    acknowledged = alone.acknowledged + [t for writer in writers for t in writer.acknowledged]
    waits = sorted(wait for writer in writers for wait in writer.waits)
    median, last = statistics.median(waits), waits[int(len(waits) * 0.99)]
    print(f"== writers: {seconds} s, {len(waits)} notes, median {median * 1000:.1f} ms,"
          f" p99 {last * 1000:.1f} ms, {last / median:.1f} times the median"
          f" (one writer alone: median {statistics.median(alone.waits) * 1000:.1f} ms)")
    faults = verdict(db, acknowledged, "writers")
    # A figure and no gate: how fast a machine is decides no promise of a note.
    if last > 20 * median:
        print("   over: p99 was to be at most 20 times the median")
    refusals = [refusal for writer in writers for refusal in writer.refusals]
    if refusals:
        faults.append(f"writers: {len(refusals)} refused, first {refusals[0]}")
    return faults


def part_clock(folder):
    """The clock set back a day between two notes; two laptops an hour apart."""
    if not shutil.which("faketime"):
        print("== clock: left out, faketime is missing")
        return []
    db, faults = new_store(folder), []
    for text, when in (("først", "+0"), ("siden", "-1d"), ("sidst", "-3y")):
        given = add(db, text, before=["faketime", "-f", when])
        if given.returncode != 0:
            faults.append(f"clock {when}: {given.stderr.strip()}")
    faults += verdict(db, ["først", "siden", "sidst"], "clock")
    order = list(texts(db))
    if order != ["først", "siden", "sidst"]:
        faults.append(f"clock: the order became {order}")
    laptops = [new_store(os.path.join(folder, name)) for name in "ab"]
    for number in range(3):
        for laptop, when in zip(laptops, ("-1h", "+0")):
            add(laptop, f"{laptop[-16]} {number}", before=["faketime", "-f", when])
    before = [list(texts(laptop)) for laptop in laptops]
    for mine, other in (laptops, laptops[::-1]):
        merged = plenum(mine, "merge", other)
        if merged.returncode != 0:
            faults.append(f"clock: merge says {merged.stderr.strip()}")
    if sorted(texts(laptops[0])) != sorted(texts(laptops[1])):
        faults.append("clock: the laptops differ after merging")
    for mine in before:
        kept = [text for text in texts(laptops[0]) if text in mine]
        if kept != mine:
            faults.append(f"clock: order within a laptop became {kept}")
    print("== clock: a day and three years back, two laptops an hour apart")
    return faults


def bare(folder, count):
    """Seconds for as many appends, each flushed."""
    line = b"et notat, som er saa langt, som notater plejer at vaere ved bordene\n"
    with open(os.path.join(folder, "bare"), "ab", buffering=0) as file:
        started = time.monotonic()
        for _ in range(count):
            file.write(line)
            os.fsync(file.fileno())
        return time.monotonic() - started


def part_speed(folder):
    """Acknowledged notes a second against an append and a flush of the same run."""
    tool = os.environ.get("BENCHMARKS", os.path.join(os.path.dirname(PLENUM), "Benchmarks"))
    if not os.access(tool, os.X_OK):
        print("== speed: left out, the benchmarks are not built")
        return []
    found = subprocess.run([tool, "capture", "--quick"] if not FULL else [tool, "capture"],
                           capture_output=True, text=True)
    print("== speed:", found.stdout.strip().replace("\n", "\n   "))
    return [] if found.returncode == 0 else ["speed: " + found.stderr.strip()]


def part_bulk(folder):
    """An import of 100,000 notes."""
    path = os.path.join(folder, "noter.jsonl")
    kinds = ["success", "challenge", "inspiration", "ask", "question", "point"]
    with open(path, "w") as file:
        for number in range(100_000):
            file.write(json.dumps({
                "id": f"n{number}", "meeting": MEETING, "table": number % 60, "theme": "Læsning",
                "municipality": "Herning", "kind": kinds[number % 6],
                "text": f"for få pædagoger om eftermiddagen og for lidt tid til samtaler {number}",
            }, ensure_ascii=False) + "\n")
    # The best of three: what else the machine does is not plenum's.
    times = []
    for number in range(3):
        db = new_store(os.path.join(folder, str(number)))
        started = time.monotonic()
        given = plenum(db, "import", path, timeout=300)
        times.append(time.monotonic() - started)
        if given.returncode != 0:
            return [f"bulk: {given.stderr.strip()[:300]}"]
        if times[-1] <= 5:
            break
    probe = bare(folder, 50) / 50
    print(f"== bulk: 100,000 notes in {', '.join(f'{taken:.1f}' for taken in times)} s"
          f" (a flushed append takes {probe * 1000:.2f} ms)")
    if min(times) > 5:
        print("   over: it was to take at most 5 s")
    faults = []
    checked = plenum(db, "check")
    if checked.returncode != 0:
        faults.append(f"bulk: check says {checked.stdout.strip()}")
    return faults


def main():
    part = [word for word in sys.argv[1:] if word != "--full"][0]
    random.seed(SEED)
    folder = tempfile.mkdtemp(prefix="plenum-faults-")
    try:
        faults = globals()[f"part_{part}"](folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for fault in faults:
        print("   BROKEN", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
