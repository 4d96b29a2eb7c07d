// The list of conversations, and whether the app is there.

import { app, desk, title, place, unread } from "./desk.js";
import { h } from "./dom.js";

const at = (id) => document.getElementById(id);

/** List the conversations, with what is unread in each. */
export function listPlaces(current) {
  for (const [list, direct] of [["channels", false], ["directs", true]]) {
    at(list).replaceChildren(...desk.conversations.filter((each) => each.direct === direct).map((each) => listed(each, current)));
  }
  const waiting = desk.conversations.filter(unread).length;
  const here = place(current);
  document.title = `${waiting ? `(${waiting}) ` : ""}${here ? title(here) : desk.team} · Sandbox`;
}

function listed(each, current) {
  const fresh = unread(each);
  const count = each.count > 0 ? String(each.count) : "";
  return h(
    "li",
    {},
    h(
      "a",
      { href: `#/${each.id}`, class: fresh ? "place unread" : "place", "aria-current": each.id === current ? "page" : null },
      h("span", { class: "sign", "aria-hidden": "true" }, each.direct ? "@" : "#"),
      h("span", { class: "name" }, each.name),
      fresh ? h("span", { class: "fresh" }, count, h("span", { class: "said" }, " unread")) : null,
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
