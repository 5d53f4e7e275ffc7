import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { TextProvider } from './TextProvider.tsx';
import { AnnouncerProvider } from './ui/Announcer.tsx';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { getInitialLanguage, loadMessages } from './messages.ts';
import './styles/font.css';
import './styles/tokens.css';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');

const messages = await loadMessages(getInitialLanguage(window.location.search));
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
