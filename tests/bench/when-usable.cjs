const { app } = require('electron');

/**
 * Loaded before the app: says "usable" once its first window shows this computer's state, and the button for it can be pressed.
 * CommonJS, as Electron loads what stands behind --require.
 */
const isUsable = `new Promise((resolve) => {
  const look = () => {
    const button = document.querySelector('section[aria-labelledby="state-title"] button:enabled');
    if (button === null) return false;
    requestAnimationFrame(resolve);
    return true;
  };
  if (look()) return;
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}).then(() => true)`;

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    void contents.executeJavaScript(isUsable).then(() => process.stdout.write('usable\n'));
  });
});
