// The messages of one chat, as bubbles.

import { button, keyed, make, say } from "./dom.js";
import { pieces } from "./entities.js";
import { deed, state } from "./live.js";
import { countOf, messagesOf, read, stampOf } from "./reading.js";
import { clock, t } from "./words.js";

const SHOWN = 60;
const NEAR = 80; // pixels from the end within which one still reads the newest
const EMOJI = ["👍", "❤", "🙏"];

export function drawThread(phone, list) {
  const chat = state.chats.get(`${phone.who}|${phone.chat}`);
  const thread = chat.forum ? phone.thread : null;
  const place = [phone.who, phone.chat, thread];
  const from = [...place, document.documentElement.lang, state.stage.zone, chat.empty, chat.kind].join("|");
  const shown = phone.shown ?? SHOWN;
  const stamp = `${stampOf(...place)}|${shown}`;
  if (list.from === from && list.stamp === stamp) return;
  read(...place);
  if (list.from !== from) clear(list);
  Object.assign(list, { from, stamp });
  const held = focusIn(list);
  const rows = together(messagesOf(...place, shown));
  if (countOf(...place) > shown) rows.unshift(["earlier", []]);
  if (!rows.length) rows.push(["empty", []]);
  keyed(list, rows, (key, messages) => drawRow(phone, chat, list, key, messages));
  reachable(list);
  if (held) keepFocus(list, held);
  if (list.atEnd) goToTheEnd(list);
}

function clear(list) {
  Object.assign(list, { rows: new Map(), open: [], atEnd: true });
  list.replaceChildren();
}

// A list that has been away from the page begins again at its end.
export function drawAnew(list) {
  Object.assign(list, { stamp: "", atEnd: true });
}

// All lists that are to stand at their end, at once: the page is laid out one time for it.
const ending = new Set();

function goToTheEnd(list) {
  if (!ending.size) {
    queueMicrotask(() => {
      for (const each of ending) each.scrollTop = each.scrollHeight;
      ending.clear();
    });
  }
  ending.add(list);
}

// The parts of an album stand together, as one; a row is called by its first message.
function together(messages) {
  const rows = [];
  for (const each of messages) {
    const last = rows.at(-1)?.[1];
    if (each.album && last?.[0].album === each.album) last.push(each);
    else rows.push([each.rank, [each]]);
  }
  return rows;
}

function drawRow(phone, chat, list, key, row) {
  if (key === "earlier") {
    return make("li", { class: "service" }, button(t("earlier"), () => { phone.shown = (phone.shown ?? SHOWN) + 200; drawThread(phone, list); }));
  }
  if (key === "empty") return make("li", { class: "service", dir: "auto", text: chat.empty || t("empty") });
  const [message] = row;
  if (message.kind === "service") return make("li", { class: "service", dir: "auto", text: message.text, "data-id": message.id, tabindex: -1 });
  return drawMessage(phone, chat, row);
}

function drawMessage(phone, chat, row) {
  const [message] = row;
  const item = make("li", { class: message.mine ? "mine" : "", "data-id": message.id, tabindex: -1 });
  if (chat.kind !== "private" && !message.mine) item.append(make("div", { class: "by", dir: "auto", text: message.by }));
  if (message.forwarded) item.append(make("div", { class: "quote", dir: "auto", text: t("forwarded", { by: message.forwarded }) }));
  if (message.reply) item.append(make("div", { class: "quote", dir: "auto", text: message.reply }));
  const files = row.filter((each) => each.file);
  if (files.length) item.append(make("div", { class: "files" }, ...files.map(drawFile)));
  else if (message.kind !== "text") item.append(make("div", { class: "by", text: `[${message.kind.replace("_", " ")}]` }));
  for (const each of row.filter((part) => part.text)) {
    item.append(make("div", { class: "text", dir: "auto" }, ...pieces(each.text, each.entities)));
  }
  item.append(drawFoot(phone, message));
  for (const line of message.buttons) item.append(make("div", { class: "row" }, ...line.map((each) => drawButton(phone, message, each))));
  return item;
}

function drawButton(phone, message, each) {
  const label = each.url ? `${each.text} ↗` : each.text;
  return button(label, () => deed({ act: "tap", who: phone.who, chat: message.chat, message: message.id, button: each.text }), {
    dir: "auto", class: `inline ${each.style ?? ""}`, "data-label": each.text, tabindex: -1,
  });
}

function drawFile(message) {
  const path = `/file?id=${encodeURIComponent(message.file)}`;
  if (message.kind === "photo") return make("img", { src: path, alt: t("photo"), loading: "lazy" });
  if (message.kind === "voice") return make("audio", { src: path, controls: true, preload: "none", tabindex: -1, "aria-label": t("voice") });
  const words = t("save", { name: message.name || t(message.kind) });
  return make("a", { href: path, download: message.name || message.kind, text: words, tabindex: -1 });
}

function drawFoot(phone, message) {
  const foot = make("div", { class: "foot" });
  const marks = [message.silent && t("silent"), message.edited && t("edited"), message.pinned && t("pinned"), message.protected && t("protected")];
  foot.append(make("span", { class: "marks", text: [...marks.filter(Boolean), clock(message.date, state.stage.zone)].join(" · ") }));
  if (message.reactions.length) foot.append(make("span", { class: "reactions", text: message.reactions.join(" ") }));
  foot.append(drawMore(phone, message));
  return foot;
}

function drawMore(phone, message) {
  const more = make("details", { class: "menu" }, make("summary", { text: t("more"), tabindex: -1 }));
  const here = { who: phone.who, chat: message.chat, message: message.id };
  const close = (act) => () => { more.open = false; act(); };
  const menu = make("div", { role: "group", "aria-label": t("more") });
  menu.append(button(t("reply"), close(() => phone.answer(message, false))));
  if (message.mine) menu.append(button(t("edit"), close(() => phone.answer(message, true))), button(t("delete"), close(() => deed({ act: "delete", ...here }))));
  for (const emoji of EMOJI) menu.append(button(emoji, close(() => deed({ act: "react", emoji, ...here })), { "aria-label": t("react", { emoji }) }));
  more.append(menu);
  return more;
}

// ── the keyboard ────────────────────────────────────────────────────────────────────────────────────────────────────

// Tab stops at the newest message only; the arrows go to the older ones, and what they reach can be tabbed into.
function reachable(list) {
  const current = list.contains(document.activeElement) ? document.activeElement.closest("li") : null;
  const open = new Set([list.lastElementChild, current].filter(Boolean));
  for (const item of list.open ?? []) if (!open.has(item)) stops(item, -1);
  for (const item of open) stops(item, 0);
  list.open = open;
}

function stops(item, index) {
  for (const each of item.querySelectorAll("button.inline, summary, a, audio")) say(each, String(index), "tabindex");
}

export function walk(list) {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const item = event.target.closest(".messages > li");
    if (!step || !item || event.target.closest("details[open]")) return;
    const next = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
  list.addEventListener("focusin", () => reachable(list));
  list.addEventListener("scroll", () => { list.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR; }, { passive: true });
}

function focusIn(list) {
  const active = document.activeElement;
  if (!list.contains(active) || active === list) return null;
  return { id: active.closest("li")?.dataset.id, label: active.dataset.label ?? active.textContent, itself: active };
}

// Where the pressed button is gone, the one of the same name, else the newest one that can be pressed.
function keepFocus(list, held) {
  if (held.itself.isConnected && list.contains(held.itself)) {
    if (document.activeElement !== held.itself) held.itself.focus();
    return;
  }
  const same = [...(list.querySelector(`li[data-id="${held.id}"]`)?.querySelectorAll("button.inline") ?? [])];
  const last = list.lastElementChild;
  const next = same.find((each) => each.dataset.label === held.label) ?? same[0] ?? last?.querySelector("button.inline") ?? last;
  next?.focus({ preventScroll: true });
}
