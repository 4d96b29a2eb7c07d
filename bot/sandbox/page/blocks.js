// Block Kit to elements. A type that is not known here is shown as such, never left out.

import { alert, card, carousel, container, fileCard, picture, plan, task, video } from "./cards.js";
import { h } from "./dom.js";
import { drawElement } from "./elements.js";
import { Entered } from "./entered.js";
import { markdown } from "./markdown.js";
import { richText } from "./richtext.js";
import { dataTable, table } from "./table.js";
import { list, text } from "./texts.js";
import { unknown } from "./unknown.js";

const BLOCKS = new Map([
  ["actions", (block, place) => h("div", { class: "b-actions" }, elements(block, place))],
  ["alert", (block, place) => alert(block, place.names)],
  ["card", (block, place) => card(block, place, (each) => drawElement(each, block, place))],
  ["carousel", (block, place) => carousel(block, place, (each) => drawElement(each, block, place))],
  ["container", (block, place) => container(block, place.names, list(block.child_blocks).map((each) => drawn(each, place)))],
  ["context", context],
  ["context_actions", (block, place) => h("div", { class: "b-actions b-context-actions" }, elements(block, place))],
  ["data_table", (block, place) => dataTable(block, place.names)],
  ["divider", () => h("hr", { class: "b-divider" })],
  ["file", (block) => fileCard({ title: "A file kept elsewhere", about: String(block.external_id ?? "") })],
  ["header", (block, place) => h("h3", { class: "b-header" }, text(block.text, place.names))],
  ["image", (block, place) => picture(block, place.names)],
  ["input", input],
  ["markdown", (block, place) => h("div", { class: "b-markdown" }, markdown(block.text ?? "", place.names))],
  ["plan", (block, place) => plan(block, place.names)],
  ["rich_text", (block, place) => h("div", { class: "b-rich" }, richText(block, place.names))],
  ["section", section],
  ["table", (block, place) => table(block, place.names)],
  ["task_card", (block, place) => task(block, place.names)],
  ["video", (block, place) => video(block, place.names)],
]);
const GROUPS = new Set(["checkboxes", "radio_buttons", "file_input"]); // not one field but several, or none
let count = 0;

/**
 * Turn blocks into elements.
 *
 * `view` has `names`, and `act` and `options` for what people do with elements. `source` is
 * where the blocks stand: {channel, ts}, or {view_id, values} with the view's state.values.
 */
export function drawBlocks(blocks, view, source) {
  const entered = source.entered ?? new Entered(source);
  entered.shown.clear();
  const place = { view, names: view.names, source, entered };
  return list(blocks).map((block) => drawn(block, place));
}

function drawn(block, place) {
  try {
    return BLOCKS.has(block?.type) ? BLOCKS.get(block.type)(block, place) : unknown(block);
  } catch (error) {
    // One block that holds something else than it should must not take the others with it.
    console.info("A block could not be drawn.", error);
    return unknown(block);
  }
}

function elements(block, place) {
  return list(block.elements).map((item) => drawElement(item, block, place));
}

function section(block, place) {
  const fields = list(block.fields).map((field) => h("div", { class: "b-field" }, text(field, place.names)));
  return h(
    "div",
    { class: "b-section" },
    h(
      "div",
      { class: "b-main" },
      block.text ? h("div", { class: "b-text" }, text(block.text, place.names)) : null,
      fields.length ? h("div", { class: "b-fields" }, fields) : null,
    ),
    block.accessory ? h("div", { class: "b-accessory" }, accessory(block, place)) : null,
  );
}

function accessory(block, place) {
  const { accessory: item } = block;
  return item.type === "image" ? picture(item, place.names) : drawElement(item, block, place);
}

function context(block, place) {
  const notes = list(block.elements).map((item) => {
    if (item?.type === "image") return picture(item, place.names, { small: true });
    if (item?.type === "mrkdwn" || item?.type === "plain_text") return h("span", { class: "b-note" }, text(item, place.names));
    return unknown(item, "element");
  });
  return h("div", { class: "b-context" }, notes);
}

// -- inputs -------------------------------------------------------------------------------

function input(block, place) {
  const id = `input-${(count += 1)}`;
  const hint = block.hint ? h("p", { class: "aid", id: `${id}-hint` }, text(block.hint, place.names)) : null;
  const optional = Boolean(block.optional);
  const describedBy = `${hint ? `${id}-hint ` : ""}${id}-error`;
  const grouped = GROUPS.has(block.element?.type);
  const field = grouped ? null : `${id}-field`;
  const label = { by: id, field, describedBy, optional, required: !optional };
  return h(
    "div",
    { class: "b-asked", "data-block": block.block_id },
    h(
      grouped ? "div" : "label",
      { class: "label", id, for: field },
      text(block.label, place.names),
      optional ? h("span", { class: "optional" }, " (optional)") : null,
    ),
    drawElement(block.element, block, place, label),
    hint,
    h("p", { class: "b-failed", id: `${id}-error`, hidden: true }),
  );
}
