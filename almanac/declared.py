"""YAML on disk → validated, frozen objects, or one sentence that says which file and which entry is wrong."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from almanac.mistakes import Mistake

Language = str
MANY_BRACKETS = 2000
MANY = 40  # names in one sentence
PLAINLY = {
    "tag:yaml.org,2002:bool": (r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    "tag:yaml.org,2002:int": (r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
}


class Declared(BaseModel):
    """A thing declared in YAML: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Words(Declared):
    """The same words in both languages of the screen."""

    zh: str
    en: str = ""

    def said(self, language: Language) -> str:
        """The words in `language`, in Chinese where there is no English."""
        return self.en if language == "en" and self.en else self.zh


Kind = TypeVar("Kind", bound=BaseModel)


class _UniqueKeys(yaml.constructor.SafeConstructor):
    """PyYAML keeps the last of two equal keys without a word; here that is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping whose keys differ."""
        met: list[Any] = []
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                continue
            name = self.construct_object(key, deep=True)
            if name in met:
                raise yaml.constructor.ConstructorError(None, None, f"{str(name)!r} twice", key.start_mark)
            met.append(name)
        return super().construct_mapping(node, deep)


class _Quick(_UniqueKeys, yaml.CSafeLoader):
    """Six times as fast, by libyaml; deep brackets would overflow its stack."""


class _Careful(_UniqueKeys, yaml.SafeLoader):
    """Python's own, whose complaints are the ones that we say in the reader's language."""


def _read_plainly(loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> None:
    """Truth is true or false, and a number has no leading zero: `no`, `on` and 0571 are names and codes."""
    kept = {
        letter: [(tag, pattern) for tag, pattern in found if tag not in PLAINLY]
        for letter, found in loader.yaml_implicit_resolvers.items()
    }
    loader.yaml_implicit_resolvers = kept
    for tag, (pattern, letters) in PLAINLY.items():
        loader.add_implicit_resolver(tag, re.compile(pattern), list(letters))


_read_plainly(_Quick)
_read_plainly(_Careful)


def _parsed(written: str) -> Any:
    """What is written, whatever it is."""
    many = written.count("[") + written.count("{") > MANY_BRACKETS
    try:
        return yaml.load(written, _Careful if many else _Quick)  # noqa: S506 (both are SafeLoaders)
    except yaml.YAMLError:
        return yaml.load(written, _Careful)  # noqa: S506


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file; a Mistake that names file and line where it is none."""
    try:
        content = _parsed(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Mistake("no_file", path=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake("unreadable_file", path=path, reason=getattr(error, "strerror", None) or error) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
        raise Mistake("not_yaml", path=path, line=line, reason=problem) from None
    except (ValueError, RecursionError) as error:
        raise Mistake("not_yaml", path=path, line="", reason=error) from None
    if not isinstance(content, dict):
        raise Mistake("not_a_mapping", path=path)
    return content


def refuse_unknown(path: Path, where: str, kind: str, names: Iterable[str], among: Iterable[str]) -> None:
    """A Mistake where an entry of a file names something that nobody declared; of many others it tells the nearest."""
    known = list(among)
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, cutoff=0) if len(known) > MANY else known
            said = ", ".join(near) or "-"
            raise Mistake("unknown_reference", path=path, where=where, kind=kind, name=name, known=said)


def load(kind: type[Kind], path: Path, **given: Any) -> Kind:
    """One declared thing from its file, with values (such as its name) that the file's place gives."""
    try:
        return kind.model_validate(given | read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        places = (part + 1 if isinstance(part, int) else part for part in first["loc"])
        where = ".".join(str(part) for part in places if "[" not in str(part))
        raise Mistake("wrong_entry", path=path, where=where, reason=first["msg"]) from None


def load_folder(kind: type[Kind], folder: Path, name: str) -> dict[str, Kind]:
    """Every YAML of a folder by its stem, which is the thing's `name`."""
    return {path.stem: load(kind, path, **{name: path.stem}) for path in sorted(folder.glob("*.yaml"))}


def refuse_lone(folder: Path, declared: Iterable[str], asking: Iterable[str]) -> None:
    """A Mistake where an SQL is not declared in a YAML of its stem, or one that asks has no SQL of its stem."""
    stems = {path.stem for path in folder.glob("*.sql")}
    for stem in sorted(stems.difference(declared)):
        raise Mistake("lacks_twin", path=folder / f"{stem}.sql", ending=".yaml")
    for stem in sorted(set(asking) - stems):
        raise Mistake("lacks_twin", path=folder / f"{stem}.yaml", ending=".sql")
