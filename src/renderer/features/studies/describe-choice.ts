/** `fast 10, slow 30`; a dash for none. */
export function describeChoice(parameters: Readonly<Record<string, number>> | undefined): string {
  const texts = Object.entries(parameters ?? {}).map(([name, value]) => `${name} ${value}`);
  return texts.length === 0 ? "—" : texts.join(", ");
}
