/** Text of the screen that connects an organization. */
export const connect = {
  title: 'Connect an organization',
  lead: 'For the people who sell the software: with a token, Polar also lists the seats of a license.',
  warning: 'Never give this token to customers. It opens every license you sold.',
  steps: {
    label: 'Steps',
    create: {
      title: 'Create a token in Polar',
      body: (scope: string) => `Give it the permission ${scope} and no other, and let it end.`,
      open: 'Open Polar’s token page',
    },
    copy: {
      title: 'Copy it',
      body: 'Polar shows it once. You don’t paste it anywhere: this window never sees it.',
    },
    use: {
      title: 'Use the copied token',
      body: 'The app takes it from the clipboard, checks it with Polar, keeps it in your system’s keychain and clears the clipboard.',
    },
  },
  about: {
    title: 'Good to know',
    tips: [
      {
        title: 'What it is for',
        body: 'You see how many seats each license uses, and can release any of them.',
      },
      {
        title: 'Where it stays',
        body: 'On this computer. It never enters this window, a log, a report or a receipt.',
      },
      {
        title: 'The way back',
        body: '“Disconnect” in the settings deletes it here. In Polar you delete it for good.',
      },
    ],
  },
  server: {
    label: 'Where is the token from?',
    production: { title: 'Polar', body: 'Real licenses.' },
    sandbox: {
      title: 'Polar sandbox',
      body: 'Recommended first. Nothing you do there touches a customer.',
    },
    loopback: { title: 'Local test server', body: 'On this computer, for development.' },
  },
  submit: 'Use the copied token',
  busy: 'Checking with Polar…',
  done: 'The organization is connected.',
  scope: 'license_keys:write',
};
