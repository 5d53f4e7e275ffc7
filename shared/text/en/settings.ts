/** Text of the settings. */
export const settings = {
  title: 'Settings',
  language: {
    title: 'Language',
    system: 'Match system',
    /** Each language by its own name, so that a person can find it in a language they do not read. */
    names: { en: 'English', de: 'Deutsch' },
  },
  appearance: {
    title: 'Appearance',
    system: 'Match system',
    light: 'Light',
    dark: 'Dark',
  },
  start: {
    title: 'At start',
    check: 'Check the seat with Polar',
    checkHint: 'When off, the app checks when you press “Check now”, and to finish a release.',
  },
  background: {
    title: 'In the background',
    stay: 'Stay in the tray when the window is closed',
    stayHint:
      'For reminders and for a pending release. Some desktops show no tray: open the app again to get its window back.',
    login: 'Start at login',
    loginHint: 'Starts hidden in the tray.',
  },
  notifications: {
    title: 'Notifications',
    show: 'Notify me when a pending release finishes',
    hint: 'Also when the seat is released elsewhere, and before a license expires. Only while the app is in the background.',
    fail: 'Your system didn’t show the last notification. This window asks for your attention instead. Check your system’s notification settings.',
  },
  server: {
    title: 'Server for new activations',
    hint: 'New license keys are checked on this server. This computer’s seat doesn’t change.',
    production: 'Polar',
    sandbox: 'Polar sandbox, for testing',
    loopback: 'Local test server',
  },
  data: {
    title: 'Data folder',
    body: 'This app keeps its data in one folder of your user account. Other user accounts can’t read the license keys there; administrators can.',
    open: 'Open folder',
  },
  /** Loading the list and bulk releases share it. */
  limitShare: {
    label: 'Speed of loading and releasing',
    share: (share: number) => `${Math.round(share * 100)}% of Polar’s limit`,
  },
  connection: {
    title: 'Organization',
    none: 'Not connected',
    noneDetail: 'You’re using the app as a customer.',
    connected: 'Connected',
    keychain: 'The token is stored on this computer, encrypted by the system’s keychain.',
    session:
      'The token is kept only until you quit the app, because this system has no keychain to protect it.',
    locked: 'The stored token can’t be used',
    connect: 'Connect…',
    connectAgain: 'Connect again…',
    disconnect: 'Disconnect…',
    disconnected: 'Organization disconnected.',
    dialog: {
      title: 'Disconnect the organization?',
      body: 'The token is deleted from this computer. In Polar it stays valid until you delete it there. This computer keeps its seat.',
      confirm: 'Disconnect',
      cancel: 'Cancel',
    },
  },
  about: {
    title: 'About',
    version: (app: string, version: string) => `${app} ${version}`,
    documentation: 'Documentation',
    support: (address: string) => `Support: ${address}`,
    supportPage: 'Support page',
    portal: 'Your purchases and license keys',
  },
  changed: 'Saved.',
};
