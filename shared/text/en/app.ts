import type { Server } from '../../license.ts';

const servers: Record<Server, string> = {
  production: 'Polar',
  sandbox: 'Polar sandbox',
  loopback: 'Local test server',
};

/** Shown beside everything that does not concern the real Polar. */
const serverBadges: Record<Server, string | null> = {
  production: null,
  sandbox: 'Sandbox',
  loopback: 'Local test server',
};

/** Words that belong to the whole window. */
export const app = {
  /** The app's own name, where its seller gave it none. */
  name: 'Seatkeeper',
  windowTitle: (page: string, product: string) => `${page} – ${product}`,
  /** Stands for a name with nothing to see, such as that of a device that Polar lists without one. */
  unnamed: '(no name)',
  loading: 'Loading…',
  justNow: 'just now',
  nav: {
    label: 'Main',
    device: 'This device',
    licenses: 'Licenses',
    activity: 'Activity',
    settings: 'Settings',
  },
  servers,
  serverBadges,
  /** `about`: the server, or this device where the server is named beside it. */
  footer: {
    checked: (about: string, when: string) => `${about} · checked ${when}`,
    checking: (about: string) => `${about} · checking…`,
    notChecked: (about: string) => `${about} · not checked yet`,
    notReached: (about: string) => `${about} · not reached`,
    waiting: 'Release waiting to be sent',
    working: 'Release under way',
    organization: (server: string) => `Organization connected to ${server}`,
    organizationLocked: 'Organization token locked',
  },
  actions: {
    back: 'Back',
    reload: 'Reload the window',
    tryAgain: 'Try again',
  },
  supportCode: 'Support code',
  crashed: {
    title: 'This window stopped working',
    body: 'Nothing was sent to Polar because of this. A release that is under way goes on without the window.',
  },
  notLoaded: {
    title: 'This window could not read the app’s state',
    body: 'Your seat is as it was. Try again; if it stays like this, quit the app and open it again.',
  },
};
