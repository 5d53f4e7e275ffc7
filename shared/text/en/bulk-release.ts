import { formatNumber, plural } from '../../format.ts';
import type { LeftOutReason, SeatRule } from '../../bulk-release.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

const rules: Record<SeatRule['type'], string> = {
  'older-than': 'Activated long ago',
  duplicates: 'Same name: all but the newest of each',
  'all-but-newest': 'All but the newest of each license',
  stranded: 'Activated with a key that was replaced',
  all: 'All seats',
};

/** Text of the screen that releases many seats. */
export const bulkRelease = {
  open: 'Release many…',
  title: 'Release many seats',
  back: 'Back to the list',
  form: {
    lead: 'Choose the seats. You see every one of them before anything is released.',
    scope: 'Of which licenses',
    chosen: (count: number) => `The ${licensesOf(count)} you selected`,
    matching: 'All that fit the search and the filters',
    allLicenses: 'All licenses',
    partial: (read: number, of: number) =>
      `Only ${number(read)} of ${licensesOf(of)} are read so far. The others are not in it.`,
    csv: 'From a CSV file',
    csvBody: 'Keys, activation ids or e-mail addresses, anywhere in it.',
    file: 'File',
    noFile: 'Choose a file.',
    largeFile: 'This file is too large: 8 MB is the most.',
    rule: 'Which of their seats',
    rules,
    csvRule: 'An activation id in the file names its own seat. This is for keys and addresses.',
    days: 'Activated more than this many days ago',
    daysHint: 'From 1 to 36,500.',
    noDays: 'A whole number from 1 to 36,500 is needed here.',
    submit: 'Show the seats',
  },
  planning: {
    title: 'Looking at the licenses',
    progress: (checked: number, of: number, seats: number) =>
      `${number(checked)} of ${licensesOf(of)} looked at, ${seatsOf(seats)} found so far`,
    body: 'Nothing is released. Each license is asked for by itself, since Polar’s list tells no seats.',
    cancel: 'Cancel',
  },
  notPlanned: { retry: 'Choose again' },
  plan: {
    title: (seats: number) => `${seatsOf(seats)} found`,
    chosen: (chosen: number, licenses: number) =>
      `${seatsOf(chosen)} of ${licensesOf(licenses)} will be released.`,
    skipped: {
      title: (count: number) =>
        `${number(count)} ${plural(count, 'en', { one: 'line of the file leads', other: 'lines of the file lead' })} to no seat`,
      line: (line: number) => `Line ${number(line)}`,
      more: (count: number) => `${number(count)} more are in the saved list.`,
      save: 'Save these lines…',
      saved: 'Lines saved.',
    },
    unresolvedLines: (count: number) =>
      `${number(count)} ${plural(count, 'en', { one: 'line names', other: 'lines name' })} a seat without its license, and not all licenses are checked yet. Add the license’s id or key to the line.`,
    uncheckedLicenses: (count: number) =>
      `${licensesOf(count)} could not be looked at and ${plural(count, 'en', { one: 'is', other: 'are' })} not in it.`,
    unreadLicenses: (count: number) =>
      `${licensesOf(count)} of your organization had not been read when this plan was made. ${plural(count, 'en', { one: 'Its', other: 'Their' })} seats are not in it.`,
    leftOut: {
      title: (count: number) =>
        `${licensesOf(count)} ${plural(count, 'en', { one: 'is', other: 'are' })} not in this plan`,
      reasons: {
        'no-seat': 'It has no seat in use.',
        'unreadable-seats': 'Polar’s answer lists seats that this app cannot read.',
        'not-checked': 'It could not be checked.',
      } satisfies Record<LeftOutReason, string>,
      notListed: 'A license that is not in the list',
      more: (count: number) =>
        `${number(count)} more ${plural(count, 'en', { one: 'is', other: 'are' })} not shown here.`,
    },
    thisComputer: 'This computer’s own seat is among them, and is left out until you select it.',
    release: (count: number) => `Release ${seatsOf(count)}…`,
    none: 'No seat is selected.',
    selectAll: 'Select all',
    selectNone: 'Select none',
    discard: 'Discard',
    keyboardHint: 'Arrow keys move, Space takes a seat in or leaves it out.',
  },
  confirm: {
    title: (count: number) => `Release ${seatsOf(count)}?`,
    body: (licenses: number) =>
      `Devices of ${licensesOf(licenses)} stop being licensed at their next check. Nothing on them is deleted. A seat that was released cannot be given back from here, and a device that still has a valid key can take one again.`,
    type: (count: number) => `Type ${count} to confirm`,
    typeHint: 'So that a slip of the hand releases nothing.',
    wrong: 'This is not the number of seats.',
    confirm: (count: number) => `Release ${seatsOf(count)}`,
    cancel: 'Release nothing',
  },
  run: {
    running: (done: number, of: number) => `Releasing: ${number(done)} of ${seatsOf(of)} done`,
    paused: (done: number, of: number) => `Paused: ${number(done)} of ${seatsOf(of)} done`,
    stopped: (done: number, of: number) => `Stopped: ${number(done)} of ${seatsOf(of)} done`,
    interrupted: (done: number, of: number) =>
      `Interrupted: ${number(done)} of ${seatsOf(of)} done`,
    canceling: (done: number, of: number) => `Canceling: ${number(done)} of ${seatsOf(of)} done`,
    cancelingBody:
      'Nothing is sent any more. The seats of which nobody knows are looked at, which takes some seconds.',
    interruptedBodyOfCommand:
      'The command line began this release. It may be running there now: to go on here, let it end first.',
    interruptedBody:
      'Nothing goes on before you say so. What was under way is looked at first, so that no seat is released twice.',
    progress: 'How many seats are done',
    rate: (perMinute: number) => `${number(Math.round(perMinute))} a minute`,
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel the rest…',
    cancelDialog: {
      title: 'Cancel the rest?',
      body: (open: number) =>
        `${seatsOf(open)} ${plural(open, 'en', { one: 'stays', other: 'stay' })} as ${plural(open, 'en', { one: 'it is', other: 'they are' })}. What is released stays released.`,
      confirm: 'Cancel the rest',
      dismiss: 'Go on',
    },
  },
  end: {
    title: (released: number, seats: number) => `${number(released)} of ${seatsOf(seats)} released`,
    canceled: 'You canceled the rest.',
    includeCustomers: 'Name customers in the report',
    includeCustomersHint:
      'Otherwise names, addresses and device names are cut to their first letter. Keys are always masked.',
    save: 'Save report…',
    saved: 'Report saved.',
    close: 'Done',
  },
  counts: {
    label: 'Results',
    released: 'Released',
    alreadyFree: 'Already free',
    stillHeld: 'Still held',
    failed: 'Failed',
    leftOut: 'Left out',
    open: 'To do',
  },
  rows: {
    label: 'Seats',
    device: 'Device',
    customer: 'Customer',
    key: 'Key',
    activated: 'Activated',
    result: 'Result',
    unknown: 'Not known',
    foundFree: 'Found free later',
    keyboardHint: 'Arrow keys move through the seats.',
  },
  banner: {
    planned: 'A list of seats to release is ready.',
    show: 'Show',
  },
  releaseStranded: 'Release these seats…',
};
