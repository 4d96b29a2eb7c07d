// A thread in a pane of its own: its parent, its replies, and where one answers.

import { Attend } from "./attend.js";
import { desk, readTo, view } from "./desk.js";
import { h } from "./dom.js";
import { ask } from "./live.js";
import { draw } from "./message.js";
import { Stream } from "./stream.js";

export class Thread {
  /** `pane` is the beginning of its elements' ids; `say(text)` sends a suggested question. */
  constructor(pane, say) {
    const at = (part) => document.getElementById(`${pane}-${part}`);
    this.scroller = at("scroll");
    this.parentHost = h("div", { class: "parent" });
    this.line = h("p", { class: "line count" }, h("span"));
    this.replies = new Stream(h("div"), this.scroller);
    this.attend = new Attend(at("attend"), say);
    at("stream").append(this.parentHost, this.line, this.replies.host);
    Object.assign(this, { channel: "", ts: "", parent: null });
  }

  /** Show a thread; whether it is there. Without a ts, show none. */
  async open(channel, ts, { suggest = false } = {}) {
    Object.assign(this, { channel, ts, parent: null, suggest });
    if (!ts) {
      this.parentHost.replaceChildren();
      this.line.hidden = true;
      this.replies.reset([], view(channel));
      this.status();
      return true;
    }
    this.replies.wait();
    const found = await ask("thread", { channel, ts }).catch(() => null);
    if (this.channel !== channel || this.ts !== ts) return true; // another one was opened since
    if (!found) return false;
    this.replies.reset(found.replies, view(channel), readTo(`${channel}/${ts}`));
    this.#head(found.parent);
    this.scroller.scrollTop = 0;
    this.replies.pinned = this.replies.streaming;
    this.replies.host.querySelector(".line.new")?.scrollIntoView({ block: "center" });
    this.status();
    return true;
  }

  /** Take what was said or changed, where it belongs here. */
  heard(channel, message) {
    if (!this.ts || channel !== this.channel) return;
    if (message.ts === this.ts) this.#head(message);
    if (message.thread_ts !== this.ts || message.ts === this.ts) return;
    if (!document.hidden) this.replies.readTo = message.ts; // it is read as it comes
    const follow = this.replies.atEnd || message.user === desk.viewer;
    this.replies.hear(message);
    if (follow) this.replies.toEnd();
    this.status();
  }

  /** Note that what stands here is read. */
  read() {
    if (this.ts && this.replies.last) readTo(`${this.channel}/${this.ts}`, this.replies.last.ts);
  }

  /** Take a message away; whether it was the one that the thread hangs from. */
  gone(channel, ts) {
    if (channel !== this.channel) return false;
    this.replies.remove(ts);
    this.status();
    return ts === this.ts;
  }

  /** Show again what the app suggests and does here. */
  status() {
    const { channel, ts: thread, suggest, replies } = this;
    this.attend.show({ channel, thread, suggest: suggest || Boolean(thread), streaming: replies.streaming });
  }

  #head(message) {
    this.parent = message;
    this.parentHost.replaceChildren(draw(message, view(this.channel)));
    const count = message.reply_count ?? 0;
    this.line.firstElementChild.textContent = count === 1 ? "1 reply" : `${count} replies`;
    this.line.hidden = count === 0;
  }
}
