// Times in the viewer's own zone.

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });
const FORMS = {
  date: { dateStyle: "long" },
  date_long: { dateStyle: "full" },
  date_short: { dateStyle: "medium" },
  date_num: { dateStyle: "short" },
  date_pretty: { dateStyle: "long" },
  date_short_pretty: { dateStyle: "medium" },
  date_long_pretty: { dateStyle: "full" },
  time: { timeStyle: "short" },
  time_secs: { timeStyle: "medium" },
};

export const when = (ts) => new Date(Number(ts) * 1000);
export const clock = (ts) => CLOCK.format(when(ts));
export const full = (ts) => FULL.format(when(ts));
export const dayKey = (ts) => when(ts).toDateString();

/** Name a day: today, yesterday, or its date. */
export function day(ts) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const ago = Math.round((midnight(new Date()) - midnight(when(ts))) / 86_400_000);
  if (ago === 0) return "Today";
  return ago === 1 ? "Yesterday" : DAY.format(when(ts));
}

/** Fill Slack's date form, such as "{date_short} at {time}". */
export function dated(seconds, form) {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  return form.replace(/\{(\w+)\}/g, (whole, name) =>
    FORMS[name] ? new Intl.DateTimeFormat("en-GB", FORMS[name]).format(date) : whole,
  );
}
