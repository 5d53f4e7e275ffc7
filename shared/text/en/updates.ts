/** Text about newer versions of the app. */
export const updates = {
  title: 'Updates',
  available: (version: string) => `Version ${version} is available.`,
  note: {
    show: 'Show the update',
    later: 'Not now',
  },
  none: 'No newer version is known.',
  newest: 'This is the newest version.',
  checking: 'Checking for updates…',
  lastCheck: (when: string) => `Last check: ${when}`,
  never: 'Not checked yet',
  checkNow: 'Check for updates',
  automatic: 'Check for updates once a day',
  automaticHint: 'Contacts only the seller’s server, and sends nothing about you or your seats.',
  install: 'Install update',
  installHint:
    'The app downloads it, and your system asks for an administrator’s password. Your seat stays as it is.',
  download: 'Download',
  downloadHint: 'Opens the seller’s page in your browser. An update doesn’t change your seat.',
  byHand:
    'Then install it with this command, in the folder of the download. Your seat stays as it is.',
  copy: 'Copy',
  copyLabel: 'Copy the command',
  copied: 'Command copied.',
  loading: (percent: string) => `Downloading the update: ${percent}`,
  installing: 'The system installs the update. It may ask for a password.',
  installed: (version: string) =>
    `Version ${version} is installed. It runs after a restart of the app.`,
  restart: 'Restart now',
};
