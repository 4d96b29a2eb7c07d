// What the page knows of the workspace, and what it gives to whatever draws a part of it.

import { ask, tried } from "./live.js";

/** What /view/workspace gave, and since then was heard; empty until it first did. */
export const desk = {};

const PAUSE = 300; // milliseconds between two looks at what is unread
const told = new Map(); // notices of agent threads, the last of each kind, by thread

/** Ask for everything again. */
export async function refresh() {
  Object.assign(desk, await ask("workspace"));
  begun();
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
  unread: (ts) => unreadReplies(channel, ts),
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

const isNew = (id, { ts, thread_ts }) => ts > readTo(thread_ts ? `${id}/${thread_ts}` : id);

/** Say what waits in a place: whether anything is unread, and how much of it calls for the viewer. */
export function waiting(each) {
  const fresh = each.addressed.filter((said) => isNew(each.id, said));
  return { unread: each.latest > readTo(each.id) || fresh.length > 0, calls: fresh.filter(({ called }) => called).length };
}

/** Say how many replies of a thread, of those that concern the viewer, are unread. */
export function unreadReplies(id, ts) {
  const concerns = (said) => said.thread_ts === ts && isNew(id, said);
  return place(id)?.addressed.filter(concerns).length ?? 0;
}

/** Where nothing was said yet, all that is said from now on is new. */
function begun() {
  for (const each of desk.conversations) if (each.empty) readTo(each.id, "0");
}

let asking = false;
let again = false;

/** Ask again what may be unread; `told()` is called when it is known. */
export async function recount(told) {
  again = asking;
  if (asking) return;
  asking = true;
  const found = await ask("unread").catch(() => ({}));
  for (const each of desk.conversations) Object.assign(each, found[each.id]);
  begun();
  told();
  await new Promise((done) => setTimeout(done, PAUSE));
  asking = false;
  if (again) await recount(told);
}

// -- agent threads ------------------------------------------------------------------------

const key = ({ type, channel, thread_ts }) => `${type} ${channel} ${thread_ts}`;

/** Keep a notice of an agent thread: its status, prompts or title. */
export function note(notice) {
  told.set(key(notice), notice);
}

/** Give the last notice of a kind about a thread, or about a whole conversation. */
export const noted = (type, channel, thread_ts = "") => told.get(key({ type, channel, thread_ts }));
