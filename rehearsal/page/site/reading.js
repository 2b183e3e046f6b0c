// What a phone has not shown yet: marks of unread messages, and what its lock screen would tell.

import { state } from "./live.js";

const marks = new Map();

export function forgetAll() {
  marks.clear();
}

export function messagesOf(who, chat, thread = null) {
  const all = [...(state.messages.get(`${who}|${chat}`)?.values() ?? [])];
  if (thread === null) return all;
  return all.filter((each) => (thread === 1 ? !each.thread : each.thread === thread));
}

function counts(message) {
  return !message.mine && message.kind !== "service";
}

function isNew(who, chat, message) {
  const place = `${who}|${chat}|${message.thread || 1}`;
  return (marks.get(place) ?? 0) < message.date * 1e6 + message.id % 1e6 && counts(message);
}

export function unread(who, chat, thread = null) {
  return messagesOf(who, chat, thread).filter((each) => isNew(who, chat, each)).length;
}

export function unreadElsewhere(phone, person) {
  return person.chats.filter((chat) => chat !== phone.chat).reduce((sum, chat) => sum + unread(phone.who, chat), 0);
}

export function read(who, chat, shown) {
  for (const message of shown) {
    const place = `${who}|${chat}|${message.thread || 1}`;
    marks.set(place, Math.max(marks.get(place) ?? 0, message.date * 1e6 + message.id % 1e6));
  }
}

// Everything that came to this person since the phone was locked, the newest first.
export function notices(who, chats, since) {
  return chats
    .flatMap((chat) => messagesOf(who, chat).map((message) => ({ chat, message })))
    .filter(({ chat, message }) => counts(message) && !since.has(`${chat}|${message.chat}|${message.id}`))
    .reverse();
}

export function everything(who, chats) {
  return new Set(chats.flatMap((chat) => messagesOf(who, chat).map((each) => `${chat}|${each.chat}|${each.id}`)));
}
