const key = 'relais.network';

/** The network that was last on this device's screen. */
export const chosenNetwork = (): string | null => localStorage.getItem(key);

export const rememberNetwork = (id: string): void => localStorage.setItem(key, id);
