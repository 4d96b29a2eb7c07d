// A list of messages in the order of their ts, kept so as they arrive, change and go.

import { h } from "./dom.js";
import { draw } from "./message.js";
import { day, dayKey } from "./time.js";

const TOGETHER = 300; // seconds within which one person's messages share a byline
const NEAR = 120; // pixels from the end at which a reader counts as reading the newest

export class Stream {
  /** `scroller` holds `host`; with `days`, a line parts one day's messages from the next. */
  constructor(host, scroller, { days = false } = {}) {
    Object.assign(this, { host, scroller, days, rows: [], view: null, readTo: "" });
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

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Put older messages before the rest, and keep what is read where it is. */
  prepend(messages) {
    const below = this.scroller.scrollHeight - this.scroller.scrollTop;
    for (const message of messages) this.put(message);
    this.scroller.scrollTop = this.scroller.scrollHeight - below;
  }

  /** Insert a message, or replace the one with its ts. */
  put(message) {
    let index = this.rows.length;
    while (index > 0 && this.rows[index - 1].message.ts >= message.ts) index -= 1;
    const same = this.rows[index]?.message.ts === message.ts;
    const row = { message, element: h("div", { class: "row" }) };
    if (same) {
      this.rows[index].element.replaceWith(row.element);
      this.rows[index] = row;
    } else {
      this.host.insertBefore(row.element, this.rows[index]?.element ?? null);
      this.rows.splice(index, 0, row);
    }
    this.#fill(index);
    this.#fill(index + 1);
  }

  #fill(index) {
    const row = this.rows[index];
    if (!row) return;
    const { message } = row;
    const before = this.rows[index - 1]?.message;
    const newDay = !before || dayKey(before.ts) !== dayKey(message.ts);
    const unread = this.#isNew(message) && !(before && this.#isNew(before));
    const compact = !newDay && !unread && follows(message, before);
    row.element.replaceChildren();
    if (this.days && newDay) row.element.append(h("p", { class: "line day" }, h("span", {}, day(message.ts))));
    if (unread) row.element.append(h("p", { class: "line new" }, h("span", {}, "New")));
    row.element.append(draw(message, this.view, { compact }));
  }

  #isNew(message) {
    return Boolean(this.readTo) && message.ts > this.readTo && message.user !== this.view.viewer;
  }
}

function follows(message, before) {
  if (message.user !== before.user || message.blocks?.length || before.blocks?.length) return false;
  if (message.is_ephemeral || before.is_ephemeral || message.subtype) return false;
  return message.ts - before.ts < TOGETHER;
}
