import type { DiffLine } from "#shared/ipc/channels/version-channels.ts";

const MARKS = { same: " ", removed: "−", added: "+" } as const;
const WORDS = { same: "", removed: "removed: ", added: "added: " } as const;

interface DiffLinesProps {
  readonly label: string;
  readonly lines: readonly DiffLine[];
}

/** A text before and after, line by line; marked by sign and colour. */
export function DiffLines({ label, lines }: DiffLinesProps) {
  return (
    <ol className="diff" aria-label={label} tabIndex={0}>
      {lines.map(({ kind, text }, index) => (
        // Lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={`diff__line diff__line--${kind}`}>
          <span className="diff__mark" aria-hidden="true">
            {MARKS[kind]}
          </span>
          <span className="visually-hidden">{WORDS[kind]}</span>
          <code>{text}</code>
        </li>
      ))}
    </ol>
  );
}
