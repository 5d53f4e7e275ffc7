import type { ReactNode } from 'react';
import './facts.css';

/** A list of names and what they stand for. */
export function Facts({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <dl className="facts" aria-label={label}>
      {children}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Said more quietly at the end of the row: a relative time, or what can be done with the value. */
  readonly aside?: ReactNode;
}

/** One row of the list. */
export function Fact({ name, children, aside }: FactProps) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <span className="fact-value">{children}</span>
        {aside !== undefined && <span className="fact-aside">{aside}</span>}
      </dd>
    </div>
  );
}
