// The sentences of the page itself, in the language that whoever plays has chosen.

let words = {};
export let language = "en";
export const languages = { en: "English", ar: "العربية" };

export async function speak(code) {
  const answer = await fetch(`/words/${code}.json`);
  words = await answer.json();
  language = code;
  try { localStorage.setItem("language", code); } catch { /* a browser that keeps nothing */ }
  document.documentElement.lang = code;
  document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
  document.title = t("title");
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = t(each.dataset.say);
}

export function chosen() {
  let kept = null;
  try { kept = localStorage.getItem("language"); } catch { /* the same */ }
  return kept in languages ? kept : navigator.language.startsWith("ar") ? "ar" : "en";
}

// `{name}` stands for an argument; it is set apart, so that its direction cannot turn the sentence around.
export function t(key, gaps = {}) {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => `\u2068${gaps[name] ?? ""}\u2069`);
}

export function moment(seconds, zone, style = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }) {
  const numbers = language === "ar" ? "ar-u-nu-latn" : "en-GB";
  return new Intl.DateTimeFormat(numbers, { timeZone: zone, ...style }).format(new Date(seconds * 1000));
}

export function clock(seconds, zone) {
  return moment(seconds, zone, { hour: "2-digit", minute: "2-digit" });
}
