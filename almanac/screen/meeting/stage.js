// Shows one slide, by one style rule of its own; listens to the keys; keeps the place in the address and who has spoken.
const LEAST = 0.75, WIDE = 1920, HIGH = 1080; // the smallest text is 24 on the canvas, never below 18 on the wall
const SPOKE = 3000, STIRRED = 3000, HINTED = 1500, WRITTEN = 250; // milliseconds
const PACES = [0, 10, 20, 30, 60]; // seconds
const TURNS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const held = new WeakMap();

function element(tag, name, parent) {
  const made = document.createElement(tag);
  made.className = name;
  return parent.appendChild(made);
}

function begin({ data, parentElement, setTriggerValue }, at) {
  const { slides, said } = data, speakers = slides.filter((slide) => slide.turn), memory = `almanac meeting ${data.id}`;
  const address = new URL(location.href).searchParams;
  const kept = JSON.parse(sessionStorage.getItem(memory) ?? "{}");
  const state = { at: 0, since: 0, isAlone: !!kept.isAlone, isBlack: false, hasHelp: false, isStirred: false };
  const spoken = new Set(kept.spoken);
  let pace = Number(address.get("auto") ?? kept.pace ?? 0) || 0;
  let turning = 0, writing = 0, stirring = 0, hinting = 0, unfilled = 0;

  const [canvas, aside, rule] = [1, 2, 3].map(() => element("style", "", document.head));
  const stage = element("div", "stage", parentElement), badge = element("div", "badge", stage), foot = element("div", "foot", stage);
  const footer = element("span", "", foot), dots = element("span", "dots", foot), place = element("span", "place", foot);
  const hint = element("div", "hint", stage), night = element("div", "night", stage);
  hint.setAttribute("role", "status");
  footer.textContent = said.footer;
  badge.textContent = said.label;
  badge.hidden = !said.label;
  const points = speakers.map((slide) => { const point = element("i", "", dots); point.title = slide.title; return point; });

  function fit() {
    const u = Math.max(Math.min(innerWidth / WIDE, innerHeight / HIGH), LEAST);
    canvas.textContent = `:root { --u: ${u}; --w: ${innerWidth / u}px; --h: ${innerHeight / u}px }`;
  }

  function draw() {
    const slide = slides[state.at], key = `.st-key-${slide.key}`;
    rule.textContent = `${key} { visibility: visible !important }`;
    if (slide.turn && state.isAlone) {
      rule.textContent += `${key} [class*="st-key-figure-alone"] { visibility: visible !important }
        ${key} :is([class*="st-key-figure-peers"], .note) { visibility: hidden !important }`;
    }
    points.forEach((point, i) => {
      point.className = speakers[i] === slide ? "speaking" : spoken.has(speakers[i].key) ? "spoken" : "";
    });
    dots.hidden = !slide.turn;
    place.textContent = `${state.at + 1} / ${slides.length}`;
  }

  function furnish() {
    const isAsked = state.isStirred || state.hasHelp;
    const blocks = [state.isBlack && ".stage .night", state.hasHelp && ".st-key-operator .keys"].filter(Boolean);
    aside.textContent = `${isAsked ? ".st-key-operator { visibility: visible !important }" : ".stApp { cursor: none }"}
      ${blocks.length ? `${blocks} { display: block !important }` : ""}`;
  }

  function show(number) {
    const before = slides[state.at], next = Math.min(Math.max(number, 0), slides.length - 1);
    if (next !== state.at && before.turn && performance.now() - state.since > SPOKE) spoken.add(before.key);
    if (next !== state.at) state.since = performance.now();
    state.at = next;
    draw();
    wait();
    clearTimeout(writing);
    writing = setTimeout(write, WRITTEN); // a browser takes only so many changes of the address
  }

  function remember() {
    sessionStorage.setItem(memory, JSON.stringify({ spoken: [...spoken], pace, isAlone: state.isAlone }));
  }

  function write() {
    remember();
    const url = new URL(location.href);
    url.searchParams.set("slide", state.at + 1);
    pace ? url.searchParams.set("auto", pace) : url.searchParams.delete("auto");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  function wait() {
    clearTimeout(turning);
    if (pace) turning = setTimeout(() => (state.isBlack ? wait() : show((state.at + 1) % slides.length)), pace * 1000);
  }

  function tell(words) {
    hint.textContent = words;
    clearTimeout(hinting);
    hinting = setTimeout(() => { hint.textContent = ""; }, HINTED);
  }

  function toggle(name) {
    state[name] = !state[name];
    furnish();
    show(state.at);
  }

  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (navigator.userActivation?.isActive !== false) document.documentElement.requestFullscreen?.().catch(() => {});
  }

  function leave() {
    if (state.isBlack) toggle("isBlack");
    else if (state.hasHelp) toggle("hasHelp");
    else if (document.fullscreenElement) document.exitFullscreen();
    else if (performance.now() - unfilled > 500) setTriggerValue("leave", true); // that key has just left full screen
  }

  const named = {
    Home: () => show(0),
    End: () => show(slides.length - 1),
    b: () => toggle("isBlack"),
    ".": () => toggle("isBlack"),
    g: () => { toggle("isAlone"); tell(state.isAlone ? said.alone : said.all); },
    f: fill,
    a: () => {
      pace = PACES[(PACES.indexOf(pace) + 1) % PACES.length];
      tell(pace ? said.auto.replace("#", pace) : said.off);
      show(state.at);
    },
    "?": () => toggle("hasHelp"),
    "？": () => toggle("hasHelp"),
    Escape: leave,
  };

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key)) return;
    if (event.target.closest?.("a, button") && ["Enter", " ", "Tab"].includes(event.key)) return;
    event.stopImmediatePropagation(); // Streamlit has keys of its own
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key, turn = TURNS[name];
    const speaker = /^\d$/.test(name) ? speakers[(Number(name) + 9) % 10] : undefined;
    if (!(turn || speaker || named[name])) return;
    event.preventDefault();
    if (event.type !== "keydown") return;
    if (state.isBlack && (turn || speaker)) toggle("isBlack");
    else if (turn) show(state.at + turn);
    else if (speaker) show(slides.indexOf(speaker));
    else if (!event.repeat) named[name]();
  }

  function stir(event) {
    if (!event.movementX && !event.movementY) return;
    clearTimeout(stirring);
    stirring = setTimeout(() => { state.isStirred = false; furnish(); }, STIRRED);
    if (!state.isStirred) { state.isStirred = true; furnish(); }
  }

  const heard = { keydown: press, keyup: press, keypress: press, mousemove: stir, resize: fit };
  const filled = () => { if (!document.fullscreenElement) unfilled = performance.now(); };
  for (const [name, does] of Object.entries(heard)) addEventListener(name, does, { capture: true });
  document.addEventListener("fullscreenchange", filled);
  if (at === undefined && !document.fullscreenElement && navigator.userActivation?.isActive) fill();
  state.since = performance.now();
  fit();
  furnish();
  show(at ?? (Number(address.get("slide")) || 1) - 1);

  return {
    get at() { return state.at; },
    end() {
      for (const [name, does] of Object.entries(heard)) removeEventListener(name, does, { capture: true });
      document.removeEventListener("fullscreenchange", filled);
      [turning, writing, stirring, hinting].forEach(clearTimeout);
      remember();
      [rule, aside, canvas].forEach((own) => own.remove());
      stage.remove();
    },
  };
}

export default function (component) {
  const before = held.get(component.parentElement);
  before?.end();
  const now = begin(component, before?.at);
  held.set(component.parentElement, now);
  return () => { held.get(component.parentElement)?.end(); held.delete(component.parentElement); };
}
