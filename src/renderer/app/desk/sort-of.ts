/** The definition's id in the id of one of its panels. */
export function sortOf(instance: string): string {
  return instance.split(":")[0] ?? instance;
}
