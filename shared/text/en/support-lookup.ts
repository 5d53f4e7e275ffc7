import type { DeviceState, SeatStatus } from '../../app-state.ts';
import type { SeatRelease } from '../../seat-release.ts';
import { formatNumber, plural } from '../../format.ts';
import type { ClueType, SeatReason } from '../../support-lookup.ts';

/** A state of a customer's seat: of a seat that is held, that of its release if there is one, else its own. */
type CaseSituation =
  | Exclude<DeviceState['type'], 'held'>
  | SeatStatus['type']
  | `release-${Exclude<SeatRelease['type'], 'idle'>}`;

const number = (value: number) => formatNumber(value, 'en');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const clues: Record<ClueType, string> = {
  case: 'Case',
  key: 'License key',
  id: 'ID',
  email: 'Email address',
  ending: 'End of a key',
  device: 'Device',
};

/** Text of the support lookup. */
export const supportLookup = {
  title: 'Support',
  paste: 'Paste what the customer sent',
  pasteHint:
    'A complete email, a support case, a key or the end of one, an email address, a name, or an ID.',
  empty: 'Paste something first.',
  find: 'Find',
  clear: 'Clear',
  recognized: 'Recognized',
  clue: (type: ClueType, shown: string, licenses: number) =>
    `${clues[type]} ${shown}: ${licenses === 0 ? 'no license' : licensesOf(licenses)}`,
  /** `isUnderstood`: whether an identifier was recognized. `caseCode`: null if the message contains no case. */
  summary: (
    matches: number,
    isUnderstood: boolean,
    isConclusive: boolean,
    caseCode: string | null,
  ) => {
    if (!isUnderstood) {
      const words = ` ${licensesOf(matches)} ${plural(matches, 'en', { one: 'contains', other: 'contain' })} its words.`;
      return `Nothing was recognized in this message.${matches === 0 ? '' : words}`;
    }
    if (matches === 0) return isConclusive ? 'No matching licenses.' : 'No matches so far.';
    return `Found ${licensesOf(matches)}${caseCode === null ? '' : ` for case ${caseCode}`}.`;
  },
  contradiction: {
    title: 'The details belong to different licenses',
    body: 'Before you release a seat, find out which license the customer means and that it’s theirs.',
  },
  foundBy: (types: readonly ClueType[]) =>
    `Found by: ${types.map((type) => clues[type]).join(', ')}`,
  case: (code: string) => `Case ${code}`,
  caseDevice: 'Device',
  caseReason: 'Reason',
  caseLastUsed: 'Last used',
  caseSituation: 'State in their app',
  caseFailure: 'Last failure',
  /** The states of a customer's seat, by their names in a support case. */
  situations: {
    none: 'Not activated',
    activating: 'An activation isn’t finished',
    copied: 'The data was copied from another computer',
    released: 'Released',
    unreadable: 'The app can’t read the seat’s data',
    unchecked: 'Activated, not checked yet',
    checking: 'Activated',
    confirmed: 'Activated, confirmed by Polar',
    'not-reached': 'Activated, Polar wasn’t reached',
    removed: 'Released elsewhere',
    'never-confirmed': 'Polar doesn’t know the activation',
    'key-changed': 'Polar no longer knows the key',
    'key-inactive': 'The license is no longer active',
    'release-holding': 'A release is about to be sent',
    'release-releasing': 'A release is being sent',
    'release-waiting': 'A release is pending',
    'release-unknown': 'A release without an answer',
    'release-settling': 'A release is being checked',
    'release-released': 'Released',
    'release-failed': 'A release failed',
  } satisfies Record<CaseSituation, string>,
  nothing: {
    title: 'No matching licenses',
    notUnderstood: 'Nothing recognized in this message',
    howToAsk:
      'It contains no case, license key, ID or email address, so it doesn’t show whether there’s a license. Ask the customer for the full key, or for the address used for the purchase. You can also search for a name alone.',
    asFarAsKnown: 'No matches so far',
    allSearched:
      'All licenses of the organization were searched. Ask for the full key or the address used for the purchase.',
    unread: 'No licenses are loaded yet. Try again when the list is loaded.',
    undetermined: (count: number) =>
      `The seats of ${licensesOf(count)} haven’t been checked. A device or an activation ID is found only in checked ones: ask for the key or the address too.`,
    unreadable: (count: number) =>
      `${licensesOf(count)} couldn’t be read, so the right one may be missing here. Look for it in Polar’s dashboard too.`,
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are loaded so far. Try again when the list is complete.`,
  },
  matches: 'Matches',
  show: 'Show',
  showOf: (customer: string, key: string) => `Show the license of ${customer}, ${key}`,
  seat: (label: string) => `About the seat of ${label}`,
  customerDeleted:
    'This customer was deleted in Polar. The license keeps its status and its seats.',
  seatGone: 'The seat it names is no longer listed: it’s free.',
  marked: 'In the message',
  proposal: {
    title: (label: string) => `Release the seat of “${label}”?`,
    why: {
      case: 'Named in the case.',
      id: 'Its activation ID is in the message.',
      device: 'The message names this device.',
      only: 'It’s the only seat of this license.',
    } satisfies Record<SeatReason, string>,
    activated: (date: string) => `Activated ${date}`,
    release: 'Release seat',
    /** `label`: null where the device's name is not known. */
    undoTitle: (label: string | null) =>
      label === null ? 'Releasing the seat' : `Releasing the seat of “${label}”`,
    countdown: (seconds: number) =>
      `In ${number(seconds)} ${plural(seconds, 'en', { one: 'second', other: 'seconds' })}. Nothing has been sent yet.`,
    undo: 'Cancel release',
  },
  notBuyer: {
    title: 'Not sent from the buyer’s address',
    body: (sender: string, buyer: string) =>
      `The address in the message is ${sender}; the license was bought with ${buyer}. Make sure that the sender is allowed to act for this license’s owner.`,
  },
  forwarded: {
    title: 'A forwarded message',
    body: (forwarder: string, buyer: string) =>
      `${forwarder} forwarded a message of ${buyer}, the buyer. A forwarded message can be changed, so make sure that the buyer wants this.`,
  },
  reply: {
    title: 'Reply to the customer',
    text: 'Reply',
    language: 'Language',
    copy: 'Copy reply',
    copied: 'Reply copied.',
    mail: 'Open in mail',
    mailTo: (address: string) => `Goes to the buyer’s address, ${address}.`,
    mailed: 'Your mail program has the reply.',
    mailedLong: 'The reply is too long for a link. It’s copied: paste it into the mail.',
    paste: 'Paste the copied reply here.',
    template: {
      edit: 'Edit template…',
      title: (language: string) => `Template, ${language}`,
      label: 'Template',
      hint: 'In each reply, {outcome} becomes what happened to the seat, {name} the customer’s name, {device} the device and {case} the case code. A paragraph whose device or case is unknown is left out.',
      unknownField: (found: string) =>
        `${found} isn’t a placeholder. Use {outcome}, {name}, {device} or {case}.`,
      noOutcome: 'Add {outcome}: without it, the reply doesn’t say what happened to the seat.',
      save: 'Save template',
      reset: 'Use the standard text',
      cancel: 'Cancel',
      saved: 'Template saved.',
    },
  },
};
