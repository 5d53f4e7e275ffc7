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

/** Returns the name of the license that this part of the window is about. Null if this computer has no other one. */
export function useLicenseTitle(): string | null {
  const text = useText();
  const seat = useSeat();
  const isOneOfSeveral = useReadyState().seats.length > 1;
  return isOneOfSeveral && seat !== null ? getLicenseTitle(seat.name, text) : null;
}

/** Returns the name of the product of this part's license; null where the vendor file does not name it. */
export function useLicenseProduct(): string | null {
  const name = useSeat()?.name;
  return name?.type === 'product' ? name.name : null;
}
