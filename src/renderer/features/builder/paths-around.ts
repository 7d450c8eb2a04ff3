/** A path and those of all steps and arms around it, innermost first. */
export function pathsAround(path: string): readonly string[] {
  const names = path.split(".");
  return names.map((_, index) => names.slice(0, names.length - index).join("."));
}
