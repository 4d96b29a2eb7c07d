// A panel that floats beside what opened it, above everything else, a modal too.

const GAP = 4; // pixels between the two
const LEAST = 220; // pixels of width

/** Show a popover under its anchor, or over it where there is no room below. */
export function float(anchor, panel) {
  if (!panel.matches(":popover-open")) panel.showPopover();
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  panel.style.minWidth = `${Math.min(Math.max(width, LEAST), innerWidth - 2 * GAP)}px`;
  panel.style.maxWidth = `${innerWidth - 2 * GAP}px`;
  const { offsetHeight: tall, offsetWidth: wide } = panel;
  const above = bottom + GAP + tall > innerHeight && top > innerHeight - bottom;
  panel.style.top = `${above ? Math.max(GAP, top - GAP - tall) : bottom + GAP}px`;
  panel.style.left = `${Math.max(GAP, Math.min(left, innerWidth - wide - GAP))}px`;
}

/** Hide a popover, which need not be shown. */
export function sink(panel) {
  if (panel.isConnected && panel.matches(":popover-open")) panel.hidePopover();
}
