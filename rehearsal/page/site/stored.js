// What is stored: as a thief sees the database, and as the bot tells it to the person.

import { $, button, make } from "./dom.js";
import { ask, person, state } from "./live.js";
import { phones } from "./phones.js";
import { t } from "./words.js";

export async function openStored() {
  const reporters = state.people.filter((each) => each.role === "reporter");
  const who = phones.map((phone) => person(phone.who)).find((each) => each?.role === "reporter") ?? reporters[0] ?? state.people[0];
  const found = await ask("/stored", JSON.stringify({ who: who.name }));
  if (!found) return;
  const dialog = $("#dialog");
  dialog.className = "stored";
  dialog.setAttribute("aria-label", t("stored"));
  dialog.replaceChildren(
    make("h2", { text: t("stored") }),
    make("div", { class: "beside" },
      make("section", {}, make("h3", { text: t("thief") }), make("p", { text: t("thief-about") }), ...found.tables.map(drawTable)),
      make("section", {}, make("h3", { text: t("mydata", { who: who.short }) }), make("div", { class: "text", dir: "auto", text: found.mine }))),
    button(t("close"), () => dialog.close()));
  dialog.showModal();
}

function drawTable(table) {
  const title = make("summary", { text: t("rows", { name: table.name, count: table.count }) });
  if (!table.count) return make("p", { class: "none", text: t("rows", { name: table.name, count: 0 }) });
  return make("details", { open: table.count > 0 }, title, make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": table.name },
    make("table", {}, make("thead", {}, make("tr", {}, ...table.columns.map((each) => make("th", { scope: "col", text: each })))),
      make("tbody", {}, ...table.rows.map((row) => make("tr", {}, ...row.map((each) => make("td", { text: each }))))))));
}
