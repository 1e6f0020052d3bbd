/** The number on the icon of an installed app; 0 takes it away. Where the browser has none, nothing happens. */
export function setAppBadge(count: number): void {
  if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => undefined);
}
