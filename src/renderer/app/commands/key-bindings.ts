import type { Command } from "./command.ts";

/** The keys of a command: what a person chose, or what it comes with; undefined for none. */
export function keysOf(command: Command, chosen: Readonly<Record<string, string>>): string | undefined {
  const keys = chosen[command.id] ?? command.keys;
  return keys === "" ? undefined : keys;
}

/** Keys that more than one command would answer, each with those commands. */
export function findConflicts(
  commands: readonly Command[],
  chosen: Readonly<Record<string, string>>,
): readonly { readonly keys: string; readonly commands: readonly Command[] }[] {
  const byKeys = Map.groupBy(
    commands.filter((command) => keysOf(command, chosen) !== undefined),
    (command) => keysOf(command, chosen) ?? "",
  );
  return [...byKeys].filter(([, all]) => all.length > 1).map(([keys, all]) => ({ keys, commands: all }));
}

/** The command that a press runs; none when several would answer, because nobody could tell which. */
export function commandAt(
  commands: readonly Command[],
  chosen: Readonly<Record<string, string>>,
  press: string,
): Command | undefined {
  const [first, ...others] = commands.filter((command) => keysOf(command, chosen) === press);
  return others.length === 0 ? first : undefined;
}
