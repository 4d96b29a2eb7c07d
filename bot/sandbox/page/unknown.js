// What this page does not know: shown as such, never left out.

import { h } from "./dom.js";

const LONGEST = 20_000; // characters of JSON that are worth showing

/** Draw a block or an element of an unknown type, with its JSON folded away. */
export function unknown(thing, what = "block") {
  const type = thing?.type === undefined ? "none" : String(thing.type);
  return h(
    "details",
    { class: "b-unknown" },
    h("summary", {}, `A ${what} of the type “${type}”, which this page does not draw`),
    h("pre", {}, String(JSON.stringify(thing, null, 2)).slice(0, LONGEST)),
  );
}
