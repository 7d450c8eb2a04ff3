import { CircleAlert, Ban } from "lucide-react";
import type { SerialError } from "#shared/errors/app-error.ts";

interface ErrorCardProps {
  readonly error: SerialError;
  /** What went wrong in a few words; the message follows it. */
  readonly title: string;
}

/** An error with everything a person needs: what, where, the value, and what to do. */
export function ErrorCard({ error, title }: ErrorCardProps) {
  const isRefusal = error.kind === "refused";
  return (
    <div className={`error-card${isRefusal ? " error-card--refused" : ""}`} role="alert">
      {isRefusal ? <Ban size={15} aria-hidden="true" /> : <CircleAlert size={15} aria-hidden="true" />}
      <div className="error-card__text">
        <p className="error-card__title">{title}</p>
        <p className="error-card__message">{error.message}</p>
        <dl className="error-card__facts">
          <Fact name="Field" value={error.field} />
          <Fact name="Value" value={error.value} />
          <Fact name="Code" value={error.code} />
        </dl>
        {error.remedy === undefined ? null : <p className="error-card__remedy">{error.remedy}</p>}
        {error.details === undefined ? null : (
          <ul className="error-card__details">
            {error.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
