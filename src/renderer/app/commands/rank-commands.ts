import type { Command } from "./command.ts";

/**
 * Those that are meant by the text, the likeliest first; all of them, as they come, for no text. Letters that merely occur in order count only
 * where nothing else is found: Enter runs the first, and that must be what was typed.
 */
export function rankCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return commands;
  const words = wanted.split(/\s+/);
  const named = sortBy(commands, (command) => rankName(command, wanted, words));
  return named.length > 0 ? named : sortBy(commands, ({ title }) => rankLetters(title, wanted));
}

/** Higher is likelier; 0 is not meant. Equal ones stay as they came. */
function sortBy(commands: readonly Command[], rankOf: (command: Command) => number): readonly Command[] {
  return commands
    .map((command) => ({ command, rank: rankOf(command) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ command }) => command);
}

function rankName(command: Command, wanted: string, words: readonly string[]): number {
  const title = command.title.toLowerCase();
  const names = [title, command.noun?.toLowerCase() ?? title];
  if (names.includes(wanted)) return 6;
  if (names.some((name) => name.startsWith(wanted))) return 5;
  if (words.every((word) => beginsWord(title, word))) return 4;
  if (title.includes(wanted)) return 3;
  const all = `${title} ${command.group.toLowerCase()} ${command.hint?.toLowerCase() ?? ""}`;
  if (words.every((word) => beginsWord(all, word))) return 2;
  return words.every((word) => all.includes(word)) ? 1 : 0;
}

const beginsWord = (text: string, part: string): boolean =>
  text.startsWith(part) || [" ", "_", ":", "-"].some((before) => text.includes(before + part));

/** The shorter the title that has the letters in their order, the likelier. */
function rankLetters(title: string, wanted: string): number {
  let from = 0;
  const low = title.toLowerCase();
  for (const letter of wanted.replaceAll(/\s/g, "")) {
    const found = low.indexOf(letter, from);
    if (found === -1) return 0;
    from = found + 1;
  }
  return 1 / title.length;
}
