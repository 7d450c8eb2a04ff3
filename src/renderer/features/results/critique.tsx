import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { Finding } from "#shared/model/result-analysis.ts";

const ICON_PX = 15;
const WORDS: Readonly<Record<Finding["severity"], string>> = {
  serious: "Serious",
  warning: "Warning",
  note: "Note",
};

/** What a careful reader would ask about a result, worst first, each with its figures and what to do. */
export function Critique({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0)
    return (
      <p className="hint">None of the checks found anything. That is no proof that the strategy is good.</p>
    );
  return (
    <ul className="findings" aria-label="Critique" tabIndex={0}>
      {findings.map(({ id, severity, title, evidence, remedy }) => (
        <li key={id} className={`findings__item findings__item--${severity}`}>
          <SeverityIcon severity={severity} />
          <div>
            <h3 className="findings__title">
              {WORDS[severity]}: {title}
            </h3>
            <p>{evidence}</p>
            <p className="findings__remedy">{remedy}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function SeverityIcon({ severity }: Pick<Finding, "severity">) {
  if (severity === "serious") return <OctagonAlert size={ICON_PX} aria-hidden="true" />;
  if (severity === "warning") return <TriangleAlert size={ICON_PX} aria-hidden="true" />;
  return <Info size={ICON_PX} aria-hidden="true" />;
}
