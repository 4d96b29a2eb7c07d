// Menus to choose from: one or several options, people, conversations or channels, searched by typing.

import { h } from "./dom.js";
import { float, sink } from "./floating.js";
import { icon } from "./icons.js";
import { named } from "./mrkdwn.js";
import { list, said, text } from "./texts.js";

const KINDS = ["static", "external", "users", "conversations", "channels"];
export const SELECTS = new Set(KINDS.flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]));
const LEAST = 3; // characters before an external menu is asked, where the app says nothing
const PAUSE = 150; // milliseconds without typing before it is asked
const THINGS = { users: "a person", conversations: "a conversation", channels: "a channel" };

let count = 0;

/** Draw a menu of any of the kinds in SELECTS. */
export function menu(item, use, label) {
  return new Menu(item, use, label).host;
}

/** One menu; its state is an option or an id, or a list of them. */
class Menu {
  constructor(item, use, label) {
    Object.assign(this, { item, use, label, open: false, at: -1, shown: [], asked: 0 });
    this.kind = KINDS.find((kind) => item.type.endsWith(`${kind}_select`));
    this.many = item.type.startsWith("multi_");
    this.chosen = this.many ? [...list(use.state)] : [use.state].filter(Boolean);
    const id = `choices-${(count += 1)}`;
    const name = label.by ? { "aria-labelledby": label.by } : { "aria-label": said(item.placeholder) || `Choose ${THINGS[this.kind] ?? "an option"}` };
    this.panel = h("div", { id, class: "b-panel", role: "listbox", ...name, "aria-multiselectable": this.many || null, popover: "manual" });
    this.input = h("input", {
      id: label.field, type: "text", class: "b-input", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-haspopup": "listbox",
      "aria-describedby": label.describedBy, "aria-required": label.required || null, ...name, ...use.marks,
    });
    this.chips = h("ul", { class: "chips", "aria-label": "Chosen" });
    this.host = h("div", { class: this.many ? "b-menu b-many" : "b-menu" }, this.many ? this.chips : null, this.input, this.panel);
    this.#listen();
    this.#rest();
  }

  #listen() {
    const { input, panel } = this;
    input.addEventListener("click", () => this.#show());
    input.addEventListener("input", () => this.#show());
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => this.#leave());
    input.addEventListener("keydown", (event) => this.#key(event));
    // The field keeps the focus while one presses in the list, so that it is not left.
    panel.addEventListener("pointerdown", (event) => event.preventDefault());
    panel.addEventListener("mousedown", (event) => event.preventDefault());
  }

  // -- what is on offer -------------------------------------------------------------------

  async #offer(query) {
    if (this.kind === "static") return groups(this.item);
    if (this.kind === "external") return this.#fetched(query);
    const reply = await fetch("/view/workspace");
    if (!reply.ok) throw new Error("The sandbox does not answer.");
    const { users, conversations } = await reply.json();
    if (this.kind === "users") return [{ options: Object.keys(users) }];
    const only = this.kind === "channels" ? ["public"] : list(this.item.filter?.include);
    const fits = ({ direct }) => !only.length || only.includes(direct ? "im" : "public");
    return [{ options: conversations.filter(fits).map(({ id }) => id) }];
  }

  async #fetched(query) {
    const least = this.item.min_query_length ?? LEAST;
    if (query.length < least) throw new Error(`Type ${least === 1 ? "a letter" : `${least} letters`} to search`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const answer = await this.use.view.options({ ...this.use.address, value: query });
    if (answer?.error) throw new Error(answer.error);
    return groups(answer);
  }

  #words(option) {
    if (typeof option !== "string") return said(option?.text);
    const name = named(option, this.use.names);
    return /^[CG]/.test(option) && name !== option ? `#${name}` : name;
  }

  // -- the list ---------------------------------------------------------------------------

  async #show() {
    const asked = (this.asked += 1);
    const query = this.input.value === this.#resting() ? "" : this.input.value.trim();
    this.open = true;
    this.input.setAttribute("aria-expanded", "true");
    this.#say("Looking…");
    try {
      const offered = await this.#offer(query);
      if (asked === this.asked && this.open) this.#fill(offered, this.kind === "external" ? "" : query.toLowerCase());
    } catch (error) {
      if (asked === this.asked && this.open) this.#say(error.message);
    }
  }

  #say(words) {
    this.shown = [];
    this.#mark(-1);
    this.panel.replaceChildren(h("div", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "option none" }, words));
    float(this.host, this.panel);
  }

  #fill(offered, query) {
    this.shown = [];
    const drawn = offered.flatMap((group) => {
      const fit = list(group.options).filter((option) => this.#words(option).toLowerCase().includes(query));
      const options = fit.map((option) => this.#option(option));
      const title = said(group.label);
      if (!title || !options.length) return options;
      return h("div", { role: "group", "aria-label": title }, h("div", { class: "group", "aria-hidden": "true" }, title), options);
    });
    if (!drawn.length) return this.#say("Nothing found");
    this.panel.replaceChildren(...drawn);
    const first = this.shown.findIndex(({ option }) => this.#has(option));
    this.#mark(this.many ? 0 : Math.max(0, first));
    float(this.host, this.panel);
  }

  #option(option) {
    const id = `${this.panel.id}-${this.shown.length}`;
    const full = this.many && this.chosen.length >= (this.item.max_selected_items ?? Infinity) && !this.#has(option);
    const about = option?.description ? h("span", { class: "about" }, text(option.description, this.use.names)) : null;
    const words = typeof option === "string" ? this.#words(option) : text(option?.text, this.use.names);
    const attributes = { id, role: "option", class: "option", "aria-selected": String(this.#has(option)), "aria-disabled": full || null };
    const node = h("div", { ...attributes, on: { click: () => this.#pick(option) } }, h("span", {}, words), about);
    this.shown.push({ option, node });
    return node;
  }

  #mark(at) {
    this.at = at;
    this.shown.forEach(({ node }, index) => node.classList.toggle("at", index === at));
    const node = this.shown[at]?.node;
    if (node) this.input.setAttribute("aria-activedescendant", node.id);
    else this.input.removeAttribute("aria-activedescendant");
    node?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const { key } = event;
    if (key === "Backspace" && this.many && !this.input.value && this.chosen.length) return this.#drop(this.chosen.at(-1));
    if (key === "ArrowDown" || key === "ArrowUp") {
      const by = key === "ArrowDown" ? 1 : -1;
      if (this.open && this.shown.length) this.#mark((this.at + by + this.shown.length) % this.shown.length);
      else this.#show();
    } else if (key === "Enter") {
      if (this.open && this.shown[this.at]) this.#pick(this.shown[this.at].option);
    } else if (key === "Escape" && this.open) {
      this.#hide();
      this.#rest();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // -- choosing ---------------------------------------------------------------------------

  #has(option) {
    return this.chosen.some((each) => same(each, option));
  }

  async #pick(option) {
    if (this.many) {
      if (this.#has(option)) this.chosen = this.chosen.filter((each) => !same(each, option));
      else if (this.chosen.length < (this.item.max_selected_items ?? Infinity)) this.chosen.push(option);
      this.changed = true;
      this.#keep();
      this.input.value = "";
      this.#rest();
      return this.#show();
    }
    const before = this.chosen;
    this.chosen = [option];
    this.#hide();
    this.#rest();
    if (await this.use.enter(option)) return;
    this.chosen = before;
    this.#rest();
  }

  async #drop(option) {
    const before = this.chosen;
    this.chosen = before.filter((each) => !same(each, option));
    this.#rest();
    this.input.focus();
    if (this.open) return this.#keep((this.changed = true));
    if (await this.use.enter(this.many ? this.chosen : null)) return;
    this.chosen = before;
    this.#rest();
  }

  #keep() {
    this.use.enter([...this.chosen], { tell: false });
  }

  #hide() {
    this.open = false;
    this.asked += 1;
    this.input.setAttribute("aria-expanded", "false");
    this.#mark(-1);
    sink(this.panel);
    if (!this.changed) return;
    this.changed = false; // as in Slack, the app is told of several when the menu closes
    this.use.enter([...this.chosen]);
  }

  #leave() {
    if (this.open) this.#hide();
    this.#rest();
  }

  #resting() {
    return this.many || !this.chosen.length ? "" : this.#words(this.chosen[0]);
  }

  /** Show what is chosen, and nothing else. */
  #rest() {
    this.input.value = this.#resting();
    const hint = said(this.item.placeholder) || `Choose ${this.many ? "some" : (THINGS[this.kind] ?? "an option")}`;
    this.input.placeholder = this.many && this.chosen.length ? "" : hint;
    const button = (option, attributes) =>
      h("button", { type: "button", ...attributes, on: { click: () => this.#drop(option) } }, icon("close"));
    const chip = (option) =>
      h("li", { class: "chip" }, h("span", {}, this.#words(option)), button(option, { "aria-label": `Remove ${this.#words(option)}` }));
    if (this.many) this.chips.replaceChildren(...this.chosen.map(chip));
    this.chips.hidden = !this.chosen.length;
    this.host.querySelector(":scope > .clear")?.remove();
    if (this.many || !this.chosen.length || !this.label.optional) return;
    this.input.after(button(this.chosen[0], { class: "clear", "aria-label": "Clear" }));
  }
}

const same = (one, other) => (one?.value ?? one) === (other?.value ?? other);

function groups(given) {
  const grouped = list(given?.option_groups);
  return grouped.length ? grouped : [{ options: list(given?.options) }];
}
