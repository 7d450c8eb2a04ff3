interface FactsListProps {
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Names and values in two columns; a long value shows whole on hover. */
export function FactsList({ facts }: FactsListProps) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="facts__row">
          <dt>{name}</dt>
          <dd className={value.includes(" ") ? "is-words" : undefined} title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
