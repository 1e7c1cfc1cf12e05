"""Runs the recipes of docs/using-the-schema.md, and has msq read what their programs wrote.

A recipe makes types of the schema with another generator, and a program that reads a response, ticks one option and
writes the response. Each runs as it stands on the page: in a folder of its own, with the files and commands that the page gives.
It is held to three things: msq reads the same answers with exactly that change, of Panama's response and of arbitrary ones; the
types are named as in the schema; and nothing that the form prints is lost on the way into the generated code.
"""

import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/using-the-schema.md"
# The newest version of the contract.
SCHEMAS = max((ROOT / "schemas/2020").iterdir(), key=lambda folder: [int(number) for number in folder.name.split(".")])
PANAMA = {"json": ROOT / "examples/panama/response.json", "xml": ROOT / "examples/panama/formats/response.xml"}
DOCUMENTS = ROOT / "target/debug/examples/documents"
COUNT = 20
# Installed from tests/tools: requirements.txt, and package.json with its lock file.
PYTHON_TOOLS = pathlib.Path(sys.executable).parent
NODE_MODULES = ROOT / "target/ci-tools/node/node_modules"
# The versions that cargo has to take.
CARGO_LOCK = pathlib.Path(__file__).with_name("Cargo.lock")
ENVIRONMENT = os.environ | {
    "PATH": os.pathsep.join([str(PYTHON_TOOLS), str(ROOT / "target/debug"), os.environ["PATH"]]),
    "CARGO_TARGET_DIR": str(ROOT / "target/generated-code"),
    # datamodel-code-generator tells by warnings which checks it leaves to others.
    "PYTHONWARNINGS": "ignore",
}
# What the programs change: where, and to what.
CHANGED = ("legalFramework", "legalFrameworkOn", "ticked"), ["digitalIdentity"]


def recipes():
    """The recipes of the page: heading, files by name, and commands; those above the first recipe belong to all."""
    _, generate, *_ = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    first, *sections = re.split(r"^### ", generate, flags=re.MULTILINE)
    common = commands_of(first)
    for section in sections:
        files = dict(re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))
        heading = section.split("\n", 1)[0]
        assert files and commands_of(section), f"{heading}: no program, or no command"
        yield heading, files, common + commands_of(section)


def commands_of(text):
    """What is typed in the consoles of a text."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]


def run(command, folder):
    """What a command of the page prints."""
    done = subprocess.run(
        command, shell=True, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def reading(path):
    """The document that msq reads from a file."""
    return json.loads(run(f"msq convert '{path}' --to json", path.parent))


def changed(document):
    """A copy of a document with what the programs change."""
    document = copy.deepcopy(document)
    (*way, last), value = CHANGED
    place = document
    for name in way:
        place = place.setdefault(name, {})
    place[last] = value
    return document


def check_program(program, folder, format, responses):
    """The program of a recipe changes what it says, and nothing else."""
    for response in responses:
        before, after = folder / f"response.{format}", folder / f"changed.{format}"
        shutil.copy(response, before)
        after.unlink(missing_ok=True)
        run(program, folder)
        assert reading(after) == changed(reading(before)), f"{program}: {response.name} has other changes"


def json_types():
    """The names of the types that the JSON Schema defines."""
    schema = json.loads((SCHEMAS / "msq.schema.json").read_text(encoding="utf-8"))
    return {schema["title"], *schema["$defs"]}


def xml_types():
    """The names of the types and elements of the XML Schema that become classes: those that aren't of simple values."""
    schema = (SCHEMAS / "msq.xsd").read_text(encoding="utf-8")
    lists = re.findall(r'<xs:simpleType name="(\w+)">(?:(?!</xs:simpleType>).)*<xs:enumeration', schema, re.DOTALL)
    root = json.loads((SCHEMAS / "msq.schema.json").read_text(encoding="utf-8"))["title"]
    own = {"Response", "Responses", f"{root}Edition", f"{root}Version"}
    return {*lists, *re.findall(r'<xs:complexType name="(\w+)">', schema), *own}


def check_code(code, expected, options_are_described):
    """Generated code has the types that are expected, with what the form prints."""
    names = set(re.findall(r"^(?:export )?(?:class|interface|type) (\w+)|^(\w+) = TypeAliasType", code, re.MULTILINE))
    names = {one or other for one, other in names}
    assert names == expected, f"other types: {sorted(names ^ expected)}"
    questions = json.loads(run("msq questions --format json", ROOT))
    texts = [question["prompt"] for question in questions]
    if options_are_described:
        parts = [part for question in questions for part in question["parts"]]
        texts += [option["label"] for part in parts for option in part.get("options", [])]
    # Generators break lines where they like.
    plain = re.sub(r"\s", "", code)
    lost = [text for text in texts if re.sub(r"\s", "", text) not in plain]
    assert not lost, lost


def check(heading, files, commands, folder, responses):
    """A recipe does what the page says, in a folder of its own."""
    format = "xml" if heading.endswith("XML") else "json"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "node_modules").symlink_to(NODE_MODULES)
    if "Cargo.toml" in files:
        shutil.copy(CARGO_LOCK, folder)
    *generation, program = commands
    for command in generation:
        run(command, folder)
    check_program(program, folder, format, [PANAMA[format], *sorted(responses.glob(f"*.{format}"))])
    if "Cargo.toml" in files:
        assert (folder / "Cargo.lock").read_bytes() == CARGO_LOCK.read_bytes(), f"{CARGO_LOCK} is old"
    # typify's code is a macro's: that the program compiles has to do.
    for code in [path for path in folder.glob("msq2020.*") if path.suffix in (".py", ".ts")]:
        expected = xml_types() if format == "xml" else json_types()
        # json-schema-to-typescript keeps no words of options.
        check_code(code.read_text(encoding="utf-8"), expected, options_are_described=code.suffix != ".ts")
    print(f"{heading}: msq reads {COUNT + 1} responses with the one change that the program made")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        responses = folder / "responses"
        responses.mkdir()
        run(f"'{DOCUMENTS}' make responses {COUNT}", folder)
        for number, (heading, files, commands) in enumerate(recipes()):
            check(heading, files, commands, folder / str(number), responses)


main()
