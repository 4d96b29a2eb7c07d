// The page: which conversation, thread and chat are shown, and what happens in them, live.
// An address names them: #/CHANNEL, #/CHANNEL/TS with a thread, #/CHANNEL/app/TS with a chat
// of the app's, #/CHANNEL/home its Home tab.

import { AgentPane } from "./agent.js";
import { Attend } from "./attend.js";
import { Back } from "./back.js";
import { ClockPanel } from "./clock.js";
import { ownCommands } from "./completion.js";
import { Composer } from "./composer.js";
import { app, desk, direct, names, note, place, readTo, recount, refresh, title, view } from "./desk.js";
import { h } from "./dom.js";
import { showHome } from "./home.js";
import { ask, listen, tell, tried } from "./live.js";
import { remark } from "./message.js";
import { Modal } from "./modal.js";
import { FaultPanel } from "./panels.js";
import { listPlaces, showLink } from "./side.js";
import { Talk } from "./talk.js";
import { Thread } from "./thread.js";

const at = (id) => document.getElementById(id);
const NOWHERE = { channel: "", tab: "", thread: "", chat: null };

const talk = new Talk(() => here.channel);
const thread = new Thread("thread", (text) => say(here.thread, text));
const agent = new AgentPane({ go: (ts) => go(here.channel, `app/${ts}`), leave: () => go(direct().id) });
const attend = new Attend(at("attend"), (text) => say("", text));
const faults = new FaultPanel(at("faults"), at("faults-tally"));
const clock = new ClockPanel(at("clock"), at("clock-button"), at("clock-time"));
let here = NOWHERE;
let asked = ""; // the ts of what the viewer last said to the app, until it is answered
const back = new Back(talk.stream);
let composers;
let modal;

// -- saying -------------------------------------------------------------------------------

const say = (thread_ts, text) => tried("say", { channel: here.channel, text, thread_ts });

/** Say something in the channel; what comes of it, a command's answer too, is then in sight. */
function sendHere(text) {
  talk.toNewest();
  return say("", text);
}

function compose() {
  const commands = [...desk.commands, ...ownCommands(app())];
  const known = () => ({
    commands,
    people: Object.entries(desk.users).map(([id, name]) => ({ name, handle: desk.handles[id], app: id === desk.bot })),
    places: desk.conversations,
  });
  const shortcuts = desk.shortcuts.filter(({ type }) => type === "global");
  const use = (callback_id) => tried("shortcut", { callback_id });
  composers = {
    talk: new Composer(at("composer"), { known, shortcuts, use, send: sendHere }),
    thread: new Composer(at("thread-composer"), { known, send: (text) => say(here.thread, text) }),
    agent: new Composer(at("agent-composer"), { known, send: (text) => agent.say(text) }),
  };
}

// -- going somewhere ----------------------------------------------------------------------

function go(channel, more = "") {
  location.hash = `#/${channel}${more && `/${more}`}`;
}

function wanted() {
  const [, channel = "", second = "", third = ""] = location.hash.split("/");
  const known = place(channel) ? channel : here.channel || desk.conversations[0].id;
  const tab = second === "home" && desk.home_tab && place(known).direct ? "home" : "messages";
  if (second === "app" && desk.agent) return { channel: known, tab, thread: "", chat: third };
  return { channel: known, tab, thread: second === "home" || second === "app" ? "" : second, chat: null };
}

async function route() {
  const [was, next] = [here, wanted()];
  here = next;
  back.turning(was, next);
  const wide = matchMedia("(min-width: 761px)").matches;
  const aside = next.thread || next.chat !== null;
  document.body.dataset.pane = aside ? "aside" : location.hash.length > 2 || wide ? "talk" : "list";
  document.body.classList.toggle("with-aside", Boolean(aside));
  at("thread").hidden = !next.thread;
  at("agent").hidden = next.chat === null;
  at("ask-app").setAttribute("aria-expanded", String(next.chat !== null));
  if (was.channel !== next.channel || was.tab !== next.tab) await showPlace();
  if (was.channel !== next.channel || was.thread !== next.thread) await showThread();
  back.turned(was, next);
  if (was.chat !== next.chat) await showChat(was.chat);
  else if (next.chat !== null && was.channel !== next.channel) tell("looked", { channel: next.channel });
}

async function showPlace() {
  const shown = place(here.channel);
  const atHome = here.tab === "home";
  at("place-name").textContent = title(shown);
  at("place-topic").textContent = shown.topic || (shown.direct ? "Only you and the app" : "");
  at("ask-app").hidden = !desk.agent || shown.direct;
  at("ask-app-name").textContent = `Ask ${app()}`;
  at("home").hidden = !atHome;
  for (const id of ["scroll", "attend", "composer"]) at(id).hidden = atHome;
  showTabs(shown);
  if (shown.direct && (atHome || desk.messages_tab)) tell("opened", { tab: here.tab });
  await (atHome ? showHomeTab() : showTalk(shown));
}

function showTabs(shown) {
  at("tabs").hidden = !shown.direct || !desk.home_tab;
  const tab = (name, more) => h("li", {}, h("a", { href: `#/${shown.id}${more}`, "aria-current": here.tab === name.toLowerCase() ? "page" : null }, name));
  at("tabs").replaceChildren(tab("Home", "/home"), tab("Messages", ""));
}

async function showHomeTab() {
  const { view: home } = await ask("home");
  if (here.tab === "home") showHome(at("home"), home);
  read();
}

async function showTalk(shown) {
  const before = readTo(shown.id);
  composers.talk.turn(shown.id, shown.direct ? `Message ${shown.name}` : `Message #${shown.name}, or /${desk.commands[0]?.name.slice(1) ?? "command"}`);
  at("stream").dataset.empty = empty(shown);
  if (!(await talk.show(shown.id, view(shown.id, (ts) => go(shown.id, ts)), before))) return;
  showAttend();
  read();
  composers.talk.focus();
}

function empty(shown) {
  if (shown.direct) return "Ask the app something, as you would ask a colleague.";
  return shown.member ? "Nothing here yet. What the app posts appears by itself." : "Nothing has been said here yet.";
}

async function showThread() {
  const { channel, thread: ts } = here;
  if (!(await thread.open(channel, ts))) return go(channel);
  if (!ts) return;
  at("thread-place").textContent = title(place(channel));
  composers.thread.turn(`${channel}/${ts}`, "Reply in this thread");
  composers.thread.focus();
}

async function showChat(was) {
  if (here.chat === null) return;
  if (was === null) tell("opened", { tab: "messages", channel: here.channel });
  if (!(await agent.open(here.chat))) return go(here.channel, "app/");
  composers.agent.turn(`app/${here.chat}`, here.chat ? "Ask more" : `Ask ${app()}`);
  composers.agent.focus();
}

function showAttend() {
  const shown = place(here.channel);
  attend.show({ channel: shown.id, suggest: shown.direct && desk.agent, streaming: talk.stream.streaming });
}

function read() {
  if (document.hidden || !here.channel) return;
  if (document.body.dataset.pane !== "list" && here.tab !== "home") {
    const shown = place(here.channel);
    readTo(shown.id, talk.stream.last?.ts);
  }
  thread.read();
  if (here.chat !== null) agent.thread.read();
  list();
}

function list() {
  listPlaces(here.channel);
  remark(at("stream"), talk.stream.view?.unread ?? (() => 0));
}

// -- what happens -------------------------------------------------------------------------

const HEARD = {
  message: ({ channel, message }) => said(channel, message),
  deleted: ({ channel, ts }) => {
    if (channel === here.channel) talk.stream.remove(ts);
    if (thread.gone(channel, ts) && here.thread === ts) go(here.channel);
    if (agent.thread.gone(channel, ts) && here.chat === ts) go(here.channel, "app/");
  },
  conversation: () => refresh().then(list),
  sockets: ({ open }) => {
    desk.connections = open;
    showLink();
  },
  view: (notice) => modal.show(notice.view),
  home: (notice) => here.tab === "home" && showHome(at("home"), notice.view),
  status: attended,
  prompts: attended,
  title: attended,
  faults: () => faults.refresh(),
  clock: () => clock.refresh(),
};

function heard(notices) {
  if (!composers) return;
  talk.amid(() => notices.forEach((notice) => HEARD[notice.type]?.(notice)));
  if (!notices.some(({ type }) => type === "message")) return;
  read();
  recount(list);
}

function said(channel, message) {
  const where = place(channel);
  if (!where) return;
  thread.heard(channel, message);
  agent.heard(channel, message);
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  if (reply && message.user === desk.bot) answered(channel, message.thread_ts);
  if (reply && message.subtype !== "thread_broadcast") return;
  if (where.direct && message.user === desk.viewer && message.ts > asked && here.chat === null) asked = message.ts;
  if (channel !== here.channel || here.tab === "home") return;
  const own = message.user === desk.viewer;
  if (message.ts > talk.stream.newest && !document.hidden) talk.stream.readTo = message.ts; // it is read as it comes
  talk.hear(message, own);
}

/** Turn to the thread in which an app answers what was just said to it. */
function answered(channel, ts) {
  if (ts !== asked) return;
  asked = "";
  const free = here.tab === "messages" && !here.thread && here.chat === null && !composers.talk.box.value;
  if (channel === here.channel && free) go(channel, ts);
}

function attended(notice) {
  note(notice);
  if (notice.type === "status" && notice.text) answered(notice.channel, notice.thread_ts);
  thread.status();
  agent.thread.status();
  agent.name();
  if (here.tab === "messages") showAttend();
}

/** Load everything again, as after a time without a connection. */
async function reload() {
  await refresh();
  at("team").textContent = desk.team;
  showLink();
  if (!composers) compose();
  const close = (sent) => tell("close", sent);
  modal ??= new Modal(document.body, { ...view(), names, close, submit: (sent) => tell("submit", sent) });
  modal.show(desk.view); // before anything is waited for: a view that opens meanwhile is newer
  here = NOWHERE;
  await Promise.all([route(), faults.refresh(), desk.clocked && clock.refresh()]);
  read();
}

// -- keys and buttons ---------------------------------------------------------------------

function step(by) {
  const all = desk.conversations.toSorted((one, other) => one.direct - other.direct);
  const index = all.findIndex((each) => each.id === here.channel);
  go(all[(index + by + all.length) % all.length].id);
}

addEventListener("hashchange", () => composers && route().then(read));
document.addEventListener("visibilitychange", () => composers && read());
document.addEventListener("keydown", (event) => {
  if (!composers || event.defaultPrevented || document.querySelector(":popover-open")) return;
  if (event.key === "Escape" && (here.thread || here.chat !== null)) go(here.channel);
  else if (event.altKey && event.key === "ArrowDown") step(1);
  else if (event.altKey && event.key === "ArrowUp") step(-1);
  else return;
  event.preventDefault();
});
for (const id of ["close-thread", "to-talk", "close-agent", "agent-to-talk"]) at(id).addEventListener("click", () => go(here.channel));
at("ask-app").addEventListener("click", () => go(here.channel, here.chat === null ? "app/" : ""));
at("new-chat").addEventListener("click", () => go(here.channel, "app/"));
at("to-list").addEventListener("click", () => (document.body.dataset.pane = "list"));
at("channels").parentElement.addEventListener("click", (event) => {
  // On a phone the place that is shown already can be chosen again.
  if (!event.target.closest("a")) return;
  document.body.dataset.pane = "talk";
  read();
});
listen({ opened: () => reload().catch(() => showLink(true)), lost: () => showLink(true), heard });
