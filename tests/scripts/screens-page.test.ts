import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { screensPage } from '../../scripts/pictures/screens-page.ts';
import { projectRoot } from '../../scripts/setup/project.ts';

describe('the page of all screens', () => {
  it('shows each picture of the folder and no other', () => {
    const folder = path.join(projectRoot, 'tests/journeys/screens');
    const files = readdirSync(folder);
    const page = readFileSync(path.join(folder, 'README.md'), 'utf8');
    expect(files.length).toBeGreaterThan(100);
    expect(page).toBe(screensPage(files));
  });

  it('shows the appearances of a screen side by side, and sorts the screens', () => {
    const page = screensPage(['waiting-dark.webp', 'active-de.webp', 'waiting-light.webp']);
    expect(page.indexOf('## Active')).toBeLessThan(page.indexOf('## Waiting'));
    expect(page).toContain('| Light | Dark |');
    expect(page).toContain('(waiting-dark.webp)');
  });

  it('skips files that are not pictures, and refuses a picture without an appearance', () => {
    expect(screensPage(['README.md', 'active-light.webp'])).toBe(
      screensPage(['active-light.webp']),
    );
    expect(() => screensPage(['waiting.webp'])).toThrow('waiting.webp');
  });
});
