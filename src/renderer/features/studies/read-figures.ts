/** What a study says of its choice, as far as it is there; all undefined until it is complete. */
export interface StudyFigures {
  readonly deflatedSharpe: number | undefined;
  readonly expectedMaximumSharpe: number | undefined;
  readonly trialsEver: number | undefined;
  /** Probability of overfitting. */
  readonly overfitting: number | undefined;
  readonly overfittingTrials: number | undefined;
  readonly plateauScore: number | undefined;
  readonly plateauNeighbours: number | undefined;
  readonly efficiency: number | undefined;
  /** By parameter. */
  readonly stability: readonly (readonly [name: string, spread: number])[];
  /** What the choice and the defaults did, unseen days first. */
  readonly rows: readonly StudyFigureRow[];
}

export interface StudyFigureRow {
  readonly what: string;
  readonly sharpe: number | undefined;
  readonly totalReturn: number | undefined;
  readonly maximumDrawdown: number | undefined;
  readonly trades: number | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};
const figure = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** Rows by the names of a search and of a walk forward. */
const ROWS: readonly (readonly [name: string, what: string])[] = [
  ["bestOutOfSample", "Choice, unseen days"],
  ["defaultsOutOfSample", "Defaults, unseen days"],
  ["best", "Choice, searched days"],
  ["defaults", "Defaults, searched days"],
  ["unseen", "Choices, unseen days joined"],
  ["unseenOfDefaults", "Defaults, the same days"],
];

/** Reads the figures of a study, whose form depends on its kind and on the version that made it. */
export function readFigures(figures: Fields): StudyFigures {
  const doubt = fields(figures["doubt"]);
  const overfitting = fields(doubt["overfitting"]);
  const plateau = fields(doubt["plateau"]);
  return {
    deflatedSharpe: figure(doubt["deflatedSharpe"]),
    expectedMaximumSharpe: figure(doubt["expectedMaximumSharpe"]),
    trialsEver: figure(doubt["trialsEver"]),
    overfitting: figure(overfitting["probability"]),
    overfittingTrials: figure(overfitting["trials"]),
    plateauScore: figure(plateau["score"]),
    plateauNeighbours: figure(plateau["neighbours"]),
    efficiency: figure(figures["efficiency"]),
    stability: Object.entries(fields(figures["stability"])).flatMap(([name, spread]) =>
      typeof spread === "number" ? [[name, spread] as const] : [],
    ),
    rows: ROWS.flatMap(([name, what]) => (name in figures ? [toRow(what, fields(figures[name]))] : [])),
  };
}

function toRow(what: string, of: Fields): StudyFigureRow {
  return {
    what,
    sharpe: figure(of["sharpe"]),
    totalReturn: figure(of["totalReturn"]),
    maximumDrawdown: figure(of["maximumDrawdown"]),
    trades: figure(of["trades"]),
  };
}
