// Rich text: sections, lists, quotes and code, and the spans within them.

import { h, link } from "./dom.js";
import { sign } from "./emoji.js";
import { mention, named } from "./mrkdwn.js";
import { list } from "./texts.js";
import { dated } from "./time.js";
import { unknown } from "./unknown.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };
const DEEPEST = 4; // indents that are drawn

/** Turn a rich_text block, or anything with `elements` of rich text, into nodes. */
export function richText(block, names) {
  return list(block?.elements).map((item) => part(item, names));
}

function part(item, names) {
  switch (item?.type) {
    case "rich_text_section":
      return h("p", {}, spans(item, names));
    case "rich_text_quote":
      return h("blockquote", {}, spans(item, names));
    case "rich_text_preformatted":
      return h("pre", {}, spans(item, names));
    case "rich_text_list":
      return listed(item, names);
    default:
      return unknown(item);
  }
}

function listed(item, names) {
  const start = 1 + (Number(item.offset) || 0);
  const indent = Math.min(Math.max(Number(item.indent) || 0, 0), DEEPEST);
  const mark = (index) => (item.style === "ordered" ? numeral(start + index, indent) : "•◦▪"[indent % 3]);
  const items = list(item.elements).map((entry, index) =>
    h("li", {}, h("span", { class: "mark" }, mark(index)), h("span", {}, spans(entry, names))),
  );
  return h("ul", { class: `indent-${indent}` }, items);
}

function numeral(number, indent) {
  // As in Slack, every second level counts in letters.
  return indent % 2 && number <= 26 ? `${String.fromCodePoint(96 + number)}.` : `${number}.`;
}

function spans(item, names) {
  return list(item?.elements).map((span) => styled(span, names));
}

function styled(item, names) {
  return Object.entries(STYLES)
    .filter(([style]) => item?.style?.[style])
    .reduce((inside, [, tag]) => h(tag, {}, inside), bare(item, names));
}

function bare(item, names) {
  switch (item?.type) {
    case "text":
      return String(item.text ?? "");
    case "link":
      return link(item.url, String(item.text || item.url));
    case "user":
      return mention(`@${named(item.user_id, names)}`);
    case "channel":
      return mention(`#${named(item.channel_id, names)}`);
    case "usergroup":
      return mention("@group");
    case "team":
      return mention("@team");
    case "broadcast":
      return mention(`@${item.range}`);
    case "emoji":
      return emoji(item);
    case "color":
      return h("code", {}, String(item.value ?? ""));
    case "date":
      return h("time", {}, dated(item.timestamp, String(item.format ?? "")) ?? String(item.fallback ?? ""));
    default:
      return h("span", { class: "b-odd" }, `(${item?.type})`);
  }
}

function emoji(item) {
  const points = String(item.unicode ?? "").split("-").map((hex) => Number.parseInt(hex, 16));
  const known = points.every((point) => point > 0 && point <= 0x10ffff);
  return known ? String.fromCodePoint(...points) : (sign(item.name) ?? `:${item.name}:`);
}
