// A list of messages in the order of their ts, kept so as they arrive, change and go. Of a
// long channel it holds a part, which need not reach to the newest message.

import { h } from "./dom.js";
import { draw, refocus } from "./message.js";
import { day, dayKey } from "./time.js";

const TOGETHER = 300; // seconds within which one person's messages share a byline
const NEAR = 120; // pixels from the end at which a reader counts as reading the newest
const MOST = 320; // rows kept, of which
const FEWEST = 200; // are left when there are more

export class Stream {
  /** `scroller` holds `host`; with `days`, a line parts one day's messages from the next. */
  constructor(host, scroller, { days = false } = {}) {
    Object.assign(this, { host, scroller, days, rows: [], view: null, readTo: "", newest: "", waiting: null });
    // What is drawn late, as it comes into sight, must not push the newest out of it.
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(host);
    scroller.addEventListener("scroll", () => (this.pinned = this.atEnd), { passive: true });
    this.pinned = true;
  }

  /** Keep what is heard from now on for the messages that are about to be shown. */
  wait() {
    this.waiting = [];
  }

  /** Show other messages altogether; those after `readTo` are new to the reader. */
  reset(messages, view, readTo = "") {
    const heard = this.waiting ?? [];
    Object.assign(this, { rows: [], view, readTo, newest: "", waiting: null });
    this.host.replaceChildren();
    for (const message of [...messages, ...heard]) this.put(message);
  }

  get first() {
    return this.rows[0]?.message;
  }

  get last() {
    return this.rows.at(-1)?.message;
  }

  /** Whether there is something newer than what is listed. */
  get behind() {
    return this.newest > (this.last?.ts ?? "");
  }

  /** Whether the reader is at the newest message. */
  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return !this.behind && scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** Whether something is being written here while one looks. */
  get streaming() {
    return this.rows.some(({ message }) => message.streaming);
  }

  toEnd() {
    this.pinned = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Change the list, and keep what is read where it is. */
  steady(change) {
    const top = this.scroller.getBoundingClientRect().top;
    const seen = this.rows.find(({ element }) => element.getBoundingClientRect().bottom > top)?.element;
    const was = seen?.getBoundingClientRect().top;
    change();
    if (seen?.isConnected) this.scroller.scrollTop += seen.getBoundingClientRect().top - was;
  }

  /** Let go of the rows that are far from the end which is read; whether there were any. */
  trim({ oldest }) {
    const spare = this.rows.length > MOST ? this.rows.length - FEWEST : 0;
    if (!spare) return false;
    const gone = oldest ? this.rows.splice(0, spare) : this.rows.splice(-spare);
    const held = gone.some(({ element }) => element.contains(document.activeElement));
    for (const { element } of gone) element.remove();
    if (held) this.scroller.focus({ preventScroll: true });
    this.#fill(0);
    return true;
  }

  /** Take what was said or changed, if it belongs to the part that is listed. */
  hear(message) {
    if (this.waiting) return void this.waiting.push(message);
    const { behind, first, last } = this;
    const beyond = first && (message.ts < first.ts || (behind && message.ts > last.ts));
    if (message.ts > this.newest) this.newest = message.ts;
    if (!beyond) this.put(message);
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
    if (message.ts > this.newest) this.newest = message.ts;
    this.#fill(index);
    this.#fill(index + 1);
  }

  /** Take a message away. */
  remove(ts) {
    this.waiting = this.waiting?.filter((message) => message.ts !== ts) ?? null;
    const index = this.rows.findIndex(({ message }) => message.ts === ts);
    if (index < 0) return;
    const { behind } = this;
    this.rows.splice(index, 1)[0].element.remove();
    if (!behind) this.newest = this.last?.ts ?? "";
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
