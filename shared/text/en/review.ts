import { formatNumber, plural } from '../../format.ts';

const number = (value: number) => formatNumber(value, 'en');
const seats = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;

/** Text around a key that was entered and has taken nothing yet. */
export const review = {
  title: 'What this key gives',
  lead: (label: string) => `Nothing is taken yet. Activating takes one seat for “${label}”.`,
  submit: 'Activate',
  busy: 'Activating…',
  change: 'Change the details',
  seats: 'Seats',
  inAll: (limit: number) => `${seats(limit)} in all`,
  limitUnknown: 'Not known',
  usedUnknown: 'Polar tells only the seller how many are taken.',
  oldSeat: {
    title: 'This looks like this computer’s old seat',
    body: (label: string, when: string | null) =>
      `A seat named “${label}” was taken ${when === null ? 'at an unknown time' : `on ${when}`}. If it is this computer’s and only its data was lost, for example when the system was reinstalled, take it over. No other seat is used.`,
    warning: 'If another computer of yours has the same name, take a new seat instead.',
    takeOver: 'Take it over',
    busy: 'Taking it over…',
    takeNewSeat: 'Take a new seat instead',
    full: 'Another computer has this name',
  },
  thisComputersSeat: {
    title: 'This computer has a seat already',
    body: (label: string, when: string | null) =>
      `It was taken ${when === null ? 'at an unknown time' : `on ${when}`} as “${label}”, before this computer’s data was lost. Take it over: no other seat is used.`,
    warning:
      'If this computer’s disk is a clone of one that is still in use, take a new seat instead.',
    takeOver: 'Take it over',
    busy: 'Taking it over…',
    takeNewSeat: 'Take a new seat instead',
    full: 'This disk is a clone',
  },
  activatedBefore: {
    title: 'Was this computer activated before?',
    body: 'If its data was lost, its old seat still counts. Polar lists a license’s seats only to the seller, so this app cannot look for it. You can activate as long as a seat is free, and ask the seller to free the old one.',
  },
  full: {
    title: 'All seats are taken',
    listed: (limit: number) =>
      `This license has ${seats(limit)}, and other computers use all of them. Release one that is not needed any more, then continue here.`,
    unlisted:
      'Other computers use every seat of this license. Polar tells only the seller which ones they are, so this app can neither list nor free them.',
    list: 'Seats of this license',
    activated: (when: string) => `Activated ${when}`,
    activatedUnknown: 'It is not known when it was activated',
    duplicate: 'Same name twice',
    thisComputer: 'This computer’s seat',
    thisComputersName: 'This computer’s name',
    more: (count: number) =>
      plural(count, 'en', {
        one: 'One more seat is not listed.',
        other: `${number(count)} more seats are not listed.`,
      }),
    release: 'Release…',
    releaseLabel: (label: string) => `Release the seat of ${label}`,
    ways: {
      title: 'Two ways to free a seat',
      here: {
        title: 'You still have the other computer',
        body: 'Open this app there and press “Release seat”. Then try again here.',
      },
      lost: {
        title: 'You no longer have it',
        body: 'Ask the seller to free its seat. This app writes the request for you, and what you typed here stays.',
      },
    },
    lost: 'I no longer have a device…',
    retry: 'I freed a seat: try again',
  },
  freed: {
    title: 'A seat is free',
    body: (freed: string, label: string) =>
      `Polar freed the seat of “${freed}”. Continue to take it for “${label}”.`,
    submit: 'Continue',
  },
};
