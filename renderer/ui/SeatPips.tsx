import type { SeatCount } from '../../shared/license.ts';
import './seat-pips.css';

/** Above this count, pips would be too small to count, and only the text shows the seats. */
const maxPips = 12;

interface SeatPipsProps {
  readonly seats: SeatCount;
  /** `gone` draws this device's seat as free. */
  readonly thisDevice: 'held' | 'gone';
}

/** A license's seats in a row: this device's first, then those of other devices, then the free ones. */
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
