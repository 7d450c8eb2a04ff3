import type { ReactNode } from "react";

interface ButtonProps {
  /** The accessible name; shown too unless `isIconOnly`. */
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: ReactNode;
  readonly look?: "primary" | "live" | "danger" | "plain" | "quiet";
  readonly isDisabled?: boolean;
  /** Takes no press for a moment and keeps the focus. */
  readonly isBusy?: boolean;
  readonly isIconOnly?: boolean;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  readonly hint?: string;
}

export function Button({
  label,
  onPress,
  icon,
  look = "plain",
  isDisabled = false,
  isBusy = false,
  isIconOnly = false,
  isPressed,
  isExpanded,
  hint,
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button--${look}${isIconOnly ? " button--icon" : ""}`}
      aria-label={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-disabled={isBusy ? true : undefined}
      title={hint ?? (isIconOnly ? label : undefined)}
      disabled={isDisabled}
      onClick={isBusy ? undefined : onPress}
    >
      {icon}
      {isIconOnly ? null : <span className="button__label">{label}</span>}
    </button>
  );
}
