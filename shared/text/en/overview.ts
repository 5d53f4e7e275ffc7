import { formatNumber, plural } from '../../format.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;

/** Text of the overview of an organization. */
export const overview = {
  title: 'Overview',
  counts: 'Licenses at a glance',
  tiles: {
    licenses: 'Licenses',
    inUse: 'Seats in use',
    full: 'Full licenses',
    expiring: 'Expire within 30 days',
    stranded: 'With a previous key',
    customerDeleted: 'Customer deleted',
    neverValidated: 'Never validated',
    disabled: 'Disabled',
  },
  unknown: 'Not known yet',
  /** Below a number of the licenses that are loaded so far. */
  loaded: (read: number) => `in the ${number(read)} loaded`,
  loadedOf: (all: number) => `of ${number(all)} loaded`,
  partly: (checked: number, all: number) => `${number(checked)} of ${number(all)} checked`,
  seatsUnread: 'Seats aren’t in Polar’s list; they are counted as licenses are checked.',
  history: {
    title: 'Seats over time',
    none: 'The chart appears after this app has counted all seats on two days. Counts are saved on this computer once a day, without customers or keys.',
    first: (when: string, seats: number) => `First count: ${seatsOf(seats)} on ${when}.`,
    summary: (from: string, before: number, to: string, now: number) =>
      `Seats in use: from ${number(before)} (${from}) to ${number(now)} (${to}).`,
    note: 'Shows the days on which this app had counted all seats.',
  },
};
