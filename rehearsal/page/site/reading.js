// The messages of each chat on a phone: in order, by topic, and how many of them are unread. A message that comes or
// goes is put in its place; nobody looks at all of them for that.

const ALL = 0;
const AFTER_THE_MOVE = 1e12; // a group that became a supergroup shows what was before first, whatever its numbers
const chats = new Map();
const marks = new Map();

export function forgetAll() {
  marks.clear();
  for (const chat of chats.values()) for (const shelf of chat.shelves.values()) shelf.unread = shelf.row.filter(counts).length;
}

const shelf = () => ({ row: [], unread: 0, newest: 0, stamp: 0 });

function chatOf(place) {
  if (!chats.has(place)) chats.set(place, { known: new Map(), shelves: new Map([[ALL, shelf()]]) });
  return chats.get(place);
}

function shelfOf(who, chat, thread) {
  return chats.get(`${who}|${chat}`)?.shelves.get(thread ?? ALL);
}

// The chat's shelf, and the one of the topic: 1 is the general one.
function shelves(place, message) {
  const { shelves } = chatOf(place);
  const thread = message.thread || 1;
  if (!shelves.has(thread)) shelves.set(thread, shelf());
  return [shelves.get(ALL), shelves.get(thread)];
}

function position(row, rank) {
  let [low, high] = [0, row.length];
  if (!high || row[high - 1].rank < rank) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle].rank < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function put(who, chat, number, message) {
  const place = `${who}|${chat}`;
  const { known } = chatOf(place);
  const told = JSON.stringify(message);
  const before = known.get(number);
  if (before?.told === told) return;
  if (before) drop(who, chat, number);
  message.told = told;
  message.rank = (message.chat === chat ? AFTER_THE_MOVE : 0) + message.id;
  message.at = message.date * 1e6 + message.id % 1e6;
  known.set(number, message);
  for (const each of shelves(place, message)) {
    each.row.splice(position(each.row, message.rank), 0, message);
    each.newest = Math.max(each.newest, message.at);
    each.unread += isNew(place, message);
    each.stamp += 1;
  }
}

export function drop(who, chat, number) {
  const place = `${who}|${chat}`;
  const { known } = chatOf(place);
  const message = known.get(number);
  if (!message) return;
  known.delete(number);
  for (const each of shelves(place, message)) {
    each.row.splice(position(each.row, message.rank), 1);
    each.unread -= isNew(place, message);
    each.stamp += 1;
  }
}

// After a new connection: what was not told again is no longer there.
export function keepOnly(told) {
  for (const [place, { known }] of chats) {
    for (const number of [...known.keys()]) if (!told.has(`msg|${place}|${number}`)) drop(...place.split("|"), number);
  }
}

// The newest messages of a chat or a topic, the oldest of them first.
export function messagesOf(who, chat, thread = null, last = Infinity) {
  return shelfOf(who, chat, thread)?.row.slice(-last) ?? [];
}

export function countOf(who, chat, thread = null) {
  return shelfOf(who, chat, thread)?.row.length ?? 0;
}

// Another number whenever something there has changed.
export function stampOf(who, chat, thread = null) {
  return shelfOf(who, chat, thread)?.stamp ?? 0;
}

function counts(message) {
  return !message.mine && message.kind !== "service";
}

function isNew(place, message) {
  return Number((marks.get(`${place}|${message.thread || 1}`) ?? 0) < message.at && counts(message));
}

export function unread(who, chat, thread = null) {
  return shelfOf(who, chat, thread)?.unread ?? 0;
}

export function unreadElsewhere(phone, person) {
  return person.chats.filter((chat) => chat !== phone.chat).reduce((sum, chat) => sum + unread(phone.who, chat), 0);
}

export function read(who, chat, thread = null) {
  const { shelves } = chatOf(`${who}|${chat}`);
  const all = shelves.get(ALL);
  for (const [number, each] of shelves) {
    if (number === ALL || (thread !== null && number !== thread)) continue;
    marks.set(`${who}|${chat}|${number}`, each.newest);
    all.unread -= each.unread;
    each.unread = 0;
  }
}

// The newest that came to this person since the phone was locked.
export function notices(who, chats, since, most) {
  const found = [];
  for (const chat of chats) {
    const { row } = shelfOf(who, chat) ?? shelf();
    let left = most;
    for (let at = row.length - 1; at >= 0 && left && row[at].at > (since.get(chat) ?? 0); at -= 1) {
      if (counts(row[at])) { found.push({ chat, message: row[at] }); left -= 1; }
    }
  }
  return found.sort((a, b) => b.message.at - a.message.at).slice(0, most);
}

export function newest(who, chats) {
  return new Map(chats.map((chat) => [chat, shelfOf(who, chat)?.newest ?? 0]));
}
