import type { Command } from "commander";
import type { AlertRuleView, AlertView } from "#shared/ipc/channels/alert-channels.ts";
import { ALERT_SEVERITIES, type AlertCondition, type AlertSeverity } from "#shared/model/alert.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { parseNumber } from "../parse-inputs.ts";
import { type JsonFlag, printAnswer, printDone } from "../print-answer.ts";

interface RuleFlags extends JsonFlag {
  readonly id: string;
  readonly name?: string;
  readonly severity: string;
  readonly coolDown: string;
  readonly hint: string;
  readonly off?: boolean;
}

export function addAlertsCommand(program: Command, context: CommandContext): void {
  const alerts = program
    .command("alerts")
    .description("what the workspace warned of, and the rules that watch for it");
  alerts
    .command("list")
    .description("list the alerts, newest first")
    .option("--open", "only what nobody has acknowledged")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader alerts list --open")
    .action((flags: JsonFlag & { readonly open?: boolean }) =>
      printAnswer(context, flags, {
        ask: async (backend) => {
          const all = await backend.invoke("alert:list", undefined);
          return all.filter(({ status }) => flags.open !== true || status === "open");
        },
        document: (shown) => ["alerts", { alerts: shown }],
        lines: (shown) => [shown.length === 0 ? "no alerts" : alertTable(shown)],
      }),
    );
  alerts
    .command("rules")
    .description("list what is watched for")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader alerts rules")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("alert:list-rules", undefined),
        document: (rules) => ["alert-rules", { rules }],
        lines: (rules) => [ruleTable(rules)],
      }),
    );
  addWatches(alerts, context);
  addAnswers(alerts, context);
}

function addWatches(alerts: Command, context: CommandContext): void {
  addWatch(
    alerts
      .command("watch-price")
      .description("warn when the last price of a symbol is above or below a level")
      .argument("<symbol>", "such as SPX")
      .argument("<side>", "above or below")
      .argument("<price>", "the level"),
    context,
    "gpt-trader alerts watch-price SPX above 3000 --id spx_high",
    ([symbol = "", side = "", price]) => ({
      kind: "price",
      symbol: symbol.toUpperCase(),
      side: oneOf("side", side, ["above", "below"]),
      price: parseNumber("price", price),
    }),
  );
  addWatch(
    alerts
      .command("watch-drawdown")
      .description("warn when a session's equity has fallen by a fraction of its highest")
      .argument("<fraction>", "0.1 is 10 %"),
    context,
    "gpt-trader alerts watch-drawdown 0.1 --id ten_percent --severity critical",
    ([fraction]) => ({ kind: "drawdown", fraction: parseNumber("fraction", fraction) }),
  );
  addWatch(
    alerts
      .command("watch-silence")
      .description("warn when a symbol that had prices has none for so long")
      .argument("<symbol>", "such as SPX")
      .argument("<seconds>", "how long"),
    context,
    "gpt-trader alerts watch-silence SPX 60 --id spx_silent",
    ([symbol = "", seconds]) => ({
      kind: "silence",
      symbol: symbol.toUpperCase(),
      seconds: parseNumber("seconds", seconds),
    }),
  );
  addWatch(
    alerts
      .command("watch-event")
      .description("warn of each event whose name matches")
      .argument("<pattern>", "such as order.denied, or workflow.* for all of workflows"),
    context,
    "gpt-trader alerts watch-event order.denied --id denied --cool-down 300",
    ([pattern = ""]) => ({ kind: "event", pattern }),
  );
}

function addWatch(
  command: Command,
  context: CommandContext,
  example: string,
  read: (words: readonly string[]) => AlertCondition,
): void {
  command
    .requiredOption("--id <id>", "names the rule; one that exists is replaced")
    .option("--name <text>", "what the alert says above all; by default the id")
    .option("--severity <severity>", ALERT_SEVERITIES.join(", "), "warning")
    .option("--cool-down <seconds>", "how long it is quiet after an alert", "60")
    .option("--hint <text>", "what to do about it", "")
    .option("--off", "keep the rule, but let it watch for nothing")
    .option("--json", "print one JSON document")
    .addHelpText("after", `\nExamples:\n  ${example}`)
    .action(() => {
      const [words, flags] = [command.args, command.opts<RuleFlags>()];
      return printAnswer(context, flags, {
        ask: (backend) =>
          backend.invoke("alert:save-rule", {
            id: flags.id,
            name: flags.name ?? flags.id,
            severity: oneOf<AlertSeverity>("--severity", flags.severity, ALERT_SEVERITIES),
            condition: read(words),
            isEnabled: flags.off !== true,
            coolDownSeconds: parseNumber("--cool-down", flags.coolDown),
            hint: flags.hint,
          }),
        document: (rule) => ["alert-rule", { rule }],
        lines: (rule) => [`${rule.id} watches for ${describeCondition(rule.condition)}`],
      });
    });
}

function addAnswers(alerts: Command, context: CommandContext): void {
  alerts
    .command("acknowledge")
    .description("write down that you have seen an alert")
    .argument("<alert>", "its id")
    .option("--by <name>", "who has; by default the name of your account")
    .addHelpText("after", "\nThe ids are in gpt-trader alerts list")
    .action((alert: string, { by }: { readonly by?: string }) =>
      printDone(context, async (backend) => {
        const seen = await backend.invoke("alert:acknowledge", {
          alert,
          ...(by === undefined ? {} : { by }),
        });
        return `${alert} acknowledged by ${seen.acknowledgedBy ?? ""}`;
      }),
    );
  alerts
    .command("snooze")
    .description("keep a rule quiet; what still holds afterwards is told then")
    .argument("<rule>", "its id")
    .argument("<minutes>", "how long; 0 ends it")
    .addHelpText("after", "\nExamples:\n  gpt-trader alerts snooze workflow_failed 30")
    .action((rule: string, minutes: string) =>
      printDone(context, async (backend) => {
        const { tsSnoozedUntilMs } = await backend.invoke("alert:snooze", {
          rule,
          minutes: parseNumber("minutes", minutes),
        });
        const until =
          tsSnoozedUntilMs === undefined
            ? "is no longer quiet"
            : `is quiet until ${formatIsoTime(tsSnoozedUntilMs)}`;
        return `${rule} ${until}`;
      }),
    );
  alerts
    .command("remove")
    .description("remove a rule; a built-in one comes back as it was")
    .argument("<rule>", "its id")
    .addHelpText("after", "\nExamples:\n  gpt-trader alerts remove workflow_failed")
    .action((rule: string) =>
      printDone(context, async (backend) => {
        await backend.invoke("alert:remove-rule", { rule });
        return `${rule} removed`;
      }),
    );
}

function oneOf<Word extends string>(field: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw userError({
    code: "alert.unknown-word",
    message: `${field} must be ${words.join(" or ")}, was ${value}`,
    field,
    value,
    remedy: `use one of ${words.join(", ")}`,
  });
}

function describeCondition(condition: AlertCondition): string {
  switch (condition.kind) {
    case "price":
      return `${condition.symbol} ${condition.side} ${condition.price}`;
    case "drawdown":
      return `a drawdown of ${condition.fraction} of the highest equity`;
    case "silence":
      return `no price of ${condition.symbol} for ${condition.seconds} s`;
    case "event":
      return condition.pattern;
  }
}

function alertTable(alerts: readonly AlertView[]): string {
  return formatTable(
    ["alert", "raised (UTC)", "severity", "status", "rule", "what"],
    alerts.map(({ id, tsRaisedMs, severity, status, acknowledgedBy, cleared, rule, message, heldBack }) => [
      id,
      formatIsoTime(tsRaisedMs).slice(0, 19),
      severity,
      [
        status === "open" ? "open" : `seen by ${acknowledgedBy ?? ""}`,
        ...(cleared === undefined ? [] : ["over"]),
      ].join(", "),
      rule,
      heldBack === 0 ? message : `${message} (and ${heldBack} before it)`,
    ]),
  );
}

function ruleTable(rules: readonly AlertRuleView[]): string {
  return formatTable(
    ["rule", "severity", "watches for", right("quiet after (s)"), "state", "made by"],
    rules.map(({ id, severity, condition, coolDownSeconds, isEnabled, tsSnoozedUntilMs, isBuiltIn }) => [
      id,
      severity,
      describeCondition(condition),
      String(coolDownSeconds),
      stateOf(isEnabled, tsSnoozedUntilMs),
      isBuiltIn ? "built in" : "you",
    ]),
  );
}

function stateOf(isEnabled: boolean, tsSnoozedUntilMs: AlertRuleView["tsSnoozedUntilMs"]): string {
  if (!isEnabled) return "off";
  return tsSnoozedUntilMs === undefined
    ? "on"
    : `quiet until ${formatIsoTime(tsSnoozedUntilMs).slice(0, 16)}`;
}
