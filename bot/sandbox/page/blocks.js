// Block Kit to elements. A type that is not known here is shown as such, never left out.

import { h, link } from "./dom.js";
import { markdown } from "./markdown.js";
import { mention, mrkdwn } from "./mrkdwn.js";
import { dated } from "./time.js";

const BLOCKS = {
  actions: (block, names) => h("div", { class: "b-actions" }, each(block.elements, names, element)),
  context: (block, names) => h("div", { class: "b-context" }, each(block.elements, names, element)),
  context_actions: (block, names) => h("div", { class: "b-actions" }, each(block.elements, names, element)),
  divider: () => h("hr", { class: "b-divider" }),
  header: (block, names) => h("h3", { class: "b-header" }, text(block.text, names)),
  image: (block) => picture(block),
  markdown: (block, names) => h("div", { class: "b-markdown" }, markdown(block.text ?? "", names)),
  rich_text: (block, names) => h("div", { class: "b-rich" }, each(block.elements, names, rich)),
  section,
  table,
};

/** Turn a message's blocks into elements. */
export function blocks(list, names) {
  return list.map((block) => (BLOCKS[block?.type] ?? unknown)(block, names));
}

function each(list, names, make) {
  return (Array.isArray(list) ? list : []).map((item) => make(item, names));
}

function unknown(block) {
  return h(
    "details",
    { class: "b-unknown" },
    h("summary", {}, `A block of the type “${block?.type ?? "none"}”, which this page does not draw`),
    h("pre", {}, JSON.stringify(block, null, 2)),
  );
}

/** Turn a text object into nodes: mrkdwn is marked up, plain_text is not. */
export function text(object, names) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  return object.type === "mrkdwn" ? mrkdwn(object.text ?? "", names) : [object.text ?? ""];
}

function section(block, names) {
  const fields = each(block.fields, names, (field) => h("div", { class: "b-field" }, text(field, names)));
  return h(
    "div",
    { class: "b-section" },
    h(
      "div",
      { class: "b-main" },
      block.text ? h("div", { class: "b-text" }, text(block.text, names)) : null,
      fields.length ? h("div", { class: "b-fields" }, fields) : null,
    ),
    block.accessory ? element(block.accessory, names) : null,
  );
}

function picture(block) {
  const address = block.image_url ?? block.slack_file?.url ?? "";
  const title = text(block.title, () => "").join("") || block.alt_text || "Image";
  return h("p", { class: "b-image" }, "Image: ", link(address, title));
}

function element(item, names) {
  switch (item?.type) {
    case "button":
      return button(item, names);
    case "mrkdwn":
    case "plain_text":
      return h("span", { class: "b-note" }, text(item, names));
    case "image":
      return h("span", { class: "b-note" }, item.alt_text ?? "image");
    case "feedback_buttons":
      return [item.positive_button, item.negative_button].map((each) => button(each ?? {}, names));
    default:
      return h("span", { class: "b-control" }, text(item?.placeholder ?? item?.text, names), ` (${item?.type})`);
  }
}

function button(item, names) {
  const shown = text(item.text, names);
  if (item.url) {
    const made = link(item.url, shown);
    made.classList.add("b-button", `b-${item.style ?? "default"}`);
    return made;
  }
  const why = "The sandbox does not pass presses on to the app yet";
  return h(
    "button",
    { type: "button", class: `b-button b-${item.style ?? "default"}`, "aria-disabled": "true", title: why },
    shown,
  );
}

function table(block, names) {
  const rows = each(block.rows, names, (row) => row);
  return h(
    "div",
    { class: "b-table", tabindex: "0" },
    h("table", {}, rows.map((row, index) => h("tr", {}, each(row, names, (cell) => cellOf(cell, names, index))))),
  );
}

function cellOf(cell, names, row) {
  const inside = cell?.type === "rich_text" ? each(cell.elements, names, rich) : [cell?.text ?? ""];
  return h(row === 0 ? "th" : "td", {}, inside);
}

// -- rich text ----------------------------------------------------------------------------

function rich(item, names) {
  switch (item?.type) {
    case "rich_text_section":
      return h("p", {}, each(item.elements, names, span));
    case "rich_text_quote":
      return h("blockquote", {}, each(item.elements, names, span));
    case "rich_text_preformatted":
      return h("pre", {}, each(item.elements, names, span));
    case "rich_text_list": {
      const start = 1 + (item.offset ?? 0);
      const items = each(item.elements, names, (entry) => h("span", {}, each(entry.elements, names, span)));
      const mark = (index) => (item.style === "ordered" ? `${start + index}.` : "•");
      const marked = items.map((entry, index) => h("li", {}, h("span", { class: "mark" }, mark(index)), entry));
      return h("ul", { class: `indent-${Math.min(item.indent ?? 0, 4)}` }, marked);
    }
    default:
      return unknown(item);
  }
}

function span(item, names) {
  return Object.entries({ bold: "strong", italic: "em", strike: "s", code: "code" })
    .filter(([style]) => item?.style?.[style])
    .reduce((inside, [, tag]) => h(tag, {}, inside), bare(item, names));
}

function bare(item, names) {
  switch (item?.type) {
    case "text":
      return item.text ?? "";
    case "link":
      return link(item.url, item.text || item.url);
    case "user":
      return mention(`@${names(item.user_id)}`);
    case "channel":
      return mention(`#${names(item.channel_id)}`);
    case "broadcast":
      return mention(`@${item.range}`);
    case "emoji":
      return emoji(item);
    case "date":
      return h("time", {}, dated(item.timestamp, item.format ?? "") ?? item.fallback ?? "");
    default:
      return h("span", { class: "b-control" }, `(${item?.type})`);
  }
}

function emoji(item) {
  const points = String(item.unicode ?? "").split("-").map((hex) => Number.parseInt(hex, 16));
  const known = points.every((point) => point > 0 && point <= 0x10ffff);
  return known ? String.fromCodePoint(...points) : `:${item.name}:`;
}
