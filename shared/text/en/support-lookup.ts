import { formatNumber, plural } from '../../format.ts';
import type { ClueType, LookupReply } from '../../support-lookup.ts';

const number = (value: number) => formatNumber(value, 'en');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const clues: Record<ClueType, string> = {
  case: 'Case',
  key: 'License key',
  id: 'ID',
  email: 'Email address',
  ending: 'End of a key',
};

/** Text of the support lookup. */
export const supportLookup = {
  title: 'Support',
  paste: 'Paste what the customer sent',
  pasteHint:
    'A complete email, a support case, a key or the end of one, an email address, or an ID.',
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
  nothing: {
    title: 'No matching licenses',
    notUnderstood: 'Nothing recognized in this message',
    howToAsk:
      'It contains no case, license key, ID or email address, so it doesn’t show whether there’s a license. Ask the customer for the full key, or for the address used for the purchase.',
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
  reply: {
    title: 'Reply to the customer',
    copy: 'Copy reply',
    copied: 'Reply copied.',
    text: ({ device, how, caseCode }: LookupReply) =>
      [
        caseCode === null ? 'Hello,' : `Hello,\n\nThis is about your support case ${caseCode}.`,
        how === 'released'
          ? `We have released the seat of “${device}”. It can be used on another computer right away: enter your license key there and choose “Activate”.`
          : `The seat of “${device}” is already free. You can use it on another computer right away: enter your license key there and choose “Activate”.`,
        `If you still use “${device}”, activate it again with the same key as long as a seat is free.`,
        'Kind regards',
      ].join('\n\n'),
  },
};
