// What a person began and has not sent, kept for as long as the page's tab: a reload loses none.

const here = new Map(); // for where storage is switched off

/** Give what was kept under a name, if anything was. */
export function kept(name) {
  if (here.has(name)) return here.get(name);
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

/** Keep something under a name; null keeps nothing. */
export function keep(name, what) {
  here.set(name, what);
  try {
    if (what === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(what));
  } catch {
    // It is then kept for as long as the page alone.
  }
}
