/** Text of the page about the app. */
export const about = {
  title: 'About',
  open: 'Shortcuts, what’s new and open-source licenses',
  news: 'What’s new',
  shortcuts: {
    title: 'Keyboard shortcuts',
    keys: { control: 'Ctrl', shift: 'Shift', escape: 'Esc' },
    names: {
      about: 'Show this page',
      release: 'Release seat…',
      check: 'Check now',
      copyKey: 'Copy the license key',
      settings: 'Settings',
      quit: 'Quit',
      pages: 'Go to a page',
      close: 'Close a dialog',
    },
  },
  parts: {
    title: 'Open-source licenses',
    body: 'The app is built with these packages, and with Electron and Chromium. The full texts of their licenses are in licenses.txt, among the app’s files.',
  },
};
