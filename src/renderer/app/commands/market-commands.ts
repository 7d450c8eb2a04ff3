import { toSerialError } from "#shared/errors/app-error.ts";
import { openAlerts } from "#renderer/features/alerts/filter-alerts.ts";
import type { Trader } from "../trader-context.ts";
import type { Command } from "./command.ts";

type Parts = Pick<Trader, "actions" | "client" | "desk" | "wishes">;

/** The workflow that a session is started with. */
const PAPER_WORKFLOW = "paper_trading";

/** What begins in the panels Data, Paper desk and Alerts, from anywhere. */
export function marketCommands({ actions, client, desk, wishes }: Parts): readonly Command[] {
  async function acknowledgeAll(): Promise<void> {
    try {
      const open = openAlerts(await client.invoke("alert:list", undefined));
      await Promise.all(open.map(({ id }) => client.invoke("alert:acknowledge", { alert: id })));
      desk.say(open.length === 0 ? "No alert was open" : `Acknowledged alerts: ${open.length}`);
    } catch (thrown) {
      desk.say(`Not all alerts are acknowledged: ${toSerialError(thrown).message}`);
    }
  }

  const data = { group: "Data", place: { menu: "file", submenu: "Data" } } as const;
  const alerts = { group: "Alerts", place: { menu: "run", submenu: "Alerts" } } as const;
  return [
    {
      id: "data.import",
      title: "Import prices from a file…",
      ...data,
      run: () => {
        desk.openPanel("data");
        wishes.data.setState("import", true);
      },
    },
    {
      id: "data.fetch",
      title: "Fetch prices from a provider…",
      ...data,
      run: () => {
        desk.openPanel("data");
        wishes.data.setState("fetch", true);
      },
    },
    {
      id: "paper.start",
      title: "Start a paper session…",
      group: "Paper",
      place: { menu: "run" },
      hint: "Choose symbols and strategy, then run",
      run: () => actions.select({ kind: "workflow", name: PAPER_WORKFLOW }),
    },
    {
      id: "alerts.new-rule",
      title: "New alert rule…",
      ...alerts,
      run: () => {
        desk.openPanel("alerts");
        wishes.alerts.setState("new_rule", true);
      },
    },
    {
      id: "alerts.acknowledge-all",
      title: "Acknowledge all alerts",
      ...alerts,
      run: () => void acknowledgeAll(),
    },
  ];
}
