const NAMES: Readonly<Record<string, string>> = {
  $mod: "CmdOrCtrl",
  Alt: "Alt",
  Shift: "Shift",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  ArrowUp: "Up",
  ArrowDown: "Down",
  Escape: "Esc",
  Enter: "Return",
  " ": "Space",
  Tab: "Tab",
  Backspace: "Backspace",
  Delete: "Delete",
  Insert: "Insert",
  Home: "Home",
  End: "End",
  PageUp: "PageUp",
  PageDown: "PageDown",
};
/** Signs that stand for themselves; whatever else the keyboard has, the menu shows no key for. */
const SIGN = /^[\da-z!"#$%&'()*,\-./:;<=>?@[\\\]^_`{|}~]$/i;

function nameOf(key: string): string | undefined {
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  return NAMES[key] ?? (SIGN.test(key) ? key.toUpperCase() : undefined);
}

/** A binding of the window such as `$mod+Shift+k` as the menu bar writes it; undefined for one that it cannot write. */
export function acceleratorOf(keys: string): string | undefined {
  // The sign "+" itself stands last.
  const isPlus = keys === "+" || keys.endsWith("++");
  const parts = (isPlus ? keys.slice(0, -1) : keys).split("+").filter((part) => part !== "");
  const names = [...parts.map(nameOf), ...(isPlus ? ["Plus"] : [])];
  return names.includes(undefined) ? undefined : names.join("+");
}
