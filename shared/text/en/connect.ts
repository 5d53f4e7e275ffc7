/** Text of the screen that connects an organization. */
export const connect = {
  title: 'Connect an organization',
  lead: 'For sellers. With a token you can see and manage every license.',
  warning: 'Never give this token to customers. It gives access to every license you sold.',
  steps: {
    label: 'Steps',
    create: {
      title: 'Create a token in Polar',
      lead: 'Set an expiry date, and give it one of these permissions:',
      scopes: [
        { name: 'To manage:', codes: ['license_keys:write'] },
        { name: 'To view only:', codes: ['license_keys:read'] },
        { name: 'Also, to show names:', codes: ['organizations:read', 'benefits:read'] },
      ],
      open: 'Open Polar’s token page',
    },
    copy: {
      title: 'Copy the token',
      body: 'Polar shows it once. Don’t paste it: the app reads it from the clipboard.',
    },
    use: {
      title: 'Use the copied token',
      body: 'The app checks it with Polar, clears the clipboard, and stores the token on this computer, encrypted by your system’s keychain. Without a keychain it keeps the token only until you quit. “Disconnect” in the settings deletes it here; to revoke it, delete it in Polar.',
    },
  },
  submit: 'Use the copied token',
  /** The same where the token may be of several servers. */
  submitTo: {
    production: 'Connect to Polar',
    sandbox: 'Connect to the sandbox',
    loopback: 'Connect to the local test server',
  },
  busy: 'Checking with Polar…',
  done: 'Organization connected.',
};
