interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** A column of numbers. */
export const right = (title: string): Column => ({ title, align: "right" });

/** Rows as aligned text with a header line, text at the left; columns are as wide as their widest cell. */
export function formatTable(
  given: readonly (Column | string)[],
  rows: readonly (readonly string[])[],
): string {
  const columns = given.map((column): Column =>
    typeof column === "string" ? { title: column, align: "left" } : column,
  );
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => (row[index] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, index) => pad(cells[index] ?? "", widths[index] ?? 0, column.align))
      .join("  ")
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)].join("\n");
}

function pad(text: string, width: number, align: Column["align"]): string {
  return align === "left" ? text.padEnd(width) : text.padStart(width);
}
