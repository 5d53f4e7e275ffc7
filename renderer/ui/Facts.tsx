import type { ReactNode } from 'react';
import './facts.css';

/** A list of names and their values. */
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
        {aside !== undefined && (
          <span className="fact-aside quiet" data-warning={isWarning || undefined}>
            {aside}
          </span>
        )}
      </dd>
    </div>
  );
}
