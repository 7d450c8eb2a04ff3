import { readdirSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { createProgram } from "#main/cli/create-program.ts";

const ROOT = new URL("../../../../", import.meta.url);

/** What the placeholders of the manual stand for, where the tests run. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  NAME: "simple_backtest",
  ID: "momentum",
  A: "SPX",
  B: "FB",
  RUN: "last",
  SESSION: "last",
  DAY: "2013-05-31",
  FILE: "prices.csv",
  SYMBOL: "SPX",
  KEY: "run.feeBps",
  VALUE: "2",
};

/** A command line that a help text or the manual shows. */
export interface Documented {
  readonly where: string;
  readonly words: readonly string[];
}

/** Every example of every `--help`. */
export function listHelpExamples(): readonly Documented[] {
  const printed: string[] = [];
  const nothing = () => Promise.reject(new Error("help opens nothing"));
  const program = createProgram(
    {
      terminal: {
        print: (line) => void printed.push(line),
        warn: (line) => void printed.push(line),
        write: (text) => void printed.push(text),
        isInteractive: false,
        columns: 80,
        onInterrupt: () => () => undefined,
        readFile: () => "",
        writeFile: () => undefined,
      },
      withBackend: nothing,
      withReader: nothing,
      drawReport: nothing,
      finish: () => undefined,
    },
    "0.0.0",
  );
  return leavesOf(program).flatMap((command) => {
    printed.length = 0;
    command.outputHelp();
    const lines = printed.join("\n").split("\n");
    const examples = lines.flatMap((line) => /^ {2}gpt-trader (.+)$/.exec(line)?.[1] ?? []);
    return examples.map((text) => ({ where: `${command.name()} --help`, words: wordsOf(text) }));
  });
}

function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

/** Every command line of README.md and docs/*.md: indented, and in tables by column. */
export function listManualCommands(): readonly Documented[] {
  const pages = readdirSync(new URL("docs/", ROOT)).filter((name) => name.endsWith(".md"));
  return ["README.md", ...pages.map((name) => `docs/${name}`)].flatMap((where) =>
    readFileSync(new URL(where, ROOT), "utf8")
      .split("\n")
      .flatMap(commandsOf)
      .map((text) => ({ where, words: fillIn(text) })),
  );
}

function commandsOf(line: string): readonly string[] {
  const indented = /^ {4}(?:bin\/)?gpt-trader (.+)$/.exec(line)?.[1];
  if (indented !== undefined) return [indented];
  const [, column] = /^\| (`gpt-trader .+?`) \|/.exec(line) ?? [];
  const spans = [...(column?.matchAll(/`(?:gpt-trader )?([^`]+)`/g) ?? [])];
  return spans.flatMap(([, text = ""]) => choices(text));
}

/** `--format html\|csv` is two commands. */
function choices(text: string): readonly string[] {
  const found = /\S+(\\\|\S+)+/.exec(text);
  if (found === null) return [text];
  return found[0].split("\\|").map((choice) => text.replace(found[0], choice));
}

function fillIn(text: string): readonly string[] {
  return wordsOf(text).map((word) => PLACEHOLDERS[word] ?? word);
}

/** As a shell parts them: what stands in double quotes is one word. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = ""]) => quoted ?? plain);
}
