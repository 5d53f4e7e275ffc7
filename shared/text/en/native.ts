import { formatNumber, plural } from '../../format.ts';
import type { SeatReleaseName } from '../../seat-release.ts';

const number = (value: number) => formatNumber(value, 'en');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'seat', other: 'seats' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'en', { one: 'license', other: 'licenses' })}`;

/** The consequence of quitting for a release, by the release's state. Null if there is none. */
const quitDetail: Record<SeatReleaseName, string | null> = {
  idle: null,
  released: null,
  failed: null,
  holding: 'Nothing has been sent yet. If you quit now, the release is taken back.',
  releasing: 'The request is on its way. The app finds out what came of it at its next start.',
  unknown: 'It is not known whether the seat is free. The app looks again at its next start.',
  settling: 'It is not known whether the seat is free. The app looks again at its next start.',
  waiting:
    'It has not been sent yet. The app sends it at its next start. Until then the seat counts.',
};

/** Text that the operating system shows: menus, dialogs and notifications. */
export const native = {
  menu: {
    about: (app: string) => `About ${app}`,
    services: 'Services',
    hide: (app: string) => `Hide ${app}`,
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: (app: string) => `Quit ${app}`,
    exit: 'Exit',
    file: 'File',
    releaseSeat: 'Release Seat…',
    checkNow: 'Check Now',
    copyKey: 'Copy License Key',
    settings: 'Settings…',
    close: 'Close Window',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    delete: 'Delete',
    selectAll: 'Select All',
    view: 'View',
    device: 'This Device',
    activity: 'Activity',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Toggle Full Screen',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    bringAllToFront: 'Bring All to Front',
    help: 'Help',
    documentation: 'Documentation',
    releaseAndQuit: 'Release Seat and Quit…',
    uninstall: (app: string) => `Uninstall ${app}…`,
  },
  about: {
    version: (version: string) => `Version ${version}`,
    credits: 'Shows the seat this computer holds, and gives it back.',
  },
  confirm: {
    cancel: 'Cancel',
    license: (customer: string, displayKey: string) => `License of ${customer}\nKey ${displayKey}`,
    noCustomer: 'a deleted customer',
    deletedCustomer: (shortId: string) => `a deleted customer (${shortId})`,
    customerDeleted: 'This customer was deleted in Polar.',
    none: 'none',
    activate: {
      message: (label: string) => `This computer will be known to the seller as “${label}”`,
      detail:
        'You changed the name that the app proposed. The seller sees it beside the seat. Activating takes a seat of your license.',
      confirm: 'Activate',
    },
    unreadableSeat: {
      message: 'Activate although a license on this computer cannot be read?',
      detail:
        'A file of another license on this computer is damaged or cannot be opened. If it is for the same license, activating takes a second seat. If it is for another license, you can go on.',
      confirm: 'Activate',
    },
    release: {
      message: (label: string) => `Release the seat of “${label}”?`,
      activated: (when: string | null) =>
        when === null ? 'It is not known when it was activated.' : `Activated on ${when}`,
      detail:
        'The device stops being licensed at its next check. Nothing on it is deleted. You cannot take the release back.',
      thisComputerDetail:
        'This is the computer you are working on. It stops being licensed. Nothing on it is deleted.',
      confirm: 'Release Seat',
    },
    copied: {
      activate: {
        message: (thisComputer: string) => `Take a seat for this computer, “${thisComputer}”?`,
        detail: (other: string, displayKey: string) =>
          `License key ${displayKey}. “${other}” keeps its seat, so this computer takes another one of the license.`,
        confirm: 'Activate',
      },
      release: {
        message: (other: string) => `Release the seat of “${other}”?`,
        detail:
          'That is another computer. It stops being licensed at its next check. Nothing on it is deleted. You have 5 seconds to change your mind before anything is sent.',
        confirm: 'Release Seat',
      },
      'same-computer': {
        message: (other: string) => `Is this computer “${other}”?`,
        detail:
          'Say so after a new system or a new mainboard. The seat then counts as this computer’s, and a release that waits is sent. If both computers exist, a release here takes the seat away from the other one.',
        confirm: 'Same Computer',
      },
      'set-aside': {
        message: (other: string) => `Go on without the data of “${other}”?`,
        detail:
          'It is kept in the data folder under another name, and the other computer keeps its seat. You can enter a license key here then.',
        confirm: 'Go On',
      },
    },
    granted: {
      message: 'Enable this license?',
      detail:
        'The key works again, and the devices that hold its seats are licensed again at their next check.',
      confirm: 'Enable License',
    },
    disabled: {
      message: 'Disable this license?',
      detail:
        'Its devices stop being licensed at their next check, and no other device can be activated. All seats stay taken. You can enable it again.',
      confirm: 'Disable License',
    },
    revoked: {
      message: 'Revoke this license?',
      detail:
        'Its devices stop being licensed at their next check, and its key cannot be replaced while it is revoked. All seats stay taken. Use this when the purchase was refunded or the key was abused.',
      confirm: 'Revoke License',
    },
    rotate: {
      message: 'Replace the key of this license?',
      detail:
        'Polar makes a new key, and the old one stops working at once. Every device with the old key stops being licensed at its next check and can no longer release its seat itself: you have to release these seats here. The customer needs the new key.',
      confirm: 'Replace Key',
    },
    edit: {
      message: 'Change the limits of this license?',
      confirm: 'Save Changes',
      seatLimit: (value: string) => `Seat limit: ${value}`,
      usage: (value: string) => `Usage so far: ${value}`,
      usageLimit: (value: string) => `Usage limit: ${value}`,
      expiresAt: (value: string) => `Expires on: ${value}`,
      noExpiry: 'No expiry: the license works without an end.',
    },
    bulk: {
      message: (seats: number, licenses: number) =>
        `Release ${seatsOf(seats)} of ${licensesOf(licenses)}?`,
      resumeMessage: (seats: number) => `Go on and release ${seatsOf(seats)}?`,
      ofCommand: 'This release was begun from the command line.',
      devices: (labels: readonly string[], more: number) =>
        more === 0
          ? `Devices: ${labels.join(', ')}`
          : `Devices: ${labels.join(', ')} and ${number(more)} more`,
      detail:
        'These devices stop being licensed at their next check. Nothing on them is deleted. You cannot take the releases back.',
      confirm: (seats: number) => `Release ${seatsOf(seats)}`,
    },
  },
  revealKey: {
    title: 'License key',
    message: 'Your license key',
    detail: (key: string) => `${key}\n\nWhoever has this key can take a seat of your license.`,
    copy: 'Copy',
    close: 'Close',
  },
  uninstallPrompts: {
    releaseAndQuit: 'Release the seat and quit?',
    releaseAndQuitAction: 'Release and Quit',
    uninstall: 'Release the seat and move the app to the Trash?',
    uninstallAction: 'Uninstall',
    consequence: (label: string) =>
      `${label} stops being licensed, and its seat can be used on another computer. Your files are not touched.`,
    /** The file or folder of the app. */
    target: (path: string) => `Moved to the Trash: ${path}`,
    uninstallOnly: 'Move the app to the Trash?',
    noSeat: 'This computer holds no seat. Your files are not touched.',
    seatStays: (label: string) =>
      `No seat is released: ${label} keeps its own. Your files are not touched.`,
    seatOfOther: (label: string) =>
      `No seat is released: the data here was copied from another computer, ${label}, which keeps its seat. Your files are left alone.`,
    seatUnreadable:
      'No seat is released, since its record cannot be read. Your files are not touched.',
    activationUnfinished:
      'No seat is released. An activation is not finished, and may have taken one. Your files are not touched.',
    releaseSeveralAndQuit: (count: number) => `Release ${seatsOf(count)} and quit?`,
    uninstallSeveral: (count: number) => `Release ${seatsOf(count)} and move the app to the Trash?`,
    /** The beginning of a list. */
    releasedSeats: 'These are released, and can be used on another computer:',
    /** The beginning of a list. */
    keptSeats: 'Not released:',
    /** The last line of a list that is too long for a dialog. */
    more: (count: number) => `and ${number(count)} more`,
    unnamedSeat: 'a seat without a name',
    keptByOther: (seat: string) => `${seat}: copied from another computer, which keeps its seat`,
    keptUnfinished: (seat: string) =>
      `${seat}: an activation that is not finished, and may have taken a seat`,
    /** `seat` is null where the damaged record does not show the license. */
    keptUnreadable: (seat: string | null) =>
      seat === null ? 'a seat whose record cannot be read' : `${seat}: its record cannot be read`,
    filesStay: 'Your files are not touched.',
    cancel: 'Cancel',
    appStays: 'The app stays',
    notReleased: 'The seat was not released, so the app stays',
    releaseWaiting:
      'The release has not been sent yet. The app sends it when it can. Until then the seat counts.',
    releaseUnknown: 'It is not known whether the seat is free, so the app stays',
    checksContinue: 'No answer says what came of the release. The app goes on looking.',
    severalNotReleased: (count: number) =>
      `${seatsOf(count)} ${plural(count, 'en', { one: 'was', other: 'were' })} not released, so the app stays`,
    severalUnknown: 'It is not known whether all seats are free, so the app stays',
    /** What came of one of several releases. */
    outcomes: {
      free: (seat: string) => `${seat}: released.`,
      waiting: (seat: string) => `${seat}: not sent yet.`,
      kept: (seat: string) => `${seat}: not released.`,
      unknown: (seat: string) => `${seat}: not known whether it is free.`,
    },
    sentLater: 'The app sends the other releases when it can. Until then these seats count.',
    checksContinueForSeveral: 'The app goes on checking the seats of which it is not known.',
    notRemoved: 'The app could not be moved to the Trash',
    removeManually: (path: string) => `Remove it yourself: ${path}`,
    close: 'Close',
  },
  quitWhileReleasing: {
    message: 'Quit while a seat is being released?',
    detail: quitDetail,
    messageOfSeveral: 'Quit while seats are being released?',
    /** `count`: releases in their countdown, of which there are several or others besides. */
    detailOfSeveral: (count: number) =>
      `Nothing has been sent yet for ${seatsOf(count)}. If you quit now, ${plural(count, 'en', { one: 'its release is', other: 'their releases are' })} taken back.`,
    quit: 'Quit',
    cancel: 'Don’t Quit',
  },
  quitUnsaved: {
    message: 'Quit although the new seat is not saved?',
    detail:
      'Polar gave this computer a seat that could not be written down yet. If you quit now, it stays taken, and only the organization’s token finds it again.',
    messageOfSeveral: (count: number) => `Quit although ${number(count)} new seats are not saved?`,
    detailOfSeveral:
      'Polar gave this computer seats that could not be written down yet. If you quit now, they stay taken, and only the organization’s token finds them again.',
  },
  notifications: {
    /** The title where this computer has several licenses. */
    ofLicense: (license: string, title: string) => `${license}: ${title}`,
    released: {
      title: 'Seat released',
      body: (label: string) => `${label} gave its seat back. It can be used on another computer.`,
    },
    failed: {
      title: 'Seat not released',
      body: 'Open the app to see why and what to do.',
    },
    removed: {
      title: 'The seat was released elsewhere',
      body: 'Polar no longer lists this device. Open the app to see who may have done it, and what to do.',
    },
  },
  saveReceipt: { title: 'Save receipt', textFiles: 'Text' },
  /** The window that asks for a proxy's login. `proxy`: host and port. */
  proxyLogin: {
    title: 'The proxy needs a login',
    body: (proxy: string) =>
      `${proxy} connects this network to the internet, and asks for a user name and password. Enter them only if you know this proxy.`,
    refused: 'The proxy did not accept the last login.',
    storageNote: 'The login is kept until you quit the app, and never written to disk.',
    unencryptedWarning:
      'This proxy takes the password unencrypted: others on this network could read it.',
    username: 'User name',
    password: 'Password',
    confirm: 'Log In',
    cancel: 'Cancel',
  },
};
