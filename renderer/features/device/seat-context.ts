import { createContext, use } from 'react';
import type { SeatId } from '../../../shared/seat-id.ts';

/** The seat that the parts below are about. Null where there is none. */
export const SeatContext = createContext<SeatId | null>(null);

/** Returns the id of the seat that this part of the window is about. */
export function useSeatId(): SeatId {
  const id = use(SeatContext);
  if (id === null) throw new Error('useSeatId was called outside of a seat.');
  return id;
}
