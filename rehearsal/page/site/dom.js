// Elements, and lists of them that are changed as little as can be. What people wrote goes in as text, never as markup.

export const $ = (selector, root = document) => root.querySelector(selector);

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") element.addEventListener("click", value);
    else if (name === "text") element.textContent = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(text, on, attributes = {}) {
  return make("button", { type: "button", text, on, ...attributes });
}

// What is drawn from the very same things stays the same element: a press or a reader in the middle of it is not
// disturbed. An entry is a key, and a list of what it is drawn from.
export function keyed(parent, entries, draw) {
  const old = parent.rows ?? new Map();
  parent.rows = new Map(entries.map(([key, from]) => {
    const before = old.get(key);
    const same = before && before.from.length === from.length && before.from.every((each, index) => each === from[index]);
    return [key, same ? before : { from, element: draw(key, from) }];
  }));
  for (const [key, { element }] of old) if (parent.rows.get(key)?.element !== element) element.remove();
  let next = parent.firstElementChild;
  for (const { element } of parent.rows.values()) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}

// Writes only what is not there already: what is written again is laid out again.
export function say(element, words, attribute = null) {
  if (attribute === null ? element.textContent === words : element.getAttribute(attribute) === words) return;
  if (attribute === null) element.textContent = words;
  else element.setAttribute(attribute, words);
}

// Draws only when what it is drawn from differs.
export function once(element, from, draw) {
  const drawn = JSON.stringify(from);
  if (element.from === drawn) return;
  element.from = drawn;
  const label = element.contains(document.activeElement) ? document.activeElement.textContent : null;
  draw(element);
  if (label === null || element.contains(document.activeElement)) return;
  const again = [...element.querySelectorAll("button")].find((each) => each.textContent === label);
  (again || element.querySelector("button") || element).focus();
}

export function start(text, length = 60) {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

// One stop of the Tab key for a whole row of buttons; the arrows go along it.
export function roving(row, selector = "button") {
  const buttons = [...row.querySelectorAll(selector)].filter((each) => !each.disabled);
  const here = buttons.includes(document.activeElement) ? document.activeElement : buttons.find((each) => each.tabIndex === 0) || buttons[0];
  for (const each of row.querySelectorAll(selector)) say(each, each === here ? "0" : "-1", "tabindex");
}

export function alongArrows(row, selector = "button") {
  row.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches(selector)) return;
    const turned = document.documentElement.dir === "rtl" && event.key.match(/Left|Right/) ? -step : step;
    const buttons = [...row.querySelectorAll(selector)].filter((each) => !each.disabled && each.checkVisibility());
    const next = buttons[(buttons.indexOf(event.target) + turned + buttons.length) % buttons.length];
    event.preventDefault();
    for (const each of row.querySelectorAll(selector)) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  });
}
