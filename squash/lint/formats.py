"""Findings for machines: JSON, GitHub's workflow commands, SARIF 2.1.0."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from squash import __version__
from squash.escaping import visible_lines
from squash.lint.findings import LintFinding, LintRule
from squash.prisma.history import SCRIPT

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def place(finding: LintFinding, directory: str) -> str:
    """Return the path of the file that a finding is in; the directory's own where it is in no migration."""
    return f"{directory}/{finding.migration}/{SCRIPT}" if finding.migration else directory


def as_json(findings: Sequence[LintFinding], directory: str) -> dict[str, Any]:
    """Return the object that `--format json` prints: how many of each severity, and the findings with their paths."""
    counts = {level: sum(finding.severity == level for finding in findings) for level in ("error", "warning", "note")}
    return {
        "counts": counts,
        "findings": [asdict(finding) | {"path": place(finding, directory)} for finding in findings],
    }


def github(finding: LintFinding, directory: str) -> str:
    """Return the workflow command that makes GitHub annotate the line of a finding."""
    line = f",line={finding.line}" if finding.line else ""
    properties = f"file={_property(place(finding, directory))}{line},title={_property(finding.rule)}"
    return f"::{_GITHUB[finding.severity]} {properties}::{_data(finding.message)}"


def _data(text: str) -> str:
    return visible_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _without_links(text: str) -> str:
    """Escape what SARIF (3.11.6) takes for a link: `[text](address)`."""
    return re.sub(r"\[(?=[^\]]*\]\()", r"\\[", text)


def sarif(findings: Sequence[LintFinding], rules: Mapping[str, LintRule], directory: str) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log with one run. `directory` should be relative to the root of the repository."""
    numbers = {name: number for number, name in enumerate(rules)}
    described = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.title},
            "help": {"text": rule.help},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in rules.values()
    ]
    driver = {"name": "squash lint", "version": __version__, "rules": described}
    results = [_result(finding, numbers[finding.rule], directory) for finding in findings]
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(finding: LintFinding, number: int, directory: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(place(finding, directory))}}
    if finding.line:
        location["region"] = {"startLine": finding.line}
    identity = f"{finding.rule}\n{finding.migration}\n{finding.message}".encode()
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": finding.severity,
        "message": {"text": _without_links(visible_lines(finding.message))},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"finding/v1": sha256(identity).hexdigest()[:32]},
    }
