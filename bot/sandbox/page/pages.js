// Loads what was said earlier, or later, as one scrolls there, and lets go of what is then
// far away: a list never holds more than a few pages.

import { ask } from "./live.js";

const AHEAD = "1000px 0px"; // how far beyond what is seen
const SLICE = 10; // messages drawn in one frame

const frame = () => new Promise(requestAnimationFrame);

export class Pages {
  /** `where()` gives the channel that is shown. `earlier` and `later` are buttons at the two
   * ends, scrolled to; they stay where loading failed, to be pressed. */
  constructor(stream, { earlier, later }, where) {
    Object.assign(this, { stream, earlier, later, where, turn: 0, loading: false });
    earlier.addEventListener("click", () => this.#load("before"));
    later.addEventListener("click", () => this.#load("after"));
    this.watch = new IntersectionObserver((seen) => this.#seen(seen), { root: stream.scroller, rootMargin: AHEAD });
  }

  /** Begin anew, with the newest page; `more` says whether there is anything earlier. */
  begin(more) {
    this.turn += 1;
    this.loading = false;
    this.offer(more);
  }

  /** Say whether there is anything earlier than what is listed; the list knows of the later. */
  offer(more) {
    this.earlier.hidden = !more;
    this.later.hidden = !this.stream.behind;
    this.watch.disconnect();
    for (const end of [this.earlier, this.later]) if (!end.hidden) this.watch.observe(end);
  }

  #seen(entries) {
    const near = entries.find(({ isIntersecting }) => isIntersecting)?.target;
    if (near) this.#load(near === this.earlier ? "before" : "after");
  }

  async #load(side) {
    if (this.loading) return;
    this.loading = true;
    const [channel, turn, { stream }] = [this.where(), this.turn, this];
    const edge = (side === "before" ? stream.first : stream.last)?.ts ?? "";
    const found = await ask("messages", { channel, [side]: edge }).catch(() => null);
    const there = () => turn === this.turn && channel === this.where();
    if (found && there()) await (side === "before" ? this.#prepend(found, there) : this.#append(found, there));
    if (turn === this.turn) this.loading = false;
  }

  async #prepend({ messages, more }, there) {
    for (let end = messages.length; end > 0 && there(); end -= SLICE) {
      const slice = messages.slice(Math.max(0, end - SLICE), end).toReversed();
      this.stream.steady(() => slice.forEach((message) => this.stream.put(message)));
      await frame();
    }
    if (!there()) return;
    this.stream.trim({ oldest: false });
    this.offer(more);
  }

  async #append({ messages, more }, there) {
    const { stream } = this;
    const had = !this.earlier.hidden;
    for (let at = 0; at < messages.length && there(); at += SLICE) {
      for (const message of messages.slice(at, at + SLICE)) stream.put(message);
      await frame();
    }
    if (!there()) return;
    if (!more && !messages.length) stream.newest = stream.last?.ts ?? ""; // it was deleted meanwhile
    let gone = false;
    stream.steady(() => (gone = stream.trim({ oldest: true })));
    this.offer(had || gone);
  }
}
