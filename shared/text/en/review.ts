import { formatNumber, plural } from '../../format.ts';

const number = (value: number) => formatNumber(value, 'en');
const seats = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;

/** Text around a key that was entered and not activated yet. */
export const review = {
  title: 'License details',
  lead: (label: string) => `Activating uses one seat, named “${label}”.`,
  submit: 'Activate',
  busy: 'Activating…',
  seats: 'Seats',
  inAll: (limit: number) => `${seats(limit)} in total`,
  limitUnknown: 'Not known',
  usedUnknown: 'This app can’t see how many are in use.',
  oldSeat: {
    title: 'This looks like this computer’s old seat',
    body: (label: string, when: string | null) =>
      `A seat named “${label}” was activated ${when === null ? 'at an unknown time' : `on ${when}`}. If it belongs to this computer and only the data was lost, for example when the system was reinstalled, keep using it. No other seat is used.`,
    warning: 'If another of your computers has the same name, use a new seat instead.',
    takeOver: 'Use this seat',
    busy: 'Restoring the seat…',
    takeNewSeat: 'Use a new seat instead',
    full: 'Release another seat…',
    warningFull: 'If another of your computers has this name, release another seat first.',
  },
  thisComputersSeat: {
    title: 'This looks like this computer’s seat',
    body: (label: string, when: string | null) =>
      `A seat with this computer’s code was activated ${when === null ? 'at an unknown time' : `on ${when}`} as “${label}”, and this app has no record of it. If the data was lost, keep using the seat: no other seat is used.`,
    warning:
      'If another user account of this computer, or a clone of its disk, still uses it, use a new seat instead.',
    takeOver: 'Use this seat',
    busy: 'Restoring the seat…',
    takeNewSeat: 'Use a new seat instead',
    full: 'Release another seat…',
    warningFull:
      'If another user account of this computer, or a clone of its disk, still uses it, release another seat first.',
  },
  activatedBefore: {
    title: 'Was this computer activated before?',
    body: 'If its data was lost, its old seat may still be in use. This app can’t see the seats of a license, so it can’t look for it. You can activate as long as a seat is free, and ask the seller to release the old one.',
  },
  full: {
    title: 'All seats are in use',
    listed: (limit: number) =>
      `This license has ${seats(limit)}, all in use. Release one that is no longer needed, then continue here.`,
    stillFull: (freed: string, used: number, limit: number) =>
      `The seat of “${freed}” is released, and no seat is free yet: ${number(used)} are used of a limit of ${number(limit)}. Release another one.`,
    unlisted: 'This app can’t see which computers use them, so it can’t list them or release one.',
    list: 'Seats of this license',
    activated: (when: string) => `Activated ${when}`,
    activatedUnknown: 'Activation date not known',
    duplicate: 'Same name',
    shortId: (id: string) => `ID ${id}`,
    thisComputer: 'This computer’s seat',
    thisComputersName: 'This computer’s name',
    more: (count: number) =>
      plural(count, 'en', {
        one: 'One more seat isn’t listed.',
        other: `${number(count)} more seats aren’t listed.`,
      }),
    release: 'Release…',
    releaseLabel: (label: string) => `Release the seat of ${label}`,
    ways: {
      title: 'Ways to release a seat',
      here: {
        title: 'You still have the other computer',
        body: 'Open this app there and press “Release seat…”. Then try again here.',
      },
      portal: { title: 'On your purchases page' },
      lost: {
        title: 'You no longer have it',
        body: 'Ask the seller to release its seat. This app writes the request for you and keeps what you entered here.',
      },
      reinstalled: {
        title: 'You reinstalled this computer',
        body: 'Its old seat may still be in use. Ask the seller to release it.',
      },
    },
    lost: 'Ask the seller for help…',
    retry: 'Try again',
  },
  freed: {
    title: 'Seat released',
    body: (freed: string, label: string) =>
      `The seat of “${freed}” is released. “Activate” uses a free seat for “${label}”.`,
  },
};
