// What was entered or chosen in elements, kept while the tab or the modal stays: a message
// may be drawn again at any time, a page loaded again, and a modal hands it over when it is
// submitted.

import { keep, kept } from "./kept.js";
import { own } from "./texts.js";

/** Each stateful element's type: where its state stands, and where its first state stands. */
export const KINDS = new Map([
  ...["plain_text_input", "email_text_input", "url_text_input", "number_input"].map((type) => [type, ["value", "initial_value"]]),
  ["rich_text_input", ["rich_text_value", "initial_value"]],
  ["datepicker", ["selected_date", "initial_date"]],
  ["timepicker", ["selected_time", "initial_time"]],
  ["datetimepicker", ["selected_date_time", "initial_date_time"]],
  ["radio_buttons", ["selected_option", "initial_option"]],
  ["checkboxes", ["selected_options", "initial_options"]],
  ["file_input", ["files", ""]],
]);
const SELECTS = { static: "option", external: "option", users: "user", conversations: "conversation", channels: "channel" };
for (const [type, of] of Object.entries(SELECTS)) {
  KINDS.set(`${type}_select`, [`selected_${of}`, `initial_${of}`]);
  KINDS.set(`multi_${type}_select`, [`selected_${of}s`, `initial_${of}s`]);
}

const all = new Map(); // by message or view: what was entered there, by block, action and type

/** Give what was entered in a message or view, before a reload too. */
function held(address) {
  if (!all.has(address)) all.set(address, new Map(kept(`entered:${address}`)));
  return all.get(address);
}

/** What stands in the elements of one message or view. */
export class Entered {
  /** `values` is `state.values` of a view as the sandbox wrote it. */
  constructor({ channel = "", ts = "", view_id = "", values = {} }) {
    Object.assign(this, { address: view_id || `${channel} ${ts}`, told: values, shown: new Set() });
  }

  /** Give an element's state: what was entered here, else what the sandbox told, else its first. */
  state(block, element) {
    const key = keyOf(block, element);
    this.shown.add(key);
    const [name, first] = KINDS.get(element.type);
    const here = held(this.address).get(key);
    if (here) return here.state;
    const told = own(own(this.told, block.block_id), element.action_id);
    return (told?.type === element.type ? own(told, name) : element[first]) ?? null;
  }

  keep(block, element, state) {
    const named = [block.block_id, element.action_id];
    const entered = held(this.address).set(keyOf(block, element), { named, state });
    keep(`entered:${this.address}`, [...entered]);
  }

  /** Write what was entered: block_id -> action_id -> its bare value. */
  values() {
    const blocks = new Map();
    for (const [key, { named: [block_id, action_id], state }] of held(this.address)) {
      if (!this.shown.has(key)) continue;
      if (!blocks.has(block_id)) blocks.set(block_id, new Map());
      blocks.get(block_id).set(action_id, bare(state));
    }
    return Object.fromEntries([...blocks].map(([id, held]) => [id, Object.fromEntries(held)]));
  }

  forget() {
    all.delete(this.address);
    keep(`entered:${this.address}`, null);
  }
}

function keyOf(block, element) {
  return JSON.stringify([block.block_id, element.action_id, element.type]);
}

/** Give what the sandbox takes for a state: options by their values, all else as it is. */
export function bare(state) {
  return Array.isArray(state) ? state.map(bare) : (state?.value ?? state);
}
