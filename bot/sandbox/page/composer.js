// Where people type: a message, or a command after a slash.

import { commandOf, complete } from "./completion.js";
import { h } from "./dom.js";
import { keep, kept } from "./kept.js";
import { dropdown } from "./overflow.js";

const TALLEST = 200; // pixels

export class Composer {
  /** `send(text)` resolves once the sandbox has taken it: {error} where it cannot be done.
   *
   * `known` has the commands, people and places that are offered; `shortcuts` are those of
   * the menu, and `use(callback_id)` uses one.
   */
  constructor(form, { known, send, shortcuts = [], use }) {
    Object.assign(this, { form, known, send, place: "", open: null, index: 0 });
    const id = `${form.id}-hints`;
    this.box = h("textarea", {
      rows: 1,
      enterkeyhint: "send",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-controls": id,
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#key(event),
        click: () => this.#typed(),
        blur: () => this.#close(),
      },
    });
    this.hints = h("div", { class: "hints", id, role: "listbox", "aria-label": "Completions" });
    this.usage = h("p", { class: "usage-line" });
    this.note = h("p", { class: "note", role: "status" });
    this.button = h("button", { type: "submit", class: "send", disabled: true }, "Send");
    const plus = shortcuts.length ? this.#shortcutsMenu(shortcuts, use) : null;
    form.replaceChildren(this.hints, this.usage, h("div", { class: "box" }, plus, this.box, this.button), this.note);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Turn to another place, and to what was begun there. */
  turn(place, label) {
    this.place = place;
    this.box.value = kept(this.#draft) ?? "";
    this.box.placeholder = label;
    this.box.setAttribute("aria-label", label);
    this.note.textContent = "";
    this.#close();
    this.#fit();
  }

  /** The name under which what is begun here is kept, so that it outlives a reload. */
  get #draft() {
    return `draft:${this.form.id}:${this.place}`;
  }

  focus() {
    if (matchMedia("(hover: hover)").matches) this.box.focus({ preventScroll: true });
  }

  #shortcutsMenu(shortcuts, use) {
    const entries = shortcuts.map(({ name, description, callback_id }) => ({
      words: name,
      about: description,
      pick: async () => this.say((await use(callback_id)).error),
    }));
    const made = dropdown(entries, { label: "Shortcuts" });
    made.classList.add("plus");
    made.firstElementChild.replaceChildren("+");
    return made;
  }

  /** Say in words what went wrong; nothing where nothing did. */
  say(wrong = "") {
    this.note.textContent = wrong;
  }

  async #submit() {
    const text = this.box.value.trim();
    if (!text) return;
    const { place } = this;
    this.box.value = "";
    this.say();
    this.#close();
    this.#fit();
    const { error } = await this.send(text);
    if (!error) return;
    if (this.place === place && !this.box.value) this.box.value = text;
    else if (this.place !== place) keep(`draft:${this.form.id}:${place}`, text);
    this.say(`Not sent: ${error}`);
    this.#fit();
  }

  #key(event) {
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    const option = this.open?.options[this.index];
    if (option && this.#choosing(key, shiftKey, option)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (key === "Enter" && !shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    }
  }

  /** Do what a key does to the list of completions; whether it did anything. */
  #choosing(key, shiftKey, option) {
    const count = this.open.options.length;
    const typed = this.box.value.slice(this.open.from, this.box.selectionStart);
    const by = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (by) this.#point((this.index + by + count) % count);
    else if (key === "Escape") this.#close();
    else if ((key === "Tab" && !shiftKey) || (key === "Enter" && !shiftKey && typed !== option.insert)) this.#take(option);
    else return false;
    return true;
  }

  #take({ insert }) {
    const { value, selectionStart } = this.box;
    const rest = value.slice(selectionStart).replace(/^ /, "");
    const head = `${value.slice(0, this.open.from)}${insert} `;
    this.box.value = head + rest;
    this.box.setSelectionRange(head.length, head.length);
    this.box.focus();
    this.#typed();
  }

  #typed() {
    const known = this.known();
    const found = complete(this.box.value, this.box.selectionStart, known);
    this.open = found.options.length ? found : null;
    const command = commandOf(this.box.value, known.commands);
    this.usage.replaceChildren(...(command ? [h("b", {}, command.name), ` ${command.hint}`] : []));
    this.#list();
    this.#fit();
  }

  #list() {
    const options = this.open?.options ?? [];
    this.hints.replaceChildren(
      ...options.map((option, index) =>
        h(
          "div",
          {
            class: "hint",
            role: "option",
            id: `${this.hints.id}-${index}`,
            // Pressing must not take the focus from the box, which would close the list.
            on: { mousedown: (event) => event.preventDefault(), click: () => this.#take(option) },
          },
          h("b", {}, option.label),
          option.usage ? h("span", { class: "usage" }, option.usage) : null,
          option.what ? h("span", { class: "what" }, option.what) : null,
        ),
      ),
    );
    this.#point(0);
  }

  #point(index) {
    this.index = index;
    for (const [at, hint] of [...this.hints.children].entries()) {
      hint.setAttribute("aria-selected", String(at === index));
      if (at === index) hint.scrollIntoView({ block: "nearest" });
    }
    if (this.open) this.box.setAttribute("aria-activedescendant", `${this.hints.id}-${index}`);
    else this.box.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.open = null;
    this.usage.replaceChildren();
    this.#list();
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, TALLEST)}px`;
    this.button.disabled = !this.box.value.trim();
    keep(this.#draft, this.box.value || null);
  }
}
