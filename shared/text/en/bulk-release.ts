import { formatNumber, plural } from '../../format.ts';
import type { LeftOutReason, SeatRule } from '../../bulk-release.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const rules: Record<SeatRule['type'], string> = {
  'older-than': 'Activated long ago',
  duplicates: 'Duplicates: all but the newest seat of each device name',
  'all-but-newest': 'All but the newest of each license',
  stranded: 'Activated with a previous key',
  all: 'All seats',
};

/** Text of the screen for bulk releases. */
export const bulkRelease = {
  open: 'Release seats…',
  title: 'Release seats',
  back: 'Back to the list',
  form: {
    lead: 'Choose the seats. You’ll review them before anything is released.',
    scope: 'Licenses',
    chosen: (count: number) => `${licensesOf(count)} selected`,
    matching: 'All that match the search and filters',
    allLicenses: 'All licenses',
    allLoaded: 'All loaded licenses',
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are loaded so far. The rest aren’t included.`,
    csv: 'From a CSV file',
    csvBody: 'Keys, activation IDs or email addresses, anywhere in the file.',
    file: 'File',
    noFile: 'Choose a file.',
    largeFile: 'This file is too large. The limit is 8 MB.',
    rule: 'Seats to release',
    rules,
    csvRule:
      'An activation ID in the file names its own seat. The rule below is for keys and addresses.',
    days: 'Activated more than this many days ago',
    daysHint: 'From 1 to 36,500.',
    noDays: 'Enter a whole number from 1 to 36,500.',
    submit: 'Find seats',
  },
  planning: {
    title: 'Checking licenses',
    progress: (checked: number, of: number, seats: number) =>
      `${number(checked)} of ${licensesOf(of)} checked, ${seatsOf(seats)} found so far`,
    body: 'Nothing is released yet. We check each license separately; this takes a while.',
    cancel: 'Cancel',
  },
  notPlanned: {
    retry: 'Choose again',
    empty: 'No seats to release',
    emptyBody: 'Choose other licenses or other seats.',
    emptySoFar: 'No matching seats so far',
    emptySoFarBody: (unread: number) =>
      `${licensesOf(unread)} ${plural(unread, 'en', { one: 'isn’t', other: 'aren’t' })} loaded yet, so ${plural(unread, 'en', { one: 'its', other: 'their' })} seats weren’t checked. Wait until the list is loaded, or choose other licenses or other seats.`,
  },
  plan: {
    title: (seats: number) => `${seatsOf(seats)} found`,
    chosen: (chosen: number, licenses: number) =>
      `${seatsOf(chosen)} of ${licensesOf(licenses)} will be released.`,
    skipped: {
      title: (count: number) =>
        `${number(count)} ${plural(count, 'en', { one: 'line in the file isn’t', other: 'lines in the file aren’t' })} included`,
      line: (line: number) => `Line ${number(line)}`,
      more: (count: number) => `${number(count)} more are in the saved list.`,
      save: 'Save these lines…',
      saved: 'Lines saved.',
    },
    unresolvedLines: (count: number) =>
      `${number(count)} ${plural(count, 'en', { one: 'line names', other: 'lines name' })} a seat without its license, and not all licenses are checked yet. Add the license’s ID or key to the line.`,
    unreadLicenses: (count: number) =>
      `${licensesOf(count)} of your organization ${plural(count, 'en', { one: 'wasn’t', other: 'weren’t' })} loaded when this plan was made. ${plural(count, 'en', { one: 'Its', other: 'Their' })} seats aren’t included.`,
    leftOut: {
      title: (count: number) =>
        `${number(count)} of the chosen licenses ${plural(count, 'en', { one: 'isn’t', other: 'aren’t' })} included`,
      reasons: {
        'no-seat': 'It has no seat in use.',
        'unreadable-seats': 'Polar’s answer lists seats that this app can’t read.',
        'not-checked': 'It couldn’t be checked.',
      } satisfies Record<LeftOutReason, string>,
      notListed: 'A license that isn’t in the list',
      more: (count: number) =>
        `${number(count)} more ${plural(count, 'en', { one: 'isn’t', other: 'aren’t' })} shown here.`,
    },
    notIncluded: {
      title: (parts: readonly string[]) => `Not included: ${parts.join(', ')}`,
      lines: (count: number) =>
        `${number(count)} ${plural(count, 'en', { one: 'line', other: 'lines' })} of the file`,
      unchecked: (count: number) => `${licensesOf(count)} that couldn’t be checked`,
      withoutSeats: (count: number) => `${licensesOf(count)} without seats`,
      notLoaded: (count: number) => `${licensesOf(count)} not loaded yet`,
      later: (count: number) => `${licensesOf(count)} for the next part`,
    },
    laterLicenses: (count: number) =>
      `One run has at most 20,000 seats. ${licensesOf(count)} ${plural(count, 'en', { one: 'follows', other: 'follow' })} in the next part.`,
    reason: 'Reason (optional)',
    reasonHint: 'Goes into the activity log and the report, for example “audit 2026”.',
    thisComputer: 'This computer’s seat isn’t selected.',
    release: (count: number) => `Release ${seatsOf(count)}…`,
    none: 'No seats are selected.',
    selectAll: 'Select all seats',
    discard: 'Discard',
    keyboardHint: 'Arrow keys move, Space selects a seat or clears it.',
  },
  confirm: {
    title: (count: number) => `Release ${seatsOf(count)}?`,
    body: 'These devices lose their license when their software next checks with Polar. You can’t undo this. A device with a valid key can be activated again.',
    type: (count: number) => `Type ${count} to confirm`,
    typeHint: 'So that nothing is released by mistake.',
    wrong: 'This isn’t the number of seats.',
    confirm: (count: number) => `Release ${seatsOf(count)}`,
    cancel: 'Cancel',
  },
  run: {
    running: (done: number, of: number) => `Releasing: ${number(done)} of ${seatsOf(of)} done`,
    paused: (done: number, of: number) => `Paused: ${number(done)} of ${seatsOf(of)} done`,
    stopped: (done: number, of: number) => `Stopped: ${number(done)} of ${seatsOf(of)} done`,
    interrupted: (done: number, of: number) =>
      `Interrupted: ${number(done)} of ${seatsOf(of)} done`,
    canceling: (done: number, of: number) => `Canceling: ${number(done)} of ${seatsOf(of)} done`,
    cancelingBody:
      'No more releases are sent. We check the seats with no answer yet; this takes a few seconds.',
    interruptedBodyOfCommand:
      'The command line started this release. It may still be running there. To continue here, wait until it ends.',
    interruptedBody:
      'Paused until you resume. We check unfinished seats first, so that no seat is released twice.',
    progress: 'Progress',
    rate: (perMinute: number) => `${number(Math.round(perMinute))} per minute`,
    pause: 'Pause',
    resume: 'Resume',
    connect: 'Connect again…',
    cancel: 'Cancel the rest…',
    cancelDialog: {
      title: 'Cancel the rest?',
      body: (unsent: number, unanswered: number) => {
        const rest = `${seatsOf(unsent)} ${plural(unsent, 'en', { one: 'stays', other: 'stay' })} as ${plural(unsent, 'en', { one: 'it is', other: 'they are' })}.`;
        const check = `We check ${seatsOf(unanswered)} with no answer yet.`;
        return `${unanswered === 0 ? rest : `${rest} ${check}`} Seats that were released stay released.`;
      },
      confirm: 'Cancel the rest',
      dismiss: 'Don’t cancel',
    },
  },
  end: {
    title: (released: number, seats: number) => `${number(released)} of ${seatsOf(seats)} released`,
    canceled: 'You canceled the rest.',
    includeCustomers: 'Name customers in the report',
    includeCustomersHint:
      'Otherwise names, addresses and device names are shortened to their first letter. Keys are always masked.',
    save: 'Save report…',
    saved: 'Report saved.',
    later: (count: number) =>
      `${licensesOf(count)} ${plural(count, 'en', { one: 'is', other: 'are' })} left for the next part.`,
    saveFirst: 'Save this report first.',
    next: 'Plan the next part',
    close: 'Done',
  },
  counts: {
    label: 'Results',
    released: 'Released',
    alreadyFree: 'Already free',
    stillHeld: 'Still in use',
    failed: 'Not released',
    leftOut: 'Left out',
    open: 'To do',
    notSent: 'Not sent',
    unanswered: 'No answer yet',
  },
  rows: {
    label: 'Seats',
    device: 'Device',
    customer: 'Customer',
    key: 'Key',
    activated: 'Activated',
    result: 'Result',
    unknown: 'Not known',
    foundFree: 'Confirmed later',
    keyboardHint: 'Arrow keys move through the seats.',
  },
  banner: {
    planned: 'A list of seats to release is ready.',
    show: 'Show',
  },
  releaseStranded: 'Release these seats…',
};
