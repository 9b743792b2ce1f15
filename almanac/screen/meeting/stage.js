// Shows one slide, by one style rule of its own; listens to the keys; keeps the place in the address and who has spoken.
const LEAST = 0.75, WIDE = 1920, HIGH = 1080; // the smallest text is 24 on the canvas, never below 18 on the wall
const SPOKE = 3000, STIRRED = 3000, HINTED = 1500, READ = 8000, WRITTEN = 250, DIALED = 700; // milliseconds
const PACES = [0, 10, 20, 30, 60], QUICKEST = 5, SLOWEST = 600; // seconds
const TURNS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const held = new WeakMap();

const NAMED = {
  Home: (m) => show(m, 0),
  End: (m) => show(m, m.slides.length - 1),
  b: (m) => toggle(m, "isBlack"),
  ".": (m) => toggle(m, "isBlack"),
  g: (m) => { toggle(m, "isAlone"); tell(m, m.isAlone ? m.said.alone : m.said.all); },
  f: fill,
  a: (m) => { m.pace = PACES[(PACES.indexOf(m.pace) + 1) % PACES.length]; tell(m, paceSaid(m)); show(m, m.at); },
  "?": (m) => toggle(m, "hasHelp"),
  "？": (m) => toggle(m, "hasHelp"),
  Escape: leave,
};

function element(tag, name, parent) {
  const made = document.createElement(tag);
  made.className = name;
  return parent.appendChild(made);
}

function build(m, parent) {
  [m.canvas, m.aside, m.rule] = [1, 2, 3].map(() => element("style", "", document.head));
  m.stage = element("div", "stage", parent);
  const badge = element("div", "badge", m.stage), foot = element("div", "foot", m.stage);
  element("span", "", foot).textContent = m.said.footer;
  m.dots = element("span", "dots", foot);
  m.place = element("span", "place", foot);
  m.hint = element("div", "hint", m.stage);
  element("div", "night", m.stage);
  m.hint.setAttribute("role", "status");
  badge.textContent = m.said.label;
  badge.hidden = !m.said.label;
  m.points = m.speakers.map(() => element("i", "", m.dots));
}

function fit(m) {
  const u = Math.max(Math.min(innerWidth / WIDE, innerHeight / HIGH), LEAST);
  m.canvas.textContent = `:root { --u: ${u}; --w: ${innerWidth / u}px; --h: ${innerHeight / u}px }`;
}

function draw(m) {
  const slide = m.slides[m.at], key = `.st-key-${slide.key}`;
  m.rule.textContent = `${key} { visibility: visible !important }`;
  if (m.isAlone) {
    m.rule.textContent += `${key} [class*="st-key-figure-alone"] { visibility: visible !important }
      ${key}:has([class*="st-key-figure-alone"]) :is([class*="st-key-figure-peers"], .note) { visibility: hidden !important }`;
  }
  m.points.forEach((point, i) => {
    point.className = m.speakers[i] === slide ? "speaking" : m.spoken.has(m.speakers[i].key) ? "spoken" : "";
  });
  m.dots.hidden = !slide.turn;
  m.place.textContent = `${m.at + 1} / ${m.slides.length}`;
}

function furnish(m) {
  const blocks = [m.isBlack && ".stage .night", m.hasHelp && ".st-key-operator .keys"].filter(Boolean);
  m.aside.textContent = `${isAsked(m) ? ".st-key-operator { visibility: visible !important }" : ".stApp { cursor: none }"}
    ${blocks.length ? `${blocks} { display: block !important }` : ""}`;
}

function isAsked(m) {
  return m.isStirred || m.hasHelp;
}

function show(m, number) {
  const before = m.slides[m.at], next = Math.min(Math.max(number, 0), m.slides.length - 1);
  if (next !== m.at && before.turn && performance.now() - m.since > SPOKE) m.spoken.add(before.key);
  if (next !== m.at) m.since = performance.now();
  m.at = next;
  draw(m);
  wait(m);
  clearTimeout(m.writing);
  m.writing = setTimeout(write, WRITTEN, m); // a browser takes only so many changes of the address
}

function remember(m) {
  sessionStorage.setItem(m.memory, JSON.stringify({ spoken: [...m.spoken], pace: m.pace, isAlone: m.isAlone }));
}

function write(m) {
  remember(m);
  const url = new URL(location.href);
  url.searchParams.set("slide", m.at + 1);
  m.pace ? url.searchParams.set("auto", m.pace) : url.searchParams.delete("auto");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

function wait(m) {
  clearTimeout(m.turning);
  if (m.pace) m.turning = setTimeout(() => (m.isBlack ? wait(m) : show(m, (m.at + 1) % m.slides.length)), m.pace * 1000);
}

function tell(m, words, long = HINTED) {
  m.hint.textContent = words;
  clearTimeout(m.hinting);
  m.hinting = setTimeout(() => { m.hint.textContent = ""; }, long);
}

function paceSaid(m) {
  return m.pace ? m.said.auto.replace("#", m.pace) : m.said.off;
}

function toggle(m, name) {
  m[name] = !m[name];
  furnish(m);
  show(m, m.at);
}

function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (navigator.userActivation?.isActive !== false) document.documentElement.requestFullscreen?.().catch(() => {});
}

function leave(m) {
  if (m.isBlack) return toggle(m, "isBlack");
  if (m.hasHelp) return toggle(m, "hasHelp");
  if (document.fullscreenElement) return document.exitFullscreen();
  if (performance.now() - m.unfilled < 500) return; // that key has just left full screen
  keepEntry(m);
  m.setTriggerValue("leave", true);
}

// On the way to another page Streamlit writes addresses of this one that name no meeting: Back would begin another.
function keepEntry(m) {
  write(m);
  const here = location.href, push = History.prototype.pushState;
  history.pushState = (state, title, url) => {
    if (new URL(url, here).pathname === new URL(here).pathname) return history.replaceState(state, title, url);
    history.replaceState(history.state, "", here);
    delete history.pushState;
    push.call(history, state, title, url);
  };
}

// 1 to 9 and 0 for the tenth; of more than ten, two figures in quick turn.
function called(m, figure) {
  const now = performance.now(), both = now - m.dialed < DIALED ? Number(m.figure + figure) : 0;
  [m.figure, m.dialed] = [figure, now];
  return m.speakers[both > 10 ? both - 1 : -1] ?? m.speakers[(Number(figure) + 9) % 10];
}

function press(m, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key)) return;
  if (isAsked(m) && event.target.closest?.("a, button") && ["Enter", "Tab"].includes(event.key)) return;
  event.stopImmediatePropagation(); // Streamlit has keys of its own
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key, turn = TURNS[name];
  const isFigure = /^\d$/.test(name);
  if (!(turn || isFigure || NAMED[name])) return;
  event.preventDefault();
  if (event.type !== "keydown" || (isFigure && event.repeat)) return;
  const speaker = isFigure && called(m, name);
  if (isFigure && !speaker) return;
  if (m.isBlack && (turn || speaker)) toggle(m, "isBlack");
  else if (turn) show(m, m.at + turn);
  else if (speaker) show(m, m.slides.indexOf(speaker));
  else if (!event.repeat) NAMED[name](m);
}

function stir(m, event) {
  if (!event.movementX && !event.movementY) return;
  clearTimeout(m.stirring);
  m.stirring = setTimeout(() => { m.isStirred = false; furnish(m); }, STIRRED);
  if (!m.isStirred) { m.isStirred = true; furnish(m); }
}

// What the address asks for: a slide, and a pace that somebody can follow. Anything else is dropped, and said so.
function read(m, kept) {
  const address = new URL(location.href).searchParams, slide = address.get("slide"), auto = address.get("auto");
  const isPlace = slide === null || /^[1-9]\d*$/.test(slide), isFit = auto === null || isPace(auto);
  m.pace = auto !== null && isFit ? Number(auto) : isPace(kept.pace) ? kept.pace : 0;
  const dropped = [!isPlace && `slide=${slide}`, !isFit && `auto=${auto}`].filter(Boolean);
  return [isPlace && slide !== null ? Number(slide) - 1 : 0, dropped.join(" ")];
}

function isPace(seconds) {
  const pace = Number(seconds);
  return Number.isInteger(pace) && (pace === 0 || (pace >= QUICKEST && pace <= SLOWEST));
}

function listen(m) {
  const typed = (event) => press(m, event), asked = () => show(m, read(m, m)[0]);
  const heard = { keydown: typed, keyup: typed, keypress: typed, mousemove: (event) => stir(m, event), resize: () => fit(m), popstate: asked };
  const filled = () => { if (!document.fullscreenElement) m.unfilled = performance.now(); };
  for (const [name, does] of Object.entries(heard)) addEventListener(name, does, { capture: true });
  document.addEventListener("fullscreenchange", filled);
  return () => {
    for (const [name, does] of Object.entries(heard)) removeEventListener(name, does, { capture: true });
    document.removeEventListener("fullscreenchange", filled);
  };
}

function begin({ data, parentElement, setTriggerValue }, at) {
  const memory = `almanac meeting ${data.id}`, kept = JSON.parse(sessionStorage.getItem(memory) ?? "{}");
  const m = {
    ...data, memory, setTriggerValue, speakers: data.slides.filter((slide) => slide.turn), spoken: new Set(kept.spoken),
    at: 0, since: performance.now(), unfilled: 0, dialed: 0, isAlone: !!kept.isAlone, isBlack: false, hasHelp: false, isStirred: false,
  };
  build(m, parentElement);
  const deafen = listen(m), [asked, dropped] = read(m, kept);
  if (at === undefined && !document.fullscreenElement && navigator.userActivation?.isActive) fill();
  fit(m);
  furnish(m);
  show(m, at ?? asked);
  if (dropped) tell(m, m.said.dropped.replace("#", dropped), READ);
  m.end = () => {
    deafen();
    [m.turning, m.writing, m.stirring, m.hinting].forEach(clearTimeout);
    remember(m);
    [m.rule, m.aside, m.canvas, m.stage].forEach((own) => own.remove());
  };
  return m;
}

export default function (component) {
  const before = held.get(component.parentElement);
  before?.end();
  const now = begin(component, before?.at);
  held.set(component.parentElement, now);
  return () => { held.get(component.parentElement)?.end(); held.delete(component.parentElement); };
}
