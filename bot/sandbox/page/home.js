// The Home tab of the app.

import { drawBlocks } from "./blocks.js";
import { app, view } from "./desk.js";
import { h } from "./dom.js";

/** Draw what the app shows at home, or say that it shows nothing. */
export function showHome(host, home) {
  if (!home) {
    host.replaceChildren(h("p", { class: "nothing" }, `${app()} has not put anything here yet.`));
    return;
  }
  const at = host.querySelector(":focus")?.dataset ?? {};
  const source = { view_id: home.id, values: home.state.values };
  host.replaceChildren(h("div", { class: "home-blocks" }, drawBlocks(home.blocks, view(), source)));
  if (at.action === undefined) return;
  const same = ({ dataset }) => dataset.action === at.action && dataset.block === at.block;
  [...host.querySelectorAll("[data-action]")].find(same)?.focus({ preventScroll: true });
}
