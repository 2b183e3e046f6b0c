// One phone: whose it is, and which of its screens is open.

import { $, button, make, once, say, start } from "./dom.js";
import { deed, now, person, state } from "./live.js";
import { drawComposer, makeComposer } from "./composer.js";
import { drawAnew, drawThread, walk } from "./thread.js";
import { messagesOf, newest, notices, unread, unreadElsewhere } from "./reading.js";
import { clock, moment, t } from "./words.js";

const FADES = 6000;
const NOTICES = 6;

export function makePhone(who, chat, changed, removed) {
  const phone = { who, chat, thread: null, screen: "thread", reply: null, edit: null, seen: new Set(), locked: new Map() };
  phone.label = () => person(phone.who)?.short ?? phone.who;
  phone.place = () => placeOf(phone);
  phone.forget = () => { Object.assign(phone, { reply: null, edit: null }); drawPhone(phone); };
  phone.answer = (message, edits) => answer(phone, message, edits);
  phone.go = (where) => { Object.assign(phone, { reply: null, edit: null, shown: undefined }, where); drawPhone(phone); $(".screen", phone.root).querySelector("button, li:last-child")?.focus(); };
  phone.changed = changed;
  phone.removed = removed;
  for (const popup of state.popups) phone.seen.add(popup.id);
  phone.list = make("ol", { class: "messages", "aria-live": "polite", tabindex: -1 });
  walk(phone.list);
  phone.composer = makeComposer(phone);
  phone.root = make("section", { class: "phone" },
    make("div", { class: "top" }), make("div", { class: "screen" }), make("p", { class: "popup", dir: "auto", role: "status", "aria-live": "polite", hidden: true }));
  return phone;
}

function placeOf(phone) {
  const where = { who: phone.who, chat: phone.chat, thread: phone.thread > 1 ? phone.thread : 0 };
  if (phone.reply) Object.assign(where, { chat: phone.reply.chat, reply_to: phone.reply.id });
  return where;
}

function answer(phone, message, edits) {
  Object.assign(phone, { reply: edits ? null : message, edit: edits ? message : null });
  const area = $("textarea", phone.composer);
  if (edits) area.value = message.text;
  drawPhone(phone);
  area.focus();
}

export function drawPhone(phone) {
  const whose = person(phone.who);
  if (!whose || !state.chats.size) return;
  if (!whose.chats.includes(phone.chat)) Object.assign(phone, { chat: whose.chats[0], thread: null, screen: "thread" });
  const chat = state.chats.get(`${phone.who}|${phone.chat}`);
  if (!chat) return;
  settle(phone, chat);
  say(phone.root, t("phone-of", { who: whose.label }), "aria-label");
  say(phone.root, whose.role, "data-role");
  drawTop(phone, whose, chat);
  const screen = $(".screen", phone.root);
  ({ lock: drawLock, chats: drawChats, topics: drawTopics, thread: drawOpen })[phone.screen](phone, screen, whose, chat);
  drawPopup(phone);
}

// A forum opens with its topics; a topic that has gone closes.
function settle(phone, chat) {
  if (phone.screen === "lock" || phone.screen === "chats") return;
  const there = phone.thread === 1 || chat.topics.some((topic) => topic.id === phone.thread);
  if (!chat.forum) Object.assign(phone, { thread: null, screen: "thread" });
  else if (!there) Object.assign(phone, { thread: null, screen: "topics" });
}

function drawTop(phone, whose, chat) {
  const topic = chat.topics.find((each) => each.id === phone.thread);
  const title = { lock: "", chats: t("chats"), topics: chat.title, thread: topic?.name ?? (phone.thread === 1 ? t("general") : chat.title) }[phone.screen];
  const under = phone.screen === "thread" && chat.forum ? chat.title : phone.screen === "lock" ? "" : t(chat.kind);
  const elsewhere = unreadElsewhere(phone, whose);
  const from = [phone.screen, title, under, elsewhere, state.peopled, phone.who, document.documentElement.lang, chat.kind];
  once($(".top", phone.root), from, (top) => {
    top.replaceChildren(
      make("div", { class: "owner" }, make("span", { class: "face", "aria-hidden": "true", text: whose.short.slice(0, 1) }), make("strong", { text: whose.short, dir: "auto" }), make("span", { class: "role", text: t(`role-${whose.role}`) }), drawMenu(phone, whose, chat)),
      make("div", { class: "title", hidden: phone.screen === "lock" }, drawBack(phone, chat, elsewhere), make("div", { class: "names" }, make("strong", { text: title, dir: "auto" }), make("span", { text: under, dir: "auto" }))));
  });
}

function drawBack(phone, chat, elsewhere) {
  if (phone.screen === "chats" || phone.screen === "lock") return null;
  const up = phone.screen === "thread" && chat.forum ? { screen: "topics", thread: null } : { screen: "chats", thread: null };
  const back = button(`‹ ${t("back")}`, () => phone.go(up), { class: "back" });
  if (elsewhere) back.append(make("span", { class: "badge", text: elsewhere, "aria-label": t("unread", { count: elsewhere }) }));
  return back;
}

function drawMenu(phone, whose, chat) {
  const menu = make("details", { class: "menu corner" }, make("summary", { text: t("phone") }));
  const who = make("select", { class: "who", "aria-label": t("whose") }, ...state.people.map((each) => make("option", { value: each.name, text: `${each.label} (${t(`role-${each.role}`)})`, selected: each.name === phone.who })));
  who.addEventListener("change", () => { phone.who = who.value; Object.assign(phone, { chat: person(who.value).chats.at(-1), thread: null, screen: "thread" }); phone.changed(); });
  const close = (act) => () => { menu.open = false; act(); };
  menu.append(make("div", { role: "group", "aria-label": t("phone") }, who,
    button(phone.screen === "lock" ? t("unlock") : t("lock"), close(() => lock(phone, whose))),
    button(whose.blocked ? t("unblock") : t("block"), close(() => deed({ act: whose.blocked ? "unblock" : "block", who: phone.who }))),
    button(t(whose.language === "ar" ? "phone-en" : "phone-ar"), close(() => deed({ act: "language", code: whose.language === "ar" ? "en" : "ar", who: phone.who }))),
    whose.channel && button(t("join"), close(() => deed({ act: "join", who: phone.who }))),
    button(t("remove"), close(phone.removed))));
  return menu;
}

function lock(phone, whose) {
  phone.locked = newest(phone.who, whose.chats);
  phone.go({ screen: phone.screen === "lock" ? "chats" : "lock" });
}

function drawOpen(phone, screen, whose, chat) {
  if (phone.list.parentElement !== screen) {
    screen.replaceChildren(phone.list, phone.composer);
    drawAnew(phone.list);
  }
  screen.from = "";
  say(phone.list, t("messages-of", { who: whose.short }), "aria-label");
  drawThread(phone, phone.list);
  drawComposer(phone, phone.composer, chat);
}

function badge(count) {
  return count ? make("span", { class: "badge", text: count, "aria-label": t("unread", { count }) }) : null;
}

function preview(messages) {
  const last = messages.at(-1);
  return last ? start(last.text || `[${t(last.kind)}]`, 46) : "";
}

function rows(screen, name, entries) {
  once(screen, [name, entries.map((each) => each.slice(0, 4))], () => screen.replaceChildren(
    make("ul", { class: "rows" }, ...entries.map(([title, under, count, mark, on]) => make("li", {}, make("button", { type: "button", on },
      make("span", { class: "face", "aria-hidden": "true", text: mark }), make("span", { class: "names" }, make("strong", { text: title, dir: "auto" }), make("span", { text: under, dir: "auto" })), badge(count)))))));
}

function drawChats(phone, screen, whose) {
  rows(screen, "chats", whose.chats.map((id) => {
    const each = state.chats.get(`${phone.who}|${id}`);
    return [each.title, preview(messagesOf(phone.who, id, null, 1)), unread(phone.who, id), each.title.slice(0, 1), () => phone.go({ chat: id, thread: null, screen: "thread" })];
  }));
}

function drawTopics(phone, screen, whose, chat) {
  const topics = [{ id: 1, name: t("general") }, ...chat.topics.filter((each) => each.id !== 1)];
  rows(screen, "topics", topics.map((topic) => {
    const inside = messagesOf(phone.who, phone.chat, topic.id, 1);
    return [topic.name, preview(inside), unread(phone.who, phone.chat, topic.id), "#", () => phone.go({ thread: topic.id, screen: "thread" })];
  }));
}

function drawLock(phone, screen, whose) {
  const waiting = notices(phone.who, whose.chats, phone.locked, NOTICES);
  const zone = state.stage.zone;
  const entries = waiting.map(({ chat, message }) => {
    const there = state.chats.get(`${phone.who}|${chat}`);
    const words = there.kind === "private" ? message.text : `${message.by}: ${message.text}`;
    return { title: there.title, words: start(words || `[${t(message.kind)}]`, 120), silent: message.silent, chat, thread: there.forum ? message.thread || 1 : null, at: clock(message.date, zone) };
  });
  once(screen, ["lock", entries, clock(now(), zone)], () => screen.replaceChildren(
    make("div", { class: "lock" }, make("div", { class: "hour", text: clock(now(), zone) }), make("div", { text: moment(now(), zone, { weekday: "long", day: "numeric", month: "long" }) }),
      ...entries.map((each) => make("button", { type: "button", class: "notice", on: () => phone.go({ chat: each.chat, thread: each.thread, screen: "thread" }) },
        make("span", { class: "by", text: `Telegram · ${each.at}${each.silent ? ` · ${t("silent")}` : ""}` }), make("strong", { text: each.title, dir: "auto" }), make("span", { text: each.words, dir: "auto" }))),
      !entries.length && make("p", { text: t("no-notices") }), button(t("unlock"), () => phone.go({ screen: "chats" })))));
}

function drawPopup(phone) {
  const fresh = state.popups.filter((popup) => popup.who === phone.who && !phone.seen.has(popup.id));
  for (const popup of fresh) phone.seen.add(popup.id);
  if (!fresh.length) return;
  const line = $(".popup", phone.root);
  line.textContent = fresh.at(-1).text;
  line.hidden = false;
  clearTimeout(phone.fading);
  phone.fading = setTimeout(() => { line.hidden = true; }, FADES);
}
