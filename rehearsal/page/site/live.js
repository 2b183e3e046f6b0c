// What the rehearsal tells, kept as it comes; and deeds, sent to it.

import { $ } from "./dom.js";
import { drop, keepOnly, put } from "./reading.js";
import { t } from "./words.js";

export const state = { stage: null, people: [], peopled: 0, popups: [], lesson: null, chats: new Map() };
let source = null;
let asked = "";
let fresh = true;
let looking = () => {};

export function onChange(look) {
  looking = look;
}

// Follows the screens of these people; everything is told anew when others are wanted.
export function follow(names) {
  const wanted = [...new Set(names)].sort().join(",");
  if (source && wanted === asked) return;
  if (source) source.close();
  asked = wanted;
  source = new EventSource(`/events?who=${encodeURIComponent(wanted)}`);
  source.onopen = () => { fresh = true; tell(""); };
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onerror = () => tell(t("no-answer"));
}

function hear(news) {
  if (fresh) {
    state.chats.clear();
    keepOnly(new Set(Object.keys(news.set)));
    fresh = false;
  }
  for (const key of news.gone) forget(key.split("|"));
  for (const [key, value] of Object.entries(news.set)) keep(key.split("|"), value);
  looking();
}

function keep([kind, who, chat, number], value) {
  if (kind === "chat") state.chats.set(`${who}|${chat}`, value);
  else if (kind === "msg") put(who, chat, number, value);
  else state[kind] = value;
  if (kind === "people") state.peopled += 1;
}

function forget([kind, who, chat, number]) {
  if (kind === "chat") state.chats.delete(`${who}|${chat}`);
  if (kind === "msg") drop(who, chat, number);
}

export function person(name) {
  return state.people.find((each) => each.name === name);
}

export function now() {
  const [base, set] = state.stage.clock;
  return state.stage.rate ? base + (Date.now() / 1000 - set) * state.stage.rate : base;
}

export function tell(words) {
  $("#status").textContent = words;
}

export const deed = (wish) => ask("/do", JSON.stringify(wish));
export const lesson = (wish) => ask("/lesson", JSON.stringify(wish));

export function send(place, file, kind) {
  const where = new URLSearchParams({ ...place, kind, name: file.name });
  return ask(`/send?${where}`, file, "application/octet-stream");
}

// The answer, or null when it could not be done; why is said in the line of the status.
export async function ask(path, body, type = "application/json") {
  tell("");
  try {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
    const said = await answer.json();
    if (!said.error) return said;
    tell(t("cannot", { why: said.error }));
  } catch {
    tell(t("no-answer"));
  }
  return null;
}
