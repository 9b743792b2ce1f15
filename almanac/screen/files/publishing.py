"""The clerk's place: exports are dropped here, checked on trial, looked at, then published or dropped."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import sleep

import pandas as pd
import streamlit as st

from almanac.access import Viewer
from almanac.exports.results import Export
from almanac.mistakes import Mistake
from almanac.screen import ahead, cards, job, style
from almanac.screen.choices import Choice
from almanac.tables import history
from almanac.tables.ask import Source, months
from almanac.tables.refreshes import proposal, staging
from almanac.tables.refreshes.proposal import Proposal
from almanac.texts import text

LARGEST = 200  # MB for one file
PAUSE = 0.2  # seconds between two looks at how far a job is


def place(source: Source, viewer: Viewer, choice: Choice, charts: Sequence[str]) -> Callable[[], None]:
    """The card, and what is to be done once the page is drawn: to follow a job until it ends.

    `charts` are shown of what a check proposes: two side by side, the others below each other.
    """
    if "publish" not in viewer.may:
        return lambda: None
    language, here = choice.language, source.config.root
    held = job.last(here)
    with st.container(border=True, key="card publishing"):
        is_open = held is not None or bool(staging.staged(source.config))
        opened = st.expander(text("drop_title", language), expanded=is_open)
        with opened, st.empty().container(), cards.calmly(language):
            if held and held.is_running:
                return partial(_follow, held, st.progress(held.share, _said(held, language)), language)
            if held:
                _outcome(source, viewer, choice, held, charts)
            if not (held and isinstance(held.result, Proposal)):
                _drop(source, viewer, language)
    return lambda: None


def _drop(source: Source, viewer: Viewer, language: str) -> None:
    """Where files are dropped, what waits already, and the button that starts the check."""
    config = source.config
    if not staging.has_own(config) and history.manifest(source.snapshot).get("label"):
        st.markdown(f"**{text('drop_replaces_sample', language)}**")
    st.caption(text("drop_how", language, limit=LARGEST, path=style.plain(str(config.folder("exports")))))
    with st.form("almanac_drop", clear_on_submit=True, border=False):
        files = st.file_uploader(
            text("drop_here", language),
            accept_multiple_files=True,
            type=["csv", "txt", "tsv", "xlsx", "xls"],
            max_upload_size=LARGEST,
            label_visibility="collapsed",
        )
        asked = st.form_submit_button(text("check_now", language), type="primary")
    waiting = staging.staged(config)
    if waiting:
        st.markdown(style.plain(text("waiting", language, files=text("comma", language).join(waiting))))
        if st.button(text("drop_all", language), key="almanac_forget"):
            _drop_all(source, viewer)
    if asked:
        said = [_staged(source, viewer, file.name, file.getvalue(), language) for file in files or []]
        if not any(said):
            _start(source, viewer, "checking", None)
            st.rerun()


def _staged(source: Source, viewer: Viewer, name: str, data: bytes, language: str) -> str:
    """Puts one file aside; what is wrong with it is said, and the others go on."""
    try:
        staging.stage(source.config, viewer, name, data)
    except Mistake as mistake:
        said = mistake.said(language)
        st.warning(style.plain(said))
        return said
    return ""


def _start(source: Source, viewer: Viewer, kind: str, found: Proposal | None) -> None:
    """Starts a check, or the publication of what was checked."""
    config, catalogue = source.config, source.catalogue
    check: job.Work = partial(proposal.propose, config, catalogue, viewer)
    job.start(config.root, kind, partial(proposal.publish, config, catalogue, viewer, found) if found else check)


def _drop_all(source: Source, viewer: Viewer) -> None:
    """Nothing waits any more, and nothing is proposed."""
    proposal.drop(source.config, viewer)
    job.forget(source.config.root)
    st.rerun()


def _follow(held: job.Job, bar: "st.delta_generator.DeltaGenerator", language: str) -> None:
    """Shows how far a job is until it ends, then draws the page anew."""
    while held.is_running:
        ahead.working()
        bar.progress(held.share, _said(held, language))
        sleep(PAUSE)
    st.rerun()


def _said(held: job.Job, language: str) -> str:
    step = text("checking" if held.kind == "checking" else "publishing", language)
    return style.plain(f"{step}　{held.name}")


def _outcome(source: Source, viewer: Viewer, choice: Choice, held: job.Job, charts: Sequence[str]) -> None:
    """What came of the last job."""
    language, here = choice.language, source.config.root
    if held.mistake:
        st.warning(style.plain(held.mistake.said(language)))
        job.forget(here)
    elif isinstance(held.result, Proposal):
        _proposed(source, viewer, choice, held.result, charts)
    else:
        built = history.manifest(held.result).get("built_at", "").replace("T", " ")
        st.success(style.plain(text("just_published", language, built=built)))
        job.forget(here)


def _proposed(source: Source, viewer: Viewer, choice: Choice, found: Proposal, charts: Sequence[str]) -> None:
    """What publishing would show, in the same charts, and the two buttons."""
    language = choice.language
    for export in found.refused:
        _refused(export, language)
    if found.snapshot:
        words = "proposal_some" if found.staged else "proposal_none"
        st.markdown(f"**{style.plain(text(words, language, count=len(found.staged)))}**")
        if found.replaces_sample:
            st.markdown(text("drop_replaces_sample", language))
        _charts(Source(source.config, source.catalogue, found.snapshot), viewer, choice, charts)
    with st.container(horizontal=True):
        if found.snapshot and st.button(text("publish_now", language), type="primary", key="almanac_publish"):
            _start(source, viewer, "publishing", found)
            st.rerun()
        if st.button(text("drop_all", language), key="almanac_drop_all"):
            _drop_all(source, viewer)


def _charts(trial: Source, viewer: Viewer, choice: Choice, charts: Sequence[str]) -> None:
    """The charts of a trial, beside those of the page."""
    given = _given(trial, choice)
    for column, name in zip([*st.columns(2, gap="small"), *(st.container() for _ in charts[2:])], charts, strict=True):
        with column:
            cards.card(trial, name, viewer, given, choice, place=" proposed")


def _given(trial: Source, choice: Choice) -> Mapping[str, str]:
    """The month that is chosen, where the trial has it, else its newest."""
    known = months(trial)
    if not known:
        raise Mistake("no_data", path=trial.config.folder("exports"))
    return {"as_of": f"{choice.as_of if choice.as_of in known else known[-1]:%Y-%m}"}


def _refused(export: Export, language: str) -> None:
    """A file that will not be published: why, line by line."""
    st.warning(style.plain(text("not_published", language, file=export.file)))
    heads = {name: text(f"slip_{name}", language) for name in ("line", "column", "value", "message", "fix")}
    rows = [
        [finding.line, finding.column, finding.value, finding.message(language), finding.fix(language)]
        for finding in sorted(export.findings, key=lambda one: one.severity != "refuse")
        if finding.severity in ("refuse", "reject")
    ]
    table = pd.DataFrame(rows, columns=list(heads.values())).astype({heads["line"]: "Int64"})
    wide = {heads[name]: st.column_config.TextColumn(width="large") for name in ("message", "fix")}
    st.dataframe(
        table, hide_index=True, placeholder="–", key=f"refused {export.file}", alt=export.file, column_config=wide
    )
