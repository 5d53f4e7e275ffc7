import { brand } from '../../brand.ts';
import { formatNumber, plural, separator } from '../../format.ts';
import type { Server } from '../../license.ts';

const servers: Record<Server, string> = {
  production: 'Polar',
  sandbox: 'Polar sandbox',
  loopback: 'Local test server',
};

/** Shown beside everything on a server other than Polar's real one. */
const serverBadges: Record<Server, string | null> = {
  production: null,
  sandbox: 'Sandbox',
  loopback: 'Local test server',
};

/** Text that belongs to the whole window. */
export const app = {
  /** The app's name if the vendor gave it none. */
  name: brand.productName,
  /** Of a seller's build that talks to a stand-in for Polar. */
  testBuild: {
    title: 'TEST build',
    body: (server: string) => `It connects only to ${server}. Its licenses aren’t real.`,
  },
  windowTitle: (page: string, product: string) => `${page} – ${product}`,
  /** Replaces a name without a visible character, such as that of a device without a name. */
  unnamed: '(no name)',
  loading: 'Loading…',
  justNow: 'just now',
  nav: {
    label: 'Main',
    device: 'This device',
    overview: 'Overview',
    licenses: 'Licenses',
    support: 'Support',
    activity: 'Activity',
    settings: 'Settings',
  },
  servers,
  serverBadges,
  /** `about`: the server, or this device if the server is named beside it. */
  footer: {
    checked: (about: string, when: string) => `${about}${separator}checked ${when}`,
    checking: (about: string) => `${about}${separator}checking…`,
    notChecked: (about: string) => `${about}${separator}not checked yet`,
    notReached: (about: string) => `${about}${separator}not reached`,
    waiting: 'Release not sent yet',
    notAccepted: 'Release not accepted yet',
    starting: 'Release about to start',
    working: 'Release in progress',
    unconfirmed: 'Release not confirmed yet',
    attention: (count: number) =>
      plural(count, 'en', {
        one: '1 license needs attention',
        other: `${formatNumber(count, 'en')} licenses need attention`,
      }),
    organization: 'Organization connected',
    organizationLocked: 'Token can’t be unlocked',
    tokenRefused: 'Token not accepted',
  },
  actions: {
    back: 'Back',
    dismiss: 'Dismiss message',
    reload: 'Reload the window',
    tryAgain: 'Try again',
  },
  /** The way to the purchases page on Polar. */
  portal: {
    open: 'Open your purchases page',
    topics: {
      key: 'Lost your key? Your purchases page shows it again. Polar’s email about your purchase doesn’t contain it.',
      wrongKey: 'Copy the right key from your purchases page.',
      device:
        'You may be able to remove the computer yourself on your purchases page, without waiting for the seller.',
      help: 'Your purchases page shows your keys, and may let you remove a computer.',
    },
  },
  supportCode: 'Support code',
  crashed: {
    title: 'This window stopped working',
    body: 'Nothing was sent to Polar because of this. A release in progress continues without the window.',
  },
  /** What the page says by itself where its code draws nothing. */
  notDrawn: {
    title: 'This window couldn’t load',
    body: 'A release in progress continues without it. Quit the app and open it again. If that doesn’t help, install it again.',
  },
  notLoaded: {
    title: 'This window couldn’t load',
    body: 'This window didn’t change your seat. Try again, or quit the app and reopen it.',
  },
};
