// The app's pane, beside whatever one reads: a chat is a thread of the direct messages
// with the app, begun by the first thing that one says.

import { app, desk, direct, noted } from "./desk.js";
import { h } from "./dom.js";
import { ask, tried } from "./live.js";
import { dropdown } from "./overflow.js";
import { Thread } from "./thread.js";

const EARLIER = 12; // chats that the history offers
const LONG = 60; // characters of what a chat is called there

const at = (id) => document.getElementById(id);

export class AgentPane {
  /** `go(ts)` turns to a chat, "" to a new one; `leave()` to what a command answers. */
  constructor({ go, leave }) {
    Object.assign(this, { go, leave, waiting: false });
    this.thread = new Thread("agent", (text) => this.say(text));
    this.greeting = h("div", { class: "greeting" });
    at("agent-stream").prepend(this.greeting);
  }

  async open(ts) {
    const { id } = direct();
    at("agent-title").textContent = app();
    this.greeting.hidden = Boolean(ts);
    this.greeting.replaceChildren(
      h("p", { class: "greeting-sign", "aria-hidden": "true" }, app()[0]),
      h("p", { class: "greeting-words" }, `Ask ${app()} anything. The answer is for you alone.`),
    );
    this.waiting = false;
    this.#history(id);
    const opening = this.thread.open(id, ts, { suggest: !ts });
    this.name();
    return opening;
  }

  /** Name the chat, as the app did if it did. */
  name() {
    const { channel, ts } = this.thread;
    at("agent-place").textContent = ts ? (noted("title", channel, ts)?.title ?? "Chat") : "New chat";
  }

  /** Say something here: the first thing said begins the chat. */
  async say(text) {
    const { channel, ts: thread_ts } = this.thread;
    this.waiting = !thread_ts && !text.startsWith("/");
    const answer = await tried("say", { channel, text, thread_ts });
    if (answer.error) this.waiting = false;
    else if (!thread_ts && text.startsWith("/")) this.leave();
    return answer;
  }

  heard(channel, message) {
    if (this.waiting && channel === direct().id && message.user === desk.viewer && !message.thread_ts) {
      this.waiting = false;
      this.go(message.ts);
    }
    this.thread.heard(channel, message);
  }

  async #history(channel) {
    const { messages } = await ask("messages", { channel });
    const chats = messages.filter(({ reply_count: count, is_ephemeral: own }) => count && !own).slice(-EARLIER).toReversed();
    const entries = chats.map(({ ts, text }) => ({ words: noted("title", channel, ts)?.title ?? short(text), pick: () => this.go(ts) }));
    const made = dropdown(entries, { label: "Earlier chats" });
    made.firstElementChild.classList.add("tool");
    made.firstElementChild.replaceChildren("History");
    made.hidden = !entries.length;
    at("history").replaceChildren(made);
  }
}

function short(text) {
  const plain = text.replace(/<[^>]*>/g, "").trim() || "A chat";
  return plain.length > LONG ? `${plain.slice(0, LONG - 1)}…` : plain;
}
