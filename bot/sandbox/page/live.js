// The sandbox at the other end: asking it, telling it, and hearing what happens.

const GATHERED = 30; // milliseconds in which notices are gathered, so that a flood is drawn at once

/** Ask for something to show. Rejects where there is none or nobody answers. */
export async function ask(path, query = {}) {
  const reply = await fetch(`/view/${path}?${new URLSearchParams(query)}`);
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply.json();
}

/** Tell what the person did. What cannot be done comes back as {error}, in words. */
export async function tell(path, body = {}, method = "POST") {
  const headers = { "Content-Type": "application/json" };
  const reply = await fetch(`/view/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply.json();
}

/** As tell, for where silence is an answer to be shown too. */
export async function tried(path, body, method) {
  return tell(path, body, method).catch(() => ({ error: "The sandbox did not answer. Try again." }));
}

/** Listen: `opened` at every new connection, `lost` at its end, `heard` a list of notices. */
export function listen({ opened, lost, heard }) {
  let gathered = [];
  const hand = () => {
    const notices = gathered;
    gathered = [];
    heard(notices);
  };
  const live = new EventSource("/view/live");
  live.addEventListener("open", opened);
  live.addEventListener("error", lost);
  live.addEventListener("message", ({ data }) => {
    if (!gathered.length) setTimeout(hand, GATHERED);
    gathered.push(JSON.parse(data));
  });
}
