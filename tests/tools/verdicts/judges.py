"""What programs say of documents: each judge takes paths, and says of each whether it accepts the document."""

import functools
import json
import subprocess
import sys

import jsonschema
import xmlschema
from formats import CONTRACT, ROOT, SCHEMA, WHOLE, XSD

MSQ = ROOT / "target/debug/msq"
DOCUMENTS = ROOT / "target/debug/examples/documents"
NODE = ROOT / "target/ci-tools/node"
AJV = ROOT / "tests/tools/verdicts/ajv.mjs"


def run(*command, names=()):
    text = "\n".join(map(str, names))
    return subprocess.run([str(each) for each in command], input=text, capture_output=True, encoding="utf-8", errors="replace")


def by_lines(*command):
    """A judge that reads names of files, a line each, and prints `accepted` or `refused` for each."""
    def judge(paths):
        done = run(*command, names=paths)
        assert done.returncode == 0, done.stderr
        verdicts = done.stdout.split()
        assert len(verdicts) == len(paths) and set(verdicts) <= {"accepted", "refused"}, done.stdout[:1000]
        return [verdict == "accepted" for verdict in verdicts]
    return judge


@functools.cache
def findings(paths, form):
    """What `msq validate` finds, a list for each path."""
    done = run(MSQ, "validate", "--format", "json", "--from", form, *paths)
    assert done.returncode in (0, 1), done.stderr
    found = {str(path): [] for path in paths}
    for finding in json.loads(done.stdout):
        found[finding["source"]].append(finding)
    return [found[str(path)] for path in paths]


def by_msq(form):
    def judge(paths):
        return [all(each["severity"] != "error" for each in found) for found in findings(tuple(paths), form)]
    return judge


def is_unicode(path):
    try:
        json.dumps(json.loads(path.read_bytes()), ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        return False
    except ValueError:
        return True
    return True


def by_check_jsonschema(paths):
    # What isn't Unicode makes it crash. That is a refusal, but of all files that it was given.
    given = list(filter(is_unicode, paths))
    done = run(sys.executable, "-m", "check_jsonschema", "--schemafile", SCHEMA, "--output-format", "json", *given)
    said = json.loads(done.stdout)
    refused = {each["filename"] for each in [*said.get("errors", []), *said.get("parse_errors", [])]}
    assert (done.returncode == 0) == (not refused), done.stderr
    accepted = {str(path) for path in given} - refused
    return [str(path) in accepted for path in paths]


def by_python_jsonschema(paths):
    validator = jsonschema.Draft202012Validator(WHOLE, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)

    def judge(path):
        try:
            return validator.is_valid(json.loads(path.read_bytes()))
        except ValueError:
            return False

    return [judge(path) for path in paths]


def by_xmllint(paths):
    done = run("xmllint", "--noout", "--schema", XSD, *paths)
    lines = set(done.stderr.splitlines())
    assert not any("compile" in line for line in lines), done.stderr
    return [f"{path} validates" in lines for path in paths]


def by_xmlschema(paths):
    schema = xmlschema.XMLSchema(XSD)

    def judge(path):
        try:
            return schema.is_valid(str(path))
        except xmlschema.XMLResourceError:
            return False

    return [judge(path) for path in paths]


JSON = {
    "msq (JSON)": by_msq("json"),
    "ajv": by_lines("node", AJV, SCHEMA, NODE),
    "check-jsonschema": by_check_jsonschema,
    "jsonschema for Python": by_python_jsonschema,
    "jsonschema for Rust": by_lines(DOCUMENTS, "judge", SCHEMA),
}
XML = {
    "msq (XML)": by_msq("xml"),
    "xmllint": by_xmllint,
    "xmlschema": by_xmlschema,
}
BY_FORMAT = {"json": JSON, "xml": XML}


def metaschema_accepts():
    """What is published as a JSON Schema is one, by its own metaschema."""
    done = run(sys.executable, "-m", "check_jsonschema", "--check-metaschema", *sorted(CONTRACT.glob("*.schema.json")))
    assert done.returncode == 0, done.stdout
