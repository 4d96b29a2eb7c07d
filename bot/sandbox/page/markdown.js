// The Markdown of `markdown` blocks: headings, lists, quotes, rules, code, and inline marks.

import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mention, named as nameOf } from "./mrkdwn.js";

const DEPTH = 8;
const MARKS = [
  [/^`([^`]+)`/, (found) => h("code", {}, found[1])],
  [/^\*\*(?=\S)([\s\S]*?\S)\*\*/, (found, names, depth) => h("strong", {}, spans(found[1], names, depth))],
  [/^__(?=\S)([\s\S]*?\S)__/, (found, names, depth) => h("strong", {}, spans(found[1], names, depth))],
  [/^~~(?=\S)([\s\S]*?\S)~~/, (found, names, depth) => h("s", {}, spans(found[1], names, depth))],
  [/^\*(?=\S)([^*]+?)\*/, (found, names, depth) => h("em", {}, spans(found[1], names, depth))],
  [/^_(?=\S)([^_]+?)_(?![\p{L}\p{N}])/u, (found, names, depth) => h("em", {}, spans(found[1], names, depth))],
  [/^!\[([^\]]*)\]\(([^)\s]+)\)/, (found) => link(found[2], `Picture: ${found[1] || found[2]}`)],
  [/^\[([^\]]+)\]\(([^)\s]+)\)/, (found, names, depth) => link(found[2], spans(found[1], names, depth))],
  [/^<(https?:[^>|\s]+)>/, (found) => link(found[1], found[1])],
  [/^<([@#!])([^>|]*)(?:\|([^>]*))?>/, (found, names) => named(found, names)],
  [/^\\([\\`*_~[\](){}#+.!<>-])/, (found) => found[1]],
];

function named([, sign, id, label], names) {
  return mention(sign === "!" ? label || `@${id}` : `${sign}${label || nameOf(id, names)}`);
}

/** Turn Markdown into nodes. */
export function markdown(text, names, depth = 0) {
  const nodes = [];
  const rows = String(text).split("\n");
  while (rows.length) nodes.push(...block(rows, names, depth));
  return nodes;
}

function block(rows, names, depth) {
  const row = rows.shift();
  const fence = /^\s*(```|~~~)/.exec(row);
  if (fence) {
    const end = rows.findIndex((each) => each.trim().startsWith(fence[1]));
    const inside = rows.splice(0, end < 0 ? rows.length : end + 1);
    return [h("pre", {}, inside.slice(0, end < 0 ? undefined : -1).join("\n"))];
  }
  const heading = /^(#{1,6})\s+(.*)$/.exec(row);
  if (heading) return [h("p", { class: `md-h md-h${heading[1].length}` }, spans(heading[2], names))];
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(row)) return [h("hr")];
  if (/^\s*>/.test(row) && depth < DEPTH) {
    const quoted = [row, ...taken(rows, /^\s*>/)].map((each) => each.replace(/^\s*> ?/, ""));
    return [h("blockquote", {}, markdown(quoted.join("\n"), names, depth + 1))];
  }
  if (row.includes("|") && /^[\s|:-]+$/.test(rows[0] ?? "") && /-.*\||\|.*-/.test(rows[0])) return [grid(row, rows, names)];
  const item = /^\s*([-*+•]|\d{1,3}[.)])\s+/;
  if (item.test(row)) {
    const items = [row, ...taken(rows, item)].map((each) => {
      const [head, mark] = item.exec(each);
      const shown = /^\d/.test(mark) ? mark : "•";
      return h("li", {}, h("span", { class: "mark" }, shown), h("span", {}, spans(each.slice(head.length), names)));
    });
    return [h("ul", {}, items)];
  }
  if (!row.trim()) return [];
  const more = taken(rows, /^(?!\s*$|#{1,6}\s|\s*>|\s*```|\s*([-*+•]|\d{1,3}[.)])\s)/);
  return [h("p", {}, spans([row, ...more].join(" "), names))];
}

/** Draw a table: a row of heads, a row of dashes that says how columns stand, and its rows. */
function grid(head, rows, names) {
  const cells = (row) => row.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
  const sides = cells(rows.shift()).map((cell) => (cell.endsWith(":") ? (cell.startsWith(":") ? "to-center" : "to-right") : null));
  const drawn = (row, tag) => h("tr", {}, cells(row).map((cell, at) => h(tag, { scope: tag === "th" ? "col" : null, class: sides[at] }, spans(cell, names))));
  const body = taken(rows, /\|/).map((row) => drawn(row, "td"));
  const made = h("table", {}, h("thead", {}, drawn(head, "th")), h("tbody", {}, body));
  return h("div", { class: "b-table", tabindex: "0", role: "region", "aria-label": "Table" }, made);
}

function taken(rows, pattern) {
  const end = rows.findIndex((each) => !pattern.test(each));
  return rows.splice(0, end < 0 ? rows.length : end);
}

function spans(text, names, depth = 0) {
  const nodes = [];
  let rest = text;
  let said = "";
  while (rest) {
    const hit = depth < DEPTH && find(rest, said, names, depth + 1);
    if (!hit) {
      said += rest[0];
      rest = rest.slice(1);
      continue;
    }
    if (said) nodes.push(said);
    said = "";
    nodes.push(hit.node);
    rest = rest.slice(hit.length);
  }
  return said ? [...nodes, said] : nodes;
}

function find(rest, said, names, depth) {
  if (!"`*_~[<!\\".includes(rest[0])) return null;
  if (rest[0] === "_" && /[\p{L}\p{N}]$/u.test(said)) return null;
  for (const [pattern, make] of MARKS) {
    const found = pattern.exec(rest);
    if (found) return { node: make(found, names, depth), length: found[0].length };
  }
  return null;
}
