// Interactive elements: what each looks like, and what using it tells the app.

import { confirmed } from "./confirm.js";
import { h, link, safe } from "./dom.js";
import { bare } from "./entered.js";
import { fields } from "./fields.js";
import { icon } from "./icons.js";
import { SELECTS, menu } from "./selects.js";
import { overflow } from "./overflow.js";
import { said, text } from "./texts.js";
import { unknown } from "./unknown.js";

const STYLES = new Set(["primary", "danger"]);
const MAKERS = new Map([
  ...Object.entries(fields),
  ...[...SELECTS].map((type) => [type, menu]),
  ["button", button],
  ["workflow_button", button],
  ["icon_button", iconButton],
  ["feedback_buttons", feedback],
  ["overflow", overflow],
]);

/** Draw an element of a block. `place` is where it stands; `label` what an input block calls it. */
export function drawElement(item, block, place, label = {}) {
  const make = MAKERS.get(item?.type);
  if (!make) return unknown(item, "element");
  const use = new Use(item, block, place);
  use.host.append(make(item, use, label));
  return use.host;
}

/** One element in use: its state, and what is told to the app when it is used. */
class Use {
  constructor(item, block, place) {
    Object.assign(this, { item, block, place, names: place.names, view: place.view });
    this.host = h("div", { class: "b-element" });
    this.told = block.type !== "input" || Boolean(block.dispatch_action);
  }

  /** What marks an element in the page, to find it again when it was drawn anew. */
  get marks() {
    return { "data-block": this.block.block_id, "data-action": this.item.action_id };
  }

  get state() {
    return this.place.entered.state(this.block, this.item);
  }

  /** Where the element stands, as the sandbox is told. */
  get address() {
    const { channel, ts, view_id } = this.place.source;
    return { channel, ts, view_id, block_id: this.block.block_id, action_id: this.item.action_id };
  }

  /** Take what was entered or chosen; false where the person thought better of it. */
  async enter(state, { tell = this.told } = {}) {
    if (tell && !(await confirmed(this.item.confirm, this.names))) return false;
    this.place.entered.keep(this.block, this.item, state);
    if (tell) await this.tell({ selected: bare(state) });
    return true;
  }

  /** Use an element that holds nothing; false where the person thought better of it. */
  async press(given) {
    if (this.busy || !(await confirmed(this.item.confirm, this.names))) return false;
    return this.tell(given);
  }

  get busy() {
    return this.host.hasAttribute("aria-busy");
  }

  /** Tell the app, and show that it is being told, and where that failed. */
  async tell(given) {
    this.next = this.busy ? given : null; // of what is entered meanwhile, the last is told
    if (this.busy) return false;
    this.host.querySelector(":scope > .b-failed")?.remove();
    this.host.setAttribute("aria-busy", "true");
    const values = this.place.source.view_id ? { values: this.place.entered.values() } : {};
    const sent = { ...this.address, type: this.item.type, ...given, ...values };
    const error = await Promise.resolve(this.view.act(sent)).then(
      (answer) => answer?.error ?? "",
      (thrown) => thrown?.message || "It could not be sent.",
    );
    this.host.removeAttribute("aria-busy");
    if (this.next) return this.tell(this.next);
    if (error) this.host.append(h("p", { class: "b-failed", role: "alert" }, icon("error"), String(error)));
    return !error;
  }
}

// -- buttons ------------------------------------------------------------------------------

function button(item, use) {
  const classes = `b-button b-${STYLES.has(item.style) ? item.style : "default"}`;
  const shown = text(item.text, use.names);
  const spoken = item.accessibility_label ?? null;
  const press = () => use.press({ value: item.value });
  if (!safe(item.url)) {
    return h("button", { type: "button", class: classes, "aria-label": spoken, ...use.marks, on: { click: press } }, shown);
  }
  const made = link(item.url, shown);
  made.className = classes;
  for (const [name, value] of Object.entries({ "aria-label": spoken, ...use.marks })) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.addEventListener("click", async (event) => {
    if (!item.confirm) return press();
    event.preventDefault();
    if (await press()) window.open(made.href, "_blank", "noopener,noreferrer");
  });
  return made;
}

function iconButton(item, use) {
  const words = said(item.text) || String(item.icon ?? "");
  const press = () => use.press({ value: item.value });
  const spoken = item.accessibility_label || words;
  return h("button", { type: "button", class: "b-icon", "aria-label": spoken, title: words, ...use.marks, on: { click: press } }, icon(item.icon));
}

const opinions = new Map(); // what a person thought of a message, by where its buttons stand

function feedback(item, use) {
  const where = JSON.stringify(use.address);
  const buttons = ["positive", "negative"].map((which) => {
    const { text: words, accessibility_label: spoken } = item[`${which}_button`] ?? {};
    const press = async () => {
      if (!(await use.press({ selected: which }))) return;
      opinions.set(where, which);
      mark();
    };
    const sign = icon(which === "positive" ? "good" : "bad");
    const attributes = { type: "button", class: "b-icon b-opinion", "aria-label": spoken ?? null };
    const marks = { ...use.marks, "data-value": which };
    return h("button", { ...attributes, ...marks, on: { click: press } }, sign, text(words, use.names));
  });
  const mark = () => buttons.forEach((each) => each.setAttribute("aria-pressed", opinions.get(where) === each.dataset.value));
  mark();
  return h("div", { class: "b-opinions", role: "group", "aria-label": "Feedback" }, buttons);
}
