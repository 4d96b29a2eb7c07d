// The list of conversations, and whether the app is there.

import { app, desk, title, place, waiting } from "./desk.js";
import { h } from "./dom.js";

const at = (id) => document.getElementById(id);

/** List the conversations, with what is unread in each. */
export function listPlaces(current) {
  for (const [list, direct] of [["channels", false], ["directs", true]]) {
    at(list).replaceChildren(...desk.conversations.filter((each) => each.direct === direct).map((each) => listed(each, current)));
  }
  const fresh = desk.conversations.filter((each) => waiting(each).unread).length;
  const here = place(current);
  document.title = `${fresh ? `(${fresh}) ` : ""}${here ? title(here) : desk.team} · Sandbox`;
}

function listed(each, current) {
  const { unread, calls } = waiting(each);
  const what = !calls ? "unread" : each.direct ? "unread" : calls === 1 ? "mention" : "mentions";
  return h(
    "li",
    {},
    h(
      "a",
      { href: `#/${each.id}`, class: unread ? "place unread" : "place", "aria-current": each.id === current ? "page" : null },
      h("span", { class: "sign", "aria-hidden": "true" }, each.direct ? "@" : "#"),
      h("span", { class: "name" }, each.name),
      unread ? h("span", { class: calls ? "calls" : "fresh" }, calls || "", h("span", { class: "said" }, ` ${what}`)) : null,
    ),
  );
}

/** Show whether the app is connected, or that the sandbox itself is `lost`. */
export function showLink(lost = false) {
  const there = Boolean(desk.connections);
  const name = desk.users ? app() : "The app";
  at("link").dataset.lamp = lost ? "lost" : there ? "on" : "off";
  at("link-text").textContent = lost ? "Sandbox not answering" : `${name} is ${there ? "" : "not "}connected`;
}
