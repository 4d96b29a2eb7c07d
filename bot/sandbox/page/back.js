// Where the focus goes as a thread or the app's pane beside the channel is closed: back to
// what opened it.

const at = (id) => document.getElementById(id);
const shown = (element) => element?.isConnected && element.checkVisibility();
const open = (place) => Boolean(place.thread) || place.chat !== null;

export class Back {
  /** `stream` lists the messages whose threads may be opened. */
  constructor(stream) {
    Object.assign(this, { stream, opener: null, held: false });
  }

  /** Note what has the focus before a pane opens, or whether the pane has it that closes. */
  turning(was, next) {
    const focused = document.activeElement;
    if (!open(was) && open(next)) this.opener = focused;
    this.held = ["thread", "agent"].some((pane) => at(pane).contains(focused));
  }

  /** Return to what opened the pane that was closed. */
  turned(was, next) {
    if (!this.held || !open(was) || open(next) || was.channel !== next.channel) return;
    // A message may have been drawn again meanwhile: then the new one leads to the thread.
    const row = was.thread && this.stream.host.querySelector(`[data-ts="${CSS.escape(was.thread)}"]`);
    const buttons = row ? row.querySelectorAll(".replies, .reply") : [];
    const typed = matchMedia("(hover: hover)").matches ? at("composer").querySelector("textarea") : null;
    const known = this.opener === document.body ? null : this.opener;
    [known, ...buttons, typed, this.stream.scroller].find(shown)?.focus({ preventScroll: true });
  }
}
