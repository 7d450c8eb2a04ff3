import type { MeasureHelp } from "#shared/model/measure-help.ts";

/** What a measure means, how it is computed, and when to worry. */
export function MeasureWords({ help }: { readonly help: MeasureHelp }) {
  return (
    <section className="measure-words" aria-label={`About ${help.title}`} role="status">
      <h3 className="measure-words__title">{help.title}</h3>
      <p>{help.meaning}</p>
      <p className="measure-words__how">{help.computed}</p>
      <p>
        <strong>When to worry:</strong> {help.worry}
      </p>
    </section>
  );
}
