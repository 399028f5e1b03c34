"""Any file gives mappings, lists and texts, or one line that says what is wrong with it."""

import contextlib
import os
from pathlib import Path

import pytest
import yaml

from mofcell.parameters.reading.yaml_file import LARGEST, LONGEST, parse_yaml, read_yaml

# what is right

TEXT = "source:\n  citation: Müller, 300 µm\n"
READ = {"source": {"citation": "Müller, 300 µm"}}


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip().encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
        "\ufeff".encode("utf-16-le") + TEXT.encode("utf-16-le"),
        "\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"),
        ("%YAML 1.1\n---\n" + TEXT + "...\n").encode(),
    ],
    ids=["utf-8", "crlf", "cr", "no end", "bom", "utf-16", "little", "big", "directive"],
)
def test_encodings_and_line_ends(write, content):
    assert read_yaml(write(content)) == READ


@pytest.mark.parametrize("written", ["0.850", "010", "0x1F", "12:30", "1_000", "1e3", ".inf"])
def test_numbers_stay_as_they_are_written(written):
    """YAML 1.1 would make 8 of 010 and 750 of 12:30."""
    assert parse_yaml(f"value: {written}", name="f.yaml") == {"value": written}


@pytest.mark.parametrize("written", ["NO", "no", "yes", "On", "true", "2020-01-01", "=", "none"])
def test_words_stay_as_they_are_written(written):
    """NO is nitric oxide, a date is a text."""
    assert parse_yaml(f"{written}: {written}", name="f.yaml") == {written: written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_what_is_left_empty(written):
    assert parse_yaml(f"value: {written}", name="f.yaml") == {"value": None}


def test_aliases_and_merged_mappings():
    text = "a: &a {x: '1', y: '2'}\nb: *a\nc: {<<: *a, y: '3'}\nd: {<<: [*a, {z: '4'}]}"
    assert parse_yaml(text, name="f.yaml") == {
        "a": {"x": "1", "y": "2"},
        "b": {"x": "1", "y": "2"},
        "c": {"x": "1", "y": "3"},
        "d": {"x": "1", "y": "2", "z": "4"},
    }


def test_largest_file_is_read(write):
    assert read_yaml(write(TEXT + "#" * (LARGEST - len(TEXT.encode())))) == READ


# what is no YAML


TOKEN = (
    "found character that cannot start any token; indent with spaces, not tabs, and put quotes "
    "around a text that begins with > or another sign"
)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a:\n\tb: c", 2, TOKEN),
        ("a: @b", 1, TOKEN),
        ("a: > 5 S/cm", 1, "did not find expected comment or line break; put quotes"),
        ("a: {b: c", 2, "did not find expected ',' or '}'; close the bracket"),
        ("a: [b, c", 2, "did not find expected ',' or ']'; close the bracket"),
        ("a:\n  b: 'c", 2, "found unexpected end of stream; close the quotes"),
        ("a: b: c", 1, "mapping values are not allowed in this context; put quotes around a text"),
        ("a:\n  b: c\n d: e", 3, "did not find expected key; indent it as the lines beside it"),
        (
            "a: b\n\xa0\xa0c: d: e",
            2,
            "mapping values are not allowed in this context; there is a non-",
        ),
        ("a: |\nb", 3, "could not find expected ':'; write a colon after the name"),
        ("%YAML 3.0\n---\na: b", 1, "found incompatible YAML document; look there and in the line"),
        ("<<: 5", 1, "expected a mapping or list of mappings for merging"),
        ('"\\ud800": 1', 1, "found invalid Unicode character escape code"),
    ],
)
def test_what_is_no_yaml(refusal, text, line, problem):
    message = refusal(lambda: parse_yaml(text, name="f.yaml"))
    assert message.startswith(f"f.yaml, line {line}: cannot be read as YAML, {problem}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b\n---\na: b", "line 2: a second document begins with ---; keep one in a file"),
        ("a: 1\nb: 2\na: 3", "line 3: 'a' is given twice; keep one"),
        ("a: {b: 1, 'b': 2}", "line 1: 'b' is given twice"),
        (
            "? [a]\n: b",
            "line 1: before the colon stands a list, a mapping or an alias; write a word",
        ),
        ("? {a: b}\n: c", "line 1: before the colon stands a list, a mapping or an alias"),
        ("a: &a x\n*a : y", "line 2: before the colon stands a list, a mapping or an alias"),
        ("a: *b", "line 1: alias *b has no finished anchor before"),
        ("&a [*a]", "line 1: alias *a has no finished anchor before"),
        ("&a\nb: {<<: *a}", "line 2: alias *a has no finished anchor before"),
        ("a: &a x\nb: &a y", "line 2: anchor &a is given twice; name another"),
        ("&a [&a x]", "line 1: anchor &a is given twice"),
        (f"a: *{'b' * 100_000}", "line 1: alias *bbb"),
        (f"a: &{'b' * 100_000} x\nb: &{'b' * 100_000} y", "line 2: anchor &bbb"),
    ],
)
def test_what_is_no_plain_tree(refusal, text, message):
    assert refusal(lambda: parse_yaml(text, name="f.yaml")).startswith(f"f.yaml, {message}")


# what would run, hang or fill the memory


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.mkdir [marker]",
        "a: !!python/object/new:os.mkdir [marker]",
        "!!python/object/apply:os.mkdir [marker]: b",
        "a: !<tag:yaml.org,2002:python/object/apply:os.mkdir> [marker]",
        "%TAG ! tag:yaml.org,2002:python/object/apply:\n---\na: !os.mkdir [marker]",
        "a: &b !!python/object/apply:os.mkdir [marker]\nc: {<<: *b}",
    ],
)
def test_nothing_is_run(refusal, write, text):
    name = write(text)
    assert "is not allowed; write plain values" in refusal(read_yaml, name)
    assert not Path("marker").exists()
    with contextlib.suppress(yaml.YAMLError):  # after the deed
        yaml.unsafe_load(text)
    assert Path("marker").exists()  # so these texts do run where they may


@pytest.mark.parametrize(
    "tag", ["!own", "!!int", "!!float", "!!binary", "!!set", "!!omap", "!!null"]
)
def test_tags_are_refused(refusal, tag):
    message = refusal(lambda: parse_yaml(f"a: {tag} 5", name="f.yaml"))
    assert message.startswith("f.yaml, line 1: tag '")


def test_tag_of_a_text_is_none():
    assert parse_yaml("a: !!str 5\nb: ! 6", name="f.yaml") == {"a": "5", "b": "6"}


LAUGHS = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        LAUGHS.replace("[*", "{<<: [*").replace("]\n", "]}\n").replace("[ha", "{x: [ha"),
        f"a: &a {'x' * 400_000}\nb: [{', '.join(['*a'] * 90_000)}]",  # 36 GB written out
        f"a: [{', '.join('x' * LONGEST)}]",
    ],
    ids=["laughs", "laughs in mappings", "a long text often", "long list"],
)
def test_what_grows_is_refused(refusal, text):
    message = refusal(lambda: parse_yaml(text, name="f.yaml"))
    assert message.endswith(f"more than {LONGEST} entries with its aliases; keep fewer")


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 100_000, "[" * 100_000 + "]" * 100_000, "{a: " * 100_000, "- " * 100_000),
        "[\n" * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(1000)),
    ],
    ids=["open", "closed", "mappings", "dashes", "lines", "indents"],
)
def test_deep_nesting_is_refused(refusal, text):
    message = refusal(lambda: parse_yaml(text, name="f.yaml"))
    assert message.endswith("more than 20 levels of indents and brackets")


@pytest.mark.parametrize(
    "written",
    ["9" * 800_000, "0x" + "f" * 800_000, "1" + ":1" * 400_000, "1" + ":1" * 400_000 + ".0"],
    ids=["decimal", "hexadecimal", "base 60", "base 60 with a fraction"],
)
def test_huge_numbers_stay_texts(written):
    """As numbers they take minutes, or break off with an OverflowError."""
    assert parse_yaml(f"a: {written}", name="f.yaml") == {"a": written}


# what is no text file


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: b\n# 300 \xb5m", "f.yaml, line 2: holds what is not UTF-8; save the file as UTF-8"),
        (bytes(range(256)) * 100, "f.yaml, line 2: holds what is not UTF-8"),
        ("a: b".encode("utf-16") + b"x", "f.yaml, line 1: holds what is not UTF-8"),
        ("a: b".encode("utf-16-le"), "f.yaml: holds control characters, so it is no text file"),
        ("a: b".encode("utf-32"), "f.yaml: holds control characters"),
        (b"a: \x00", "f.yaml: holds control characters"),
        (b"\x1b[31m", "f.yaml: holds control characters"),
        (b"x" * (LARGEST + 1), "f.yaml: more than the allowed 1 MB; keep records only"),
    ],
)
def test_what_is_no_text(refusal, write, content, message):
    assert refusal(read_yaml, write(content)).startswith(message)


def test_huge_file_is_not_read(refusal, folder):
    with open("f.yaml", "wb") as file:
        file.truncate(100_000_000)
    assert refusal(read_yaml, "f.yaml").startswith("f.yaml: more than the allowed 1 MB")


NO_FILE = "f.yaml: there is no such file; give the name of a YAML file"
NO_TEXT = "f.yaml: is no file of text; give the name of a YAML file"


def test_no_file(refusal, folder):
    assert refusal(read_yaml, "f.yaml") == NO_FILE


def test_folder(refusal, folder):
    Path("f.yaml").mkdir()
    assert refusal(read_yaml, "f.yaml") == NO_TEXT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_pipe_is_not_waited_for(refusal, folder):
    os.mkfifo("f.yaml")
    assert refusal(read_yaml, "f.yaml") == NO_TEXT


@pytest.mark.parametrize(
    ("target", "message"),
    [("f.yaml", NO_FILE), ("nowhere", NO_FILE), ("/dev/zero", NO_TEXT), (".", NO_TEXT)],
)
def test_link(refusal, folder, target, message):
    if not Path(target).exists() and target.startswith("/dev"):
        pytest.skip("there is no such device here")
    Path("f.yaml").symlink_to(target)
    assert refusal(read_yaml, "f.yaml") == message


def test_link_to_a_file_is_read(write):
    write(TEXT, "other.txt")
    Path("f.yaml").symlink_to("other.txt")
    assert read_yaml("f.yaml") == READ


def test_unreadable_file(refusal, write, unreadable):
    unreadable(write(TEXT))
    assert refusal(read_yaml, "f.yaml") == "f.yaml: permission denied; give a file that can be read"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * 100_000 + ".yaml", "xxx.yaml: file name too long; give a file that can be read"),
        ("a\0.yaml", "a .yaml: there is no such file"),
        ("\ud800.yaml", " .yaml: there is no such file"),
        ("", ".: is no file of text"),
    ],
)
def test_odd_names_of_files(refusal, folder, name, message):
    assert message in refusal(read_yaml, name)


def test_line_end_in_the_name_of_a_file(refusal, write):
    assert refusal(read_yaml, write("a: b: c", "a\nb.yaml")).startswith(
        "a b.yaml, line 1: cannot be"
    )
