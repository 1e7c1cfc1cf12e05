"""Holds `msq` to docs/faults.md where a test would need a full disk, other rights, or a run that is killed anywhere.

    faults.py [MSQ] [SEED]

First, runs are killed at random moments: what a folder holds then is what it held before, or whole and the same as what a run gives
that nobody disturbs. Then disks are full, or can't be written to. Mounting a small disk takes root; without that, a limit on the size of
files stands for it. What takes an unprivileged user is tried as one.
"""

import contextlib
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEFTOVER = re.compile(r"\.msq-\w{6}\.part")
KILLS = 200
SIGNALS = [signal.SIGKILL] * 4 + [signal.SIGINT] * 2 + [signal.SIGTERM] * 2 + [signal.SIGHUP, signal.SIGPIPE]
RESPONSES = 20
IS_ROOT = os.geteuid() == 0
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []} if IS_ROOT else {}

# What is written, with how many files there are when a run is done.
CASES = [
    (["-o", "all.jsonl"], 1),
    (["-o", "all.xlsx", "--report", "findings.csv"], 2),
    (["-o", "states", "--split", "--to", "json"], RESPONSES),
    (["-o", "all.xml"], 1),
    (["-o", "states", "--split", "--to", "xlsx"], RESPONSES),
    (["-o", "all.csv", "--layout", "long"], 1),
]
NO_ROOM_FOR_WORKBOOKS = "all.xlsx: .*that the folder for temporary files has room"
FORMATS = ["json", "jsonl", "xml", "csv", "tsv", "xlsx"]


def batch(folder):
    """Panama's response under invented names, in several files."""
    folder.mkdir()
    response = json.loads((ROOT / "examples/panama/response.json").read_text())
    for number in range(RESPONSES):
        response["memberState"] = {"name": f"Utopia {number}"}
        with open(folder / f"{number % 10}.jsonl", "a") as file:
            file.write(json.dumps(response) + "\n")


def files(folder):
    """All files below a folder but leftovers, with their contents; and the leftovers."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    left = {path for path in paths if LEFTOVER.fullmatch(path.name)}
    return {str(p.relative_to(folder)): p.read_bytes() for p in paths if p not in left}, left


def convert(msq, inputs, folder, arguments, **options):
    return subprocess.Popen(
        [msq, "convert", inputs, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, **options,
    )


def run(*arguments, **options):
    process = convert(*arguments, **options)
    said = process.communicate()[1]
    return process.returncode, said


def kill_loop(msq, work):
    """Kills runs at random moments, and counts by signal: kills, those that hit, whole files that were there, leftovers."""
    inputs = work / "inputs"
    batch(inputs)
    undisturbed, folders, seconds = [], [], []
    for number, (arguments, count) in enumerate(CASES):
        folder = work / f"undisturbed-{number}"
        folder.mkdir()
        began = time.monotonic()
        status, said = run(msq, inputs, folder, arguments)
        seconds.append(time.monotonic() - began)
        assert status == 0, said
        undisturbed.append(files(folder)[0])
        assert len(undisturbed[-1]) == count, undisturbed[-1].keys()
        folders.append(work / f"killed-{number}")
        folders[-1].mkdir()
    counts = {}
    for kill in range(KILLS):
        case = kill % len(CASES)
        folder, whole = folders[case], undisturbed[case]
        before, left_before = files(folder)
        if before.keys() == whole.keys():
            # Every other time, there is something to replace.
            for name in before:
                (folder / name).write_bytes(b"old") if kill % 4 < 2 else (folder / name).unlink()
            before = files(folder)[0]
        which = random.choice(SIGNALS)
        process = convert(msq, inputs, folder, CASES[case][0])
        time.sleep(random.random() * seconds[case])
        process.send_signal(which)
        said = process.communicate()[1]
        after, left = files(folder)
        for name, content in after.items():
            assert content in (whole.get(name), before.get(name)), f"{which.name}: {name} is neither old nor whole"
        for name in before:
            assert name in after, f"{which.name}: {name} is gone"
        hit = process.returncode != 0
        assert process.returncode in (0, -which), said
        if not hit:
            assert after == whole, f"{which.name}: the run was done"
        new = left - left_before
        if which != signal.SIGKILL:
            assert not new, f"{which.name}: {new}"
        count = counts.setdefault(which.name, {"kills": 0, "hit": 0, "whole": 0, "leftovers": 0})
        for key, more in [("kills", 1), ("hit", hit), ("leftovers", len(new))]:
            count[key] += more
        count["whole"] += sum(content == whole[name] for name, content in after.items())
    for name, count in sorted(counts.items()):
        print(f"{name}: " + ", ".join(f"{value} {key}" for key, value in count.items()))
    # What was left hinders nobody.
    for (arguments, _), folder, whole in zip(CASES, folders, undisturbed):
        status, said = run(msq, inputs, folder, arguments)
        assert status == 0 and files(folder)[0] == whole, said
    print(f"{len(CASES)} folders with {sum(len(files(folder)[1]) for folder in folders)} leftovers: written whole")


@contextlib.contextmanager
def small_disk(folder, kilobytes):
    """A disk of that size. Yields nothing where it can't be mounted."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0777", "tmpfs", folder]
    try:
        mounted = IS_ROOT and subprocess.run(mount, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)


def fails(folder, arguments, what, msq, inputs, **options):
    """The run ends with that error; the folder stays as it is."""
    before = files(folder)
    status, said = run(msq, inputs, folder, arguments, **options)
    assert status == 2, (arguments, status, said)
    errors = [line for line in said.splitlines() if line.startswith("error: ")]
    assert re.match(f"error: {what}", errors[-1]), said
    assert "panicked" not in said, said
    assert files(folder) == before, (arguments, files(folder)[0].keys())


def unwritable(name, reason):
    return f"{name}: it can't be written \\({reason}"


def full_disk(msq, work):
    inputs = work / "inputs"
    with small_disk(work / "disk", 48) as disk:
        if disk:
            for form in FORMATS:
                (disk / f"all.{form}").write_bytes(b"old")
                fails(disk, ["-o", f"all.{form}"], unwritable(f"all.{form}", "No space left"), msq, inputs)
            fails(disk, ["-o", "new.json"], unwritable("new.json", "No space left"), msq, inputs)
            # The files before the one that finds no room stay, each whole.
            status, said = run(msq, inputs, disk, ["-o", "states", "--split", "--to", "json"])
            written, left = files(disk / "states")
            expected = "error: " + unwritable(r"states/response-Utopia-\d+\.json", "No space left")
            assert status == 2 and re.search(expected, said), said
            assert written and not left and all(json.loads(content) for content in written.values())
            # Workbooks are put together in the folder for temporary files.
            elsewhere = {**os.environ, "TMPDIR": str(disk)}
            fails(work, ["-o", "all.xlsx"], NO_ROOM_FOR_WORKBOOKS, msq, inputs, env=elsewhere)
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            for name in ["all.json", "new.json"]:
                fails(disk, ["-o", name], unwritable(name, "Read-only file system"), msq, inputs)
            print(f"a full disk, and one that is only read: {len(FORMATS)} formats, new, replaced and split")
    limited = work / "limited"
    limited.mkdir()
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 10, 16 << 10))
    for form in FORMATS:
        (limited / f"all.{form}").write_bytes(b"old")
        # Python ignores the signal that a file is too large, and hands that on.
        too_large = NO_ROOM_FOR_WORKBOOKS if form == "xlsx" else unwritable(f"all.{form}", "File too large")
        fails(limited, ["-o", f"all.{form}"], too_large, msq, inputs, preexec_fn=limit, restore_signals=False)
        fails(limited, ["-o", "/dev/full", "--to", form], unwritable("/dev/full", "No space left"), msq, inputs)
    print(f"a file that may not grow, and /dev/full: {len(FORMATS)} formats")


def rights(msq, work):
    """What an unprivileged user may not write to stays, and what they may not read is told."""
    inputs, folder = work / "inputs", work / "rights"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    (folder / "protected.json").write_bytes(b"old")
    (folder / "protected.json").chmod(0o444)
    fails(folder, ["-o", "protected.json"], unwritable("protected.json", "Permission denied"), msq, inputs, **NOBODY)
    folder.chmod(0o555)
    for arguments, name in [(["-o", "new.json"], "new.json"), (["-o", "states", "--split"], "states")]:
        fails(folder, arguments, unwritable(name, "Permission denied"), msq, inputs, **NOBODY)
    folder.chmod(0o777)
    secret = work / "secret"
    secret.mkdir()
    (secret / "a.json").write_text("{}")
    secret.chmod(0)
    (inputs / "5.jsonl").chmod(0)
    try:
        status, said = run(msq, inputs, folder, [secret, "-o", "all.jsonl"], **NOBODY)
    finally:
        secret.chmod(0o755)
        (inputs / "5.jsonl").chmod(0o644)
    refused = [line for line in said.splitlines() if "it can't be read (Permission denied" in line]
    assert status == 1 and len(refused) == 2, said
    assert len((folder / "all.jsonl").read_text().splitlines()) == RESPONSES - RESPONSES // 10
    for mask in (0o022, 0o077, 0o002):
        name = f"mask-{mask:o}.json"
        status, said = run(msq, inputs, folder, ["-o", name], umask=mask)
        assert status == 0 and (folder / name).stat().st_mode & 0o777 == 0o666 & ~mask, said
    print("rights: what may not be written stays, what may not be read is told, and new files follow the umask")


def main():
    msq = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/msq").resolve()
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    random.seed(seed)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        # So that an unprivileged user can run it.
        work.chmod(0o755)
        own = shutil.copy(msq, work / "msq")
        kill_loop(own, work)
        full_disk(own, work)
        rights(own, work)


main()
