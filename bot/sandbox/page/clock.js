// The panel of the clocks: how fast the press publishes, and what time it is at the desk.

import { h } from "./dom.js";
import { ask, tried } from "./live.js";
import { head } from "./panels.js";

const PACES = [[0, "Stop"], [1, "1×"], [5, "5×"], [20, "20×"]];
const HOUR = 3600;
const OFTEN = 1500; // milliseconds between two looks at the press while the panel is open
const ELSEWHERE = "The app runs apart from this sandbox and keeps its own time, so the clock cannot be put forward.";
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const SOON = new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });

export class ClockPanel {
  /** `label` shows the desk's time at the button that opens the panel. */
  constructor(panel, button, label) {
    Object.assign(this, { panel, button, label, told: null, ahead: 0 });
    this.note = h("p", { class: "note", role: "status" });
    this.body = h("div", { class: "panel-body" });
    panel.append(head(panel, "Clock", () => this.#opened()), this.body);
    this.#build();
    setInterval(() => this.#tick(), 1000);
  }

  #build() {
    const act = (words, wish) => h("button", { type: "button", on: { click: () => this.#tell(wish()) } }, words);
    this.paces = h("fieldset", { class: "segments" }, h("legend", {}, "How fast it publishes"));
    this.count = h("p", { class: "panel-words" });
    this.progress = h("progress", { "aria-label": "Articles that are out" });
    this.next = act("Publish the next article", () => ({ publish: "next" }));
    this.all = act("Publish the rest", () => ({ publish: "all" }));
    this.press = h(
      "section",
      {},
      h("h3", {}, "The press"),
      h("p", { class: "panel-words" }, "At 1× one invented day takes half a minute; the desk's clock goes with the news."),
      this.paces,
      this.count,
      this.progress,
      h("div", { class: "row-of" }, this.next, this.all),
    );
    this.time = h("p", { class: "desk-time" });
    this.offset = h("p", { class: "panel-words" });
    this.hour = act("Jump an hour", () => ({ jump: HOUR }));
    this.digest = act("Jump to the next digest", () => ({ jump: "digest" }));
    this.why = h("p", { class: "panel-words", id: "clock-why" });
    const jumps = h("div", { class: "row-of" }, this.hour, this.digest);
    const desk = h("section", {}, h("h3", {}, "The desk"), this.time, this.offset, jumps, this.why);
    this.body.append(this.press, desk, this.note);
  }

  async #opened() {
    while (this.panel.matches(":popover-open")) {
      await this.refresh();
      await new Promise((done) => setTimeout(done, OFTEN));
    }
  }

  async refresh() {
    const shown = await ask("clock").catch(() => null);
    if (shown) this.#show(shown);
  }

  async #tell(wish) {
    const shown = await tried("clock", wish);
    this.note.textContent = shown.error ?? "";
    if (!shown.error) this.#show(shown);
  }

  #show(told) {
    this.told = told;
    this.ahead = new Date(told.now) - Date.now();
    this.button.hidden = false;
    this.press.hidden = told.pace === null;
    if (told.pace !== null) this.#showPress(told);
    const why = told.jumpable ? (told.next_digest ? "" : "No digest is due that the clock could jump to.") : ELSEWHERE;
    this.why.textContent = why;
    this.why.hidden = !why;
    this.#can(this.hour, told.jumpable);
    this.#can(this.digest, told.jumpable && told.next_digest);
    this.digest.textContent = told.next_digest ? `Jump to the next digest, ${SOON.format(new Date(told.next_digest))}` : "Jump to the next digest";
    this.offset.textContent = Math.abs(told.offset) < 1 ? "Real time" : `${lasting(Math.abs(told.offset))} ${told.offset > 0 ? "ahead of" : "behind"} real time`;
    this.#tick();
  }

  #showPress({ pace, day, broken, total }) {
    const known = PACES.some(([value]) => value === pace);
    const paces = known ? PACES : [...PACES, [pace, `${pace}×`]].toSorted(([one], [other]) => one - other);
    const made = JSON.stringify(paces);
    if (made !== this.made) {
      this.made = made;
      this.paces.replaceChildren(this.paces.firstElementChild, ...paces.map(([value, words]) => this.#pace(value, words)));
    }
    for (const each of this.paces.querySelectorAll("input")) each.checked = Number(each.value) === pace;
    this.count.textContent = `Day ${day} of 14: ${broken} of ${total} articles are out`;
    Object.assign(this.progress, { max: total, value: broken });
    this.#can(this.next, broken < total);
    this.#can(this.all, broken < total);
  }

  #pace(value, words) {
    const change = () => this.#tell({ pace: value });
    return h("label", { class: "segment" }, h("input", { type: "radio", name: "pace", value, on: { change } }), h("span", {}, words));
  }

  #can(button, can) {
    button.disabled = !can;
    if (this.why.hidden || can) button.removeAttribute("aria-describedby");
    else button.setAttribute("aria-describedby", this.why.id);
  }

  #tick() {
    if (!this.told) return;
    const now = new Date(Date.now() + this.ahead);
    this.label.textContent = TIME.format(now);
    this.button.setAttribute("aria-label", `Clock: ${TIME.format(now)} at the desk`);
    this.time.textContent = DAY.format(now);
  }
}

function lasting(seconds) {
  const hours = Math.round(seconds / HOUR);
  if (hours < 48) return hours === 1 ? "1 hour" : `${hours} hours`;
  return `${Math.round(hours / 24)} days`;
}
