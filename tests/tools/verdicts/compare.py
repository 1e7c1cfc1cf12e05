"""Compares verdicts on documents: the JSON Schema, the XML Schema and msq accept and refuse the same ones.

Several programs judge by each schema, msq judges both formats and says the same of both. Where one differs, the reason
stands in `exceptions.py`; a difference that isn't listed, or no longer there, is a failure.
"""

import pathlib
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor

import judges
from documents import generated, mutants, odd_ones, panama, variants
from exceptions import ACCEPTED, OTHER_WORDS, REFUSED, UNREADABLE
from json_mutants import RETYPED


def write(folder, cases, form):
    """The cases that have this format, each with its file."""
    written = []
    for number, case in enumerate(cases):
        if (text := getattr(case, form)) is not None:
            written.append((number, folder / f"{number}.{form}"))
            written[-1][1].write_bytes(text)
    return written


def verdicts(cases, files):
    """The verdicts on each case, by judge."""
    asked = [(files[form], name, judge) for form, those in judges.BY_FORMAT.items() for name, judge in those.items()]
    with ThreadPoolExecutor() as pool:
        given = pool.map(lambda each: each[2]([path for _, path in each[0]]), asked)
    found = [{} for _ in cases]
    for (written, name, _), of_judge in zip(asked, given):
        for (number, _), verdict in zip(written, of_judge, strict=True):
            found[number][name] = verdict
    return found


def compare(what, found, listed):
    """Differences are what is listed, no more and no less."""
    unlisted, gone = found - listed, listed - found
    assert not unlisted, f"{what}, without a reason in exceptions.py: {sorted(unlisted)}"
    assert not gone, f"no longer {what}, as exceptions.py says: {sorted(gone)}"


def check_verdicts(cases, found):
    """A case is judged by all as it should be; where that isn't known before, as msq judges it."""
    accepted, refused = set(), set()
    for case, of_case in zip(cases, found):
        expected = case.accepted if case.accepted is not None else next(iter(of_case.values()))
        for judge, verdict in of_case.items():
            if verdict != expected:
                (accepted if verdict else refused).add((judge, case.kind))
    for what, those, listed in (("accepted", accepted, ACCEPTED), ("refused", refused, REFUSED)):
        compare(what, those, {(judge, kind) for _, names, kinds in listed for judge in names for kind in kinds})


def check_findings(cases, found, files):
    """What msq judges alike in both formats, it finds the same in, in the same words."""
    def said(findings):
        # A second response of a state is told of a folder, not of a document. Elements stand in an order of their own.
        told = [each for each in findings if each["code"] != "repeated-member-state"]
        return sorted((each["code"], each["path"] or "", each["message"]) for each in told)

    def by_number(form):
        numbers, paths = zip(*files[form])
        return dict(zip(numbers, map(said, judges.findings(paths, form))))

    def is_unreadable(findings):
        return any(re.search(UNREADABLE, message) for _, _, message in findings)

    as_json, as_xml = map(by_number, ("json", "xml"))
    compared, differing, retyped = 0, set(), {name for name, _, _ in RETYPED}
    alike = [(True, True), (False, False)]
    for number, (case, of_case) in enumerate(zip(cases, found)):
        # XML has no types: what is found instead of one is said in other words.
        if (of_case.get("msq (JSON)"), of_case.get("msq (XML)")) not in alike or case.kind in retyped:
            continue
        if is_unreadable(as_json[number]) or is_unreadable(as_xml[number]):
            continue
        compared += 1
        if as_json[number] != as_xml[number]:
            differing.add(case.kind)
    compare("in other words", differing, {kind for _, kinds in OTHER_WORDS for kind in kinds})
    return compared


def main():
    judges.metaschema_accepts()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made = list(generated(folder))
        originals = [*panama(), *made]
        sets = {
            "of Panama": list(panama()),
            "generated": made,
            "broken variants": list(variants()),
            "odd ones": list(odd_ones()),
            "mutants": list(mutants(originals)),
        }
        cases = [case for those in sets.values() for case in those]
        files = {form: write(folder, cases, form) for form in judges.BY_FORMAT}
        found = verdicts(cases, files)
        check_verdicts(cases, found)
        compared = check_findings(cases, found, files)
    for form, written in files.items():
        accepted = [next(iter(found[number].values())) for number, _ in written]
        assert len(written) // 5 < sum(accepted) < len(written) * 4 // 5, "nearly all documents have the same verdict"
        print(f"{len(written)} documents of {form}, of which {sum(accepted)} are accepted, by {', '.join(judges.BY_FORMAT[form])}")
    print(", ".join(f"{len(those)} {name}" for name, those in sets.items()))
    print(f"{compared} of them have the same findings as JSON and as XML")


main()
