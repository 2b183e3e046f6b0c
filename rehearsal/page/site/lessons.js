// Guided lessons: what to try next, what has been noticed, and at the end a page to print.

import { $, alongArrows, button, make, once, roving, say } from "./dom.js";
import { lesson, state } from "./live.js";
import { phoneOf } from "./phones.js";
import { language, moment, t } from "./words.js";

export function setLessons() {
  alongArrows($("#lessons"), ".choices button");
}

export function drawLessons() {
  const panel = $("#lessons");
  say(panel, t("lessons"), "aria-label");
  once(panel, [state.lesson, language], () => panel.replaceChildren(...(state.lesson.name ? drawLesson() : drawChoices())));
  roving(panel, ".choices button");
}

const title = (each) => each.titles[language] ?? each.titles.en;

function drawChoices() {
  const { lessons } = state.lesson;
  const done = lessons.filter((each) => each.done).length;
  return [
    make("h2", { text: t("lessons") }), make("p", { text: t("lessons-about") }),
    make("div", { class: "choices", role: "toolbar", "aria-label": t("lessons") },
      ...lessons.map((each) => button(`${each.done ? "✓ " : ""}${title(each)}`, () => lesson({ act: "begin", name: each.name }), { class: each.done ? "done" : "" })),
      done ? button(t("certificate", { count: done }), openCertificate, { class: "primary" }) : null),
  ];
}

function drawLesson() {
  const { lessons, name, at, of, notes, steps, over } = state.lesson;
  const current = steps.find((each) => each.state === "now");
  return [
    make("h2", { text: title(lessons.find((each) => each.name === name)) }),
    make("progress", { value: at, max: of, "aria-label": t("progress", { at, of }) }),
    make("p", { class: "count", text: t("progress", { at, of }) }),
    make("p", { class: "note", dir: "auto", text: over ? t("lesson-over") : notes[language] ?? notes.en ?? "" }),
    make("ol", { class: "steps" }, ...steps.map((each) => make("li", { class: each.state, "aria-current": each.state === "now" ? "step" : null }, make("span", { text: each.state === "done" ? "✓ " : "" }), sentence(each)))),
    make("div", { class: "choices", role: "toolbar", "aria-label": t("lesson-buttons") },
      current?.deed ? button(t("take-words"), () => takeUp(current), { hidden: !["say", "reply"].includes(current.form) }) : null,
      current?.deed ? button(t("do-it"), () => lesson({ act: "show" })) : null,
      over ? button(t("certificate", { count: lessons.filter((each) => each.done).length }), openCertificate, { class: "primary" }) : null,
      button(t(over ? "other-lesson" : "leave"), () => lesson({ act: "leave" }))),
  ];
}

function sentence(step) {
  const screen = step.who ?? t(`screen-${step.screen}`);
  const hours = step.seconds / 3600;
  const span = step.seconds < 3600 ? t("minutes", { count: Math.round(step.seconds / 60) }) : hours < 48 ? t("hours", { count: Math.round(hours) }) : t("days", { count: Math.round(hours / 24) });
  const place = ["desk", "private"].includes(step.place) ? t(`on-${step.place}`) : step.place ? t("in-case", { code: step.place }) : "";
  const words = make("span", { dir: "auto", text: t(`step-${step.form}`, { who: screen, words: step.words, to: step.to, span, moment: step.moment, place: step.form === "nobody" ? step.place : "" }) });
  return place ? make("span", {}, words, ` ${place}`) : words;
}

// The words of the script in the line of whoever is to write them: to be sent, or to be changed before.
function takeUp(step) {
  const area = $("textarea", phoneOf(step.phone).composer);
  area.value = step.words;
  area.focus();
}

function openCertificate() {
  const dialog = $("#dialog");
  const name = make("input", { type: "text", "aria-label": t("your-name"), placeholder: t("your-name") });
  dialog.className = "certificate";
  dialog.setAttribute("aria-label", t("certificate-title"));
  dialog.replaceChildren(
    make("h2", { text: t("certificate-title") }), make("p", {}, name), make("p", { text: t("has-practised", { community: state.stage.community }) }),
    make("ul", {}, ...state.lesson.lessons.filter((each) => each.done).map((each) => make("li", { text: `${title(each)} – ${moment(Date.parse(each.done) / 1000, "UTC", { day: "numeric", month: "long", year: "numeric" })}` }))),
    make("p", { class: "small", text: t("certificate-small") }),
    make("div", { class: "bar noprint" }, button(t("print"), () => window.print(), { class: "primary" }), button(t("close"), () => dialog.close())));
  dialog.showModal();
}
