// What the composer offers while one types: commands after a slash, people after an @,
// channels after a #. Nothing here touches the page.

const ENDS = /(?:^|[\s(])([@#])([\w-]*)$/;
const MOST = 8;

/** Slack's own commands, of those that concern the app. */
export function ownCommands(app) {
  return [
    { name: "/invite", hint: `@${app}`, description: "Bring the app into this channel" },
    { name: "/remove", hint: `@${app}`, description: "Take the app out of this channel" },
  ];
}

/** Say what completes `text` at the caret: {from, options: [{label, insert, usage, what}]}. */
export function complete(text, caret, { commands, people, places }) {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) {
    const options = commands.filter(({ name }) => name.startsWith(before));
    return { from: 0, options: options.map(({ name, hint, description }) => ({ label: name, insert: name, usage: hint, what: description })) };
  }
  const [, sign, typed] = ENDS.exec(before) ?? [];
  if (!sign) return { from: caret, options: [] };
  const begun = typed.toLowerCase();
  const from = caret - typed.length - 1;
  const options = sign === "@" ? people.map(person) : places.filter((each) => !each.direct).map(channel);
  return { from, options: options.filter(({ keys }) => keys.some((key) => key.startsWith(begun))).slice(0, MOST) };
}

function person({ name, handle, app }) {
  const insert = `@${/\s/.test(name) ? handle : name}`;
  return { label: name, insert, usage: `@${handle}`, what: app ? "App" : "", keys: [name.toLowerCase(), handle] };
}

function channel({ name, topic }) {
  return { label: `#${name}`, insert: `#${name}`, usage: "", what: topic, keys: [name] };
}

/** Name the command that `text` is being given to, once its name is written out. */
export function commandOf(text, commands) {
  const [name, ...rest] = text.split(/(?=\s)/);
  return rest.length ? commands.find((command) => command.name === name) : undefined;
}
