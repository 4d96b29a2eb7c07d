// A panel at the side of the page, and the one of the faults: what can go wrong, and what
// is in force.

import { h } from "./dom.js";
import { ask, tried } from "./live.js";

const ASKED = {
  method: ["Calls or events", "chat.* stands for every method that begins so; * for all"],
  times: ["Times", "0: until it is ended"],
  seconds: ["Seconds", ""],
  status: ["HTTP status", ""],
  error: ["Slack's error", ""],
};

/** The head of a panel; its button closes it, as Escape does. `opened` is called as it opens.
 *
 * The focus goes into the panel, and back to the button that opened it.
 */
export function head(panel, words, opened) {
  const id = `${panel.id}-title`;
  const opener = document.querySelector(`[popovertarget="${panel.id}"]`);
  panel.addEventListener("toggle", ({ newState }) => {
    const at = document.activeElement;
    if (newState === "open") {
      panel.focus();
      opened();
    } else if (at === document.body || panel.contains(at)) opener.focus();
  });
  const close = h("button", { type: "button", class: "close", "aria-label": `Close ${words.toLowerCase()}`, on: { click: () => panel.hidePopover() } }, "×");
  return h("header", { class: "panel-head" }, h("h2", { id }, words), close);
}

export class FaultPanel {
  constructor(panel, tally) {
    Object.assign(this, { panel, tally });
    this.list = h("ul", { class: "rules" });
    this.title = h("h3", {});
    this.clear = h("button", { type: "button", class: "quiet", on: { click: () => this.#end() } }, "End all");
    this.offers = h("ul", { class: "offers" });
    this.note = h("p", { class: "note", role: "status" });
    const force = h("section", { class: "in-force", "aria-live": "polite" }, h("div", { class: "panel-line" }, this.title, this.clear), this.list);
    const intro = "Give the app a bad day: what it cannot bear shows here first, and not at a customer's.";
    panel.append(
      head(panel, "Faults", () => this.refresh()),
      h("div", { class: "panel-body" }, h("p", { class: "panel-words" }, intro), force, h("h3", {}, "What can go wrong"), this.note, this.offers),
    );
  }

  async refresh() {
    const shown = await ask("faults").catch(() => null);
    if (shown) this.#show(shown);
  }

  #show({ in_force: rules, offers }) {
    this.tally.textContent = String(rules.length);
    this.tally.hidden = !rules.length;
    this.tally.setAttribute("aria-label", `${rules.length} in force`);
    this.title.textContent = rules.length ? "In force" : "Nothing is in force: all is well.";
    const at = document.activeElement;
    const within = this.panel.contains(at);
    this.clear.hidden = rules.length < 2;
    this.list.replaceChildren(...rules.map((rule) => this.#rule(rule, offers)));
    if (within && !(at.isConnected && at.checkVisibility())) this.#refocus(at.dataset.rule);
    if (!this.offers.childElementCount) this.offers.append(...offers.map((offer) => this.#offer(offer)));
  }

  /** Put the focus where it was, or near, so that it stays in the panel. */
  #refocus(rule = "") {
    const same = this.list.querySelector(`[data-rule="${CSS.escape(rule)}"]`);
    const near = this.list.querySelector("[data-rule]") ?? this.offers.querySelector("[type=submit]");
    (same ?? near ?? this.panel).focus({ preventScroll: !same && !this.list.childElementCount });
  }

  #rule(rule, offers) {
    const same = offers.filter(({ fault }) => fault.effect === rule.effect);
    const { name } = same.find(({ fault }) => fault.error === rule.error) ?? same.at(-1);
    const end = h("button", { type: "button", "data-rule": rule.id, "aria-label": `End ${name}`, on: { click: () => this.#end(rule.id) } }, "End");
    return h("li", { class: "rule" }, h("div", { class: "rule-text" }, h("b", {}, name), h("span", {}, left(rule))), end);
  }

  #offer(offer) {
    const fields = offer.asks.map((name) => field(name, offer));
    const on = h("button", { type: "submit", "aria-label": `Switch on ${offer.name}` }, "Switch on");
    const more = fields.length ? h("details", {}, h("summary", {}, "Which, and how often"), h("div", { class: "asks" }, fields)) : null;
    const send = (event) => {
      event.preventDefault();
      const given = Object.fromEntries(new FormData(event.target));
      this.#tell({ effect: offer.id, ...given });
    };
    return h(
      "li",
      {},
      h("form", { class: "offer", on: { submit: send } }, h("div", { class: "offer-text" }, h("b", {}, offer.name), h("p", {}, offer.says), more), on),
    );
  }

  #end(id) {
    return this.#tell(id ? { id } : {}, "DELETE");
  }

  async #tell(sent, method) {
    const shown = await tried("faults", sent, method);
    this.note.textContent = shown.error ?? "";
    if (!shown.error) this.#show(shown);
  }
}

function field(name, { id, fault }) {
  const [label, hint] = ASKED[name];
  const at = `ask-${id}-${name}`;
  const number = typeof fault[name] === "number";
  return h(
    "div",
    { class: "ask" },
    h("label", { for: at }, label),
    h("input", { id: at, name, value: fault[name], inputmode: number ? "decimal" : null, autocomplete: "off", "aria-describedby": hint ? `${at}-hint` : null }),
    hint ? h("small", { id: `${at}-hint` }, hint) : null,
  );
}

/** Say what a rule does and for how long still. */
function left({ method, effect, left: turns, times, seconds, error, status, lasts }) {
  const what = { rate_limited: `Retry-After ${seconds} s`, slow: `${seconds} s`, broken: `HTTP ${status}`, refused: error }[effect];
  const where = ["revoked", "uninstalled", "cut", "silent", "history_limited"].includes(effect) ? "" : method === "*" ? "everything" : method;
  const still = turns ? `${turns} of ${times} ${times === 1 ? "turn" : "turns"} left` : lasts ? `for ${lasts} s` : "until it is ended";
  return [where, what, still].filter(Boolean).join(" · ");
}
