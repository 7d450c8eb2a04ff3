import { formatNumber } from "./format-number.ts";
import type { NumberKind } from "./format-number.ts";

interface NumberProps {
  readonly value: number | undefined;
  readonly kind: NumberKind;
  /** Shows a plus and colours by sign; never by colour alone. */
  readonly isSigned?: boolean;
  readonly decimals?: number;
  /** Why it is infinite or missing, when the caller knows better than this component. */
  readonly whyNotFinite?: string;
}

function toneOf(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value) || value === 0) return "";
  return value > 0 ? " number--up" : " number--down";
}

/** A figure in tabular digits; what is no figure says why on hover. */
export function FigureText({ value, kind, isSigned = false, decimals, whyNotFinite }: NumberProps) {
  const { text, reason } = formatNumber(value, kind, {
    isSigned,
    ...(decimals === undefined ? {} : { decimals }),
  });
  return (
    <span
      className={`number${isSigned ? toneOf(value) : ""}`}
      title={reason === undefined ? undefined : (whyNotFinite ?? reason)}
    >
      {text}
    </span>
  );
}
