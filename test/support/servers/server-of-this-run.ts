/** `template`: a data folder whose PostgreSQL is set up and never runs, to be copied. */
type TestServer = Readonly<{ url: string; template: string; end(): Promise<void> }>;

const home = globalThis as { relaisTestServer?: TestServer };

/** Known to set-up and tear-down; the workers get its address and the template by the environment. */
export const serverOfThisRun = {
  get: (): TestServer | undefined => home.relaisTestServer,
  set: (server: TestServer): void => {
    home.relaisTestServer = server;
    process.env['RELAIS_TEST_POSTGRES'] = server.url;
    process.env['RELAIS_TEST_TEMPLATE'] = server.template;
  },
};
