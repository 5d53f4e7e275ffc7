import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { screensPage } from '../../scripts/pictures/screens-page.ts';
import { projectRoot } from '../../scripts/setup/project.ts';

describe('the page of all screens', () => {
  it('shows every picture there is, and none that is gone', () => {
    const pictures = readdirSync(path.join(projectRoot, 'tests/journeys/screens'));
    const page = readFileSync(path.join(projectRoot, 'docs/screens.md'), 'utf8');
    expect(pictures.length).toBeGreaterThan(100);
    expect(page).toBe(screensPage(pictures));
  });

  it('puts the looks of a screen side by side', () => {
    const page = screensPage(['waiting-dark.webp', 'active-de.webp', 'waiting-light.webp']);
    expect(page.indexOf('## Active')).toBeLessThan(page.indexOf('## Waiting'));
    expect(page).toContain('| Light | Dark |');
    expect(page).toContain('(../tests/journeys/screens/waiting-dark.webp)');
    expect(() => screensPage(['waiting.webp'])).toThrow('waiting.webp');
  });
});
