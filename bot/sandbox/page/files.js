// Files that were shared with a message, given back by the sandbox itself.

import { fileCard } from "./cards.js";
import { h } from "./dom.js";
import { list } from "./texts.js";

const PICTURES = new Set(["image/gif", "image/jpeg", "image/png", "image/webp"]);
const TEXT = /^text\/|^application\/(json|xml|x-yaml)$/;
const LONGEST = 4000; // characters of a text file that are shown at once
const LARGEST = 1_000_000; // bytes of a text file that are worth fetching

/** Draw the files of a message. */
export function files(given) {
  return list(given).map((file) => h("div", { class: "b-shared" }, drawn(file ?? {})));
}

function drawn(file) {
  const size = sized(file.size);
  const kind = String(file.filetype ?? "").toUpperCase();
  const title = String(file.title || file.name || file.id || "File");
  const about = [file.name !== title && file.name, kind, size].filter(Boolean).map(String).join(" · ");
  const address = own(file.url_private);
  const made = [fileCard({ title, about, href: address })];
  if (!address) return made;
  if (PICTURES.has(file.mimetype)) made.push(h("img", { class: "b-picture", src: address, alt: file.alt_txt || title, loading: "lazy" }));
  else if (TEXT.test(file.mimetype ?? "") && file.size <= LARGEST) made.push(preview(address, title));
  return made;
}

/** Give an address of a file that the sandbox itself keeps, or "". */
function own(address) {
  try {
    const url = new URL(address, location.origin);
    return url.origin === location.origin && url.pathname.startsWith("/files/") ? url.href : "";
  } catch {
    return "";
  }
}

/** Let the beginning of a text file be unfolded; it is fetched only then. */
function preview(address, title) {
  const shown = h("pre", { tabindex: "0", "aria-label": title }, "Loading…");
  const made = h("details", { class: "b-preview" }, h("summary", {}, "Show what it says"), shown);
  const load = async () => {
    const said = await fetch(address).then((reply) => (reply.ok ? reply.text() : Promise.reject(new Error(reply.status)))).catch(() => null);
    shown.textContent = said === null ? "It could not be loaded." : said.length > LONGEST ? `${said.slice(0, LONGEST)}\n…` : said;
  };
  made.addEventListener("toggle", load, { once: true });
  return made;
}

function sized(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024) return `${bytes} bytes`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(kilo < 10 ? 1 : 0)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}
