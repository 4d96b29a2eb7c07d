// A modal: a view of the app's in a dialog, with what is entered in it and what is wrong there.

import { drawBlocks } from "./blocks.js";
import { h } from "./dom.js";
import { Entered } from "./entered.js";
import { icon } from "./icons.js";
import { said, text } from "./texts.js";

const TROUBLE = "We had some trouble connecting. Try again?";
const FOCUSABLE = "a[href], button:not(:disabled), input, textarea, summary, [tabindex='0']";

/**
 * The person's topmost modal.
 *
 * `act` and `options` are told what people do with elements, as for messages; `submit` takes
 * {view_id, values} and gives {closed, errors, view, trouble}; `close` takes {view_id, clear}.
 */
export class Modal {
  #view = null;
  #stack = []; // ids of the views from the lowest to the one that is shown
  #entered = new Map(); // by view id
  #before = null; // what had the focus before the first modal opened

  constructor(host, { names, act, options, submit, close }) {
    Object.assign(this, { host, names, act, options, submit, close });
    this.dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" });
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    this.dialog.addEventListener("cancel", (event) => {
      if (event.target !== this.dialog) return;
      event.preventDefault();
      this.#leave();
    });
    host.append(this.dialog);
  }

  /** Show a view, or nothing; what was entered in a view stays while it is open. */
  show(view) {
    if (!view) return this.#end();
    const same = this.#view?.id === view.id;
    if (same && this.#view.hash === view.hash) return;
    this.#stacked(view);
    const held = same ? focusOf(this.dialog) : null;
    this.#view = view;
    this.#draw();
    if (!this.dialog.open) {
      this.#before = document.activeElement;
      this.dialog.showModal();
    }
    this.#focus(held);
  }

  #stacked(view) {
    const at = this.#stack.indexOf(view.id);
    const below = this.#stack.indexOf(view.previous_view_id);
    if (at >= 0) this.#stack.length = at + 1;
    else if (below >= 0) this.#stack = [...this.#stack.slice(0, below + 1), view.id];
    else this.#stack = lowest(view); // as after a reload, when those below were never seen
    for (const [id, entered] of this.#entered) {
      if (this.#stack.includes(id)) continue;
      entered.forget();
      this.#entered.delete(id);
    }
  }

  #end() {
    this.#view = null;
    this.#stack = [];
    for (const entered of this.#entered.values()) entered.forget();
    this.#entered.clear();
    if (!this.dialog.open) return;
    this.dialog.close();
    this.dialog.replaceChildren();
    this.#before?.focus?.();
  }

  // -- drawing ----------------------------------------------------------------------------

  #draw() {
    const { id, title, blocks, submit, close, state } = this.#view;
    const values = state?.values ?? {};
    const entered = this.#entered.get(id) ?? new Entered({ view_id: id });
    entered.told = values;
    this.#entered.set(id, entered);
    const depth = this.#stack.length;
    const leave = () => this.#leave();
    const words = said(close) || (submit ? "Cancel" : "Close");
    this.send = submit ? h("button", { type: "submit", class: "b-button b-primary" }, text(submit, this.names)) : null;
    this.trouble = h("p", { class: "b-failed", role: "alert", hidden: true });
    this.form = h(
      "form",
      { novalidate: true, on: { submit: (event) => this.#send(event) } },
      h(
        "header",
        { class: "modal-head" },
        h("h2", { id: "modal-title", tabindex: "-1" }, said(title) || "Modal"),
        depth > 1 ? h("span", { class: "depth" }, `Layer ${depth}`) : null,
        h("button", { type: "button", class: "b-icon", "aria-label": "Close", on: { click: leave } }, icon("close")),
      ),
      h("div", { class: "modal-body body" }, drawBlocks(blocks, this, { view_id: id, values, entered })),
      h("footer", { class: "modal-foot" }, this.trouble, h("button", { type: "button", class: "b-button b-default", on: { click: leave } }, words), this.send),
    );
    this.dialog.dataset.depth = depth;
    this.dialog.replaceChildren(this.form);
  }

  #focus(held) {
    const wanted = held && [...this.form.querySelectorAll("[data-action]")].find((each) => same(each.dataset, held));
    const first = this.form.querySelector("[autofocus]") ?? this.form.querySelector(".modal-body :is(input, textarea)");
    (wanted ?? first ?? this.form.querySelector("#modal-title")).focus();
  }

  // -- what people do ---------------------------------------------------------------------

  #key(event) {
    event.stopPropagation(); // the page's own keys rest while a modal is open
    if (event.key === "Escape") {
      event.preventDefault();
      this.#leave();
    } else if (event.key === "Tab") this.#wrap(event);
  }

  /** Keep the focus within: after the last element comes the first. */
  #wrap(event) {
    const all = [...this.form.querySelectorAll(FOCUSABLE)].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== from || !to) return;
    event.preventDefault();
    to.focus();
  }

  async #leave() {
    const view_id = this.#view?.id;
    if (!view_id) return;
    try {
      await this.close({ view_id, clear: false });
    } catch {
      this.#end(); // a person can always get out
    }
  }

  async #send(event) {
    event.preventDefault();
    if (!this.send || this.form.getAttribute("aria-busy")) return;
    const view = this.#view;
    this.#tell({}, "");
    this.form.setAttribute("aria-busy", "true");
    this.send.setAttribute("aria-disabled", "true");
    const values = this.#entered.get(view.id).values();
    const answer = await Promise.resolve(this.submit({ view_id: view.id, values })).catch(() => ({ trouble: TROUBLE }));
    if (this.#view !== view) return; // the sandbox showed something else meanwhile
    this.form.removeAttribute("aria-busy");
    this.send.removeAttribute("aria-disabled");
    const errors = Object.entries(answer?.errors ?? {});
    const trouble = answer?.trouble || answer?.error || "";
    if (errors.length || trouble) this.#tell(Object.fromEntries(errors), trouble);
    else this.show(answer?.view ?? null);
  }

  /** Say what is wrong, each at its input, and go to the first of them. */
  #tell(errors, trouble) {
    this.trouble.hidden = !trouble;
    this.trouble.textContent = trouble;
    const wrong = new Map(Object.entries(errors));
    for (const asked of this.form.querySelectorAll(".b-asked")) {
      const note = asked.querySelector(":scope > .b-failed");
      const words = wrong.get(asked.dataset.block) ?? "";
      note.hidden = !words;
      note.textContent = words;
      for (const field of asked.querySelectorAll("input, textarea")) {
        if (words) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    }
    this.form.querySelector("[aria-invalid]")?.focus();
  }
}

/** List the ids of the views under one, which are never more than two, and its own. */
function lowest({ id, previous_view_id: previous, root_view_id: root }) {
  return [...new Set([root, previous, id])].filter(Boolean);
}

function focusOf(dialog) {
  const held = dialog.contains(document.activeElement) ? document.activeElement.closest("[data-action]") : null;
  return held ? { ...held.dataset } : null;
}

const same = (one, other) => one.block === other.block && one.action === other.action && one.value === other.value;
