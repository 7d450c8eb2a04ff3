import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import { describeActivation } from "./describe-activation.ts";

interface ActiveSwitchProps {
  readonly activation: ActivationView;
  /** Takes no press for a moment and keeps the focus. */
  readonly isBusy: boolean;
  readonly onChange: (isActive: boolean) => void;
}

/** Whether a workflow's triggers start its runs, and when the next one does. */
export function ActiveSwitch({ activation, isBusy, onChange }: ActiveSwitchProps) {
  const { isActive, triggers } = activation;
  const next = describeActivation(activation);
  return (
    <div className="active-switch">
      <button
        type="button"
        role="switch"
        className="active-switch__control"
        aria-checked={isActive}
        aria-label="Active: starts by itself"
        aria-describedby="active-switch-next"
        aria-disabled={isBusy ? true : undefined}
        title={triggers.map(({ trigger }) => trigger).join("\n")}
        onClick={isBusy ? undefined : () => onChange(!isActive)}
      >
        <span className="active-switch__track" aria-hidden="true">
          <span className="active-switch__thumb" />
        </span>
        Active
      </button>
      <span id="active-switch-next" className="active-switch__next">
        {next}
      </span>
    </div>
  );
}
