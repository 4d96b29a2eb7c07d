// "Are you sure?", as the app wishes it to be asked.

import { h } from "./dom.js";
import { text } from "./texts.js";

let count = 0;

/** Ask a person to confirm; whether they did. A `confirm` that is not there needs no answer. */
export function confirmed(confirm, names) {
  if (!confirm) return Promise.resolve(true);
  const id = `confirm-${(count += 1)}`;
  const { promise, resolve } = Promise.withResolvers();
  const finish = (answer) => {
    dialog.close();
    dialog.remove();
    before?.focus();
    resolve(answer);
  };
  const button = (object, otherwise, style, answer) => {
    const attributes = { type: "button", class: `b-button b-${style}`, on: { click: () => finish(answer) } };
    return h("button", attributes, object ? text(object, names) : otherwise);
  };
  const before = document.activeElement;
  const dialog = h(
    "dialog",
    { class: "confirm", "aria-labelledby": id, "aria-describedby": `${id}-text` },
    h("h2", { id }, text(confirm.title, names)),
    h("div", { id: `${id}-text`, class: "b-text" }, text(confirm.text, names)),
    h(
      "div",
      { class: "confirm-foot" },
      button(confirm.deny, "Cancel", "default", false),
      button(confirm.confirm, "Yes", confirm.style === "danger" ? "danger-full" : "primary", true),
    ),
  );
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    finish(false);
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    finish(false);
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
