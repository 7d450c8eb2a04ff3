const NAMES: Readonly<Record<string, string>> = {
  $mod: "Ctrl",
  Control: "Ctrl",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Slash: "/",
};

/** A key binding as people read it: `$mod+Shift+k` is `Ctrl+Shift+K`. */
export function keyText(keys: string): string {
  return keys
    .split("+")
    .map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join("+");
}

const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "Dead"]);

export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The binding that a press stands for; undefined while only modifiers are held. */
export function readPress({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (MODIFIERS.has(key)) return undefined;
  const isLetter = /^[a-z]$/i.test(key);
  // Shift is part of a sign such as "?" already.
  const isShiftKept = shiftKey && (isLetter || key.length > 1);
  return [
    ...(ctrlKey || metaKey ? ["$mod"] : []),
    ...(altKey ? ["Alt"] : []),
    ...(isShiftKept ? ["Shift"] : []),
    isLetter ? key.toLowerCase() : key,
  ].join("+");
}
