import type { SeatState } from '../../../shared/app-state.ts';
import { getLicenseTitle } from '../../license-title.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { useSeatId } from './seat-context.ts';

/** Returns the seat that this part of the window is about; null if it is no longer on record. */
export function useSeat(): SeatState | null {
  const id = useSeatId();
  return useReadyState().seats.find((seat) => seat.id === id) ?? null;
}

/** Returns the name of the seat's product; null where the vendor file does not name it. */
export function useSeatProduct(): string | null {
  const name = useSeat()?.name ?? null;
  return name?.type === 'product' ? name.name : null;
}

/** Returns the name of the license that this part of the window is about. Null if this computer has no other one. */
export function useLicenseTitle(): string | null {
  const text = useText();
  const seat = useSeat();
  const isOneOfSeveral = useReadyState().seats.length > 1;
  return isOneOfSeveral && seat !== null ? getLicenseTitle(seat.name, text) : null;
}
