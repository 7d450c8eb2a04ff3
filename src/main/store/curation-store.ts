import type { Database } from "better-sqlite3";
import type { BarCuration, SeriesKey, SeriesVerdict } from "#engine/slices/data/curation.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import type { BarRepair } from "#shared/model/data-quality.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { withStoreErrors } from "./store-error.ts";

interface ActionRow {
  readonly symbol: string;
  readonly date: string;
  readonly kind: CorporateAction["kind"];
  readonly value: number;
}

interface RepairRow extends SeriesKey {
  readonly ts_open_ms: number;
  readonly was_json: string;
  readonly became_json: string;
  readonly reason: string;
  readonly ts_repaired_ms: number;
}

interface VerdictRow extends SeriesKey {
  readonly data_hash: string;
  readonly state: SeriesVerdict["state"];
  readonly score: number;
  readonly reason: string;
}

const OF_SERIES = "symbol = @symbol AND timeframe = @timeframe AND provider = @provider";

/** `db` is bars.sqlite, opened for writing with its schema up to date. */
export function createCurationStore(db: Database): BarCuration {
  let prepared: ReturnType<typeof prepareStatements> | undefined;
  // At the first use and under the guard, so that a damaged schema is an error with the file's name, whenever it is met.
  const guard = <Value>(call: (statements: ReturnType<typeof prepareStatements>) => Value): Value =>
    withStoreErrors(db.name, () => call((prepared ??= prepareStatements(db))));
  return {
    actions: (symbol) => guard(({ selectActions }) => selectActions.all(symbol).map(toAction)),
    saveActions: (symbol, actions) => guard(({ saveActions }) => saveActions(symbol, actions)),
    repairs: (key) => guard(({ selectRepairs }) => selectRepairs.all(onlyKey(key)).map(toRepair)),
    saveRepairs: (key, repairs) => guard(({ saveRepairs }) => saveRepairs(key, repairs)),
    verdict: (key) => guard(({ selectVerdict }) => toVerdict(selectVerdict.get(onlyKey(key)))),
    saveVerdict: (key, { dataHash, ...verdict }) =>
      guard(
        ({ replaceVerdict }) => void replaceVerdict.run({ ...onlyKey(key), ...verdict, data_hash: dataHash }),
      ),
  };
}

function prepareStatements(db: Database) {
  const replaceAction = db.prepare<ActionRow>(
    "INSERT OR REPLACE INTO corporate_actions VALUES (@symbol, @date, @kind, @value)",
  );
  const deleteRepairs = db.prepare<SeriesKey>(`DELETE FROM bar_repairs WHERE ${OF_SERIES}`);
  const insertRepair = db.prepare<RepairRow>(
    `INSERT INTO bar_repairs VALUES (@symbol, @timeframe, @provider, @ts_open_ms, @was_json, @became_json, @reason,
       @ts_repaired_ms)`,
  );
  return {
    selectActions: db.prepare<[string], ActionRow>(
      "SELECT * FROM corporate_actions WHERE symbol = ? ORDER BY date, kind DESC",
    ),
    selectRepairs: db.prepare<SeriesKey, RepairRow>(
      `SELECT * FROM bar_repairs WHERE ${OF_SERIES} ORDER BY ts_open_ms`,
    ),
    selectVerdict: db.prepare<SeriesKey, VerdictRow>(`SELECT * FROM series_verdicts WHERE ${OF_SERIES}`),
    replaceVerdict: db.prepare<VerdictRow>(
      `INSERT OR REPLACE INTO series_verdicts VALUES (@symbol, @timeframe, @provider, @data_hash, @state, @score,
       @reason)`,
    ),
    saveActions: db.transaction((symbol: string, actions: readonly CorporateAction[]) => {
      for (const action of actions) replaceAction.run(toActionRow(symbol, action));
    }),
    saveRepairs: db.transaction((key: SeriesKey, repairs: readonly BarRepair[]) => {
      deleteRepairs.run(onlyKey(key));
      for (const repair of repairs) insertRepair.run(toRepairRow(key, repair));
    }),
  };
}

/** A statement takes no other names than its own. */
const onlyKey = ({ symbol, timeframe, provider }: SeriesKey): SeriesKey => ({ symbol, timeframe, provider });

const toActionRow = (symbol: string, action: CorporateAction): ActionRow => ({
  symbol,
  date: action.date,
  kind: action.kind,
  value: action.kind === "split" ? action.ratio : action.amount,
});

const toAction = ({ date, kind, value }: ActionRow): CorporateAction =>
  kind === "split" ? { kind, date, ratio: value } : { kind, date, amount: value };

const toRepairRow = (key: SeriesKey, { was, became, reason, tsRepairedMs }: BarRepair): RepairRow => ({
  ...onlyKey(key),
  ts_open_ms: was.tsOpenMs,
  was_json: JSON.stringify(was),
  became_json: JSON.stringify(became),
  reason,
  ts_repaired_ms: tsRepairedMs,
});

/** The row was written by `saveRepairs`, so its texts are bars. */
const toRepair = (row: RepairRow): BarRepair => ({
  was: JSON.parse(row.was_json) as BarRepair["was"],
  became: JSON.parse(row.became_json) as BarRepair["became"],
  reason: row.reason,
  tsRepairedMs: epochMs(row.ts_repaired_ms),
});

const toVerdict = (row: VerdictRow | undefined): SeriesVerdict | undefined =>
  row && { dataHash: contentHash(row.data_hash), state: row.state, score: row.score, reason: row.reason };
