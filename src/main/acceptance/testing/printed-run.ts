/** What the tests read of the document that `--json` prints for a run. */
export interface PrintedRun {
  readonly kind: string;
  readonly runId: string;
  readonly status: string;
  readonly exitCode: number;
  readonly steps: readonly { readonly step: string; readonly status: string }[];
  readonly error?: PrintedError;
  readonly range: { readonly from: string; readonly to: string };
  readonly strategy: { readonly id: string };
  readonly sizing: { readonly grounds: readonly string[] };
  readonly seed: number;
  readonly dataHash: string;
  readonly orderListHash: string;
  readonly statistics: Readonly<Record<string, number>>;
  readonly fills: readonly PrintedFill[];
  readonly trades: readonly object[];
}

export interface PrintedFill {
  readonly time: string;
  readonly symbol: string;
  readonly side: string;
  readonly quantity: number;
  readonly price: number;
  readonly fee: number;
  readonly reason: string;
}

export interface PrintedError {
  readonly kind: string;
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly value?: string;
  readonly remedy?: string;
  readonly details?: readonly string[];
}

export function parseRun(text: string): PrintedRun {
  return JSON.parse(text) as PrintedRun;
}
