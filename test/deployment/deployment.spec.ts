import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFrom, variables } from '@relais/installation';
import {
  composeOf,
  faultsOfCompose,
  faultsOfDockerfile,
  filledIn,
  referred,
  textOf,
  variablesIn,
} from './deployment-files';

const root = join(__dirname, '../..');
const dockerfile = textOf('Dockerfile');
const composeText = textOf('docker-compose.yml');
const { services, volumes } = composeOf(composeText);
const ours = Object.entries(services).filter(([, { image }]) => image.startsWith('relais:'));
const filled = { RELAIS_DOMAIN: 'relais.example.org', RELAIS_MASTER_KEY: 'k', POSTGRES_PASSWORD: 'p' };

describe('The Dockerfile', () => {
  it('has no fault', () => expect(faultsOfDockerfile(dockerfile)).toEqual([]));

  it.each([
    ['an unknown instruction', 'USER node', 'UESR node'],
    ['a second command', 'USER node', 'USER node\nCMD ["node"]'],
    ['an unknown flag of the health check', '--retries', '--tries'],
    ['a relative folder', 'WORKDIR /relais', 'WORKDIR relais'],
  ])('would be caught with %s', (_, right, wrong) =>
    expect(faultsOfDockerfile(dockerfile.replace(right, wrong))).not.toEqual([]),
  );

  it('ends as a user who is not root, with a program that exists', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM'));
    expect(last).toContain('\nUSER node\n');
    const [, program = ''] = /CMD \[.*"dist\/(.*)\.js"\]\s*$/.exec(last) ?? [];
    expect(existsSync(join(root, `${program}.ts`))).toBe(true);
  });
});

describe('The flags of Node', () => {
  const flags = JSON.parse(textOf('launch/flags.json')) as Record<'all' | 'start', string[]>;

  it('are those of npm start in the image, too', () => {
    const [, command = ''] = /\nCMD (\[.*\])\s*$/.exec(dockerfile) ?? [];
    expect(JSON.parse(command)).toEqual([
      'node',
      ...flags.all,
      ...flags.start,
      expect.stringMatching(/\.js$/),
    ]);
  });
});

describe('The Compose file', () => {
  it('has no fault, nor does it break the schema', () => expect(faultsOfCompose(composeText)).toEqual([]));

  it.each([
    ['an unknown key', 'restart: unless-stopped', 'restarts: unless-stopped'],
    ['a condition that there is not', 'service_healthy', 'service_well'],
    ['an image without a version', 'image: postgres:18', 'image: postgres'],
    ['a port open to the world', "'127.0.0.1:443:443'", "'443:443'"],
    ['a port that is taken twice', "'127.0.0.1:443:443'", "'127.0.0.1:80:443'"],
  ])('would be caught with %s', (_, right, wrong) =>
    expect(faultsOfCompose(composeText.replace(right, wrong))).not.toEqual([]),
  );

  it('has two servers, two workers, three nodes of KurrentDB, PostgreSQL and a proxy', () =>
    expect(Object.keys(services)).toEqual([
      ...['api-1', 'api-2', 'kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3', 'postgres', 'proxy'],
      ...['worker-1', 'worker-2'],
    ]));

  it('sets only variables that Relais knows, to values that it takes', () => {
    expect(ours).toHaveLength(4);
    for (const [, service] of ours) {
      const environment = filledIn(service, filled);
      expect(Object.keys(environment).filter((name) => !variables.includes(name))).toEqual([]);
      expect(configurationFrom({ ...environment, HOST: '0.0.0.0' })).toMatchObject({
        demo: false,
        publicUrl: 'https://relais.example.org',
        databaseUrl: 'postgres://relais:p@postgres:5432/relais',
        eventStoreUrl: expect.stringMatching(/^kurrentdb:/),
      });
    }
  });

  it('lets the workers alone carry the read models along', () => {
    for (const [name, service] of ours) {
      const isWorker = name.startsWith('worker');
      const { projections } = configurationFrom({ ...filledIn(service, filled) });
      expect({ name, projections }).toEqual({ name, projections: isWorker });
      const [program = 'dist/apps/api/src/main.js'] = service.command?.slice(-1) ?? [];
      expect(program.includes('worker')).toBe(isWorker);
      expect(existsSync(join(root, program.replace(/^dist\/(.*)\.js$/, '$1.ts')))).toBe(true);
    }
  });

  it('takes every secret from .env, and .env.example shows all of them without values', () => {
    const example = textOf('.env.example');
    expect(referred(composeText).toSorted()).toEqual(variablesIn(example).toSorted());
    expect(example).toMatch(/^RELAIS_MASTER_KEY=$/m);
    expect(example).toMatch(/^POSTGRES_PASSWORD=$/m);
    for (const file of ['.gitignore', '.dockerignore']) expect(textOf(file)).toMatch(/^\.env$/m);
  });

  it('waits for what it needs, watches everybody that can be asked, and keeps its data', () => {
    for (const [, { depends_on = {}, volumes: mounted = [] }] of Object.entries(services)) {
      for (const name of Object.keys(depends_on)) expect(Object.keys(services)).toContain(name);
      for (const [name = ''] of mounted.map((mount) => mount.split(':')))
        if (!name.startsWith('.')) expect(Object.keys(volumes)).toContain(name);
    }
    const unwatched = Object.entries(services).filter(([, { healthcheck }]) => healthcheck === undefined);
    expect(unwatched.map(([name]) => name)).toEqual(['api-1', 'api-2', 'proxy']);
    expect(dockerfile).toContain('HEALTHCHECK');
  });

  it('has servers that believe the proxy alone where a request comes from', () => {
    const address = services['proxy']?.networks?.['default']?.ipv4_address;
    const { trustedProxies } = configurationFrom(filledIn(services['api-1']!, filled));
    expect(trustedProxies).toEqual([address]);
  });

  it('has a proxy that leads to its servers', () => {
    const [, upstreams = ''] = /reverse_proxy (.*) \{/.exec(textOf('deploy/Caddyfile')) ?? [];
    expect(upstreams.split(' ')).toEqual(['api-1:3000', 'api-2:3000']);
    expect(dockerfile).toContain('PORT=3000');
  });
});
