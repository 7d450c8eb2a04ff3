/** Names as choices of a field, their words apart. */
export function nameChoices(names: readonly string[]): readonly (readonly [value: string, text: string])[] {
  return names.map((name) => [name, name.replaceAll("_", " ")]);
}
