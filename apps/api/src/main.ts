import 'reflect-metadata';
import { configurationFrom, openInstallation } from '@relais/installation';
import { createApplication } from './application';

async function main(): Promise<void> {
  const configuration = configurationFrom(process.env);
  say(`Opening the data folder ${configuration.dataFolder} …`);
  const installation = await openInstallation(configuration);
  const app = await createApplication(installation);

  let ending: Promise<void> | undefined;
  const end = () =>
    (ending ??= (async () => {
      say('Ending …');
      await app.close();
      await installation.close();
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(error);
        },
      );
    });
  }

  await app.listen(configuration.port, configuration.host);
  say(`Relais is ready: ${configuration.publicUrl ?? (await app.getUrl())}`);
}

const say = (message: string) => process.stdout.write(`${message}\n`);

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
