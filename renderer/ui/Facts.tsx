import type { ReactNode } from 'react';
import './facts.css';

interface FactsProps {
  readonly label: string;
  /** `rows`: each name beside its value. `columns`: each above it, beside each other where they fit. */
  readonly layout?: 'rows' | 'columns';
  readonly children: ReactNode;
}

/** A list of names and their values. */
export function Facts({ label, layout = 'rows', children }: FactsProps) {
  return (
    <dl className={`facts facts-${layout}`} aria-label={label}>
      {children}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Secondary content at the end of the row: a relative time, or actions on the value. */
  readonly aside?: ReactNode;
  /** Whether `aside` asks for attention soon. */
  readonly isWarning?: boolean;
}

/** One row of `Facts`. */
export function Fact({ name, children, aside, isWarning = false }: FactProps) {
  return (
    <div className="fact">
      <dt className="quiet">{name}</dt>
      <dd className="spread">
        <span className="fact-value">{children}</span>
        {aside !== undefined && aside !== false && (
          <span className="fact-aside quiet" data-warning={isWarning || undefined}>
            {aside}
          </span>
        )}
      </dd>
    </div>
  );
}
