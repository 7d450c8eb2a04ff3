import { useState } from "react";
import { BellOff, BellPlus, MoreVertical, Pencil, RotateCcw, Trash2 } from "lucide-react";
import type { AlertRuleView } from "#shared/ipc/channels/alert-channels.ts";
import type { AlertRule } from "#shared/model/alert.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Confirmation } from "#renderer/ui/confirmation.tsx";
import { formatMoment } from "#renderer/ui/format-time.ts";
import { MenuButton } from "#renderer/ui/menu-button.tsx";
import type { MenuItem } from "#renderer/ui/menu-button.tsx";
import { describeCondition, sayStretch } from "./describe-condition.ts";
import { draftOf, NEW_RULE } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { SNOOZES } from "./snoozes.ts";
import { SeverityMark } from "./severity-mark.tsx";

interface RuleListProps {
  readonly rules: readonly AlertRuleView[];
  /** Begins with the form of a new one. */
  readonly isMaking: boolean;
  readonly onSave: (rule: AlertRule) => Promise<void>;
  readonly onRemove: (rule: string) => void;
  readonly onSnooze: (rule: string, minutes: number) => void;
  readonly onSwitch: (rule: AlertRuleView, isEnabled: boolean) => void;
}

type Editing = AlertRuleView | "new" | undefined;

/** Every rule with what can be done with it; a form beside the list makes and changes one. */
export function RuleList({ rules, isMaking, onSave, onRemove, onSnooze, onSwitch }: RuleListProps) {
  const [editing, setEditing] = useState<Editing>(isMaking ? "new" : undefined);
  const [removing, setRemoving] = useState<AlertRuleView>();
  const form = editing === "new" ? { id: "", draft: NEW_RULE } : editing && formOf(editing);

  async function save(rule: AlertRule): Promise<void> {
    await onSave(rule);
    setEditing(undefined);
  }

  return (
    <div className="two-sided two-sided--swap">
      <div className="two-sided__list">
        <div className="alerts__bar">
          <span className="count">{rules.length} rules</span>
          <Button
            label="New rule"
            look="primary"
            icon={<BellPlus size={13} aria-hidden="true" />}
            onPress={() => setEditing("new")}
          />
        </div>
        <ul className="alerts__list" aria-label="Rules">
          {rules.map((rule) => (
            <RuleLine
              key={rule.id}
              rule={rule}
              items={[
                { label: "Change", Icon: Pencil, onChoose: () => setEditing(rule) },
                ...SNOOZES.map(({ label, minutes }) => ({
                  label,
                  Icon: BellOff,
                  onChoose: () => onSnooze(rule.id, minutes),
                })),
                ...(rule.tsSnoozedUntilMs === undefined
                  ? []
                  : [{ label: "End the snooze", Icon: RotateCcw, onChoose: () => onSnooze(rule.id, 0) }]),
                {
                  label: rule.isBuiltIn ? "Put back as it came" : "Remove…",
                  Icon: Trash2,
                  onChoose: () => setRemoving(rule),
                },
              ]}
              onSwitch={(isEnabled) => onSwitch(rule, isEnabled)}
            />
          ))}
        </ul>
      </div>
      {form === undefined ? null : (
        <aside className="two-sided__details" aria-label="Rule">
          <RuleForm
            key={form.id}
            start={form.draft}
            isChange={form.id !== ""}
            onSave={save}
            onCancel={() => setEditing(undefined)}
          />
        </aside>
      )}
      {removing === undefined ? null : (
        <Confirmation
          title={removing.isBuiltIn ? "Put the rule back as it came?" : "Remove the rule?"}
          action={removing.isBuiltIn ? "Put it back" : "Remove rule"}
          onConfirm={() => {
            onRemove(removing.id);
            setRemoving(undefined);
          }}
          onCancel={() => setRemoving(undefined)}
        >
          {removing.isBuiltIn
            ? `${removing.name} watches again as it did when it came with the product.`
            : `Nothing watches for ${describeCondition(removing.condition)} then. Alerts that it raised stay.`}
        </Confirmation>
      )}
    </div>
  );
}

const formOf = (rule: AlertRuleView) => ({ id: rule.id, draft: draftOf(rule) });

interface RuleLineProps {
  readonly rule: AlertRuleView;
  readonly items: readonly MenuItem[];
  readonly onSwitch: (isEnabled: boolean) => void;
}

function RuleLine({ rule, items, onSwitch }: RuleLineProps) {
  const { name, severity, condition, coolDownSeconds, isEnabled, isBuiltIn, tsSnoozedUntilMs } = rule;
  return (
    <li className={`rule-line${isEnabled ? "" : " rule-line--off"}`}>
      <button
        type="button"
        role="switch"
        className="active-switch__control rule-line__switch"
        aria-checked={isEnabled}
        aria-label={`${name} watches`}
        title={isEnabled ? "Watches; press to switch it off" : "Is off; press to switch it on"}
        onClick={() => onSwitch(!isEnabled)}
      >
        <span className="active-switch__track" aria-hidden="true">
          <span className="active-switch__thumb" />
        </span>
      </button>
      <div className="rule-line__what">
        <p className="rule-line__name">
          {name}
          {isBuiltIn ? <Badge tone="neutral">BUILT IN</Badge> : null}
        </p>
        <p className="rule-line__condition">
          {describeCondition(condition)}, then quiet for {sayStretch(coolDownSeconds)}
          {tsSnoozedUntilMs === undefined ? null : (
            <span className="state--warning"> · snoozed until {formatMoment(tsSnoozedUntilMs)}</span>
          )}
        </p>
      </div>
      <SeverityMark severity={severity} />
      <MenuButton
        label={`Actions of ${name}`}
        icon={<MoreVertical size={14} aria-hidden="true" />}
        items={items}
      />
    </li>
  );
}
