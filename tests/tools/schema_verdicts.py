"""Asks check-jsonschema for its verdict on Panama's response and on every broken variant of it."""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESPONSE = ROOT / "examples/panama/response.json"
SCHEMA = ROOT / "schemas/2020/1.0/msq.schema.json"
VARIANTS = ROOT / "tests/broken_variants.json"


def broken(document, variant):
    """A copy of the document with what the variant breaks."""
    document = copy.deepcopy(document)
    *way, last = variant["at"].split("/")[1:]
    place = document
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    last = int(last) if isinstance(place, list) else last
    if variant.get("remove"):
        del place[last]
    else:
        place[last] = variant["set"]
    return document


def accepted(path):
    check = [sys.executable, "-m", "check_jsonschema", "--schemafile", SCHEMA, path]
    return subprocess.run(check, capture_output=True).returncode == 0


def main():
    subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", SCHEMA], check=True)
    assert accepted(RESPONSE), "Panama's response is refused"
    document = json.loads(RESPONSE.read_text("utf-8"))
    variants = json.loads(VARIANTS.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for variant in variants:
            path = pathlib.Path(folder, "variant.json")
            path.write_text(json.dumps(broken(document, variant)), "utf-8")
            assert not accepted(path), f"accepted, although {variant['why']}"
    print(f"check-jsonschema accepts Panama's response and refuses {len(variants)} broken variants")


if __name__ == "__main__":
    main()
