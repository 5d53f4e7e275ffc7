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
  automaticHint: 'Contacts only the seller’s server. Your keys and your seats aren’t sent.',
  install: 'Install update',
  installHint:
    'The app downloads it, and your system asks for an administrator’s password. An update doesn’t change your seat.',
  download: 'Download',
  downloadHint: 'Opens the seller’s page in your browser. An update doesn’t change your seat.',
  byHand:
    'Then install it with this command, in the folder of the download. An update doesn’t change your seat.',
  copy: 'Copy',
  copyLabel: 'Copy the command',
  copied: 'Command copied.',
  loading: (percent: string) => `Downloading the update: ${percent}`,
  installing: 'The system installs the update. It may ask for a password.',
  installed: (version: string) => `Version ${version} is installed. Restart the app to use it.`,
  restart: 'Restart now',
};
