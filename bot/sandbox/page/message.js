// One message: who, when, what, and what its thread holds.

import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { clock, day, full } from "./time.js";

/** Draw a message. `view` has names, the bot's id, and openThread where replies may open. */
export function draw(message, view, { compact = false } = {}) {
  const app = message.user === view.bot;
  const name = view.names(message.user);
  const whispered = Boolean(message.is_ephemeral);
  const classes = ["message", compact && "compact", whispered && "whispered", app && "by-app"];
  const stamp = h("time", { class: "stamp", datetime: new Date(message.ts * 1000).toISOString(), title: full(message.ts) }, clock(message.ts));
  return h(
    "article",
    { class: classes.filter(Boolean).join(" "), "data-ts": message.ts, "aria-label": `${name}, ${clock(message.ts)}` },
    h("div", { class: "gutter", "aria-hidden": "true" }, compact ? clock(message.ts) : avatar(name, app)),
    h(
      "div",
      { class: "content" },
      whispered ? h("p", { class: "only-you" }, "Only visible to you") : null,
      compact ? null : h("p", { class: "byline" }, h("b", {}, name), app ? h("span", { class: "badge" }, "App") : null, stamp),
      message.subtype === "thread_broadcast" && view.openThread
        ? h("p", { class: "broadcast" }, "Replied to a thread, and sent here too")
        : null,
      body(message, view),
      footer(message, view),
    ),
    view.openThread && !whispered ? replyButton(message, view, name) : null,
  );
}

function body(message, view) {
  const made = message.blocks?.length
    ? blocks(message.blocks, view.names)
    : [h("div", { class: "b-text" }, mrkdwn(message.text, view.names))];
  const edited = message.edited ? h("span", { class: "edited", title: full(message.edited.ts) }, "(edited)") : null;
  if (edited) (made.at(-1).matches(".b-text, .b-context") ? made.at(-1) : null)?.append(" ", edited);
  return h("div", { class: "body" }, made, edited && !edited.isConnected && !edited.parentNode ? edited : null);
}

function footer(message, view) {
  if (!message.reply_count || !view.openThread) return null;
  const replies = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return h(
    "button",
    { type: "button", class: "replies", on: { click: () => view.openThread(message.ts) } },
    h("span", { class: "faces", "aria-hidden": "true" }, message.reply_users.map((user) => avatar(view.names(user), user === view.bot))),
    h("b", {}, replies),
    h("span", { class: "last" }, `Last ${lastSeen(message.latest_reply)}`),
  );
}

function lastSeen(ts) {
  const named = day(ts);
  return named === "Today" ? `at ${clock(ts)}` : `${named.replace("Yesterday", "yesterday")} at ${clock(ts)}`;
}

function replyButton(message, view, name) {
  const open = () => view.openThread(message.thread_ts ?? message.ts);
  const label = `Reply in thread to ${name}, ${clock(message.ts)}`;
  return h("button", { type: "button", class: "reply", "aria-label": label, on: { click: open } }, "Reply");
}

function avatar(name, app) {
  const letters = name.split(/\s+/).map((word) => word[0] ?? "").join("").slice(0, 2).toUpperCase();
  return h("span", { class: app ? "avatar app" : `avatar hue-${hue(name)}` }, app ? letters[0] : letters);
}

function hue(name) {
  return [...name].reduce((sum, char) => sum + char.codePointAt(0), 0) % 4;
}
