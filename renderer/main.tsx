import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { formatNumber } from '../shared/format.ts';
import { App } from './App.tsx';
import { TextProvider } from './TextProvider.tsx';
import { bridge } from './bridge.ts';
import { AnnouncerProvider } from './ui/Announcer.tsx';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { getInitialLanguage, loadMessages } from './messages.ts';
import { firstState } from './use-app-state.ts';
import './styles/font.css';
import './styles/tokens.css';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');

const language = getInitialLanguage(document);
const loading = loadMessages(language);
// The first formatter takes 12 ms, in which main prepares the state.
formatNumber(0, language);
/** Milliseconds after which the page counts as painted: some display systems paint nothing that is hidden. */
const paintTimeout = 100;

/** Calls `run` once after the next frame has been painted. */
function runAfterPaint(run: () => void): void {
  const painted = new MessageChannel();
  painted.port1.addEventListener('message', run, { once: true });
  painted.port1.start();
  const post = () => painted.port2.postMessage(null);
  requestAnimationFrame(post);
  setTimeout(post, paintTimeout);
}

/** Says to main, once, that the page can be seen. */
function Drawn() {
  useEffect(() => runAfterPaint(() => void bridge.app.drawn()), []);
  return null;
}

const messages = await loading;
await firstState;
createRoot(root).render(
  <StrictMode>
    <TextProvider initialText={messages}>
      <ErrorBoundary>
        <AnnouncerProvider>
          <App />
          <Drawn />
        </AnnouncerProvider>
      </ErrorBoundary>
    </TextProvider>
  </StrictMode>,
);
