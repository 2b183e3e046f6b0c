// The messages of one chat, as bubbles.

import { button, keyed, make, start } from "./dom.js";
import { pieces } from "./entities.js";
import { deed, state } from "./live.js";
import { messagesOf, read } from "./reading.js";
import { clock, t } from "./words.js";

const SHOWN = 60;
const EMOJI = ["👍", "❤", "🙏"];

export function drawThread(phone, list) {
  const chat = state.chats.get(`${phone.who}|${phone.chat}`);
  const thread = chat.forum ? phone.thread : null;
  const all = messagesOf(phone.who, phone.chat, thread);
  read(phone.who, phone.chat, all);
  const groups = together(all.slice(-(phone.shown ?? SHOWN)));
  const rows = all.length > (phone.shown ?? SHOWN) ? ["earlier", ...groups] : groups;
  if (!rows.length) rows.push("empty");
  const held = focusIn(list);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80 || list.place !== place(phone);
  list.place = place(phone);
  keyed(list, rows, (row) => key(phone, row), (row) => drawRow(phone, chat, list, row));
  reachable(list);
  if (held) keepFocus(list, held);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

const place = (phone) => `${phone.who}|${phone.chat}|${phone.thread}`;

// The parts of an album stand together, as one.
function together(messages) {
  const groups = [];
  for (const each of messages) {
    const last = groups.at(-1);
    if (each.album && last?.[0].album === each.album) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function key(phone, row) {
  return typeof row === "string" ? `${row}|${place(phone)}|${document.documentElement.lang}` : `${place(phone)}|${document.documentElement.lang}|${row.map((each) => each.drawn)}`;
}

function drawRow(phone, chat, list, row) {
  if (row === "earlier") {
    return make("li", { class: "service" }, button(t("earlier"), () => { phone.shown = (phone.shown ?? SHOWN) + 200; drawThread(phone, list); }));
  }
  if (row === "empty") return make("li", { class: "service", dir: "auto", text: chat.empty || t("empty") });
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
    dir: "auto", class: `inline ${each.style ?? ""}`, "data-label": each.text,
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
  const items = [...list.children];
  const current = items.find((each) => each.contains(document.activeElement));
  for (const item of items) {
    const open = item === items.at(-1) || item === current;
    for (const each of item.querySelectorAll("button.inline, summary, a, audio")) each.tabIndex = open ? 0 : -1;
  }
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
