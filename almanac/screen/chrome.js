// Tells the browser the page's language, and says in it the few words that Streamlit itself shows in English.
const SPOKEN = ["aria-label", "placeholder", "title"];

function say(words) {
  for (const name of SPOKEN) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const said = words[element.getAttribute(name)];
      if (said) element.setAttribute(name, said);
    }
  }
  for (const element of document.querySelectorAll("button, [role=tooltip], [role=option], [data-testid=stFileUploader] :is(span, p, small)")) {
    if (element.childElementCount === 0 && words[element.textContent]) element.textContent = words[element.textContent];
  }
}

let end = () => {}; // Streamlit calls again for new words, without ending what it called before

export default function ({ data }) {
  end();
  document.documentElement.lang = data.lang;
  let waiting = 0;
  const soon = () => { waiting ||= setTimeout(() => { waiting = 0; say(data.words); }, 200); };
  const watch = new MutationObserver(soon);
  watch.observe(document.body, { subtree: true, childList: true });
  soon();
  const own = end = () => { watch.disconnect(); clearTimeout(waiting); };
  return own;
}
