import type { SeatCount } from '../../shared/license.ts';
import './seat-pips.css';

/** More seats than these are told in words alone: pips that small could not be counted. */
const maxPips = 12;

interface SeatPipsProps {
  readonly seats: SeatCount;
  /** `leaving` draws this device's seat as one that is being given back, `gone` as free. */
  readonly thisDevice: 'held' | 'releasing' | 'gone';
}

/** A license's seats as a row: this device's first, then those of other computers, then the free ones. */
export function SeatPips({ seats, thisDevice }: SeatPipsProps) {
  const { used, limit } = seats;
  if (limit === null || limit < 1 || limit > maxPips) return null;
  const pips = Array.from({ length: Math.max(limit, used) }, (_, order) => ({
    id: `seat-${order}`,
    kind: order >= used ? 'free' : order === 0 && thisDevice !== 'gone' ? thisDevice : 'other',
  }));
  return (
    <span className="pips" aria-hidden="true">
      {pips.map(({ id, kind }) => (
        <span key={id} className={`pip pip-${kind}`} />
      ))}
    </span>
  );
}
