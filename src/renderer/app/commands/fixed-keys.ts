/** A key that belongs to a panel: it means something while that panel is in use, and stays as it is. */
interface FixedKey {
  readonly title: string;
  /** As people read them; several when each of them does it in its way. */
  readonly keys: readonly string[];
}

/** By the panel that they belong to. */
export const FIXED_KEYS: Readonly<Record<string, readonly FixedKey[]>> = {
  Chart: [
    { title: "Another symbol: its first letter", keys: ["A…Z"] },
    { title: "Move along the bars", keys: ["←", "→"] },
    { title: "Zoom", keys: ["+", "-"] },
    { title: "Move the selected drawing", keys: ["←", "→", "↑", "↓"] },
    { title: "Remove the selected drawing", keys: ["Delete"] },
    { title: "Undo, redo a drawing", keys: ["Ctrl+Z", "Ctrl+Y"] },
    { title: "Play or hold a replay", keys: ["Space"] },
    { title: "A bar of a replay", keys: ["←", "→"] },
  ],
  "Builder, while it is shown": [
    { title: "Add a step", keys: ["/"] },
    { title: "Step before, step after", keys: ["[", "]"] },
    { title: "Name of the step", keys: ["F2"] },
    { title: "Remove what is selected", keys: ["Delete"] },
    { title: "Move the step among the others", keys: ["Alt+arrow"] },
    { title: "Into which list it goes", keys: ["M"] },
    { title: "Copy, paste", keys: ["Ctrl+C", "Ctrl+V"] },
    { title: "Undo, redo", keys: ["Ctrl+Z", "Ctrl+Y"] },
    { title: "Save", keys: ["Ctrl+S"] },
    { title: "Run what is drawn", keys: ["Ctrl+Enter"] },
    { title: "Run from the step", keys: ["R"] },
    { title: "Breakpoint", keys: ["F9"] },
    { title: "Single step, go on", keys: ["F10", "F8"] },
    { title: "Note, text, versions", keys: ["N", "T", "V"] },
    { title: "Arrange", keys: ["L"] },
  ],
  Watchlist: [
    { title: "Symbol before, symbol after", keys: ["↑", "↓"] },
    { title: "Move the symbol", keys: ["Alt+↑", "Alt+↓"] },
    { title: "Show it in linked panels", keys: ["Enter"] },
  ],
};
