// Small signs, drawn here, since nothing is loaded from elsewhere.

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  good: "M7 9v8H3.5V9zm0 0 3.2-6c1.4 0 2.2.9 2 2.3L11.8 8h4.2c1 0 1.7.9 1.5 1.9l-1.2 5.7a1.8 1.8 0 0 1-1.8 1.4H7",
  bad: "M7 11V3H3.5v8zm0 0 3.2 6c1.4 0 2.2-.9 2-2.3L11.8 12h4.2c1 0 1.7-.9 1.5-1.9l-1.2-5.7A1.8 1.8 0 0 0 14.5 3H7",
  trash: "M4 6h12M8 6V4h4v2m-6.5 0 .7 10.5h7.6L14.5 6M8.5 9v5m3-5v5",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  picture: "M3 4.5h14v11H3zm0 8.5 4-4 4 4m-1.5-1.5L12 9l5 5M13.2 7.2h.01",
  play: "M7 5v10l8-5z",
  file: "M5.5 2.5h6l3.5 3.5v11.5h-9.5zm6 0V6H15",
  pending: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14",
  in_progress: "M10 3a7 7 0 1 1-7 7",
  complete: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M7 10l2.2 2.3L13.2 8",
  error: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m0 3.5v4.2m0 2.8h.01",
  note: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m0 6v4.5m0-7h.01",
  warning: "M10 3.2 2.8 16.5h14.4zm0 4.6v4m0 2.4h.01",
  close: "M5 5l10 10M15 5 5 15",
};

/** Draw a sign; what it means must be said beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [["viewBox", "0 0 20 20"], ["aria-hidden", "true"], ["class", `icon icon-${name}`]]) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", Object.hasOwn(PATHS, name) ? PATHS[name] : PATHS.file);
  svg.append(path);
  return svg;
}
