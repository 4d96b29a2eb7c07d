// Loads what was said earlier as one scrolls back to it.

import { ask } from "./live.js";

const AHEAD = "600px 0px 0px"; // how far above what is seen

export class Earlier {
  /** `where()` gives the channel that is shown. The button is what is scrolled to; it stays
   * where loading failed, to be pressed. */
  constructor(button, stream, where) {
    Object.assign(this, { button, stream, where, loading: false });
    button.addEventListener("click", () => this.load());
    const options = { root: stream.scroller, rootMargin: AHEAD };
    this.watch = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && this.load(), options);
  }

  /** Say whether there is anything earlier than what is listed. */
  offer(more) {
    this.button.hidden = !more;
    this.watch.disconnect();
    if (more) this.watch.observe(this.button);
  }

  async load() {
    if (this.loading) return;
    this.loading = true;
    const sent = { channel: this.where(), before: this.stream.rows[0]?.message.ts ?? "" };
    const found = await ask("messages", sent).catch(() => null);
    this.loading = false;
    if (!found || this.where() !== sent.channel) return;
    this.stream.prepend(found.messages);
    this.offer(found.more);
  }
}
