// The clock, the line to Telegram, the bot's process.

import { $, alongArrows, button, make, once, roving, say } from "./dom.js";
import { deed, now, state } from "./live.js";
import { addPhone } from "./phones.js";
import { openStored } from "./stored.js";
import { language, languages, moment, speak, t } from "./words.js";

const SPANS = [["ten-minutes", 600], ["hour", 3600], ["day", 86400]];
const RATES = [["runs", 1], ["runs-fast", 60], ["stands", 0]];

export function setBar(redraw) {
  const bar = $("#bar");
  alongArrows(bar);
  bar.redraw = redraw;
  setInterval(tick, 1000);
}

export function drawBar() {
  const bar = $("#bar");
  const { bot, cut, rate, due, zone, trouble } = state.stage;
  say(bar, t("bar"), "aria-label");
  once(bar, [bot, cut, rate, due, document.documentElement.lang], () => {
    bar.replaceChildren(
      make("output", { id: "time" }), ...SPANS.map(([key, seconds]) => button(t(key), () => deed({ act: "advance", seconds }))),
      button(due ? t("next", { moment: moment(due, zone) }) : t("next-none"), () => deed({ act: "due" }), { disabled: !due, class: "due" }),
      ...RATES.map(([key, value]) => button(t(key), () => deed({ act: "rate", rate: value }), { "aria-pressed": String(value === rate) })),
      make("output", { id: "bot", class: bot, text: t(`bot-${bot}`) }),
      button(t("kill"), () => deed({ act: "kill" }), { disabled: bot !== "runs" }), button(t("restart"), () => deed({ act: "restart" })),
      button(t("outage"), () => deed({ act: "outage", on: !cut }), { "aria-pressed": String(cut) }),
      button(t("stored"), openStored), button(t("add"), addPhone),
      button(languages[language === "en" ? "ar" : "en"], () => speak(language === "en" ? "ar" : "en").then(bar.redraw), { lang: language === "en" ? "ar" : "en" }));
  });
  roving(bar);
  tick();
  $("#trouble").hidden = !trouble;
  say($("#trouble"), trouble);
}

function tick() {
  if (state.stage && $("#time")) say($("#time"), moment(now(), state.stage.zone, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" }));
}
