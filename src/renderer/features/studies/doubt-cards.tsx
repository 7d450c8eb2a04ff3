import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { describeDoubts } from "./describe-doubt.ts";
import type { Doubt } from "./describe-doubt.ts";
import type { StudyFigures } from "./read-figures.ts";

const ICONS = { good: CircleCheck, bad: TriangleAlert, unknown: CircleHelp } as const;
const WORDS = { good: "speaks for it", bad: "doubt it", unknown: "not known" } as const;

/** How far a choice is to be doubted, with what each figure means in place. */
export function DoubtCards({ figures }: { readonly figures: StudyFigures }) {
  return (
    <ul className="doubts" aria-label="What to doubt">
      {describeDoubts(figures).map((doubt) => (
        <DoubtCard key={doubt.name} doubt={doubt} />
      ))}
    </ul>
  );
}

function DoubtCard({ doubt: { name, value, kind, verdict, meaning, says } }: { readonly doubt: Doubt }) {
  const Icon = ICONS[verdict];
  return (
    <li className={`doubts__item doubts__item--${verdict}`}>
      <h4 className="doubts__name">{name}</h4>
      <p className="doubts__value">
        <FigureText value={value} kind={kind} whyNotFinite={says} />
        <span className="doubts__verdict">
          <Icon size={12} aria-hidden="true" /> {WORDS[verdict]}
        </span>
      </p>
      <p>{says}</p>
      <p className="doubts__meaning">{meaning}</p>
    </li>
  );
}
