// Fields to write in, days and hours to pick, boxes to tick.

import { h } from "./dom.js";
import { bare } from "./entered.js";
import { list, said, text } from "./texts.js";

const WORDS = {
  plain_text_input: "Text",
  email_text_input: "Email",
  url_text_input: "Address",
  number_input: "Number",
  rich_text_input: "Text",
  datepicker: "Date",
  timepicker: "Time",
  datetimepicker: "Date and time",
};
const EARLIEST = "1000-01-01"; // a year is half typed before it: not yet a day to tell of
let count = 0;

export const fields = {
  plain_text_input: (item, use, label) => (item.multiline ? long(item, use, label) : line(item, use, label)),
  email_text_input: (item, use, label) => line(item, use, label, { type: "email", autocomplete: "off" }),
  url_text_input: (item, use, label) => line(item, use, label, { type: "url", autocomplete: "off", placeholder: "https://" }),
  number_input: (item, use, label) => line(item, use, label, { inputmode: item.is_decimal_allowed ? "decimal" : "numeric", autocomplete: "off" }),
  rich_text_input: long,
  datepicker: (item, use, label) => picker(item, use, label, { type: "date", min: EARLIEST }),
  timepicker: (item, use, label) => picker(item, use, label, { type: "time" }),
  datetimepicker: (item, use, label) => picker(item, use, label, { type: "datetime-local", min: `${EARLIEST}T00:00` }, INSTANT),
  checkboxes: (item, use, label) => choices(item, use, label, "checkbox"),
  radio_buttons: (item, use, label) => choices(item, use, label, "radio"),
  file_input: file,
};

/** Give the attributes by which a field is named and described. */
function labelled(item, label) {
  const name = label.by ? { "aria-labelledby": label.by } : { "aria-label": said(item.placeholder) || WORDS[item.type] };
  const told = { "aria-describedby": label.describedBy, "aria-required": label.required || null };
  return { ...name, ...told, id: label.field, autofocus: item.focus_on_load || null };
}

// -- writing ------------------------------------------------------------------------------

function line(item, use, label, more = {}) {
  const hint = said(item.placeholder) || null;
  const attributes = { type: "text", class: "b-input", ...labelled(item, label), ...use.marks, ...more };
  return written(item, use, h("input", { ...attributes, placeholder: hint ?? more.placeholder }));
}

function long(item, use, label) {
  const attributes = { class: "b-input", rows: "4", placeholder: said(item.placeholder) || null };
  return written(item, use, h("textarea", { ...attributes, ...labelled(item, label), ...use.marks }));
}

/** Let a field be written in; the app is told at Enter, or at every character where it asks. */
function written(item, use, field) {
  field.value = plainly(use.state);
  const asks = list(item.dispatch_action_config?.trigger_actions_on);
  const tell = use.told && asks.includes("on_character_entered");
  field.addEventListener("input", () => use.enter(field.value || null, { tell }));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || field.localName === "textarea" || !use.told) return;
    if (asks.length && !asks.includes("on_enter_pressed")) return;
    event.preventDefault();
    use.enter(field.value || null);
  });
  return field;
}

/** Give the words of a state, which may be rich text. */
function plainly(state) {
  if (state === null || typeof state !== "object") return String(state ?? "");
  const below = list(state.elements).map(plainly).join(state.type === "rich_text" ? "\n" : "");
  return String(state.text ?? "") + below;
}

// -- picking ------------------------------------------------------------------------------

const SAME = { toField: (state) => state ?? "", toState: (value) => value || null };
const INSTANT = { toField: local, toState: (value) => (value ? Math.round(new Date(value).getTime() / 1000) : null) };

function local(seconds) {
  const date = new Date((Number(seconds) || 0) * 1000);
  if (!seconds || Number.isNaN(date.getTime())) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function picker(item, use, label, attributes, { toField, toState } = SAME) {
  const field = h("input", { class: "b-input b-picker", ...labelled(item, label), ...use.marks, ...attributes });
  field.value = toField(use.state);
  field.addEventListener("change", async () => {
    if (!field.validity.valid) return;
    const before = use.state;
    if (!(await use.enter(toState(field.value)))) field.value = toField(before);
  });
  return field;
}

// -- ticking ------------------------------------------------------------------------------

function choices(item, use, label, type) {
  const group = `group-${(count += 1)}`;
  const many = type === "checkbox";
  const options = list(item.options);
  const boxes = options.map((_, at) => h("input", { type, name: group, id: `${group}-${at}`, ...use.marks, "data-value": at }));
  const mark = () => {
    const on = list(bare(many ? use.state : [use.state]));
    boxes.forEach((box, at) => (box.checked = on.includes(options[at]?.value)));
  };
  const change = async () => {
    const on = options.filter((_, at) => boxes[at].checked);
    if (!(await use.enter(many ? on : (on[0] ?? null)))) mark();
  };
  mark();
  const rows = options.map((option, at) => {
    boxes[at].addEventListener("change", change);
    const about = option?.description ? h("span", { class: "about" }, text(option.description, use.names)) : null;
    return h("div", { class: "choice" }, boxes[at], h("label", { for: boxes[at].id }, h("span", {}, text(option?.text, use.names)), about));
  });
  const name = label.by ? { "aria-labelledby": label.by } : { "aria-label": many ? "Choices" : "Choice" };
  const required = many ? {} : { "aria-required": label.required || null };
  return h("div", { class: "b-choices", role: many ? "group" : "radiogroup", ...name, ...required, "aria-describedby": label.describedBy }, rows);
}

function file(item, use, label) {
  const words = "The sandbox’s page cannot send files: this stays empty. An app’s own uploads work.";
  return h("p", { class: "b-note", role: "note", "aria-describedby": label.describedBy }, words);
}
