// A table: its first row is its head.

import { h } from "./dom.js";
import { richText } from "./richtext.js";
import { list, own } from "./texts.js";

const SIDES = new Set(["left", "center", "right"]);

/** Draw a table, which scrolls sideways where it is wider than the message. */
export function table(block, names) {
  const columns = list(block.column_settings);
  const [head, ...rows] = list(block.rows);
  const row = (cells, tag) => h("tr", {}, list(cells).map((cell, at) => drawn(cell, tag, columns[at], names)));
  return h(
    "div",
    { class: "b-table", tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, rows.map((cells) => row(cells, "td")))),
  );
}

function drawn(cell, tag, column, names) {
  const side = own(column, "align");
  const classes = [SIDES.has(side) && `to-${side}`, column?.is_wrapped === false && "one-line"].filter(Boolean);
  const inside = cell?.type === "rich_text" ? richText(cell, names) : [String(cell?.text ?? cell?.value ?? "")];
  return h(tag, { scope: tag === "th" ? "col" : null, class: classes.join(" ") || null }, inside);
}
