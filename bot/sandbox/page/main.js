// The page: which conversation and thread are shown, and what happens in them, live.

import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { draw } from "./message.js";
import { Stream } from "./stream.js";

const at = (id) => document.getElementById(id);
const talk = new Stream(at("stream"), at("scroll"), { days: true });
const replies = new Stream(h("div"), at("thread-scroll"));
const parentHost = h("div", { class: "parent" });
const replyLine = h("p", { class: "line count" }, h("span"));
at("thread-stream").append(parentHost, replyLine, replies.host);

let desk; // what /view/workspace gave
let here = { channel: "", thread: "" };
let composers;
let parent = null; // the message whose thread is open

// -- asking the sandbox -------------------------------------------------------------------

async function ask(path, query = {}) {
  const reply = await fetch(`/view/${path}?${new URLSearchParams(query)}`);
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply.json();
}

async function say(text, thread_ts = "") {
  const body = JSON.stringify({ channel: here.channel, text, thread_ts });
  const reply = await fetch("/view/say", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (!reply.ok) throw new Error(`say: ${reply.status}`);
}

// -- the frame ----------------------------------------------------------------------------

const place = (id) => desk.conversations.find((each) => each.id === id);
const names = (id) => desk.users[id] ?? place(id)?.name ?? id;
const title = (each) => (each.direct ? each.name : `# ${each.name}`);
const view = (openThread) => ({ names, bot: desk.bot, viewer: desk.viewer, openThread });
const openThread = (ts) => go(here.channel, ts);

function readTo(id, ts) {
  const key = `read:${id}`;
  try {
    if (ts && ts > (localStorage.getItem(key) ?? "")) localStorage.setItem(key, ts);
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // storage may be switched off: then nothing is remembered as read
  }
}

function listPlaces() {
  for (const [list, direct] of [["channels", false], ["directs", true]]) {
    at(list).replaceChildren(...desk.conversations.filter((each) => each.direct === direct).map(listed));
  }
  const waiting = desk.conversations.filter(unread).length;
  document.title = `${waiting ? `(${waiting}) ` : ""}${here.channel ? title(place(here.channel)) : desk.team} · Sandbox`;
}

const unread = (each) => each.latest > readTo(each.id);

function listed(each) {
  const current = each.id === here.channel;
  const fresh = unread(each);
  return h(
    "li",
    {},
    h(
      "a",
      { href: `#/${each.id}`, class: fresh ? "place unread" : "place", "aria-current": current ? "page" : null },
      h("span", { class: "sign", "aria-hidden": "true" }, each.direct ? "@" : "#"),
      h("span", { class: "name" }, each.name),
      fresh ? h("span", { class: "fresh" }, each.count > 0 ? String(each.count) : "", h("span", { class: "said" }, " unread")) : null,
    ),
  );
}

function showLink(state) {
  const open = desk?.connections ?? 0;
  const app = desk ? desk.users[desk.bot] : "The app";
  const [lamp, words] =
    state === "lost"
      ? ["lost", "Sandbox not answering"]
      : open
        ? ["on", `${app} is connected`]
        : ["off", `${app} is not connected`];
  at("link").dataset.lamp = lamp;
  at("link-text").textContent = words;
}

// -- going somewhere ----------------------------------------------------------------------

function go(channel, thread = "") {
  location.hash = `#/${channel}${thread ? `/${thread}` : ""}`;
}

function wanted() {
  const [, channel = "", thread = ""] = location.hash.split("/");
  return { channel, thread };
}

async function route() {
  const next = wanted();
  if (!place(next.channel)) next.channel = here.channel || desk.conversations[0].id;
  const moved = next.channel !== here.channel;
  const turned = moved || next.thread !== here.thread;
  here = next;
  const wide = matchMedia("(min-width: 761px)").matches;
  document.body.dataset.pane = next.thread ? "thread" : wanted().channel || wide ? "talk" : "list";
  if (moved) await showPlace();
  if (turned) await showThread();
}

async function showPlace() {
  const shown = place(here.channel);
  const before = readTo(shown.id);
  at("place-name").textContent = title(shown);
  at("place-topic").textContent = shown.topic || (shown.direct ? "Only you and the app" : "");
  composers.talk.turn(shown.id, shown.direct ? `Message ${shown.name}` : `Message #${shown.name}, or /${commandName()}`);
  const { messages, more } = await ask("messages", { channel: shown.id });
  if (here.channel !== shown.id) return;
  talk.reset(messages, view(openThread), before);
  at("earlier").hidden = !more;
  at("stream").dataset.empty = empty(shown);
  talk.toEnd();
  at("newer").hidden = true;
  read();
  composers.talk.focus();
}

function empty(shown) {
  if (shown.direct) return "Ask the app something, as you would ask a colleague.";
  return shown.member ? "Nothing here yet. What the app posts appears by itself." : "Nothing has been said here yet.";
}

const commandName = () => desk.commands[0]?.name.slice(1) ?? "command";

async function showThread() {
  const { channel, thread } = here;
  at("thread").hidden = !thread;
  document.body.classList.toggle("with-thread", Boolean(thread));
  parent = null;
  if (!thread) return;
  const found = await ask("thread", { channel, ts: thread }).catch(() => null);
  if (here.thread !== thread) return;
  if (!found) return go(channel);
  at("thread-place").textContent = title(place(channel));
  replies.reset(found.replies, view(null));
  showParent(found.parent);
  composers.thread.turn(`${channel}/${thread}`, "Reply in this thread");
  at("thread-scroll").scrollTop = 0;
  composers.thread.focus();
}

function showParent(message) {
  parent = message;
  parentHost.replaceChildren(draw(message, view(null)));
  const count = message.reply_count ?? 0;
  replyLine.firstElementChild.textContent = count === 1 ? "1 reply" : `${count} replies`;
  replyLine.hidden = count === 0;
}

function read() {
  if (document.hidden || !here.channel || document.body.dataset.pane === "list") return listPlaces();
  const shown = place(here.channel);
  readTo(shown.id, talk.rows.at(-1)?.message.ts ?? "");
  shown.count = 0;
  listPlaces();
}

// -- what happens -------------------------------------------------------------------------

function heard(channel, message) {
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  const where = place(channel);
  if (!where) return refresh();
  if (channel === here.channel && here.thread && reply && message.thread_ts === here.thread) {
    const follow = replies.atEnd || message.user === desk.viewer;
    replies.put(message);
    if (follow) replies.toEnd();
  }
  if (channel === here.channel && parent && message.ts === parent.ts) showParent(message);
  if (reply && message.subtype !== "thread_broadcast") return;
  if (message.ts > where.latest && message.user !== desk.viewer && !message.is_ephemeral) {
    where.latest = message.ts;
    where.count = (where.count ?? 0) + 1;
  }
  if (channel === here.channel) arrived(message);
  else listPlaces();
}

function arrived(message) {
  const older = talk.rows.length && message.ts < talk.rows[0].message.ts;
  if (older) return; // an edit of something that is not loaded
  const isNew = message.ts > (talk.rows.at(-1)?.message.ts ?? "");
  const follow = talk.atEnd || message.user === desk.viewer;
  if (isNew && !document.hidden) talk.readTo = message.ts; // it is read as it comes
  talk.put(message);
  if (follow) talk.toEnd();
  else if (isNew) at("newer").hidden = false;
  read();
}

async function refresh() {
  const counts = new Map(desk?.conversations.map((each) => [each.id, each.count]));
  desk = await ask("workspace");
  for (const each of desk.conversations) each.count = counts.get(each.id) ?? 0;
  at("team").textContent = desk.team;
  showLink();
  listPlaces();
}

/** Load everything again, as after a time without a connection. */
async function reload() {
  await refresh();
  composers ??= {
    talk: new Composer(at("composer"), { commands: desk.commands, send: (text) => say(text) }),
    thread: new Composer(at("thread-composer"), { commands: desk.commands, send: (text) => say(text, here.thread) }),
  };
  here = { channel: "", thread: "" };
  await route();
}

function listen() {
  const live = new EventSource("/view/live");
  live.addEventListener("open", () => reload().catch(() => showLink("lost")));
  live.addEventListener("error", () => showLink("lost"));
  live.addEventListener("message", ({ data }) => {
    if (!desk) return;
    const notice = JSON.parse(data);
    if (notice.type === "message") heard(notice.channel, notice.message);
    else if (notice.type === "conversation") refresh();
    else if (notice.type === "sockets") {
      desk.connections = notice.open;
      showLink();
    }
  });
}

async function earlier() {
  const { messages, more } = await ask("messages", { channel: here.channel, before: talk.rows[0]?.message.ts ?? "" });
  at("earlier").hidden = !more;
  talk.prepend(messages);
}

function step(by) {
  const all = desk.conversations.toSorted((one, other) => one.direct - other.direct);
  const index = all.findIndex((each) => each.id === here.channel);
  go(all[(index + by + all.length) % all.length].id);
}

window.addEventListener("hashchange", () => desk && route().then(listPlaces));
document.addEventListener("visibilitychange", () => desk && read());
document.addEventListener("keydown", (event) => {
  if (!desk) return;
  if (event.key === "Escape" && here.thread) go(here.channel);
  else if (event.altKey && event.key === "ArrowDown") step(1);
  else if (event.altKey && event.key === "ArrowUp") step(-1);
  else return;
  event.preventDefault();
});
at("close-thread").addEventListener("click", () => go(here.channel));
at("to-talk").addEventListener("click", () => go(here.channel));
at("to-list").addEventListener("click", () => (document.body.dataset.pane = "list"));
at("channels").parentElement.addEventListener("click", (event) => {
  // On a phone the place that is shown already can be chosen again.
  if (!event.target.closest("a")) return;
  document.body.dataset.pane = "talk";
  read();
});
at("earlier").addEventListener("click", earlier);
at("newer").addEventListener("click", () => talk.toEnd());
at("scroll").addEventListener("scroll", () => talk.atEnd && (at("newer").hidden = true), { passive: true });
listen();
