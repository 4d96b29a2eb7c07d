// One message: who, when, what, and what its thread holds.

import { drawBlocks } from "./blocks.js";
import { h } from "./dom.js";
import { files } from "./files.js";
import { mrkdwn, named } from "./mrkdwn.js";
import { dropdown } from "./overflow.js";
import { clock, day, full } from "./time.js";

/**
 * Draw a message.
 *
 * `view` has names, the bot's id, the channel, `act` and `options` for what is pressed,
 * openThread where replies may open, and `shortcuts` with `shortcut` where there are any.
 */
export function draw(message, view, { compact = false } = {}) {
  const app = message.user === view.bot;
  const name = named(message.user, view.names);
  const whispered = Boolean(message.is_ephemeral);
  const gone = message.subtype === "tombstone";
  const classes = ["message", compact && "compact", whispered && "whispered", app && "by-app", message.streaming && "streaming"];
  const stamp = h("time", { class: "stamp", datetime: new Date(message.ts * 1000).toISOString(), title: full(message.ts) }, clock(message.ts));
  return h(
    "article",
    { class: classes.filter(Boolean).join(" "), "data-ts": message.ts, "aria-label": `${name}, ${clock(message.ts)}`, "aria-busy": message.streaming ? "true" : null },
    h("div", { class: "gutter", "aria-hidden": "true" }, compact ? clock(message.ts) : avatar(name, app)),
    h(
      "div",
      { class: "content" },
      whispered ? h("p", { class: "only-you" }, "Only visible to you") : null,
      compact ? null : h("p", { class: "byline" }, h("b", {}, name), app ? h("span", { class: "badge" }, "App") : null, stamp),
      message.subtype === "thread_broadcast" && view.openThread
        ? h("p", { class: "broadcast" }, "Replied to a thread, and sent here too")
        : null,
      gone ? h("p", { class: "gone" }, "This message was deleted.") : body(message, view),
      message.streaming ? h("p", { class: "writing" }, "Writing…") : null,
      footer(message, view),
    ),
    gone || whispered ? null : tools(message, view, name),
  );
}

/** Put the focus where it was, in a message that was drawn again. */
export function refocus(before, after) {
  const held = before.contains(document.activeElement) ? document.activeElement.closest("[data-action]") : null;
  if (!held) return;
  const { block, action, value } = held.dataset;
  const same = ({ dataset }) => dataset.block === block && dataset.action === action && dataset.value === value;
  [...after.querySelectorAll("[data-action]")].find(same)?.focus({ preventScroll: true });
}

function body(message, view) {
  const source = { channel: message.channel ?? view.channel, ts: message.ts };
  const made = message.blocks?.length
    ? drawBlocks(message.blocks, view, source)
    : message.text || !message.files
      ? [h("div", { class: "b-text" }, mrkdwn(message.text, view.names))]
      : [];
  made.push(...files(message.files));
  const edited = message.edited ? h("span", { class: "edited", title: full(message.edited.ts) }, "(edited)") : null;
  const last = made.at(-1);
  if (edited && last?.matches(".b-text, .b-context")) last.append(" ", edited);
  return h("div", { class: "body" }, made, edited && !edited.parentNode ? edited : null);
}

function footer(message, view) {
  if (!message.reply_count || !view.openThread) return null;
  const replies = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return h(
    "button",
    { type: "button", class: "replies", on: { click: () => view.openThread(message.ts) } },
    h("span", { class: "faces", "aria-hidden": "true" }, message.reply_users.map((user) => avatar(named(user, view.names), user === view.bot))),
    h("b", {}, replies),
    h("span", { class: "new-replies" }, newReplies(view.unread?.(message.ts))),
    h("span", { class: "last" }, `Last ${lastSeen(message.latest_reply)}`),
  );
}

/** Say again, at each message that is listed, how many of its replies are unread. */
export function remark(host, unread) {
  for (const each of host.querySelectorAll(".replies")) {
    each.querySelector(".new-replies").textContent = newReplies(unread(each.closest("[data-ts]").dataset.ts));
  }
}

const newReplies = (count) => (count ? `${count} new` : "");

function lastSeen(ts) {
  const named = day(ts);
  return named === "Today" ? `at ${clock(ts)}` : `${named.replace("Yesterday", "yesterday")} at ${clock(ts)}`;
}

/** What can be done with the message: reply to it, or give it to a shortcut of the app. */
function tools(message, view, name) {
  const { channel = message.channel } = view;
  const entries = (view.shortcuts ?? []).map(({ callback_id, name: words }) => ({
    words,
    pick: () => view.shortcut({ callback_id, channel, ts: message.ts }),
  }));
  const about = `${name}, ${clock(message.ts)}`;
  const open = () => view.openThread(message.thread_ts ?? message.ts);
  const made = [
    view.openThread ? h("button", { type: "button", class: "reply", "aria-label": `Reply in thread to ${about}`, on: { click: open } }, "Reply") : null,
    entries.length ? dropdown(entries, { label: `Shortcuts for the message of ${about}` }) : null,
  ].filter(Boolean);
  return made.length ? h("div", { class: "message-tools" }, made) : null;
}

function avatar(name, app) {
  const letters = name.split(/\s+/).map((word) => word[0] ?? "").join("").slice(0, 2).toUpperCase();
  return h("span", { class: app ? "avatar app" : `avatar hue-${hue(name)}` }, app ? letters[0] : letters);
}

function hue(name) {
  return [...name].reduce((sum, char) => sum + char.codePointAt(0), 0) % 4;
}
