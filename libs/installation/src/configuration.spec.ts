import { configurationFrom } from './configuration';
import { trustProxies } from './trusted-proxies';

describe('The configuration', () => {
  it('has no mail server and no provider unless they are said, and serves this machine alone', () =>
    expect(configurationFrom({})).toMatchObject({
      smtp: null,
      openId: null,
      isLoopback: true,
      isProduction: false,
    }));

  it('takes a mail server with who mails come from', () => {
    const SMTP_URL = 'smtps://relais:p%40ss@mail.example.org:465';
    const MAIL_FROM = 'Relais <relais@example.org>';
    expect(configurationFrom({ SMTP_URL, MAIL_FROM }).smtp).toEqual({ url: SMTP_URL, from: MAIL_FROM });
    expect(() => configurationFrom({ SMTP_URL })).toThrow('MAIL_FROM');
    expect(() => configurationFrom({ SMTP_URL: 'http://mail.example.org', MAIL_FROM })).toThrow('SMTP_URL');
    expect(() => configurationFrom({ SMTP_URL, MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(
      'MAIL_FROM',
    );
  });

  const provider = {
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'relais',
    OIDC_CLIENT_SECRET: 's',
  };
  it('takes a provider whole', () => {
    expect(configurationFrom(provider).openId).toEqual({
      ...{ issuer: 'https://id.example.org', clientId: 'relais', clientSecret: 's' },
      ...{ name: 'id.example.org', strengths: [] },
    });
    expect(configurationFrom({ ...provider, OIDC_NAME: 'La Ville' }).openId?.name).toBe('La Ville');
    expect(configurationFrom({ ...provider, OIDC_ACR_VALUES: ' mfa  urn:strong' }).openId?.strengths).toEqual(
      ['mfa', 'urn:strong'],
    );
    for (const missing of Object.keys(provider))
      expect(() => configurationFrom({ ...provider, [missing]: '' })).toThrow('OIDC_ISSUER');
    expect(() => configurationFrom({ ...provider, OIDC_ISSUER: 'http://id.example.org' })).toThrow(
      'https://',
    );
  });

  it('believes a proxy on this machine alone, with a public address; else those that are named', () => {
    const RELAIS_PUBLIC_URL = 'https://relais.example.org';
    const trusted = (RELAIS_TRUSTED_PROXIES: string) =>
      configurationFrom({ RELAIS_TRUSTED_PROXIES }).trustedProxies;
    expect(configurationFrom({}).trustedProxies).toEqual([]);
    expect(configurationFrom({ RELAIS_PUBLIC_URL }).trustedProxies).toEqual(['loopback']);
    expect(trusted('192.0.2.7, 10.0.0.0/8,fd00::/8, ::1,loopback')).toEqual([
      ...['192.0.2.7', '10.0.0.0/8', 'fd00::/8', '::1', 'loopback'],
    ]);
    for (const wrong of [
      'proxy',
      '10.0.0.0/33',
      '10.0.0.0/0',
      '::/0',
      '10.0.0.1,',
      '*',
      'true',
      '10.0.0.0/8/8',
    ])
      expect(() => trusted(wrong)).toThrow('RELAIS_TRUSTED_PROXIES: must be addresses');
  });

  it('serves metrics nowhere unless it is told a port of this machine, or a token that nobody guesses', () => {
    expect(configurationFrom({})).toMatchObject({ metricsPort: null, metricsToken: null });
    const RELAIS_METRICS_TOKEN = 'x'.repeat(32);
    expect(configurationFrom({ RELAIS_METRICS_PORT: '9464', RELAIS_METRICS_TOKEN })).toMatchObject({
      metricsPort: 9464,
      metricsToken: RELAIS_METRICS_TOKEN,
    });
    for (const wrong of ['x'.repeat(31), 'x '.repeat(20), 'é'.repeat(32)])
      expect(() => configurationFrom({ RELAIS_METRICS_TOKEN: wrong })).toThrow('RELAIS_METRICS_TOKEN');
    for (const wrong of ['0', '65536', 'all'])
      expect(() => configurationFrom({ RELAIS_METRICS_PORT: wrong })).toThrow('RELAIS_METRICS_PORT');
  });

  it('has a largest number of connections, in all and of one client', () => {
    expect(configurationFrom({})).toMatchObject({ maxConnections: 2000, maxConnectionsPerClient: 1000 });
    expect(() => configurationFrom({ RELAIS_MAX_CONNECTIONS: '0' })).toThrow('RELAIS_MAX_CONNECTIONS');
  });

  it('knows when it serves others, and when for good', () => {
    const RELAIS_PUBLIC_URL = 'https://relais.example.org';
    expect(configurationFrom({ HOST: '0.0.0.0', RELAIS_PUBLIC_URL }).isLoopback).toBe(false);
    expect(configurationFrom({ NODE_ENV: 'production' }).isProduction).toBe(true);
  });
});

describe('An address', () => {
  const isTrusted = trustProxies(['192.0.2.7', '10.0.0.0/8', 'fd00::/8', 'loopback']);

  it.each(['192.0.2.7', '::ffff:192.0.2.7', '10.255.0.1', 'fd12::1', '127.0.0.1', '::1'])(
    'is that of a proxy which is trusted: %s',
    (address) => expect(isTrusted(address)).toBe(true),
  );

  it.each(['192.0.2.8', '11.0.0.1', 'fe80::1', '', 'unknown', '::ffff:192.0.2.8'])(
    'is another one: %s',
    (address) => expect(isTrusted(address)).toBe(false),
  );
});
