// What stands in a frame of its own: pictures, videos, files, cards, alerts, containers, and
// an agent's tasks.
//
// Nothing is loaded from elsewhere: in a picture's place stand its description and address.

import { h, link, safe } from "./dom.js";
import { icon } from "./icons.js";
import { richText } from "./richtext.js";
import { list, said, text } from "./texts.js";

const STATES = new Map([["pending", "To do"], ["in_progress", "In progress"], ["complete", "Done"], ["error", "Failed"]]);
const LEVELS = new Map([
  ["default", ["note", ""]],
  ["info", ["note", "Note"]],
  ["success", ["complete", "Success"]],
  ["warning", ["warning", "Warning"]],
  ["error", ["error", "Error"]],
]);
const WIDTHS = new Set(["narrow", "standard", "wide", "full"]);

/** Draw a picture's place. */
export function picture(block, names, { small = false } = {}) {
  const alt = String(block?.alt_text || "A picture without a description");
  if (small) return h("span", { class: "b-note b-thumb", title: block?.image_url ?? null }, icon("picture"), alt);
  const address = String(block?.image_url ?? block?.slack_file?.url ?? block?.slack_file?.id ?? "");
  const title = block?.title ? h("figcaption", {}, text(block.title, names)) : null;
  return h(
    "figure",
    { class: "b-image" },
    title,
    h("div", { class: "b-frame" }, icon("picture"), h("div", {}, h("p", {}, alt), h("p", { class: "address" }, link(address, address)))),
  );
}

/** Draw a video as a card that leads to it. */
export function video(block, names) {
  const title = said(block.title) || "Video";
  const by = [block.author_name, block.provider_name].filter(Boolean).map(String).join(" · ");
  return h(
    "div",
    { class: "b-card b-video" },
    h("div", { class: "b-frame" }, icon("play"), h("p", {}, String(block.alt_text || title))),
    by ? h("p", { class: "soft" }, by) : null,
    h("p", { class: "title" }, link(block.title_url ?? block.video_url, title)),
    block.description ? h("div", { class: "b-text" }, text(block.description, names)) : null,
    h("p", { class: "soft address" }, link(block.video_url, String(block.video_url ?? ""))),
  );
}

/** Draw a card; `draw` draws its buttons. */
export function card(block, place, draw) {
  const { names } = place;
  const line = (key, tag, name) => (block[key] ? h(tag, { class: name }, text(block[key], names)) : null);
  const actions = list(block.actions).map(draw);
  return h(
    "div",
    { class: "b-card" },
    block.hero_image ? picture(block.hero_image, names) : null,
    h(
      "div",
      { class: "b-card-head" },
      block.icon ? h("span", { class: "b-card-icon", title: block.icon.alt_text ?? null }, icon("picture")) : null,
      h("div", {}, line("title", "p", "title"), line("subtitle", "p", "soft")),
    ),
    line("body", "div", "b-text"),
    line("subtext", "p", "soft"),
    actions.length ? h("div", { class: "b-actions" }, actions) : null,
  );
}

/** Draw an alert: how grave it is, and what it says. */
export function alert(block, names) {
  const level = LEVELS.has(block.level) ? block.level : "default";
  const [sign, words] = LEVELS.get(level);
  const spoken = words ? h("span", { class: "said" }, `${words}: `) : null;
  return h("div", { class: `b-alert is-${level}`, role: "note" }, icon(sign), h("div", {}, spoken, text(block.text, names)));
}

/** Draw a container around the blocks that it holds; where it folds, it folds. */
export function container(block, names, inside) {
  const title = block.rich_text_title ? richText(block.rich_text_title, names) : h("p", {}, text(block.title, names));
  const head = [
    block.icon ? h("span", { class: "b-card-icon", title: block.icon.alt_text ?? null }, icon("picture")) : null,
    h("div", {}, h("div", { class: "title" }, title), block.subtitle ? h("p", { class: "soft" }, text(block.subtitle, names)) : null),
  ];
  const classes = ["b-container", WIDTHS.has(block.width) && `is-${block.width}`, block.has_header_divider && "is-ruled"];
  const attributes = { class: classes.filter(Boolean).join(" ") };
  const body = h("div", { class: "b-container-body" }, inside);
  if (!block.is_collapsible) return h("div", attributes, h("div", { class: "b-container-head" }, head), body);
  return h("details", { ...attributes, open: !block.default_collapsed }, h("summary", { class: "b-container-head" }, head), body);
}

/** Draw cards side by side, to scroll through. */
export function carousel(block, place, draw) {
  const cards = list(block.elements).map((each) => h("li", {}, card(each ?? {}, place, draw)));
  return h("ul", { class: "b-carousel", tabindex: "0", "aria-label": "Cards" }, cards);
}

/** Draw a file: its name, and what is known of it. */
export function fileCard({ title, about, href = "" }) {
  const name = safe(href) ? link(href, title) : title;
  const words = h("div", {}, h("p", { class: "title" }, name), about ? h("p", { class: "soft" }, about) : null);
  return h("div", { class: "b-card b-file" }, icon("file"), words);
}

// -- what an agent does -------------------------------------------------------------------

/** Draw a plan with its tasks. */
export function plan(block, names) {
  const tasks = list(block.tasks).map((each) => h("li", {}, task(each ?? {}, names)));
  return h("div", { class: "b-plan" }, h("p", { class: "title" }, text(block.title, names)), h("ul", {}, tasks));
}

/** Draw one task: how it stands, what it is, what came of it. */
export function task(block, names) {
  const status = STATES.has(block.status) ? block.status : "pending";
  const sources = list(block.sources).map((each) => h("li", {}, link(each?.url, String(each?.text || each?.url))));
  return h(
    "div",
    { class: `b-task is-${status}` },
    icon(status),
    h(
      "div",
      {},
      h("p", {}, h("span", { class: "said" }, `${STATES.get(status)}: `), text(block.title, names)),
      block.details ? h("div", { class: "soft" }, richText(block.details, names)) : null,
      block.output ? h("div", {}, richText(block.output, names)) : null,
      sources.length ? h("ul", { class: "b-sources", "aria-label": "Sources" }, sources) : null,
    ),
  );
}
