import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Failure, Result } from '../../../../shared/failure.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';

interface DisclosedRowsProps<T> {
  readonly title: string;
  /** The number of all rows, of which `read` returns the first. */
  readonly count: number;
  readonly read: () => Promise<Result<{ readonly rows: readonly T[] }>>;
  /** Says how many rows are not listed. */
  readonly more: (count: number) => string;
  /** Draws one row as a list item. */
  readonly renderRow: (row: T) => ReactNode;
  /** A failure of the children's action, shown unless reading failed. */
  readonly failure?: Failure | null;
  /** What stands below the list. */
  readonly children?: ReactNode;
}

/** A list with a title, which is read when it is drawn first. */
export function DisclosedRows<T>(props: DisclosedRowsProps<T>) {
  const { title, count, more, renderRow, failure = null, children } = props;
  const [rows, setRows] = useState<readonly T[]>([]);
  const read = useAnnouncedAction(props.read, (answer) => setRows(answer.rows));
  const readOnce = useEffectEvent(read.run);
  useEffect(() => readOnce(), []);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{rows.map(renderRow)}</ul>
      {rows.length > 0 && count > rows.length && (
        <p className="note">{more(count - rows.length)}</p>
      )}
      {children}
      <FailureNote failure={read.failure ?? failure} />
    </section>
  );
}
