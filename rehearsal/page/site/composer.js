// The line in which one writes, with files, commands, and the keys that the bot has put under it.

import { $, button, make, once, say, start } from "./dom.js";
import { deed, send, state } from "./live.js";
import { t } from "./words.js";

const SAMPLES = ["photo", "album", "document", "voice"];

export function makeComposer(phone) {
  const text = make("textarea", { rows: 1 });
  const form = make("form", { class: "writing" },
    make("p", { class: "about", hidden: true }, make("span", { dir: "auto" }), button("×", () => phone.forget(), { class: "cancel" })),
    make("div", { class: "keyboard", role: "group" }),
    text,
    make("div", { class: "line" }, make("button", { type: "submit", class: "send" }), make("details", { class: "menu attach" }), make("details", { class: "menu commands" })));
  form.addEventListener("submit", (event) => { event.preventDefault(); write(phone, text); });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  return form;
}

async function write(phone, text) {
  const written = text.value;
  if (!written.trim()) return;
  const wish = phone.edit
    ? { act: "edit", who: phone.who, chat: phone.edit.chat, message: phone.edit.id, text: written }
    : { act: "say", text: written, ...phone.place() };
  text.value = "";
  if (await deed(wish)) phone.forget();
  else text.value = written;
}

export function drawComposer(phone, form, chat) {
  form.hidden = !chat.writes;
  const about = $(".about", form);
  about.hidden = !phone.reply && !phone.edit;
  say($("span", about), phone.edit ? t("editing", { words: start(phone.edit.text) }) : phone.reply ? t("replying", { words: start(phone.reply.text) }) : "");
  say($(".cancel", about), t("cancel"), "aria-label");
  const text = $("textarea", form);
  say(text, t("message-of", { who: phone.label() }), "aria-label");
  say(text, t("message"), "placeholder");
  say($(".send", form), t("send"));
  say($(".keyboard", form), t("keyboard"), "aria-label");
  once($(".keyboard", form), chat.keyboard, (row) => row.replaceChildren(...chat.keyboard.map((key) => button(key, () => deed({ act: "say", text: key, ...phone.place() })))));
  once($(".attach", form), [phone.who, phone.chat, document.documentElement.lang], (menu) => drawAttach(phone, menu));
  once($(".commands", form), [phone.who, phone.chat, chat.commands, document.documentElement.lang], (menu) => drawCommands(phone, menu, chat));
}

function drawAttach(phone, menu) {
  const own = make("input", { type: "file", hidden: true, class: "own" });
  own.addEventListener("change", async () => {
    const [file] = own.files;
    menu.open = false;
    if (file) await send(phone.place(), file, kindOf(file));
    own.value = "";
  });
  const samples = SAMPLES.map((kind) => button(t(`send-${kind}`), () => { menu.open = false; deed({ act: "send", kind, ...phone.place() }); }));
  menu.replaceChildren(make("summary", { text: t("attach") }), make("div", { role: "group", "aria-label": t("attach") }, ...samples, button(t("send-own"), () => own.click()), own));
}

function kindOf(file) {
  if (file.type === "image/jpeg") return "photo";
  if (file.type === "audio/ogg") return "voice";
  return file.type.startsWith("video/") ? "video" : "document";
}

// As setMyCommands has given it for this person, in this chat, in the language of the phone.
function drawCommands(phone, menu, chat) {
  menu.hidden = !chat.commands.length;
  const rows = chat.commands.map((each) => button(`/${each.command} – ${each.description}`, () => {
    menu.open = false;
    deed({ act: "say", text: `/${each.command}`, ...phone.place() });
  }, { dir: "auto" }));
  menu.replaceChildren(make("summary", { text: t("commands") }), make("div", { role: "group", "aria-label": t("commands") }, ...rows));
}
