/** Text of the screen that connects an organization. */
export const connect = {
  title: 'Connect an organization',
  lead: 'For sellers. With a token you can see and manage every license.',
  warning: 'Never give this token to customers. It gives access to every license you sold.',
  steps: {
    label: 'Steps',
    create: {
      title: 'Create a token in Polar',
      body: (scope: string) =>
        `Give it the permission ${scope}, and set an expiry date. organizations:read and benefits:read also show the names of your organization and products. It needs nothing else.`,
      open: 'Open Polar’s token page',
    },
    copy: {
      title: 'Copy the token',
      body: 'Polar shows it once. You don’t paste it anywhere: this window never sees it.',
    },
    use: {
      title: 'Use the copied token',
      body: 'The app takes it from the clipboard, checks it with Polar, stores it in your system’s keychain and clears the clipboard.',
    },
  },
  about: {
    title: 'Good to know',
    tips: [
      {
        title: 'What it’s for',
        body: 'You see how many seats each license uses, and can release any of them.',
      },
      {
        title: 'Where it stays',
        body: 'On this computer. It never enters this window, a log, a report or a receipt.',
      },
      {
        title: 'Disconnecting',
        body: '“Disconnect” in the settings deletes it here. To revoke it, delete it in Polar.',
      },
    ],
  },
  server: {
    label: 'Where is the token from?',
    production: { title: 'Polar', body: 'Real licenses.' },
    sandbox: {
      title: 'Polar sandbox',
      body: 'Try it here first. No customer is affected.',
    },
    loopback: { title: 'Local test server', body: 'On this computer, for development.' },
  },
  submit: 'Use the copied token',
  busy: 'Checking with Polar…',
  done: 'Organization connected.',
  scope: 'license_keys:write',
};
