/** What a browser says it is, as coarse as its owner needs to identify it. */
export type Device = Readonly<{ browser: string | null; system: string | null }>;

/** The browser that signs in; `secret`: what it keeps, by which it is known again. */
export type SigningDevice = Device & Readonly<{ secret: string }>;

// The order matters: browsers call themselves by the names of others, too.
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPX|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
];
const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** Browser and system of a `User-Agent`; null for what is not known. No version is kept. */
export function deviceOf(userAgent: string | undefined): Device {
  const said = userAgent?.slice(0, 500) ?? '';
  const named = (names: typeof browsers) => names.find(([, mark]) => mark.test(said))?.[0] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
