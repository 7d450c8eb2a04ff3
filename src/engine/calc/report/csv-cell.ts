export type CsvCell = string | number;

/** A cell as RFC 4180 has it: numbers in full precision, text that no spreadsheet takes for a formula. */
export function toCsvCell(value: CsvCell): string {
  return typeof value === "number" ? String(value) : quote(guardFormula(value));
}

/** A spreadsheet takes text that starts with one of these for a formula and would run it. */
function guardFormula(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
