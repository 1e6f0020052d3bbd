import { configurationFrom, openInstallation, say, serve } from '@relais/installation';

/** Carries the read models along, beside servers and other workers; they divide them. */
void serve(async () => {
  const installation = await openInstallation(configurationFrom(process.env), 'regular');
  const names = installation.readModels.states().map(({ projection }) => projection);
  say(`Relais worker is ready: ${names.join(', ')}`);
  return () => installation.close();
});
