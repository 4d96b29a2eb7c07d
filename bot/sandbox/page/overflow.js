// The menu behind "…".

import { h, safe } from "./dom.js";
import { float, sink } from "./floating.js";
import { icon } from "./icons.js";
import { list, text } from "./texts.js";

let count = 0;

/** Draw an overflow element: a button that opens a short menu. */
export function overflow(item, use) {
  const entries = list(item.options).map((option) => ({
    words: text(option?.text, use.names),
    about: text(option?.description, use.names),
    pick: async () => {
      const href = safe(option?.url);
      if ((await use.press({ selected: option?.value })) && href) window.open(href, "_blank", "noopener,noreferrer");
    },
  }));
  return dropdown(entries, { label: "More actions", marks: use.marks });
}

/** Draw a button that opens a menu of entries: {words, about, pick}. */
export function dropdown(entries, { label, marks = {} }) {
  const id = `menu-${(count += 1)}`;
  const items = entries.map(({ words, about, pick }) => {
    const click = () => {
      close();
      pick();
    };
    const more = about?.length ? h("span", { class: "about" }, about) : null;
    return h("button", { type: "button", role: "menuitem", tabindex: "-1", class: "option", on: { click } }, h("span", {}, words), more);
  });
  const panel = h("div", { id, class: "b-panel", role: "menu", "aria-label": label, popover: "manual" }, items);
  const aria = { "aria-label": label, "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id };
  const opener = h("button", { type: "button", class: "b-icon b-overflow", ...aria, ...marks }, icon("more"));
  const hide = () => {
    sink(panel);
    opener.setAttribute("aria-expanded", "false");
  };
  const close = () => {
    hide();
    opener.focus();
  };
  const step = (by) => {
    const at = items.indexOf(document.activeElement);
    items[(at + by + items.length) % items.length]?.focus();
  };
  opener.addEventListener("click", () => {
    if (panel.matches(":popover-open")) return close();
    float(opener, panel);
    opener.setAttribute("aria-expanded", "true");
    items[0]?.focus();
  });
  const host = h("div", { class: "b-dropdown" }, opener, panel);
  host.addEventListener("keydown", (event) => {
    const open = panel.matches(":popover-open");
    if (event.key === "ArrowDown" && open) step(1);
    else if (event.key === "ArrowUp" && open) step(-1);
    else if (event.key === "Escape" && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  host.addEventListener("focusout", ({ relatedTarget }) => {
    if (!host.contains(relatedTarget)) hide();
  });
  return host;
}
