// Slack's own markup: *bold*, _italic_, ~struck~, `code`, <links|labels>, quotes, lists.

import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { dated } from "./time.js";

const TAGS = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const DEPTH = 8;

/** Undo the three escapes that Slack knows. */
export function plain(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** Turn a mrkdwn text into nodes. `names` gives the names of people and channels by id. */
export function mrkdwn(text, names) {
  return String(text)
    .split(/```\n?([\s\S]*?)```\n?/)
    .flatMap((part, index) => (index % 2 ? [h("pre", {}, plain(part))] : lines(part, names)));
}

function lines(text, names) {
  const nodes = [];
  let open = null; // the list or quote that the line before belongs to
  let broken = true;
  for (const line of text.split("\n")) {
    const [, quote] = /^(?:&gt;|>) ?(.*)$/.exec(line) ?? [];
    const [, bullet, item] = /^\s*([•◦▪-])\s+(.*)$/.exec(line) ?? [];
    const kind = quote !== undefined ? "blockquote" : bullet ? "ul" : "";
    if (kind && open?.localName !== kind) nodes.push((open = h(kind)));
    if (!kind) open = null;
    if (kind === "ul") {
      open.append(h("li", {}, h("span", { class: "mark" }, "•"), h("span", {}, inline(item, names))));
    } else if (kind) {
      if (open.childNodes.length) open.append(h("br"));
      open.append(...inline(quote, names));
    } else {
      if (!line && broken) continue;
      if (!line) nodes.push(h("span", { class: "gap" }));
      else nodes.push(...(broken ? [] : [h("br")]), ...inline(line, names));
    }
    broken = kind !== "" || !line;
  }
  return nodes;
}

/** Turn one line into nodes. */
export function inline(text, names, depth = 0) {
  const nodes = [];
  const open = new Set(); // marks that nothing closes from here on: looked for once
  let from = 0;
  const flush = (to) => {
    if (to > from) nodes.push(withEmoji(plain(text.slice(from, to))));
  };
  for (let at = 0; at < text.length; ) {
    const found = angle(text, at, names, open) ?? code(text, at, open) ?? styled(text, at, names, depth, open);
    if (!found) {
      at += 1;
      continue;
    }
    flush(at);
    nodes.push(found.node);
    at = from = found.end;
  }
  flush(text.length);
  return nodes;
}

function code(text, at, open) {
  if (text[at] !== "`" || open.has("`")) return null;
  const end = text.indexOf("`", at + 1);
  if (end < 0) open.add("`");
  return end > at + 1 ? { node: h("code", {}, plain(text.slice(at + 1, end))), end: end + 1 } : null;
}

function styled(text, at, names, depth, open) {
  const tag = TAGS[text[at]];
  if (!tag || open.has(text[at]) || depth > DEPTH || edge(text[at - 1], WORD) || edge(text[at + 1] ?? " ", /\s/)) return null;
  for (let end = at + 1; end < text.length; end += 1) {
    const skipped = text[end] === "<" ? text.indexOf(">", end) : -1;
    if (skipped > 0) end = skipped;
    if (text[end] !== text[at] || end === at + 1) continue;
    if (edge(text[end - 1], /\s/) || edge(text[end + 1], WORD)) continue;
    return { node: h(tag, {}, inline(text.slice(at + 1, end), names, depth + 1)), end: end + 1 };
  }
  open.add(text[at]);
  return null;
}

function edge(char, pattern) {
  return char !== undefined && pattern.test(char);
}

function angle(text, at, names, open) {
  if (text[at] !== "<" || open.has("<")) return null;
  const end = text.indexOf(">", at);
  if (end < 0) {
    open.add("<");
    return null;
  }
  const [target, ...labels] = text.slice(at + 1, end).split("|");
  const label = plain(labels.join("|"));
  return { node: pointed(target, label, names), end: end + 1 };
}

function pointed(target, label, names) {
  const id = target.slice(1);
  if (target.startsWith("@")) return mention(`@${label || named(id, names)}`);
  if (target.startsWith("#")) return mention(`#${label || named(id, names)}`);
  if (target.startsWith("!date^")) {
    const [, seconds, form] = target.split("^");
    return h("time", {}, dated(seconds, form ?? "") ?? label);
  }
  if (target.startsWith("!")) return mention(label || `@${id.replace(/^subteam\^.*/, "group")}`);
  const address = plain(target);
  return link(address, label || address);
}

/** Give somebody's name, or their id where they are not known. */
export function named(id, names) {
  const name = names(id);
  return typeof name === "string" ? name : String(id);
}

/** Mark a name; nobody is called by it here. */
export function mention(text) {
  return h("span", { class: "mention" }, text);
}
