const { app } = require('electron');

/**
 * Electron loads this before the app. Prints "usable" once the first window shows this computer's
 * state and its button can be pressed. CommonJS, as Electron's --require needs.
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
