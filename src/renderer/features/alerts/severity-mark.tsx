import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { AlertSeverity } from "#shared/model/alert.ts";

const ICONS = { info: Info, warning: TriangleAlert, critical: OctagonAlert } as const;

/** How bad it is, by shape, colour and word. */
export function SeverityMark({ severity }: { readonly severity: AlertSeverity }) {
  const Icon = ICONS[severity];
  return (
    <span className={`severity severity--${severity}`}>
      <Icon size={13} aria-hidden="true" />
      {severity}
    </span>
  );
}
