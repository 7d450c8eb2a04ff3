/** The flags that must be known before any command can be found: where to work, and with what settings. */
export function readGlobalFlags(words: readonly string[]): {
  readonly workspace: string | undefined;
  readonly overrides: readonly string[];
} {
  const values = (flag: string): readonly string[] =>
    words.flatMap((word, index) => {
      if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
      const value = words[index + 1];
      return word === flag && value !== undefined ? [value] : [];
    });
  return { workspace: values("--workspace").at(-1), overrides: values("--set") };
}
