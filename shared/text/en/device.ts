import { formatNumber, plural, unbroken } from '../../format.ts';
import type { SeatCount } from '../../license.ts';
import type { IndeterminateReason, WaitReason } from '../../seat-release.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;
/** The number of licenses for each result of their checks. */
interface CheckCounts {
  readonly active: number;
  readonly attention: number;
  readonly unchecked: number;
}

const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;
const seconds = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'second', other: 'seconds' })}`;

const waits: Record<WaitReason, string> = {
  'network-unreachable':
    'This computer can’t reach Polar. Until the release is sent, the seat stays in use.',
  'connection-insecure':
    'The connection to Polar isn’t secure, so nothing was sent. The seat stays in use.',
  'proxy-unreachable':
    'This network’s proxy can’t be reached, so nothing was sent. The seat stays in use.',
  'certificate-demanded':
    'This network requires a certificate from this computer, so nothing was sent. The seat stays in use.',
  'proxy-refused':
    'This network’s proxy doesn’t let the app connect to Polar, so nothing was sent. The seat stays in use.',
  'proxy-login':
    'This network’s proxy asks for a user name and password, so nothing was sent. The seat stays in use.',
  'proxy-no-route':
    'This network’s proxy can’t reach Polar, so nothing was sent. The seat stays in use.',
  'proxy-closed':
    'This network’s proxy closed the connection, so nothing was sent. The seat stays in use.',
  'rate-limited': 'Polar asked us to wait. Until it accepts the release, the seat stays in use.',
};

const indeterminateReasons: Record<IndeterminateReason, string> = {
  'no-answer': 'The request was sent, but no answer arrived.',
  'server-error': 'The request was sent, but Polar answered that it had a problem.',
  gone: 'Polar answered that it doesn’t know this seat. It may already be free.',
  'app-ended': 'The app closed before the answer arrived.',
};

/** Text of the screen that shows this device. */
export const device = {
  title: 'This device',

  active: {
    title: 'Active on this computer',
    detail: (when: string) => `Confirmed by Polar ${when}.`,
  },
  expired: {
    title: 'The license has expired',
    detail: (when: string) => `It ended on ${when}. Renew it with the seller.`,
  },
  unchecked: {
    title: 'Activated on this computer',
    detail: (when: string) =>
      `Polar last confirmed this seat ${when}. It hasn’t been checked since the app started.`,
    never: 'This seat hasn’t been checked with Polar yet.',
  },
  checking: { title: 'Activated on this computer', detail: 'Checking with Polar…' },
  notReached: {
    title: (when: string) => `Active, last checked ${when}`,
    titleNever: 'Activated, not confirmed yet',
    detail: 'We couldn’t check it now.',
  },
  removed: {
    title: 'Released elsewhere',
    detail:
      'Polar no longer lists this computer, and this app didn’t release it. Another computer may be using the seat now. “Activate again” needs a free seat.',
  },
  neverConfirmed: {
    title: 'Polar doesn’t know this activation',
    detail:
      'Polar has no seat with this activation ID. If the ID was mistyped, the real seat may still be in use: use the existing activation with the right ID. Entering the key again may use a second seat.',
  },
  keyChanged: {
    title: 'Polar no longer knows this key',
    detail:
      'The key was replaced, or the license was deleted. If you got a new key, enter it. Otherwise ask the seller.',
  },
  keyInactive: {
    title: 'The license is no longer active',
    expired: (when: string) => `The license expired on ${when}.`,
    /** Where the date is not known. */
    expiredEarlier: 'The license has expired.',
    turnedOff: 'The license was turned off.',
    canRelease: 'You can still release this computer’s seat.',
  },
  holding: {
    title: (left: number) => (left === 0 ? 'Releasing…' : `Releasing in ${seconds(left)}`),
    detail: 'Nothing has been sent yet.',
  },
  releasing: { title: 'Releasing…', detail: 'Waiting for Polar’s answer.' },
  waiting: {
    title: 'Release not sent yet',
    /** Replaces the title where Polar got the request and refused it for now. */
    notAccepted: 'Release not accepted yet',
    detail: waits,
  },
  unknown: {
    title: 'We don’t know yet whether the seat is free',
    detail: (why: IndeterminateReason) =>
      `${indeterminateReasons[why]} We’ll check again automatically.`,
  },
  settling: {
    title: 'Checking whether the seat is free…',
    detail: (why: IndeterminateReason) => indeterminateReasons[why],
    stillListed: 'Polar still lists the seat. That may be out of date, so we’ll check again.',
  },
  failed: { title: 'Not released' },
  unconfirmed: { title: 'The release can’t be confirmed' },
  released: {
    title: 'Released',
    /** A time of today's day, or a whole date. */
    atTime: (time: string) => `at ${time}`,
    onDate: (date: string) => `on ${date}`,
    confirmed: (when: string) => `Polar confirmed ${when} that the seat is free.`,
    foundFree: (when: string) =>
      `When checked ${when}, Polar no longer listed this seat: it is free.`,
    writing: 'Saving the receipt…',
  },
  activating: {
    title: (label: string) => `Activating ${label}…`,
    detail: 'Waiting for Polar’s answer.',
  },
  unfinished: {
    title: 'The activation isn’t finished',
    detail: (label: string) =>
      `We asked Polar for a seat for “${label}” and didn’t get a clear answer.`,
    cannotCheck:
      'This app can’t see whether this computer got a seat. The seller can, and your purchases page may show it. If the seller sends you the activation ID, enter it here. Starting over may use a second seat.',
    notYet: 'Polar doesn’t list this seat so far. We’ll check again automatically.',
  },
  unsaved: {
    title: 'The new seat isn’t saved',
    detail: (label: string) =>
      `Polar gave “${label}” a seat, and only this open window knows about it. We’ll retry automatically.`,
  },
  copied: {
    title: 'This seat belongs to another computer',
    detail: (label: string) =>
      `The app’s data was copied or restored from “${label}”. This computer doesn’t have its own seat yet. Releasing the seat here would take it away from that computer. Nothing was sent.`,
    activation: {
      title: 'This activation belongs to another computer',
      detail: (label: string) =>
        `The app’s data was copied or restored from another computer, which was being activated as “${label}”. This computer doesn’t have its own seat yet. Nothing was sent.`,
    },
    releasing: (label: string) => `This seat belongs to another computer, “${label}”.`,
    releaseCanceled: 'Release canceled. The other computer keeps its seat.',
  },
  unreadable: {
    title: 'The license data on this computer can’t be read',
    setAsideOnContinue:
      'You can continue without it. The file is kept. If it held a seat, the seat stays in use until it’s released on your purchases page or by the seller.',
    newer: {
      title: 'A newer version saved this license',
      detail: 'Install the newer version of the app to use it again.',
    },
    leftInPlace: 'The file stays where it is.',
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
    /** Adds the licenses whose receipts are shown. */
    withReleased: (licenses: string, released: number) =>
      `${licenses}, plus ${number(released)} released`,
    details: 'Details',
    move: 'Move…',
    moveAll: 'Move all…',
    /** Names a button of one license for screen readers. */
    buttonOf: (button: string, license: string) => `${button} (${license})`,
    back: 'All licenses',
    add: 'Add a license',
    receiptsMove: 'Activating moves the receipts on “This device” to Activity.',
    found: {
      'already-activated': 'This computer already has this license. No new seat was used.',
      'activation-unfinished':
        'The activation of this license isn’t finished. No new seat was used.',
    },
    /** Checks of all licenses. */
    checkAll: {
      progress: ({ current, total }: { current: number; total: number }) =>
        `Checking license ${number(current)} of ${number(total)}…`,
      results: ({ active, attention, unchecked }: CheckCounts) => {
        if (active + attention === 0)
          return 'No license could be checked. Your seats don’t change.';
        const parts = [
          ...(active > 0 ? [`${number(active)} active`] : []),
          ...(attention > 0
            ? [
                plural(attention, 'en', {
                  one: '1 needs attention',
                  other: `${number(attention)} need attention`,
                }),
              ]
            : []),
          ...(unchecked > 0 ? [`${number(unchecked)} couldn’t be checked`] : []),
        ];
        return `Licenses checked: ${parts.join(', ')}.`;
      },
    },
    releaseAll: 'Release all…',
    /** A joint release. `left`: seconds until it is sent. */
    holding: (count: number, left: number) =>
      left === 0
        ? `Releasing ${seatsOf(count)}…`
        : `Releasing ${seatsOf(count)} in ${seconds(left)}`,
    undo: 'Cancel releases',
    undone: 'Releases canceled. This computer keeps its seats.',
    putAway: 'Dismiss receipts',
    dialog: {
      title: (license: string) => `Release the seat of “${license}”?`,
      body: 'This license stops working on this computer. Your other licenses and your files aren’t affected. The seat can be used on another computer.',
      cancel: 'Cancel',
    },
    dialogAll: {
      title: (count: number) => `Release ${seatsOf(count)}?`,
      body: 'These licenses stop working on this computer. Your files aren’t affected. Their seats become free.',
      list: 'Licenses to release',
      others: (count: number) =>
        plural(count, 'en', {
          one: 'One other license won’t be released. Its card says why.',
          other: `${number(count)} other licenses won’t be released. Their cards say why.`,
        }),
      keyChanged: (count: number) =>
        plural(count, 'en', {
          one: 'One license is left out because Polar no longer knows its key.',
          other: `${number(count)} licenses are left out because Polar no longer knows their keys.`,
        }),
      confirm: (count: number) => `Release ${seatsOf(count)}`,
    },
    rename: 'Rename…',
    renameForm: {
      label: 'License name',
      hint: 'Appears in this app, and on receipts and support requests. Optional.',
      save: 'Save',
      cancel: 'Cancel',
    },
    /** What a card says below the state, where the page of the license says more. */
    card: {
      expires: (when: string) => `Expires on ${when}`,
      expiresSoon: (when: string, left: string) => `Expires on ${when}, ${unbroken(left)}`,
      ended: (when: string) => `Expired on ${when}`,
      noExpiry: 'Never expires',
      expiryUnknown: 'Expiry not known yet',
      removed: 'This computer no longer has a seat of this license.',
      neverConfirmed: 'The activation ID may be mistyped.',
      keyChanged: 'If you got a new key, enter it. Otherwise ask the seller.',
      copied: (label: string) => `The data was copied from “${label}”.`,
      unfinished: 'We don’t know yet whether this computer got a seat.',
      damaged: 'The file is kept. If it held a seat, the seat stays in use until it’s released.',
    },
    /** Replaces texts that are about the only license. */
    unreadableTitle: 'The data of this license can’t be read',
    removedDetail:
      'Polar no longer lists this computer for this license, and this app didn’t release it. Another computer may be using the seat now. “Activate again” needs a free seat.',
    copiedDetail: (label: string) =>
      `The record was copied or restored from “${label}”. This computer doesn’t have its own seat of this license yet. Releasing the seat here would take it away from that computer. Nothing was sent.`,
  },

  seatAvailability: {
    yours: 'This didn’t change your seat.',
    theirs: 'The seat still belongs to the other computer.',
    free: 'Your seat is free.',
    unknown: 'We don’t know yet whether your seat is free.',
    gone: 'This computer has no seat.',
    'none-taken': 'This computer took no seat.',
    'none-of-license': 'This computer took no seat of this license.',
    unfinished: 'We don’t know yet whether this computer was activated.',
  },

  actions: {
    check: 'Check now',
    release: 'Release seat…',
    undoRelease: 'Cancel release',
    sendNow: 'Send now',
    cancelRelease: 'Cancel release',
    checkAgain: 'Check again',
    findSeat: 'Check again',
    saveSeat: 'Save now',
    tryAgain: 'Try again',
    enterKeyAgain: 'Enter a key…',
    useExisting: 'Use an existing activation…',
    enterNewKey: 'Enter the new key…',
    getHelp: 'Get help',
    openPortal: 'Open your purchases page',
    askSeller: 'Ask the seller…',
    useActivation: 'Enter the activation ID…',
    checkUpdates: 'Check for updates',
    connectAgain: 'Connect again…',
    stopTrying: 'Stop trying',
    setAside: 'Start over anyway…',
    activateHere: 'Activate this computer…',
    sameComputer: 'This is the same computer…',
    setCopiedRecordAside: 'Enter a key…',
    useAnotherKey: 'Activate with another key…',
    activateAgain: 'Activate again',
    releaseOther: 'Release that computer’s seat…',
    continueWithout: 'Continue without it',
    done: 'Done',
  },

  facts: {
    label: 'License details',
    details: 'Details',
    organization: 'Organization ID',
    product: 'Product',
    key: 'License key',
    name: 'Device name',
    activated: 'Activated',
    expires: 'Expires',
    server: 'Server',
    code: 'Device code',
    codeHelp: 'For support',
    noExpiry: 'Never',
    notReported: 'Not known',
    expired: 'Expired',
    file: 'File',
    attempts: 'Attempts',
    next: 'Next attempt',
    nextCheck: 'Next check',
  },
  key: {
    reveal: 'Reveal',
    revealLabel: 'Reveal the license key',
    copy: 'Copy',
    copyLabel: 'Copy the license key',
    hidden: (ending: string) => (ending === '' ? 'Hidden' : `Hidden, ends in ${ending}`),
    copied: 'Key copied. It’s removed from the clipboard in one minute.',
  },
  attempts: (count: number) => number(count),
  seats: {
    ofLimit: ({ used, limit }: SeatCount) =>
      limit === null
        ? `${seatsOf(used)} used · no seat limit`
        : `${number(used)} of ${seatsOf(limit)} used`,
    withThis: ({ used, limit }: SeatCount) => {
      const who = used === 1 ? 'by this computer' : 'including this computer';
      return limit === null
        ? `${seatsOf(used)} used, ${who} · no seat limit`
        : `${number(used)} of ${seatsOf(limit)} used, ${who}`;
    },
    only: 'The only seat, used by this computer',
    asOf: (count: string, when: string) => `${count}, as of ${when}`,
    asOfTime: (count: string, time: string) => `${count}, as of ${time}`,
    /** A count of an unknown day. */
    lastCount: (count: string) => `${count} when last counted`,
    /** While it is unknown whether a release freed the seat of this computer. */
    beforeRelease: (count: string) => `${count} before the release`,
    /** Of the receipt, which stays while the count goes on. */
    afterRelease: (count: string) => `${count} after the release`,
    notKnownYet: 'Not known yet',
    short: ({ used, limit }: SeatCount) =>
      limit === null ? number(used) : `${number(used)} of ${number(limit)}`,
    heading: 'Seats used',
    places: {
      this: () => 'This computer',
      other: (count: number) =>
        plural(count, 'en', {
          one: 'Another computer',
          other: `${number(count)} other computers`,
        }),
      free: (count: number) =>
        plural(count, 'en', { one: 'Free seat', other: `${number(count)} free seats` }),
      wereFree: (count: number) =>
        plural(count, 'en', { one: 'Was free', other: `${number(count)} were free` }),
    },
    inUse: 'In use',
    wasInUse: 'Was in use',
    owner: (who: string) => `Owner: ${who}`,
    othersUnknown: 'This app can’t see which other seats are in use. The seller can.',
    change: (before: string, after: string) => `${before}, then ${after}`,
  },
  /** Beside the license card in a wide window. */
  recent: {
    title: 'Recent activity',
    all: 'Show all',
    empty: 'Nothing yet. You’ll find activations and releases here.',
  },
  elsewhere: {
    title: 'Who may have released it',
    tips: [
      {
        title: 'You, on your purchases page',
        body: 'The page may let you remove computers. If you did, there’s nothing left to do.',
      },
      {
        title: 'The seller',
        body: 'They can release a seat, for example if you asked for help. If you didn’t expect it, ask them.',
      },
      {
        title: 'A copy of this computer',
        body: 'A backup or a cloned disk holds the same seat and can release it. Enter the key on both.',
      },
    ],
  },
  afterRelease: {
    title: 'What’s next',
    tips: [
      {
        title: 'On another computer',
        body: 'Enter the same license key there while the license is active. It uses a free seat.',
      },
      {
        title: 'On this computer',
        body: 'Press “Done”, then enter the key again. The receipt stays in Activity.',
      },
    ],
    /** Replaces the tip for this computer while the app still has the key. */
    activateAgain: 'Press “Activate again”. After you quit the app, you’ll need the key.',
  },
  dialog: {
    title: (label: string) => `Release the seat of “${label}”?`,
    body: (product: string | null) =>
      `${product === null ? 'Your license stops working on this computer.' : `Your ${product} license stops working on this computer.`} Your files aren’t affected. The seat can be used on another computer.`,
    /** Replaces the body where the license has ended or is turned off. */
    inactive:
      'Your seat becomes free. Until the license is active again, its key activates no computer. Your files aren’t affected.',
    /** Replaces the body where Polar no longer knows the key. */
    keyChanged:
      'Polar no longer knows this key, so it can’t confirm the release, and the seat may stay in use. If you have a new key, enter it instead. Your files aren’t affected.',
    undo: 'You have 5 seconds to change your mind before anything is sent.',
    confirm: 'Release seat',
    cancel: 'Cancel',
  },
  setAside: {
    title: 'Start over?',
    body: 'If Polar did give this computer a seat, activating again uses a second one, and the first stays in use until it’s released.',
    confirm: 'Start over',
    cancel: 'Cancel',
  },
  releaseCanceled: 'Release canceled. This computer keeps its seat.',
};
