/** In a list in a list, so that no machine comes to its end. */
const MANY = `[${Array.from({ length: 900 }, () => 0).join(",")}]`;

/** A workflow that searches until somebody ends it. */
export const ENDLESS_GRID = `name: endless_grid
inputs:
  symbols: { type: symbols, default: [SPX] }
  points: { type: number, title: Values a parameter, default: 100 }
steps:
  - fetch_data: { slice: data, method: get_historical, with: { defaultRange: all } }
  - search_on:
      for_each: "\${${MANY}}"
      steps:
        - search_again:
            for_each: "\${${MANY}}"
            steps:
              - search: { slice: optimize, method: run }
  - never: { wait: 1s }
`;
