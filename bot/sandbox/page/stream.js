// A list of messages in the order of their ts, kept so as they arrive, change and go.

import { h } from "./dom.js";
import { draw, refocus } from "./message.js";
import { day, dayKey } from "./time.js";

const TOGETHER = 300; // seconds within which one person's messages share a byline
const NEAR = 120; // pixels from the end at which a reader counts as reading the newest
const MOST = 400; // rows kept while somebody reads the newest, of which
const FEWEST = 240; // are left when there are more

export class Stream {
  /** `scroller` holds `host`; with `days`, a line parts one day's messages from the next. */
  constructor(host, scroller, { days = false } = {}) {
    Object.assign(this, { host, scroller, days, rows: [], view: null, readTo: "" });
    // What is drawn late, as it comes into sight, must not push the newest out of it.
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(host);
    scroller.addEventListener("scroll", () => (this.pinned = this.atEnd), { passive: true });
    this.pinned = true;
  }

  /** Show other messages altogether; those after `readTo` are new to the reader. */
  reset(messages, view, readTo = "") {
    Object.assign(this, { rows: [], view, readTo });
    this.host.replaceChildren();
    for (const message of messages) this.put(message);
  }

  /** Whether the reader is at the newest message. */
  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** Whether something is being written here while one looks. */
  get streaming() {
    return this.rows.some(({ message }) => message.streaming);
  }

  toEnd() {
    this.pinned = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Put older messages before the rest, and keep what is read where it is. */
  prepend(messages) {
    const first = this.rows[0]?.element;
    const was = first?.getBoundingClientRect().top;
    for (const message of messages.toReversed()) this.put(message);
    if (first) this.scroller.scrollTop += first.getBoundingClientRect().top - was;
  }

  /** Let go of the oldest rows of a long list; whether there were any to let go. */
  trim() {
    if (this.rows.length <= MOST) return false;
    for (const { element } of this.rows.splice(0, this.rows.length - FEWEST)) element.remove();
    this.#fill(0);
    return true;
  }

  /** Insert a message, or replace the one with its ts. */
  put(message) {
    let index = this.rows.length;
    while (index > 0 && this.rows[index - 1].message.ts >= message.ts) index -= 1;
    if (this.rows[index]?.message.ts === message.ts) {
      this.rows[index].message = message;
    } else {
      const row = { message, element: h("div", { class: "row" }) };
      this.host.insertBefore(row.element, this.rows[index]?.element ?? null);
      this.rows.splice(index, 0, row);
    }
    this.#fill(index);
    this.#fill(index + 1);
  }

  /** Take a message away. */
  remove(ts) {
    const index = this.rows.findIndex(({ message }) => message.ts === ts);
    if (index < 0) return;
    this.rows.splice(index, 1)[0].element.remove();
    this.#fill(index);
  }

  #fill(index) {
    const row = this.rows[index];
    if (!row) return;
    const { message } = row;
    const before = this.rows[index - 1]?.message;
    const newDay = !before || dayKey(before.ts) !== dayKey(message.ts);
    const unread = this.#isNew(message) && !(before && this.#isNew(before));
    const compact = !newDay && !unread && follows(message, before);
    const drawn = [message, newDay, unread, compact];
    if (row.drawn?.every((part, at) => part === drawn[at])) return;
    row.drawn = drawn;
    const old = [...row.element.children];
    if (this.days && newDay) row.element.append(h("p", { class: "line day" }, h("span", {}, day(message.ts))));
    if (unread) row.element.append(h("p", { class: "line new" }, h("span", {}, "New")));
    row.element.append(draw(message, this.view, { compact }));
    if (old.length) refocus(row.element, row.element.lastElementChild);
    for (const each of old) each.remove();
  }

  #isNew(message) {
    return Boolean(this.readTo) && message.ts > this.readTo && message.user !== this.view.viewer;
  }
}

function follows(message, before) {
  if (message.user !== before.user || message.blocks?.length || before.blocks?.length) return false;
  if (message.is_ephemeral || before.is_ephemeral || message.subtype) return false;
  if (message.files?.length || before.files?.length) return false;
  return message.ts - before.ts < TOGETHER;
}
