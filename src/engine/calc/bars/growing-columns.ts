const FIRST_ROWS = 4_096;

/** Columns of doubles that grow as rows come. */
export class GrowingColumns {
  #columns: Float64Array[];
  #rows = 0;

  constructor(columns: number) {
    this.#columns = Array.from({ length: columns }, () => new Float64Array(FIRST_ROWS));
  }

  /** Adds a row that has a value for each column; it is copied. */
  push(row: Float64Array): void {
    if (this.#rows === this.#columns[0]?.length) this.#grow();
    for (let index = 0; index < row.length; index += 1) {
      const column = this.#columns[index];
      if (column !== undefined) column[this.#rows] = row[index] ?? Number.NaN;
    }
    this.#rows += 1;
  }

  /** The columns as they are now, without room to grow. */
  finish(): readonly Float64Array[] {
    return this.#columns.map((column) => column.subarray(0, this.#rows));
  }

  #grow(): void {
    this.#columns = this.#columns.map((column) => {
      const grown = new Float64Array(column.length * 2);
      grown.set(column);
      return grown;
    });
  }
}
