import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root';
import { webPages } from './web-pages';

describe('The pages that the server sends', () => {
  it('have every address of the web app', () => {
    const router = readFileSync(join(projectRoot, 'apps/web/src/app/router.tsx'), 'utf8');
    const routes = [...router.matchAll(/\bpath: '([^'{]+)/g)].map(([, path = '']) =>
      path.startsWith('/') ? path : `/${path.replace(/\/$/, '')}`,
    );
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((path) => !(webPages as readonly string[]).includes(path))).toEqual([]);
  });
});
