import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { formatNumber } from '../shared/format.ts';
import { App } from './App.tsx';
import { TextProvider } from './TextProvider.tsx';
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
const messages = await loading;
await firstState;
createRoot(root).render(
  <StrictMode>
    <TextProvider initialText={messages}>
      <ErrorBoundary>
        <AnnouncerProvider>
          <App />
        </AnnouncerProvider>
      </ErrorBoundary>
    </TextProvider>
  </StrictMode>,
);
