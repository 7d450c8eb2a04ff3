import { useState } from "react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { AlertRuleView } from "#shared/ipc/channels/alert-channels.ts";
import type { AlertRule } from "#shared/model/alert.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useWish } from "#renderer/ui/use-wish.ts";
import type { Wished } from "#renderer/ui/use-wish.ts";
import { AlertHistory } from "./alert-history.tsx";
import { openAlerts } from "./filter-alerts.ts";
import { OpenAlerts } from "./open-alerts.tsx";
import { RuleList } from "./rule-list.tsx";
import { useAlerts } from "./use-alerts.ts";

/** What can be asked of the panel from afar. */
export type AlertWish = "new_rule";

interface AlertsViewProps {
  readonly client: Client;
  /** Shows what led to an alert. */
  readonly onExplain: (cause: string) => void;
  readonly wished: Wished<AlertWish>;
}

/** What was raised, what watches, and what a person can do about both. */
export function AlertsView({ client, onExplain, wished }: AlertsViewProps) {
  const book = useAlerts(client);
  const [tab, setTab] = useState("open");
  /** How often a new rule was asked for since the tab was chosen. */
  const [makings, setMakings] = useState(0);
  const [error, setError] = useState<SerialError>();
  useWish(wished, () => {
    setTab("rules");
    setMakings((before) => before + 1);
  });
  if (book.status === "failed") return <ErrorCard title="The alerts cannot be read" error={book.error} />;
  const { alerts, rules } = book.status === "ready" ? book.value : { alerts: [], rules: [] };
  const open = openAlerts(alerts);

  function act(doing: Promise<unknown>): void {
    setError(undefined);
    doing.catch((thrown: unknown) => setError(toSerialError(thrown)));
  }

  const save = async (rule: AlertRule): Promise<void> => {
    await client.invoke("alert:save-rule", rule);
  };

  return (
    <>
      {error === undefined ? null : (
        <div className="audit__problem">
          <ErrorCard title="That was not done" error={error} />
        </div>
      )}
      <Tabs
        label="Alerts"
        selected={tab}
        onSelect={(next) => {
          setTab(next);
          setMakings(0);
        }}
        tabs={[
          {
            id: "open",
            label: "Open",
            count: open.length,
            content: (
              <OpenAlerts
                alerts={open}
                onAcknowledge={(ids) =>
                  act(Promise.all(ids.map((alert) => client.invoke("alert:acknowledge", { alert }))))
                }
                onRules={() => setTab("rules")}
                onSnooze={(rule, minutes) => act(client.invoke("alert:snooze", { rule, minutes }))}
                onExplain={onExplain}
              />
            ),
          },
          {
            id: "history",
            label: "History",
            content: <AlertHistory alerts={alerts} onExplain={onExplain} />,
          },
          {
            id: "rules",
            label: "Rules",
            count: rules.length,
            content: (
              <RuleList
                key={makings}
                rules={rules}
                isMaking={makings > 0}
                onSave={save}
                onRemove={(rule) => act(client.invoke("alert:remove-rule", { rule }))}
                onSnooze={(rule, minutes) => act(client.invoke("alert:snooze", { rule, minutes }))}
                onSwitch={(rule, isEnabled) => act(save(switched(rule, isEnabled)))}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** The rule without what only a view of it has. */
function switched(rule: AlertRuleView, isEnabled: boolean): AlertRule {
  const { isBuiltIn: _, tsSnoozedUntilMs: __, ...plain } = rule;
  return { ...plain, isEnabled };
}
