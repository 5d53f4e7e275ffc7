import { formatNumber, plural } from '../../format.ts';
import type { ClueType, LookupReply } from '../../support-lookup.ts';

const number = (value: number) => formatNumber(value, 'en');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const clues: Record<ClueType, string> = {
  case: 'Case',
  key: 'License key',
  id: 'ID',
  email: 'E-mail address',
  ending: 'End of a key',
};

/** Text of the support lookup. */
export const supportLookup = {
  open: 'Support desk…',
  title: 'Support desk',
  paste: 'Paste what the customer sent',
  pasteHint:
    'A whole mail, or a support case, a key or the end of one, an e-mail address, or an ID.',
  empty: 'Paste something first.',
  find: 'Find',
  clear: 'Next case',
  recognized: 'Recognized',
  clue: (type: ClueType, shown: string, licenses: number) =>
    `${clues[type]} ${shown}: ${licenses === 0 ? 'no license' : licensesOf(licenses)}`,
  /** `isUnderstood`: whether an identifier was recognized. */
  summary: (matches: number, isUnderstood: boolean, isConclusive: boolean) => {
    const fits = plural(Math.max(1, matches), 'en', { one: 'fits', other: 'fit' });
    if (!isUnderstood)
      return `Nothing was recognized in this text.${matches === 0 ? '' : ` Its words are in ${licensesOf(matches)}.`}`;
    const qualifier = matches === 0 && !isConclusive ? ', as far as is known' : '';
    return `${matches === 0 ? 'No license' : licensesOf(matches)} ${fits}${qualifier}.`;
  },
  contradiction: {
    title: 'What was recognized belongs to different licenses',
    body: 'Find out which license the customer means, and that it is theirs, before you release a seat.',
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
    title: 'No license fits',
    notUnderstood: 'Nothing recognized in this text',
    howToAsk:
      'There is no case, license key, ID or e-mail address in it, so it does not show whether there is a license. Ask the customer for the whole key, or for the address that the purchase was made with.',
    asFarAsKnown: 'No license fits, as far as is known',
    allSearched:
      'All licenses of the organization were searched for what was recognized. Ask for the whole key or the address that the purchase was made with.',
    unread: 'No license has been read yet. Try again when the list is read.',
    undetermined: (count: number) =>
      `The seats of ${licensesOf(count)} have not been looked at. A device or an activation id is found only in those that were: ask for the key or the address as well.`,
    unreadable: (count: number) =>
      `${licensesOf(count)} could not be read, so the right one may be missing here. Look for it in Polar’s dashboard as well.`,
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are read so far. Try again when the list is whole.`,
  },
  matches: 'Licenses that fit',
  show: 'Show',
  showOf: (customer: string, key: string) => `Show the license of ${customer}, ${key}`,
  seat: (label: string) => `About the seat of ${label}`,
  customerDeleted:
    'This customer was deleted in Polar. The license keeps its status and its seats.',
  seatGone: 'The seat it names is not there any more: it is free.',
  reply: {
    title: 'Reply to the customer',
    copy: 'Copy reply',
    copied: 'Reply copied.',
    text: ({ device, how, caseCode }: LookupReply) =>
      [
        caseCode === null ? 'Hello,' : `Hello,\n\nthis is about your support case ${caseCode}.`,
        how === 'released'
          ? `We have released the seat of “${device}”. It can be used on another computer at once: enter your license key there and choose Activate.`
          : `The seat of “${device}” is free already. You can use it on another computer at once: enter your license key there and choose Activate.`,
        `If you still use “${device}”, activate it again with the same key as long as a seat is free.`,
        'Kind regards',
      ].join('\n\n'),
  },
};
