/** Text of the settings. */
export const settings = {
  title: 'Settings',
  language: {
    title: 'Language',
    system: 'Like the system',
    /** Each language by its own name, so that a person can find it in a language they do not read. */
    names: { en: 'English', de: 'Deutsch' },
  },
  appearance: {
    title: 'Appearance',
    system: 'Like the system',
    light: 'Light',
    dark: 'Dark',
  },
  start: {
    title: 'At start',
    check: 'Check the seat with Polar',
    checkHint: 'One or two requests. Without it, the app asks only when you press “Check now”.',
  },
  notifications: {
    title: 'Notifications',
    show: 'Tell me when a waiting release comes to an end',
    hint: 'And when the seat is released elsewhere. Only while this window is not in front.',
    fail: 'Your system did not show the last notification. This window asks for your attention instead. Check the notification settings of your system.',
  },
  server: {
    title: 'Server for new seats',
    production: 'Polar',
    sandbox: 'Polar sandbox, for trying out',
    loopback: 'Local test server',
  },
  data: {
    title: 'Data folder',
    body: 'Everything this app keeps is in one folder of your user account. A license key in it is readable by you alone.',
    open: 'Open folder',
  },
  connection: {
    title: 'Organization',
    none: 'Not connected',
    noneDetail: 'This device reaches Polar without a token, as a customer’s does.',
    connected: (server: string) => `Connected to ${server}`,
    keychain: 'The token is kept in this system’s keychain.',
    session:
      'The token is kept only until the app ends, because this system has no keychain to protect it.',
    locked: 'Connected, but the token is locked',
    connect: 'Connect…',
    connectAgain: 'Connect again…',
    disconnect: 'Disconnect…',
    disconnected: 'The organization is disconnected.',
    dialog: {
      title: 'Disconnect the organization?',
      body: 'The token is deleted from this computer. In Polar it stays valid until you delete it there. This device keeps its seat.',
      confirm: 'Disconnect',
      cancel: 'Stay connected',
    },
  },
  about: {
    title: 'About',
    version: (app: string, version: string) => `${app} ${version}`,
    documentation: 'Documentation',
    support: (address: string) => `Support: ${address}`,
    supportPage: 'Support page',
    portal: 'Your orders and license keys',
  },
  changed: 'Saved.',
};
