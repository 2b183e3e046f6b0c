// Which phones lie side by side, and the way to each by one key.

import { $, make, once, say } from "./dom.js";
import { follow, person, state } from "./live.js";
import { drawPhone, makePhone } from "./phone.js";
import { forgetAll } from "./reading.js";
import { t } from "./words.js";

export const phones = [];
let played = 0;

export function drawPhones() {
  if (played !== state.stage.number) begin();
  for (const phone of phones) drawPhone(phone);
  drawJumps();
}

// Another stage has other people: the phones lie anew, the first reporter's and those of the team.
function begin() {
  played = state.stage.number;
  forgetAll();
  for (const phone of phones.splice(0)) phone.root.remove();
  const of = (role) => state.people.filter((each) => each.role === role);
  for (const each of [of("reporter")[0], ...of("team").slice(0, 2)]) if (each) add(each.name);
  follow(phones.map((phone) => phone.who));
}

function add(who) {
  const whose = person(who);
  const chat = whose.role === "reporter" ? whose.chats[0] : whose.chats[1] ?? whose.chats[0];
  const phone = makePhone(who, chat, refollow, () => remove(phone));
  phones.push(phone);
  $("#phones").append(phone.root);
  return phone;
}

export function addPhone() {
  const free = state.people.find((each) => !phones.some((phone) => phone.who === each.name)) ?? state.people[0];
  const phone = add(free.name);
  refollow();
  phone.root.scrollIntoView({ block: "nearest" });
}

function remove(phone) {
  phones.splice(phones.indexOf(phone), 1);
  phone.root.remove();
  refollow();
}

function refollow() {
  follow(phones.map((phone) => phone.who));
  drawPhones();
}

// The phone of somebody who is to do something now, laid beside the others where it is missing.
export function phoneOf(who) {
  const found = phones.find((phone) => phone.who === who);
  if (found) return found;
  const phone = add(who);
  refollow();
  return phone;
}

function drawJumps() {
  const names = phones.map((phone) => person(phone.who)?.short ?? "");
  const nav = $("#jumps");
  say(nav, t("jumps"), "aria-label");
  once(nav, [names, document.documentElement.lang], () => nav.replaceChildren(
    make("a", { href: "#lessons", text: t("to-lessons") }),
    ...phones.map((phone, index) => make("a", { href: "#phones", text: t("to-phone", { who: names[index] }), on: (event) => { event.preventDefault(); jump(phone); } }))));
}

function jump(phone) {
  phone.root.scrollIntoView({ block: "nearest" });
  const last = phone.list.isConnected ? phone.list.lastElementChild : $(".screen button", phone.root);
  (last ?? $("button, summary", phone.root)).focus();
}

