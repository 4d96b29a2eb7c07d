// Elements made from parts. Text enters a page through text nodes only, so that nothing in
// a message can become markup.

/** Make an element: attributes by name, `on` for listeners, children as nodes or texts. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Give an address that is http or https, or "" where it is anything else. */
export function safe(address) {
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : "";
  } catch {
    return "";
  }
}

/** Make a link that opens beside the page, or only its text where the address is not safe. */
export function link(address, children) {
  const href = safe(address);
  const shown = [children].flat();
  if (!href) return h("span", {}, shown);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, shown);
}
