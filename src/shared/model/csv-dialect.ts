export const CSV_DELIMITERS = ["comma", "semicolon", "tab"] as const;
export const CSV_DECIMALS = ["point", "comma"] as const;
/** `day_first` is 31.12.2019 or 31/12/2019, `month_first` 12/31/2019; the year may come first in each. */
export const CSV_DATE_ORDERS = ["iso", "day_first", "month_first"] as const;

/** How a file of text writes its cells, where it is not with commas, points and the year first. */
export interface CsvDialect {
  readonly delimiter: (typeof CSV_DELIMITERS)[number];
  readonly decimal: (typeof CSV_DECIMALS)[number];
  readonly dateOrder: (typeof CSV_DATE_ORDERS)[number];
}

export const PLAIN_CSV: CsvDialect = { delimiter: "comma", decimal: "point", dateOrder: "iso" };
