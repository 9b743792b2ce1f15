"""The small installation with a quality page: its exports, what it publishes, and who looks at it."""

from pathlib import Path

import yaml

from almanac.access import Viewer, viewer
from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import Config, load_config
from almanac.tables import build
from almanac.tables.ask import Source
from tests.installation import install

ROOT = Path(__file__).resolve().parents[1]
VIEWERS = {
    "desk": {"level": "desk", "may": ["publish", "export"]},
    "reader": {"level": "desk", "may": []},
    "north": {"units": ["N"], "level": "desk", "may": ["export"]},
}
HEAD = "编号,分馆,日期,逾期\n"
MORE = HEAD + "".join(f"{n},{'北馆' if n % 2 else '南馆'},2022-08-{n % 27 + 1:02},否\n" for n in range(10, 40))
FAULTY = MORE + "40,北馆,昨天,否\n41,南馆,=1+1,否\n42,无此馆,2022-08-01,否\n43,北馆\n"
PRIVATE = "编号,分馆,日期,姓名\n1,北馆,2022-07-03,张三\n"


def quality_office(folder: Path, sample: bool = False) -> Path:
    """The installation with the quality page first; the path of its config.yaml."""
    path = install(folder)
    contract = folder / "data/contracts/loans.yaml"
    forbidden = "forbidden: {columns: [姓名], values: [mobile]}\n"
    contract.write_text(contract.read_text(encoding="utf-8") + forbidden, encoding="utf-8")
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    config["pages"].reverse()
    config["access"] = {"viewers": VIEWERS}
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    if sample:
        (folder / "data/exports").rename(folder / "data/sample")
        (folder / "data/sample/SAMPLE.yaml").write_text("label: {zh: 示例数据, en: Sample data}\n", encoding="utf-8")
    return path


def put(folder: Path, name: str, content: str) -> None:
    """An export in the folder of exports."""
    (folder / "data/exports").mkdir(exist_ok=True)
    (folder / "data/exports" / name).write_text(content, encoding="utf-8")


def refreshed(folder: Path, exports: str = "exports") -> Source:
    """The installation's current snapshot, built from what lies there now."""
    config, catalogue = known(folder)
    return Source(config, catalogue, build.refresh(config, catalogue, config.folder(exports)).snapshot)


def known(folder: Path) -> tuple[Config, Catalogue]:
    """The installation as it is declared."""
    config = load_config(folder / "config.yaml")
    return config, load_catalogue(config)


def person(folder: Path, name: str = "desk") -> Viewer:
    """One of those who look."""
    return viewer(load_config(folder / "config.yaml"), name)
