import * as v from 'valibot';

/** The local id of the seat whose files lie in the data folder itself, as before there were several seats. */
export const oldPlaceId = '0';

/** The name of a seat's folder: eight hexadecimal digits. */
export const seatIdPattern = /^[0-9a-f]{8}$/;

/** A seat's local id, by which the window names it. It is random and says nothing about the license. */
export const SeatId = v.union([v.literal(oldPlaceId), v.pipe(v.string(), v.regex(seatIdPattern))]);
export type SeatId = v.InferOutput<typeof SeatId>;
