# SPDX-License-Identifier: Apache-2.0
"""The documents say what is so: links lead somewhere, programs compile, commands and questions exist."""

import json
import os
import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUOTALAW = os.environ.get("QUOTALAW")
FENCE = re.compile(r"^[ \t]*```(\w*)[ \t]*\n(.*?)^[ \t]*```[ \t]*$", re.M | re.S)

needs_program = pytest.mark.skipif(not QUOTALAW, reason="QUOTALAW, the program, is not in the environment")


def pages():
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "--", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    return sorted({ROOT / name for name in listed if name and (ROOT / name).is_file()})


def name_of(page):
    return str(page.relative_to(ROOT))


@cache
def text_of(page):
    return page.read_text(encoding="utf-8")


@cache
def prose_of(page):
    """The page without its fenced blocks."""
    return FENCE.sub("", text_of(page))


def blocks():
    for page in pages():
        for number, (kind, body) in enumerate(FENCE.findall(text_of(page)), 1):
            yield page, number, kind, body


@cache
def anchors_of(page):
    """The anchors of a page's headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", prose_of(page), re.M):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
        slug = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        found.add(slug)
    return found


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_lead_somewhere(page):
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose_of(page))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists():
            wrong.append(f"{target}: there is no such file")
        elif anchor and anchor not in anchors_of(to):
            wrong.append(f"{target}: no heading gives this anchor")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_no_path_of_one_machine(page):
    found = re.findall(r"(?<![\w.])/(?:work|tmp|root|home)/\S*", text_of(page))
    assert not found, found


def programs():
    return [pytest.param(body, id=f"{name_of(page)}-{number}")
            for page, number, kind, body in blocks() if kind == "cpp" and "int main" in body]  # fmt: skip


def test_the_readme_shows_a_program():
    assert any(page.name == "README.md" and kind == "cpp" and "int main" in body
               for page, _, kind, body in blocks() if page.parent == ROOT)  # fmt: skip


@pytest.mark.parametrize("program", programs())
def test_programs_compile(program):
    compiler = os.environ.get("CXX", "g++")
    flags = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Iinclude", "-x", "c++", "-"]
    r = subprocess.run([compiler, *flags], cwd=ROOT, input=program, capture_output=True, text=True, check=False)
    assert r.returncode == 0, r.stderr[:3000]


# --- command lines ---


@cache
def help_of(*words):
    return subprocess.run([QUOTALAW, *words, "--help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout


@cache
def subcommands(*words):
    _, _, listed = help_of(*words).partition("Subcommands:")
    return set(re.findall(r"^  (\w+) ", listed, re.M))


def command_lines():
    """Every `quotalaw …` of a fenced block, or that is a whole piece of inline code."""
    for page in pages():
        lines = [line for _, body in FENCE.findall(text_of(page)) for line in body.split("\n")]
        lines += re.findall(r"`(quotalaw [^`\n]+)`", prose_of(page))
        for line in lines:
            if found := re.search(r"(?:^\s*|\| |&& )((?:build/bin/)?quotalaw\s.*)$", line):
                yield page, found.group(1)


@needs_program
def test_command_lines_use_what_exists():
    wrong = []
    seen = 0
    for page, line in command_lines():
        words = shlex.split(line.split(" | ")[0], comments=True)[1:]
        path = []
        options = []
        for i, word in enumerate(words):
            if word[0] in "[<…" or word in (">", "|"):
                break
            if word.startswith("--"):
                options.append(word.split("=")[0])
            elif len(path) < 2 and subcommands(*path) and not (i and words[i - 1] == "--lang"):
                if word not in subcommands(*path):
                    if i and words[i - 1].startswith("--"):
                        continue  # the value of an option
                    wrong.append(f"{name_of(page)}: {line}: there is no subcommand {word}")
                    break
                path.append(word)
        seen += 1
        known = help_of() + "".join(help_of(*path[:n]) for n in range(1, len(path) + 1))
        wrong += [f"{name_of(page)}: {line}: there is no option {o}" for o in options
                  if not re.search(rf"(?<![\w-]){re.escape(o)}(?![\w-])", known)]  # fmt: skip
    assert seen > 10
    assert not wrong, "\n".join(wrong)


# --- questions ---


def asked():
    """Every question that stands on a line of its own in a fenced block, with the result shown under it, if any."""
    for page, _, _, body in blocks():
        lines = body.split("\n")
        for i, line in enumerate(lines):
            question = line.strip()
            if found := re.match(r"echo '(\{.*\})' \|", question):
                question = found.group(1)
            if not question.startswith('{"') or '"question"' not in question or '"facts"' not in question:
                continue
            shown = lines[i + 1].strip() if i + 1 < len(lines) else ""
            yield page, question, shown.removeprefix("→").strip() if shown.startswith("→") else None


@needs_program
def test_questions_shown_are_answered_as_shown():
    wrong = []
    seen = list(asked())
    assert len(seen) > 20
    lines = []
    for _, question, shown in seen:
        line = json.loads(question)
        line.pop("expect", None)
        if shown:
            line["expect"] = json.loads(shown)
        lines.append(json.dumps(line, ensure_ascii=False))
    for (page, question, _), line in zip(seen, lines, strict=True):
        r = subprocess.run([QUOTALAW, "eval", "--check"], input=line + "\n", cwd=ROOT, capture_output=True, text=True,
                           check=False)  # fmt: skip
        if r.returncode != 0:
            wrong.append(f"{name_of(page)}: {question}\n  {r.stdout.strip()}")
    assert not wrong, "\n".join(wrong)


@cache
def public_questions():
    """Every public question, and whether this version answers it."""
    schemas = subprocess.run([QUOTALAW, "questions", "--schema"], capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in schemas.splitlines()]
    return {s["title"]: "(not answered yet)" not in s["description"] for s in found}


@needs_program
def test_the_reference_has_every_question():
    text = text_of(ROOT / "docs" / "reference" / "questions.md")
    answered, _, not_yet = text.partition("## Not answered")
    has = {name: bool(re.search(rf"^### {re.escape(name)}$", answered, re.M)) for name in public_questions()}
    assert has == public_questions(), "docs/reference/questions.md: the headings do not fit `quotalaw questions`"
    missing = [name for name, known in public_questions().items() if not known and f"`{name}`" not in not_yet]
    assert not missing, f"docs/reference/questions.md, Not answered: {missing}"


@needs_program
def test_the_reference_has_every_fact():
    text = text_of(ROOT / "docs" / "reference" / "questions.md")
    schemas = subprocess.run([QUOTALAW, "questions", "--schema"], capture_output=True, text=True, check=True).stdout
    wrong = []
    for line in schemas.splitlines():
        schema = json.loads(line)
        name = schema["title"]
        if not public_questions()[name]:
            continue
        section = re.search(rf"^### {re.escape(name)}$(.*?)(?=^##)", text, re.M | re.S)
        if not section:
            continue  # the test above says so
        for part in ("facts", "result"):
            for field in schema["properties"][part]["properties"]:
                if f"| `{field}`" not in section.group(1):
                    wrong.append(f"{name}: {part}: {field} is not in the table")
    assert not wrong, "\n".join(wrong)


@needs_program
def test_the_readme_has_every_question():
    text = text_of(ROOT / "README.md")
    section = text.partition("## Public questions")[2].partition("\n## ")[0]
    answered, _, not_yet = section.partition("Not answered")
    for name, known in public_questions().items():
        assert f"`{name}`" in (answered if known else not_yet), f"README.md, Public questions: {name}"
