"use strict";
// Draws what /state tells and sends deeds to /do. Everything that people wrote goes in as text, never as markup.

const $ = (selector, root = document) => root.querySelector(selector);
const phones = [];
let state = null;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") element.addEventListener("click", value);
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

async function deed(wish) {
  $("#status").textContent = "";
  try {
    const answer = await fetch("/do", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish),
    });
    const said = await answer.json();
    if (said.error) $("#status").textContent = said.error;
    return !said.error;
  } catch {
    $("#status").textContent = "The rehearsal does not answer. Is it still running in the terminal?";
    return false;
  }
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/state?since=${state ? state.version : -1}`);
      if (!answer.ok) throw new Error(answer.statusText);
      state = await answer.json();
      if (!phones.length) begin();
      draw();
    } catch {
      $("#status").textContent = "The rehearsal does not answer. Is it still running in the terminal?";
      await new Promise((again) => setTimeout(again, 1000));
    }
  }
}

function begin() {
  const reporters = state.people.filter((person) => person.role === "reporter");
  const team = state.people.filter((person) => person.role === "team");
  for (const person of [reporters[0], reporters[1], team[0]]) {
    if (person) addPhone(person.name, person.role === "team" ? person.chats[1] : person.chats[0]);
  }
}

function addPhone(who, chat) {
  const root = $("#phone").content.cloneNode(true).firstElementChild;
  const phone = { root, who, chat, thread: null, reply: null, edit: null, seen: new Set() };
  for (const popup of state.popups) phone.seen.add(popup.id);
  $(".who", root).addEventListener("change", (event) => {
    const person = state.people.find((each) => each.name === event.target.value);
    Object.assign(phone, { who: person.name, chat: person.chats[person.chats.length - 1], thread: null });
    forget(phone);
  });
  $(".chat", root).addEventListener("change", (event) => {
    Object.assign(phone, { chat: event.target.value, thread: null });
    forget(phone);
  });
  $(".remove", root).addEventListener("click", () => {
    phones.splice(phones.indexOf(phone), 1);
    root.remove();
  });
  $(".cancel", root).addEventListener("click", () => forget(phone));
  $(".block", root).addEventListener("click", () => {
    const person = state.people.find((each) => each.name === phone.who);
    deed({ act: person.blocked ? "unblock" : "block", who: phone.who });
  });
  for (const button of root.querySelectorAll("[data-send]")) {
    button.addEventListener("click", () => deed({ act: "send", kind: button.dataset.send, ...place(phone) }));
  }
  const text = $("textarea", root);
  $(".writing", root).addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    const written = text.value;
    const wish = phone.edit
      ? { act: "edit", who: phone.who, chat: phone.edit.chat, message: phone.edit.id, text: written }
      : { act: "say", text: written, ...place(phone) };
    text.value = "";
    if (await deed(wish)) forget(phone);
    else text.value = written;
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $(".writing", root).requestSubmit();
    }
  });
  phones.push(phone);
  $("#phones").append(root);
}

function place(phone) {
  const where = { who: phone.who, chat: phone.chat, thread: phone.thread > 1 ? phone.thread : 0 };
  if (phone.reply) Object.assign(where, { chat: phone.reply.chat, reply_to: phone.reply.id });
  return where;
}

function forget(phone) {
  Object.assign(phone, { reply: null, edit: null });
  draw();
}

function draw() {
  $("#time").textContent = state.time;
  $("#bot").textContent = { runs: "The bot runs.", stopped: "The bot is stopped.", ended: "The bot has ended by itself." }[state.bot];
  $("#trouble").hidden = !state.trouble;
  $("#trouble").textContent = state.trouble;
  for (const button of document.querySelectorAll("[data-rate]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.rate) === state.rate));
  }
  $("[data-act=kill]").disabled = state.bot !== "runs";
  for (const phone of phones) drawPhone(phone);
}

function options(select, entries, chosen) {
  const wanted = JSON.stringify([entries, chosen]);
  if (select.dataset.drawn === wanted) return;
  select.dataset.drawn = wanted;
  select.replaceChildren(...entries.map(([value, text]) => make("option", { value, text })));
  select.value = chosen;
}

function drawPhone(phone) {
  const person = state.people.find((each) => each.name === phone.who);
  if (!person.chats.includes(phone.chat)) phone.chat = person.chats[person.chats.length - 1];
  const chat = state.chats[phone.chat];
  const { root } = phone;
  options($(".who", root), state.people.map((each) => [each.name, `${each.label} (${each.role})`]), phone.who);
  options($(".chat", root), person.chats.map((id) => [id, state.chats[id].private ? "the bot" : state.chats[id].title]), phone.chat);
  const block = $(".block", root);
  block.hidden = !chat.private;
  block.textContent = person.blocked ? "Unblock the bot" : "Block the bot";
  const about = $(".about", root);
  about.hidden = !phone.reply && !phone.edit;
  $("span", about).textContent = phone.edit ? `Change: “${start(phone.edit.text)}”` : phone.reply ? `Reply to: “${start(phone.reply.text)}”` : "";
  drawPopup(phone);
  drawTopics(phone, chat);
  keyed($(".keyboard", root), chat.keyboard, (text) => text, (text) => make("button", {
    type: "button", text, on: () => deed({ act: "say", text, ...place(phone) }),
  }));
  const list = $(".messages", root);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const topics = new Map(chat.forum && phone.thread === null ? chat.topics.map((each) => [each.id, each.name]) : []);
  const shown = chat.messages.filter((each) => inThread(phone, chat, each));
  keyed(list, shown, (each) => [phone.who, topics.get(each.thread), each], (each) => drawMessage(phone, topics, each));
  if (atEnd) list.scrollTop = list.scrollHeight;
}

// What has not changed stays the same element: a press or a reader in the middle of it is not disturbed.
function keyed(parent, entries, key, draw) {
  const old = new Map([...parent.children].map((element) => [element.drawn, element]));
  const fresh = entries.map((entry) => {
    const drawn = JSON.stringify(key(entry));
    const element = old.get(drawn) || draw(entry);
    old.delete(drawn);
    element.drawn = drawn;
    return element;
  });
  for (const element of old.values()) element.remove();
  fresh.forEach((element, index) => {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] || null);
  });
}

function inThread(phone, chat, message) {
  if (!chat.forum || phone.thread === null) return true;
  return phone.thread === 1 ? !message.thread : message.thread === phone.thread;
}

function drawTopics(phone, chat) {
  const open = chat.topics.filter((topic) => topic.id !== 1);
  if (phone.thread > 1 && !open.some((topic) => topic.id === phone.thread)) phone.thread = null;
  const rows = chat.forum ? [[null, "All messages"], [1, "General"], ...open.map((topic) => [topic.id, topic.name])] : [];
  keyed($(".topics", phone.root), rows, ([id, text]) => [id, text, phone.thread === id], ([id, text]) => make("button", {
    type: "button", text, "aria-pressed": String(phone.thread === id),
    on: () => { phone.thread = id; forget(phone); },
  }));
}

function drawPopup(phone) {
  const fresh = state.popups.filter((popup) => popup.who === phone.who && !phone.seen.has(popup.id));
  for (const popup of fresh) phone.seen.add(popup.id);
  if (!fresh.length) return;
  const line = $(".popup", phone.root);
  line.textContent = fresh[fresh.length - 1].text;
  line.hidden = false;
  clearTimeout(phone.fading);
  phone.fading = setTimeout(() => { line.hidden = true; }, 6000);
}

function drawMessage(phone, topics, message) {
  const mine = message.author === phone.who;
  const kind = message.kind === "service" ? "service" : mine ? "mine" : "";
  const item = make("li", { class: kind, "data-id": message.id });
  if (kind === "service") {
    item.append(make("span", { class: "text", dir: "auto", text: message.text }));
    return item;
  }
  const by = [topics.get(message.thread), message.by].filter(Boolean).join(" · ");
  item.append(make("div", { class: "by", dir: "auto", text: by }));
  if (message.forwarded) item.append(make("div", { class: "quote", dir: "auto", text: `Forwarded from ${message.forwarded}` }));
  if (message.reply) item.append(make("div", { class: "quote", dir: "auto", text: message.reply }));
  if (message.kind !== "text") {
    item.append(make("div", { class: "by", text: `[${message.kind.replace("_", " ")}${message.file ? ` ${message.file}` : ""}]` }));
  }
  item.append(make("div", { class: "text", dir: "auto" }, ...pieces(message.text, message.entities)));
  for (const row of message.buttons) {
    item.append(make("div", { class: "row" }, ...row.map((text) => make("button", {
      type: "button", text, dir: "auto",
      on: () => deed({ act: "tap", who: phone.who, chat: message.chat, message: message.id, button: text }),
    }))));
  }
  item.append(drawFoot(phone, message, mine));
  return item;
}

function drawFoot(phone, message, mine) {
  const foot = make("div", { class: "foot" });
  const marks = [message.edited && "changed", message.pinned && "pinned", ...message.reactions].filter(Boolean);
  if (marks.length) foot.append(make("span", { text: marks.join(" · ") }));
  const choose = (text, chosen) => make("button", { type: "button", text, on: () => {
    Object.assign(phone, { reply: null, edit: null }, chosen);
    const area = $("textarea", phone.root);
    if (chosen.edit) area.value = message.text;
    area.focus();
    draw();
  } });
  foot.append(choose("Reply", { reply: message }));
  if (mine) {
    foot.append(choose("Change", { edit: message }));
    foot.append(make("button", {
      type: "button", text: "Delete",
      on: () => deed({ act: "delete", who: phone.who, chat: message.chat, message: message.id }),
    }));
  }
  return foot;
}

// Offsets are UTF-16 units, as JavaScript counts. Entities may overlap: the text is cut wherever one begins or ends.
function pieces(text, entities) {
  const cuts = new Set([0, text.length]);
  for (const each of entities) cuts.add(each.offset).add(each.offset + each.length);
  const places = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const tags = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", spoiler: "span" };
  const found = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const [from, to] = [places[index], places[index + 1]];
    let node = document.createTextNode(text.slice(from, to));
    for (const each of entities) {
      if (each.offset > from || each.offset + each.length < to) continue;
      if (tags[each.type]) node = make(tags[each.type], each.type === "spoiler" ? { class: "spoiler" } : {}, node);
      // a hidden target is spelled out and leads nowhere: nobody leaves a rehearsal by a tap
      if (each.type === "text_link" && each.offset + each.length === to) {
        const both = document.createDocumentFragment();
        both.append(node, ` (${each.url})`);
        node = both;
      }
    }
    found.push(node);
  }
  return found;
}

function start(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => deed({ act: "advance", seconds: Number(button.dataset.advance) }));
}
for (const button of document.querySelectorAll("[data-rate]")) {
  button.addEventListener("click", () => deed({ act: "rate", rate: Number(button.dataset.rate) }));
}
for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => deed({ act: button.dataset.act }));
}
$("#add").addEventListener("click", () => {
  const team = state.people.filter((person) => person.role === "team");
  const person = team[1] || state.people[0];
  addPhone(person.name, person.chats[person.chats.length - 1]);
  draw();
});
follow();
