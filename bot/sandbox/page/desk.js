// What the page knows of the workspace, and what it gives to whatever draws a part of it.

import { ask, tried } from "./live.js";

/** What /view/workspace gave, and since then was heard; empty until it first did. */
export const desk = {};

const told = new Map(); // notices of agent threads, the last of each kind, by thread

/** Ask for everything again, keeping how much is unread. */
export async function refresh() {
  const counts = new Map(desk.conversations?.map((each) => [each.id, each.count]));
  Object.assign(desk, await ask("workspace"));
  for (const each of desk.conversations) each.count = counts.get(each.id) ?? 0;
  told.clear();
  for (const notice of desk.notices) note(notice);
}

export const place = (id) => desk.conversations.find((each) => each.id === id);
export const direct = () => desk.conversations.find((each) => each.direct);
export const names = (id) => (Object.hasOwn(desk.users, id) ? desk.users[id] : undefined) ?? place(id)?.name ?? id;
export const title = (each) => (each.direct ? each.name : `# ${each.name}`);
export const app = () => desk.users[desk.bot];

/** What message.js, blocks.js and modal.js draw with, in a conversation or outside of any. */
export const view = (channel = "", openThread = null) => ({
  names,
  channel,
  openThread,
  bot: desk.bot,
  viewer: desk.viewer,
  shortcuts: desk.shortcuts.filter(({ type }) => type === "message"),
  shortcut: (sent) => tried("shortcut", sent),
  act: (sent) => tried("act", sent),
  options: (sent) => tried("options", sent),
});

// -- what is read -------------------------------------------------------------------------

/** Give the ts up to which a place is read; with a later `ts`, it is read up to there. */
export function readTo(id, ts = "") {
  const key = `read:${id}`;
  try {
    if (ts && ts > (localStorage.getItem(key) ?? "")) localStorage.setItem(key, ts);
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // storage may be switched off: then nothing is remembered as read
  }
}

export const unread = (each) => each.latest > readTo(each.id);

// -- agent threads ------------------------------------------------------------------------

const key = ({ type, channel, thread_ts }) => `${type} ${channel} ${thread_ts}`;

/** Keep a notice of an agent thread: its status, prompts or title. */
export function note(notice) {
  told.set(key(notice), notice);
}

/** Give the last notice of a kind about a thread, or about a whole conversation. */
export const noted = (type, channel, thread_ts = "") => told.get(key({ type, channel, thread_ts }));
