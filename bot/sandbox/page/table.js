// Tables: the first row is the head. A data table is turned over page by page.

import { h } from "./dom.js";
import { richText } from "./richtext.js";
import { list, own, said } from "./texts.js";

const SIDES = new Set(["left", "center", "right"]);
const PAGE = 5; // rows of a data table that are seen at once, where the app says nothing

/** Draw a table, which scrolls sideways where it is wider than the message. */
export function table(block, names) {
  const columns = list(block.column_settings);
  const [head, ...rows] = list(block.rows);
  const row = (cells, tag) => h("tr", {}, list(cells).map((cell, at) => drawn(cell, tag, columns[at], names)));
  return framed("Table", h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, rows.map((cells) => row(cells, "td")))));
}

/** Draw a data table: its caption, and its rows a page at a time. */
export function dataTable(block, names) {
  const caption = said(block.caption) || "Table";
  const [head, ...rows] = list(block.rows);
  const named = Number(block.row_header_column_index) || 0;
  const size = Math.max(1, Math.floor(Number(block.page_size)) || PAGE);
  const cell = (each, at) => drawn(each, at === named ? "th" : "td", numeric(rows, at), names, "row");
  const body = h("tbody");
  const made = framed(
    caption,
    h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, list(head).map((each, at) => drawn(each, "th", numeric(rows, at), names)))), body),
  );
  const show = (from) => body.replaceChildren(...rows.slice(from, from + size).map((cells) => h("tr", {}, list(cells).map(cell))));
  show(0);
  return rows.length > size ? h("div", {}, made, pager(rows.length, size, show)) : made;
}

/** Draw what turns the pages of a list. */
function pager(count, size, show) {
  let from = 0;
  const words = h("span", { role: "status" });
  const turn = (by) => {
    from = Math.min(Math.max(0, from + by), Math.floor((count - 1) / size) * size);
    show(from);
    mark();
  };
  const button = (name, by) => h("button", { type: "button", class: "b-button b-default", on: { click: () => turn(by) } }, name);
  const [back, on] = [button("Previous", -size), button("Next", size)];
  const mark = () => {
    words.textContent = `Rows ${from + 1} to ${Math.min(from + size, count)} of ${count}`;
    back.setAttribute("aria-disabled", String(from === 0));
    on.setAttribute("aria-disabled", String(from + size >= count));
  };
  mark();
  return h("div", { class: "b-pager" }, words, back, on);
}

/** Columns of numbers stand to the right, as figures do. */
function numeric(rows, at) {
  const figures = rows.length && rows.every((cells) => list(cells)[at]?.type === "raw_number");
  return figures ? { align: "right" } : null;
}

function framed(label, inside) {
  return h("div", { class: "b-table", tabindex: "0", role: "region", "aria-label": label }, inside);
}

function drawn(cell, tag, column, names, scope = "col") {
  const side = own(column, "align");
  const classes = [SIDES.has(side) && `to-${side}`, column?.is_wrapped === false && "one-line"].filter(Boolean);
  const inside = cell?.type === "rich_text" ? richText(cell, names) : [String(cell?.text ?? cell?.value ?? "")];
  return h(tag, { scope: tag === "th" ? scope : null, class: classes.join(" ") || null }, inside);
}
