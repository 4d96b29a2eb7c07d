// Where people type: a message, or a command after a slash.

import { h } from "./dom.js";

export class Composer {
  /** `send(text)` resolves when the sandbox has taken it, and rejects where it has not. */
  constructor(form, { commands, send }) {
    this.commands = commands;
    this.drafts = new Map();
    this.place = "";
    this.box = h("textarea", {
      rows: 1,
      enterkeyhint: "send",
      on: { input: () => this.#fit(), keydown: (event) => this.#key(event) },
    });
    this.note = h("p", { class: "note", role: "status" });
    this.button = h("button", { type: "submit", class: "send", disabled: true }, "Send");
    form.replaceChildren(
      h("div", { class: "hints" }),
      h("div", { class: "box" }, this.box, this.button),
      this.note,
    );
    this.hints = form.firstElementChild;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(send);
    });
    this.form = form;
  }

  /** Turn to another place, keeping what was begun in the one before. */
  turn(place, label) {
    this.drafts.set(this.place, this.box.value);
    this.place = place;
    this.box.value = this.drafts.get(place) ?? "";
    this.box.placeholder = label;
    this.box.setAttribute("aria-label", label);
    this.note.textContent = "";
    this.#fit();
  }

  focus() {
    if (matchMedia("(hover: hover)").matches) this.box.focus({ preventScroll: true });
  }

  async #submit(send) {
    const text = this.box.value.trim();
    if (!text) return;
    const place = this.place;
    this.box.value = "";
    this.note.textContent = "";
    this.#fit();
    try {
      await send(text);
    } catch {
      if (this.place === place && !this.box.value) this.box.value = text;
      this.note.textContent = "Not sent: the sandbox did not answer. Try again.";
      this.#fit();
    }
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Tab" && !event.shiftKey && this.#offered().length && !this.box.value.includes(" ")) {
      event.preventDefault();
      this.#take(this.#offered()[0]);
    }
  }

  #offered() {
    const [word] = this.box.value.split(/\s/, 1);
    return word.startsWith("/") ? this.commands.filter((command) => command.name.startsWith(word)) : [];
  }

  #take(command) {
    this.box.value = `${command.name} `;
    this.box.focus();
    this.#fit();
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 200)}px`;
    this.button.disabled = !this.box.value.trim();
    this.hints.replaceChildren(
      ...this.#offered().map((command) =>
        h(
          "button",
          { type: "button", class: "hint", on: { click: () => this.#take(command) } },
          h("b", {}, command.name),
          h("span", { class: "usage" }, command.hint),
          h("span", { class: "what" }, command.description),
        ),
      ),
    );
  }
}
