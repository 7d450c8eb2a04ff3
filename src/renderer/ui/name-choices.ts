import { spellOut } from "#shared/model/spell-out.ts";

/** Names as choices of a field, their words apart. */
export function nameChoices(names: readonly string[]): readonly (readonly [value: string, text: string])[] {
  return names.map((name) => [name, spellOut(name)]);
}
