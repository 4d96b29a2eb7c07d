// Small readings that every kind of block needs, of payloads that may hold anything.

import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** Give a list, or an empty one where something else stands. */
export const list = (value) => (Array.isArray(value) ? value : []);

/** Give an object's own value, never one that every object has. */
export const own = (object, key) => (Object.hasOwn(Object(object), key) ? object[key] : undefined);

/** Turn a text object into nodes: mrkdwn is marked up, plain_text is not. */
export function text(object, names) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  if (object.type === "mrkdwn") return mrkdwn(object.text ?? "", names);
  return [said(object)];
}

/** Give what a text object says, as a string. */
export function said(object) {
  if (typeof object === "string") return object;
  const words = String(object?.text ?? "");
  return object?.type === "plain_text" && object.emoji === false ? words : withEmoji(words);
}
