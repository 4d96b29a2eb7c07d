// The messages of the conversation that is shown, and the ways to the earlier and the newest.

import { ask } from "./live.js";
import { Pages } from "./pages.js";
import { Stream } from "./stream.js";

const FAR = 1.5; // heights of the window from the end, from where the way back is offered

const at = (id) => document.getElementById(id);

export class Talk {
  /** `where()` gives the channel that is shown. */
  constructor(where) {
    this.stream = new Stream(at("stream"), at("scroll"), { days: true });
    this.pages = new Pages(this.stream, { earlier: at("earlier"), later: at("later") }, where);
    Object.assign(this, { where, newer: at("newer"), fresh: false, own: false });
    this.newer.addEventListener("click", async () => {
      await this.toNewest();
      at("scroll").focus({ preventScroll: true });
    });
    at("scroll").addEventListener("scroll", () => this.#offer(), { passive: true });
  }

  /** Show a channel's newest messages; whether it is still the one to show when they came. */
  async show(channel, view, readTo) {
    this.stream.wait();
    const { messages, more } = await ask("messages", { channel });
    if (this.where() !== channel) return false;
    this.stream.reset(messages, view, readTo);
    this.pages.begin(more);
    this.#end();
    return true;
  }

  /** Go to the newest message, which may have to be loaded again. */
  async toNewest() {
    const { stream } = this;
    if (stream.behind) await this.show(this.where(), stream.view, stream.readTo);
    else this.#end();
  }

  /** Let things happen; who reads the newest, or says something, is shown what is newer. */
  amid(happen) {
    const { atEnd, newest } = this.stream;
    this.own = false;
    happen();
    if (atEnd || this.own) {
      if (this.stream.behind) return void this.show(this.where(), this.stream.view, this.stream.readTo);
      if (this.stream.trim({ oldest: true })) this.pages.offer(true);
      this.#end();
    } else if (this.stream.newest > newest) {
      this.fresh = true;
      this.#offer();
    }
  }

  /** Take what was said or changed here; `own` says that the reader said it. */
  hear(message, own) {
    this.own ||= own && message.ts > this.stream.newest;
    this.stream.hear(message);
  }

  #end() {
    this.stream.toEnd();
    this.fresh = false;
    this.#offer();
  }

  #offer() {
    const { scroller, behind, atEnd } = this.stream;
    if (atEnd) this.fresh = false;
    const away = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    this.newer.hidden = !(this.fresh || behind || away > FAR * scroller.clientHeight);
    this.newer.textContent = this.fresh ? "New messages ↓" : "↓";
    this.newer.setAttribute("aria-label", this.fresh ? "New messages" : "To the newest");
    this.newer.classList.toggle("plain", !this.fresh);
  }
}
