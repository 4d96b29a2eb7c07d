// What stands between a thread and its composer: what the app suggests to ask, what it is
// doing, and the button that stops it.

import { app, desk, noted } from "./desk.js";
import { h } from "./dom.js";
import { tried } from "./live.js";

const TURN = 2000; // milliseconds for which each loading message stands

export class Attend {
  /** `say(text)` sends a suggestion that was chosen. */
  constructor(host, say) {
    Object.assign(this, { host, say, shown: "", timer: 0 });
    this.words = h("p", { class: "doing", role: "status" });
    this.wrong = h("p", { class: "note", role: "status" });
    this.stop = h("button", { type: "button", class: "stop", hidden: true }, "Stop");
    this.prompts = h("div", { class: "prompts" });
    host.replaceChildren(this.prompts, h("div", { class: "doing-row" }, this.words, this.stop), this.wrong);
  }

  /** Show what goes for a thread; `streaming` says whether the app is writing in it now. */
  show({ channel, thread = "", streaming = false, suggest = false }) {
    const status = thread ? noted("status", channel, thread) : undefined;
    const busy = streaming || Boolean(status?.text) || status?.session === "processing";
    this.#suggest(suggest ? suggestions(channel, thread) : null);
    this.#say(status, streaming, busy);
    this.stop.hidden = !(busy && desk.stoppable);
    this.stop.onclick = async () => {
      this.wrong.textContent = (await tried("stop", { channel, thread_ts: thread })).error ?? "";
    };
    this.host.classList.toggle("busy", busy);
  }

  #say(status, streaming, busy) {
    const texts = status?.text ? [`${app()} ${status.text}`, ...status.loading_messages] : [];
    if (!texts.length && busy) texts.push(streaming ? `${app()} is writing` : `${app()} is at work`);
    const shown = JSON.stringify(texts);
    if (shown === this.shown) return;
    this.shown = shown;
    clearInterval(this.timer);
    let at = 0;
    const turn = () => (this.words.textContent = texts[at++ % texts.length].replace(/[.…]*$/, "…"));
    if (texts.length) turn();
    else this.words.textContent = "";
    if (texts.length > 1) this.timer = setInterval(turn, TURN);
  }

  #suggest(offered) {
    const made = JSON.stringify(offered);
    if (made === this.offered) return;
    this.offered = made;
    const { title = "", prompts = [] } = offered ?? {};
    this.prompts.replaceChildren(
      ...(title && prompts.length ? [h("p", { class: "prompts-title" }, title)] : []),
      ...prompts.map((each) => h("button", { type: "button", class: "prompt", on: { click: () => this.say(each.message) } }, each.title)),
    );
  }
}

/** What the app suggests there: as it last said, or else as its manifest has it. */
function suggestions(channel, thread) {
  const said = noted("prompts", channel, thread);
  return said ?? (thread ? null : { title: "", prompts: desk.prompts });
}
