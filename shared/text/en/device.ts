import { formatNumber, plural } from '../../format.ts';
import type { SeatCount } from '../../license.ts';
import type { IndeterminateReason, WaitReason } from '../../seat-release.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;
const seconds = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'second', other: 'seconds' })}`;

const waits: Record<WaitReason, string> = {
  'network-unreachable': 'This computer cannot reach Polar. Until it can, the seat still counts.',
  'connection-insecure':
    'The connection to Polar is not secure, so nothing was sent. The seat still counts.',
  'proxy-unreachable':
    'The proxy of this network cannot be reached, so nothing was sent. The seat still counts.',
  'certificate-demanded':
    'This network demands a certificate from this computer, so nothing was sent. The seat still counts.',
  'proxy-refused':
    'The proxy of this network does not let the app through to Polar, so nothing was sent. The seat still counts.',
  'proxy-login':
    'The proxy of this network asks for a user name and password. Nothing was sent, and the seat still counts.',
  'proxy-no-route':
    'The proxy of this network cannot reach Polar, so nothing was sent. The seat still counts.',
  'proxy-closed':
    'The proxy of this network closed the connection, so nothing was sent. The seat still counts.',
  'rate-limited': 'Polar is busy and asked us to wait. Until it answers, the seat still counts.',
};

const indeterminateReasons: Record<IndeterminateReason, string> = {
  'no-answer': 'The request was sent, but the answer was lost on the way.',
  'server-error': 'The request was sent, but Polar answered with a fault of its own.',
  gone: 'Polar answered that it does not know this seat. It may be free already.',
  'app-ended': 'The app ended before the answer came.',
};

/** Text of the screen that shows this device. */
export const device = {
  title: 'This device',

  active: {
    title: 'Active on this device',
    detail: (when: string) => `Confirmed by Polar ${when}.`,
  },
  unchecked: {
    title: 'Activated on this device',
    detail: 'Polar has not been asked about this seat yet.',
  },
  checking: { title: 'Activated on this device', detail: 'Asking Polar about this seat…' },
  notReached: {
    title: (when: string) => `Active, last checked ${when}`,
    titleNever: 'Activated, not confirmed yet',
    detail: 'Nothing changes for this device.',
  },
  removed: {
    title: 'Released elsewhere',
    detail:
      'Polar no longer lists this device, and this app did not release it. This computer holds no seat any more, and another one may have taken it. Enter the key again to take a seat. Below you find who may have released it.',
  },
  neverConfirmed: {
    title: 'Polar does not know this activation',
    detail:
      'Polar never confirmed this seat, and the key has no activation with its ID. If the ID is mistyped, the real seat still counts. Enter the key again, or import the seat with the right ID.',
  },
  keyChanged: {
    title: 'The key was changed',
    detail:
      'Polar does not know this key any more: it was replaced, or its license deleted. This device’s record is kept. Ask the seller for the new key, and enter it with “Add a license”: the seat stays the same.',
  },
  keyInactive: {
    title: 'The license is no longer active',
    detail:
      'Polar says that its key has ended or was turned off, and then shows nothing of its seats. You can still release this device’s seat.',
  },
  holding: {
    title: (left: number) => (left === 0 ? 'Releasing…' : `Releasing in ${seconds(left)}`),
    detail: 'Nothing has been sent yet.',
  },
  releasing: { title: 'Releasing…', detail: 'Waiting for Polar’s answer.' },
  waiting: { title: 'Release waiting to be sent', detail: waits },
  unknown: {
    title: 'We don’t know yet whether the seat is free',
    detail: (why: IndeterminateReason) =>
      `${indeterminateReasons[why]} We look again by ourselves.`,
  },
  settling: {
    title: 'Looking whether the seat is free…',
    detail: (why: IndeterminateReason) => indeterminateReasons[why],
    stillListed: 'Polar still lists the seat. That may be out of date, so we look again.',
  },
  failed: { title: 'Not released' },
  unconfirmed: { title: 'The release cannot be confirmed' },
  released: {
    title: 'Released',
    /** A time of today's day, or a whole date. */
    atTime: (time: string) => `at ${time}`,
    onDate: (date: string) => `on ${date}`,
    confirmed: (when: string) =>
      `Polar confirmed it ${when}. The seat can be used on another computer.`,
    foundFree: (when: string) =>
      `Polar no longer listed this seat ${when}. It can be used on another computer.`,
    writing: 'Writing the receipt…',
  },
  activating: {
    title: (label: string) => `Activating ${label}…`,
    detail: 'Waiting for Polar’s answer.',
  },
  unfinished: {
    title: 'The activation is not finished',
    detail: (label: string) =>
      `We asked Polar for a seat for “${label}” and don’t know what came of it. Activating again could take a second seat.`,
    cannotCheck:
      'Polar lists seats only to the seller, so without the organization’s token this app cannot look. Ask the seller whether this computer got a seat, or start over and perhaps use a second one.',
    notYet: 'Polar lists no such seat so far. We look again by ourselves.',
  },
  unsaved: {
    title: 'The new seat is not saved',
    detail: (label: string) =>
      `Polar gave “${label}” a seat, and only this open window knows of it. We try again by ourselves.`,
  },
  copied: {
    title: 'This seat is another computer’s',
    detail: (label: string) =>
      `The app’s data was copied or restored from “${label}”. This computer has no seat of its own yet. Releasing the seat here would take it away from that computer. Nothing was sent.`,
    activation: {
      title: 'This activation is another computer’s',
      detail: (label: string) =>
        `The app’s data was copied or restored from another computer, which was being activated as “${label}”. This computer has no seat of its own yet. Nothing was sent.`,
    },
    releasing: (label: string) => `This is the seat of another computer, “${label}”.`,
    releaseCanceled: 'Taken back. The other computer keeps its seat.',
  },
  unreadable: {
    title: 'This device’s record cannot be read',
    setAsideOnContinue:
      'The file is left where it is. If you go on without it, it is kept under another name, so nothing is lost.',
    leftInPlace: 'The file is left where it is.',
  },

  /** Text for a computer with several licenses. */
  licenses: {
    list: 'Licenses',
    /** Names of a license without another name. */
    key: (ending: string) => (ending === '' ? 'Hidden key' : `Key ending in ${ending}`),
    prefixed: (prefix: string, ending: string) => `${prefix} … ${ending}`,
    unknown: 'Unknown license',
    count: (count: number) =>
      count === 0 ? 'No license on this computer' : `${licensesOf(count)} on this computer`,
    details: 'Details',
    /** Names a button of one license for screen readers. */
    buttonOf: (button: string, license: string) => `${button} (${license})`,
    back: 'All licenses',
    add: 'Add a license',
    receiptsMove:
      'When you activate, the receipts that this device shows now are put away. You find them in the activity.',
    found: {
      'already-activated': 'This computer already has this license. No new seat was taken.',
      'activation-unfinished':
        'The activation of this license is not finished. No new seat was taken.',
    },
    releaseAll: 'Release all…',
    /** A joint release. `left`: seconds until it is sent. */
    holding: (count: number, left: number) =>
      left === 0
        ? `Releasing ${seatsOf(count)}…`
        : `Releasing ${seatsOf(count)} in ${seconds(left)}`,
    undo: 'Undo',
    undone: 'The releases were taken back. This computer keeps its seats.',
    putAway: 'Put receipts away',
    dialog: {
      title: (license: string) => `Release the seat of “${license}”?`,
      body: 'This license stops working on this computer. Your other licenses and your files are not touched. The seat can be used on another computer.',
      cancel: 'Cancel',
    },
    dialogAll: {
      title: (count: number) => `Release ${seatsOf(count)}?`,
      body: 'These licenses stop working on this computer. Your files are not touched. The seats can be used on other computers.',
      list: 'Licenses to release',
      others: (count: number) =>
        plural(count, 'en', {
          one: 'One other license is not released. Its card says why.',
          other: `${number(count)} other licenses are not released. Their cards say why.`,
        }),
      confirm: (count: number) => `Release ${seatsOf(count)}`,
    },
    rename: 'Rename…',
    renameForm: {
      label: 'Name of the license',
      hint: 'Only you see it, and whoever gets a support request from you. Leave it empty to see the key’s end.',
      save: 'Save',
      cancel: 'Cancel',
    },
    /** What a card says below the state, where the page of the license says more. */
    card: {
      expires: (when: string) => `Expires on ${when}`,
      ended: (when: string) => `Ended on ${when}`,
      noExpiry: 'No expiry',
      expiryUnknown: 'Expiry not known yet',
      removed: 'This computer no longer holds a seat of this license.',
      neverConfirmed: 'The activation ID may be mistyped.',
      keyChanged: 'Ask the seller for the new key.',
      keyInactive: 'The key has ended or was turned off.',
      copied: (label: string) => `The data was copied from “${label}”.`,
      unfinished: 'It is not known whether this computer got a seat.',
      damaged: 'If you go on without it, the file is kept under another name.',
    },
    /** Replaces texts that are about the only license. */
    unreadableTitle: 'The record of this license cannot be read',
    removedDetail:
      'Polar no longer lists this device for this license, and this app did not release it. Another computer may have taken the seat. Enter the key again to take one. Below you find who may have released it.',
    copiedDetail: (label: string) =>
      `The record was copied or restored from “${label}”. This computer has no seat of its own of this license yet. Releasing the seat here would take it away from that computer. Nothing was sent.`,
  },

  seatAvailability: {
    yours: 'Your seat is still yours.',
    theirs: 'The seat is still the other computer’s.',
    free: 'Your seat is free.',
    unknown: 'We don’t know yet whether your seat is free.',
    'none-taken': 'No seat was taken.',
    unfinished: 'We still don’t know what came of the activation.',
  },

  actions: {
    check: 'Check now',
    release: 'Release seat…',
    undoRelease: 'Keep this device',
    sendNow: 'Send now',
    cancelRelease: 'Cancel the release',
    checkAgain: 'Look again now',
    findSeat: 'Look again now',
    saveSeat: 'Save it now',
    tryAgain: 'Try again',
    enterKeyAgain: 'Enter a key…',
    setAside: 'Start over anyway…',
    activateHere: 'Activate this computer…',
    sameComputer: 'This is the same computer…',
    setCopiedRecordAside: 'Enter a key…',
    releaseOther: 'Release that computer’s seat…',
    continueWithout: 'Continue without it',
    done: 'Done',
  },

  facts: {
    label: 'Details',
    product: 'Product',
    license: 'License',
    key: 'License key',
    name: 'Device name',
    activated: 'Activated',
    expires: 'Expires',
    server: 'Server',
    code: 'Device code',
    codeHelp: 'For support',
    noExpiry: 'No expiry',
    notReported: 'Polar has not told yet',
    ended: (when: string) => `Ended ${when}`,
    attempts: 'Attempts',
    next: 'Next attempt',
    nextCheck: 'Next look',
  },
  key: {
    reveal: 'Reveal',
    revealLabel: 'Reveal the license key',
    copy: 'Copy',
    copyLabel: 'Copy the license key',
    hidden: (ending: string) => (ending === '' ? 'Hidden' : `Hidden, ends in ${ending}`),
    copied: 'Key copied. It leaves the clipboard in a minute.',
  },
  attempts: (count: number) => number(count),
  seats: {
    ofLimit: ({ used, limit }: SeatCount) =>
      limit === null
        ? plural(used, 'en', {
            one: `${number(used)} seat used`,
            other: `${number(used)} seats used`,
          })
        : `${number(used)} of ${number(limit)} ${plural(limit, 'en', { one: 'seat', other: 'seats' })} used`,
    withThis: (count: string) => `${count}, one by this device`,
    short: ({ used, limit }: SeatCount) =>
      limit === null ? number(used) : `${number(used)} of ${number(limit)}`,
    heading: 'Seats used',
    change: (before: string, after: string) => `${before}, then ${after}`,
  },
  about: {
    title: 'What a release does',
    tips: [
      { title: 'This computer', body: 'It stops being licensed. Your files are not touched.' },
      { title: 'The seat', body: 'It becomes free and can be used on another computer.' },
      { title: 'The way back', body: 'Enter the key again here, as long as a seat is free.' },
    ],
  },
  elsewhere: {
    title: 'Who may have released it',
    tips: [
      {
        title: 'You, on your purchases page',
        body: 'You can remove devices there. Then nothing is left to do.',
      },
      {
        title: 'The seller',
        body: 'They can free a seat, for example when you asked for help. If you did not expect it, ask them.',
      },
      {
        title: 'A copy of this computer',
        body: 'A restored backup or a cloned disk holds the same seat and can release it. Each computer needs a seat of its own: enter the key on both.',
      },
    ],
  },
  afterRelease: {
    title: 'What comes next',
    tips: [
      {
        title: 'On another computer',
        body: 'Enter the same license key there. It takes the free seat.',
      },
      { title: 'On this computer', body: 'Press “Done” and enter the key again to come back.' },
      { title: 'The receipt', body: 'After “Done” you find it in the activity.' },
    ],
  },
  dialog: {
    title: (label: string) => `Release the seat of ${label}?`,
    body: (product: string | null) =>
      `${product === null ? 'This computer stops being licensed.' : `${product} stops being licensed on this computer.`} Your files are not touched. The seat can be used on another computer.`,
    undo: 'You have 5 seconds to change your mind before anything is sent.',
    confirm: 'Release seat',
    cancel: 'Keep this device',
  },
  setAside: {
    title: 'Start the activation over?',
    body: 'If Polar did give this computer a seat, activating again takes a second one, and the first stays taken until the seller frees it.',
    confirm: 'Start over',
    cancel: 'Not yet',
  },
  releaseCanceled: 'The release was taken back. This device keeps its seat.',
};
