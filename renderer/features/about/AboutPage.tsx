import { listedScreens } from '../../../shared/screens.ts';
import { keysOf, shortcuts } from '../../../shared/shortcuts.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useProductName } from '../../use-product.ts';
import { useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Page } from '../../ui/Page.tsx';
import { news, parts } from './build-facts.ts';
import './about.css';

/** The key that opens this page. */
export const aboutKey = '?';

/** The app's version, the keyboard shortcuts, what is new, and the licenses of what the app is made of. */
export function AboutPage({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  const { appVersion } = useReadyState();
  const product = useProductName();
  const messages = text.about;
  return (
    <Page title={messages.title} layout="columns" onBack={onBack}>
      <section className="card stack stack-tight titled" aria-labelledby="about-version">
        <h2 id="about-version" className="selectable">
          {text.settings.about.version(product, appVersion)}
        </h2>
        {news.length > 0 && (
          <>
            <h3>{messages.news}</h3>
            <ul className="about-news" lang="en">
              {news.map((entry) => (
                <li key={entry}>{entry}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="page-parts">
        <section className="card stack stack-tight titled" aria-labelledby="about-shortcuts">
          <h2 id="about-shortcuts">{messages.shortcuts.title}</h2>
          <Shortcuts />
        </section>
        <section className="card stack stack-tight titled" aria-labelledby="about-parts">
          <h2 id="about-parts">{messages.parts.title}</h2>
          <p className="quiet">{messages.parts.body}</p>
          <ul className="about-parts">
            {parts.map(({ name, version, license }) => (
              <li key={name} className="spread">
                <span className="selectable">
                  {name} {version}
                </span>
                <span className="note">{license}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

function Shortcuts() {
  const { names, keys } = useText().about.shortcuts;
  const screens = listedScreens(useReadyState().connection.type === 'organization');
  const isMac = navigator.platform.startsWith('Mac');
  const rows = [
    { name: names.about, pressed: [aboutKey] },
    ...(['release', 'check', 'copyKey', 'settings', 'quit'] as const).map((name) => ({
      name: names[name],
      pressed: keysOf(shortcuts[name], isMac, keys),
    })),
    { name: names.pages, pressed: keysOf(`CommandOrControl+1–${screens.length}`, isMac, keys) },
    { name: names.close, pressed: [keys.escape] },
  ];
  return (
    <Facts label={useText().about.shortcuts.title}>
      {rows.map(({ name, pressed }) => (
        <Fact key={name} name={name}>
          {pressed.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </Fact>
      ))}
    </Facts>
  );
}
