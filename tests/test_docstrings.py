"""All text of the package is read and run: sections, names, units, examples."""

import ast
import dataclasses
import doctest
import importlib
import inspect
import io
import pkgutil
import re
import textwrap
import tokenize
from pathlib import Path
from types import FunctionType

import pybamm
import pytest
from pydantic import BaseModel

import mofcell


def modules_of(package):
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def is_public(name):
    return not any(part.startswith("_") for part in name.split("."))


MODULES = {module.__name__: module for module in modules_of(mofcell)}


def plain(member):
    """The function behind a decorator, a property or a method of a class."""
    for wrapper in ("fget", "func", "__func__"):
        member = getattr(member, wrapper, member)
    return inspect.unwrap(member) if callable(member) else member


def own_functions(owner, prefix):
    """Public functions written in a module or class, by their full name."""
    for name, member in vars(owner).items():
        function = plain(member)
        home = owner.__name__ if inspect.ismodule(owner) else owner.__module__
        written_here = isinstance(function, FunctionType) and function.__module__ == home
        if written_here and is_public(name) and function.__name__ != "<lambda>":
            yield f"{prefix}.{name}", member


def public_classes():
    for path, module in MODULES.items():
        for name, member in vars(module).items():
            if inspect.isclass(member) and member.__module__ == path and is_public(name):
                yield f"{path}.{name}", member


CLASSES = dict(public_classes())
FUNCTIONS = {
    name: plain(member)
    for path, module in MODULES.items()
    for name, member in own_functions(module, path)
}
METHODS = {
    name: (owner, member)
    for path, owner in CLASSES.items()
    for name, member in own_functions(owner, path)
}


def exported():
    """Functions and classes in the ``__all__`` of any package, by their full name."""
    for module in MODULES.values():
        for name in getattr(module, "__all__", ()):
            member = plain(getattr(module, name))
            if isinstance(member, FunctionType) or inspect.isclass(member):
                yield f"{member.__module__}.{member.__qualname__}", member


EXPORTED = dict(exported())
EXPORTED_FUNCTIONS = {k: v for k, v in EXPORTED.items() if isinstance(v, FunctionType)}
EXPORTED_CLASSES = {k: v for k, v in EXPORTED.items() if inspect.isclass(v)}
METHODS_OF_EXPORTED = {
    name: plain(member)
    for name, (owner, member) in METHODS.items()
    if owner in EXPORTED_CLASSES.values() and not hasattr(member, "fget")
}


CALLED = {**FUNCTIONS, **METHODS_OF_EXPORTED}


@dataclasses.dataclass
class Entry:
    """One entry of a section: the names it describes, their type, the text."""

    names: list
    kind: str
    text: str


def sections(docstring):
    """Sections of a numpydoc docstring: lines by title."""
    lines = inspect.cleandoc(docstring or "").splitlines()
    titles = [k for k in range(1, len(lines)) if re.fullmatch(r"-{3,}", lines[k].strip())]
    ends = [k - 1 for k in titles[1:]] + [len(lines)] * bool(titles)
    return {lines[k - 1].strip(): lines[k + 1 : end] for k, end in zip(titles, ends, strict=True)}


def entries(docstring, section):
    found = []
    for line in sections(docstring).get(section, ()):
        if line and not line[0].isspace():
            names, _, kind = line.partition(" : ")
            found.append(Entry([name.strip() for name in names.split(",")], kind.strip(), ""))
        elif found:
            found[-1].text += f" {line.strip()}"
    return found


def documented(docstring):
    """Entry by name of the argument."""
    parameters = entries(docstring, "Parameters")
    return {name.lstrip("*"): entry for entry in parameters for name in entry.names}


def arguments(function):
    names = inspect.signature(function).parameters
    return {name: one for name, one in names.items() if name not in ("self", "cls")}


def arguments_of_class(owner):
    """Names that a class of ours takes, with those of PyBaMM's class it may be made from."""
    if issubclass(owner, BaseModel):
        return set(owner.model_fields), set(owner.model_fields)
    if dataclasses.is_dataclass(owner):
        fields = {field.name for field in dataclasses.fields(owner) if field.init}
        return fields, fields
    makers = [one for one in owner.__mro__ if isinstance(vars(one).get("__init__"), FunctionType)]
    due = {name for one in makers if ours(one) for name in arguments(one.__init__)}
    return due, due.union(*(arguments(one.__init__) for one in makers))


def ours(owner):
    return owner.__module__.split(".")[0] == "mofcell"


def gives_something(function):
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    outer, *nested = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    of_others = {id(node) for one in nested for node in ast.walk(one)}
    returns = [node for node in ast.walk(outer) if isinstance(node, ast.Return)]
    return any(node.value is not None and id(node) not in of_others for node in returns)


# what is written


@pytest.mark.parametrize("name", [name for name in MODULES if is_public(name)])
def test_every_module_says_what_it_is(name):
    assert (MODULES[name].__doc__ or "").strip(), f"{name} has no docstring"


def test_every_public_function_and_class_says_what_it_is():
    silent = [
        name for name, member in {**CLASSES, **FUNCTIONS}.items() if not inspect.getdoc(member)
    ]
    # a hook of PyBaMM's models does what its name says
    silent += [
        name
        for name, (owner, _) in METHODS.items()
        if not inspect.getdoc(getattr(owner, name.rpartition(".")[2]))
        and not hasattr(pybamm.lithium_ion.DFN, name.rpartition(".")[2])
    ]
    assert silent == []


def test_exported_functions_describe_what_they_take_and_give():
    silent = []
    for name, function in EXPORTED_FUNCTIONS.items():
        due = {"Parameters": arguments(function), "Returns": gives_something(function)}
        written = sections(function.__doc__)
        silent += [(name, title) for title in due if due[title] and title not in written]
    assert silent == []


@pytest.mark.parametrize("name", EXPORTED_CLASSES)
def test_exported_classes_describe_their_arguments(name):
    owner = EXPORTED_CLASSES[name]
    described = [set(documented(base.__doc__)) for base in owner.__mro__ if ours(base)]
    due, known = arguments_of_class(owner)
    assert due <= set().union(*described)
    assert described[0] <= known


def test_described_arguments_are_the_arguments():
    """A docstring with Parameters has all of them and no others."""
    wrong = [
        name
        for name, function in CALLED.items()
        if "Parameters" in sections(function.__doc__)
        and set(documented(function.__doc__)) != set(arguments(function))
    ]
    assert wrong == []


# units

UNIT = re.compile(r"\[[^\]]+\]")
NUMBER = re.compile(r"\b(float|array|law)\b")
SYMBOLS = {
    *("m", "cm", "mm", "um", "L", "kg", "g", "mg", "mol", "M", "s", "min", "h", "K"),
    *("A", "mA", "C", "V", "mV", "S", "mS", "Ohm", "ohm", "W", "J", "kJ", "eV", "meV"),
}
SPELLING = re.compile(r"[A-Za-z]+(-?\d+(\.\d+)?)?(\.[A-Za-z]+(-?\d+(\.\d+)?)?)*")


def without_unit(docstring):
    written = [*entries(docstring, "Parameters"), *entries(docstring, "Returns")]
    for entry in written:
        kind = entry.kind or ", ".join(entry.names)  # Returns states the type only
        if NUMBER.search(kind) and not UNIT.search(entry.text):
            yield ", ".join(entry.names)


def test_numbers_have_a_unit():
    described = {**EXPORTED, **CALLED}
    bare = [(name, each) for name in described for each in without_unit(described[name].__doc__)]
    assert bare == []


def texts_of(path):
    """All strings and comments of a source file."""
    source = path.read_text("utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT):
            yield token.string


def misspelled(text):
    for bracket in re.findall(r"\[([^\[\]\n]+)\]", text):
        symbols = re.findall(r"[A-Za-z]+", bracket)
        unit = symbols and set(symbols) <= SYMBOLS and not re.search(r"[,'\"\\:]", bracket)
        if unit and (not SPELLING.fullmatch(bracket) or "ohm" in symbols):
            yield f"[{bracket}]"


def test_one_spelling_of_units():
    texts = [(name, text) for name in MODULES for text in texts_of(Path(MODULES[name].__file__))]
    assert [(name, unit) for name, text in texts for unit in misspelled(text)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[mol.m-3] [Ohm.m2] [-] [K] [A.m-2] [unit of the quantity] [K0.5]", []),
        ("[mol/m3] then [V]", ["[mol/m3]"]),
        ("[Ohm m2] and [mol m^-3] and [S·m-1]", ["[Ohm m2]", "[mol m^-3]", "[S·m-1]"]),
        ("[ohm.m2]", ["[ohm.m2]"]),
    ],
)
def test_what_counts_as_another_spelling(text, wrong):
    assert list(misspelled(text)) == wrong


# arguments


def positional(function):
    keyword = inspect.Parameter.KEYWORD_ONLY
    variable = inspect.Parameter.VAR_KEYWORD
    return [n for n, one in arguments(function).items() if one.kind not in (keyword, variable)]


@pytest.mark.parametrize("name", mofcell.experiments.__all__)
def test_experiments_take_what_they_are_about_first_and_all_else_by_name(name):
    assert positional(getattr(mofcell.experiments, name)) in (
        ["cell"],
        ["electrolyte"],
        ["cell", "axes"],
        ["cell", "data"],
        ["cell", "protocol"],
        ["cell", "ranges"],
        ["calibration"],
        ["calibration", "experiment"],
        ["cells"],
        [],
    )


def test_no_two_physical_arguments_can_be_swapped():
    """At most one entry, such as "first, second", has units and is taken by position."""
    swapped = {}
    for name, function in CALLED.items():
        described = documented(function.__doc__)
        places = [described[one] for one in positional(function) if one in described]
        swapped[name] = {tuple(entry.names) for entry in places if UNIT.search(entry.text)}
    assert {name: names for name, names in swapped.items() if len(names) > 1} == {}


# examples


def examples_in(module):
    """How many examples the docstrings of a source file hold."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = [ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, holders)]
    parser = doctest.DocTestParser()
    return sum(len(parser.get_examples(text)) for text in docstrings if text)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")
@pytest.mark.parametrize("name", [name for name in MODULES if examples_in(MODULES[name])])
def test_examples(name):
    result = doctest.testmod(MODULES[name])
    assert result.failed == 0
    assert result.attempted == examples_in(MODULES[name])  # none is left out
