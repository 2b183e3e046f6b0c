// Puts the page together.

import { drawBar, setBar } from "./bar.js";
import { drawLessons, setLessons } from "./lessons.js";
import { follow, onChange, state } from "./live.js";
import { drawPhones } from "./phones.js";
import { chosen, speak } from "./words.js";

function draw() {
  if (!state.stage || !state.people.length || !state.lesson) return;
  drawBar();
  drawLessons();
  drawPhones();
}

// A menu closes by Escape, and when somebody acts elsewhere.
function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target)) {
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held && event.type === "keydown") menu.querySelector("summary").focus();
    }
  }
}

document.addEventListener("keydown", closeMenus);
document.addEventListener("click", closeMenus);
await speak(chosen());
setBar(draw);
setLessons();
onChange(draw);
follow([]);
