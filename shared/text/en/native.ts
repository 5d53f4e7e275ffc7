import { withKeyMask } from '../../masked-key.ts';
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
  holding: 'Nothing has been sent yet. If you quit now, the release is canceled.',
  releasing: 'The request was sent. The app checks the result when it next starts.',
  unknown: 'We don’t know yet whether the seat is free. The app checks again when it next starts.',
  settling: 'We don’t know yet whether the seat is free. The app checks again when it next starts.',
  waiting:
    'Polar hasn’t accepted it yet. The app sends it when it next starts. Until then, the seat stays in use.',
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
    undoOnMac: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    delete: 'Delete',
    selectAll: 'Select All',
    find: 'Find…',
    goTo: 'Go To…',
    view: 'View',
    viewOnMac: 'View',
    /** The screens that the sidebar lists. */
    screens: {
      overview: 'Overview',
      licenses: 'Licenses',
      support: 'Support',
      activity: 'Activity',
      settings: 'Settings',
      device: 'This Device',
    },
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Toggle Full Screen',
    window: 'Window',
    minimize: 'Minimize',
    minimizeOnMac: 'Minimize',
    zoom: 'Zoom',
    bringAllToFront: 'Bring All to Front',
    help: 'Help',
    documentation: 'Documentation',
    shortcuts: 'Shortcuts and What’s New',
    releaseAndQuit: 'Release Seat and Quit…',
    uninstall: (app: string) => `Uninstall ${app}…`,
  },
  about: {
    version: (version: string) => `Version ${version}`,
    credits: 'Shows the seats this computer uses, and releases them.',
  },
  confirm: {
    cancel: 'Cancel',
    license: (customer: string, displayKey: string) =>
      `License of ${customer}\nKey ${withKeyMask(displayKey)}`,
    noCustomer: 'a deleted customer',
    deletedCustomer: (shortId: string) => `a deleted customer (${shortId})`,
    customerDeleted: 'This customer was deleted in Polar.',
    none: 'none',
    activate: {
      message: (label: string) => `The seller will see this computer as “${label}”`,
      detail:
        'You changed the name the app suggested. The seller sees it next to the seat. Activating uses one seat of your license.',
      confirm: 'Activate',
    },
    unreadableSeat: {
      message: 'Activate even though a license on this computer can’t be read?',
      detail:
        'A file of another license on this computer is damaged or can’t be opened. If it’s for the same license, activating uses a second seat. If it’s for another license, you can continue.',
      confirm: 'Activate',
    },
    release: {
      message: (label: string) => `Release the seat of “${label}”?`,
      activated: (when: string | null) =>
        when === null ? 'Activation date not known.' : `Activated on ${when}`,
      detail:
        'The license stops working on the device when its software next checks with Polar. Nothing on it is deleted. You can’t undo the release.',
      thisComputerDetail:
        'This is the computer you are working on. The license stops working on it. Nothing on it is deleted.',
      confirm: 'Release Seat',
    },
    copied: {
      activate: {
        message: (thisComputer: string) => `Activate this computer, “${thisComputer}”?`,
        detail: (other: string, displayKey: string) =>
          `License key ${displayKey}. “${other}” keeps its seat, so this computer uses another seat of the license.`,
        confirm: 'Activate',
      },
      release: {
        message: (other: string) => `Release the seat of “${other}”?`,
        detail:
          'That is another computer. The license stops working on it when its software next checks with Polar. Nothing on it is deleted. You have 5 seconds to change your mind before anything is sent.',
        confirm: 'Release Seat',
      },
      'same-computer': {
        message: (other: string) => `Is this computer “${other}”?`,
        detail:
          'Confirm this after a new system or a new mainboard. The seat then belongs to this computer, and a pending release is sent. If both computers exist, a release here takes the seat away from the other one.',
        confirm: 'Same Computer',
      },
      'set-aside': {
        message: (other: string) => `Continue without the data of “${other}”?`,
        detail:
          'It’s kept in the data folder under another name, and the other computer keeps its seat. You can then enter a license key here.',
        confirm: 'Continue',
      },
    },
    granted: {
      message: 'Enable this license?',
      detail:
        'The key works again, and the license works again on the devices with its seats when their software next checks with Polar.',
      confirm: 'Enable License',
    },
    disableMany: {
      message: (count: number) => `Disable ${licensesOf(count)}?`,
      others: (count: number) => `and ${number(count)} more`,
      confirm: (count: number) => `Disable ${licensesOf(count)}`,
    },
    disabled: {
      message: 'Disable this license?',
      detail:
        'It stops working on its devices when their software next checks with Polar, and no other device can be activated. All seats stay in use. You can enable it again.',
      confirm: 'Disable License',
    },
    revoked: {
      message: 'Revoke this license?',
      detail:
        'It stops working on its devices when their software next checks with Polar, and its key can’t be replaced while it’s revoked. All seats stay in use. Use this when the purchase was refunded or the key was abused.',
      confirm: 'Revoke License',
    },
    rotate: {
      message: 'Replace the key of this license?',
      detail:
        'Polar makes a new key, and the previous one stops working at once. The license stops working on each device with the previous key when its software next checks with Polar, and the device can no longer release its own seat: you have to release those seats here. The customer needs the new key.',
      confirm: 'Replace Key',
    },
    edit: {
      message: 'Change the limits of this license?',
      confirm: 'Save Changes',
      seatLimit: (value: string) => `Seat limit: ${value}`,
      usage: (value: string) => `Usage so far: ${value}`,
      usageLimit: (value: string) => `Usage limit: ${value}`,
      expiresAt: (value: string) => `Expires on: ${value}`,
      noExpiry: 'No expiry: the license never expires.',
    },
    bulk: {
      message: (seats: number, licenses: number) =>
        `Release ${seatsOf(seats)} of ${licensesOf(licenses)}?`,
      resumeMessage: (seats: number) => `Continue and release ${seatsOf(seats)}?`,
      ofCommand: 'This release was started from the command line.',
      devices: (labels: readonly string[], more: number) =>
        more === 0
          ? `Devices: ${labels.join(', ')}`
          : `Devices: ${labels.join(', ')} and ${number(more)} more`,
      detail:
        'The licenses stop working on these devices when their software next checks with Polar. Nothing on them is deleted. You can’t undo the releases.',
      confirm: (seats: number) => `Release ${seatsOf(seats)}`,
    },
  },
  revealKey: {
    title: 'License key',
    message: 'Your license key',
    warning: 'Anyone with this key can use a seat of your license.',
    hides: (seconds: number) =>
      `Hides in ${number(seconds)} ${plural(seconds, 'en', { one: 'second', other: 'seconds' })}`,
    copy: 'Copy',
    copied: 'Copied. It’s removed from the clipboard in one minute.',
    close: 'Close',
  },
  uninstallPrompts: {
    releaseAndQuit: 'Release the seat and quit?',
    releaseAndQuitAction: 'Release and Quit',
    uninstall: 'Release the seat and move the app to the Trash?',
    uninstallAction: 'Uninstall',
    consequence: (label: string) =>
      `The license stops working on ${label}, and its seat becomes free. Your files aren’t affected.`,
    /** The file or folder of the app. */
    target: (path: string) => `Moved to the Trash: ${path}`,
    uninstallOnly: 'Move the app to the Trash?',
    noSeat: 'This computer isn’t activated. Your files aren’t affected.',
    seatStays: (label: string) =>
      `No seat is released: ${label} keeps its own. Your files aren’t affected.`,
    seatOfOther: (label: string) =>
      `No seat is released: the data here was copied from another computer, ${label}, which keeps its seat. Your files aren’t affected.`,
    seatUnreadable:
      'No seat is released, because its record can’t be read. Your files aren’t affected.',
    activationUnfinished:
      'No seat is released. An unfinished activation may have used one. Your files aren’t affected.',
    releaseSeveralAndQuit: (count: number) => `Release ${seatsOf(count)} and quit?`,
    uninstallSeveral: (count: number) => `Release ${seatsOf(count)} and move the app to the Trash?`,
    /** The beginning of a list. */
    releasedSeats: 'These are released:',
    /** The beginning of a list. */
    keptSeats: 'Not released:',
    /** The last line of a list that is too long for a dialog. */
    more: (count: number) => `and ${number(count)} more`,
    unnamedSeat: 'a seat without a name',
    keptByOther: (seat: string) => `${seat}: copied from another computer, which keeps its seat`,
    keptUnfinished: (seat: string) =>
      `${seat}: an unfinished activation, which may have used a seat`,
    /** `seat` is null where the damaged record does not show the license. */
    keptUnreadable: (seat: string | null) =>
      seat === null ? 'a seat whose record can’t be read' : `${seat}: its record can’t be read`,
    filesStay: 'Your files aren’t affected.',
    cancel: 'Cancel',
    appStays: 'The app wasn’t removed',
    notReleased: 'The seat wasn’t released, so the app wasn’t removed',
    releaseWaiting:
      'Polar hasn’t accepted the release yet. The app sends it when it can. Until then, the seat stays in use.',
    releaseUnknown: 'We don’t know yet whether the seat is free, so the app wasn’t removed',
    checksContinue: 'No answer shows whether the release worked. The app keeps checking.',
    severalNotReleased: (count: number) =>
      `${seatsOf(count)} ${plural(count, 'en', { one: 'wasn’t', other: 'weren’t' })} released, so the app wasn’t removed`,
    severalUnknown: 'We don’t know yet whether all seats are free, so the app wasn’t removed',
    /** The outcome of one of several releases. */
    outcomes: {
      free: (seat: string) => `${seat}: released.`,
      waiting: (seat: string) => `${seat}: release pending.`,
      kept: (seat: string) => `${seat}: not released.`,
      unknown: (seat: string) => `${seat}: not known yet whether it’s free.`,
    },
    sentLater: 'The app sends the other releases when it can. Until then, these seats stay in use.',
    checksContinueForSeveral: 'The app keeps checking the seats whose state isn’t known.',
    notRemoved: 'The app couldn’t be moved to the Trash',
    removeManually: (path: string) => `Remove it yourself: ${path}`,
    close: 'Close',
  },
  quitWhileReleasing: {
    message: 'Quit while a seat is being released?',
    detail: quitDetail,
    messageOfSeveral: 'Quit while seats are being released?',
    /** `count`: releases in their countdown, of which there are several or others besides. */
    detailOfSeveral: (count: number) =>
      `Nothing has been sent yet for ${seatsOf(count)}. If you quit now, ${plural(count, 'en', { one: 'its release is', other: 'their releases are' })} canceled.`,
    quit: 'Quit',
    cancel: 'Don’t Quit',
  },
  quitUnsaved: {
    message: 'Quit even though the new seat isn’t saved?',
    detail:
      'Polar gave this computer a seat that couldn’t be saved yet. If you quit now, it stays in use, and this app finds it again only with the organization’s token.',
    messageOfSeveral: (count: number) =>
      `Quit even though ${number(count)} new seats aren’t saved?`,
    detailOfSeveral:
      'Polar gave this computer seats that couldn’t be saved yet. If you quit now, they stay in use, and this app finds them again only with the organization’s token.',
  },
  notifications: {
    /** The title where this computer has several licenses. */
    ofLicense: (license: string, title: string) => `${license}: ${title}`,
    released: {
      title: 'Seat released',
      body: (label: string) => `The seat of “${label}” is free. The app shows the receipt.`,
    },
    failed: {
      title: 'Seat not released',
      body: 'Open the app to see why and what to do.',
    },
    expiring: {
      title: (days: number) =>
        days === 0
          ? 'Your license expires today'
          : `Your license expires in ${number(days)} ${plural(days, 'en', { one: 'day', other: 'days' })}`,
      body: (when: string) =>
        `It’s valid until ${when}. Renew it with the seller to keep using the software.`,
    },
    removed: {
      title: 'The seat was released elsewhere',
      body: 'Polar no longer lists this computer. Open the app to see who may have released it and what to do.',
    },
  },
  /** The entry in the tray or menu bar. */
  tray: {
    open: (app: string) => `Open ${app}`,
    quit: 'Quit',
    waiting: 'Release pending',
    expiring: (days: number) =>
      days === 0
        ? 'License expires today'
        : `License expires in ${number(days)} ${plural(days, 'en', { one: 'day', other: 'days' })}`,
  },
  transfer: {
    fileName: (day: string) => `License transfer ${day}`,
    title: 'Open a transfer file',
    files: 'Transfer files',
    allFiles: 'All files',
  },
  saveReceipt: { title: 'Save receipt', textFiles: 'Text' },
  /** The window that asks for a proxy's login. `proxy`: host and port. */
  proxyLogin: {
    title: 'The proxy requires a login',
    body: (proxy: string) =>
      `${proxy} connects this network to the internet and asks for a user name and password. Enter them only if you know this proxy.`,
    refused: 'The proxy didn’t accept the last login.',
    storageNote: 'The login is kept until you quit the app and is never written to disk.',
    unencryptedWarning:
      'This proxy receives the password unencrypted: others on this network could read it.',
    username: 'User name',
    password: 'Password',
    confirm: 'Log In',
    cancel: 'Cancel',
  },
};
