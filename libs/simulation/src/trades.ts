/** Trades by circle: within one, people meet the same customers at the same time. */
export const circles: readonly (readonly string[])[] = [
  ['maçon', 'électricien', 'plombier', 'architecte', 'paysagiste', 'menuisier', 'peintre en bâtiment'],
  ['graphiste', 'développeuse', 'photographe', 'imprimeur', 'rédactrice', 'vidéaste'],
  ['comptable', 'avocate', 'assureur', 'notaire', 'courtière', 'conseil en gestion'],
  ['traiteur', 'fleuriste', 'loueur de salles', 'musicienne', 'organisatrice de mariages', 'caviste'],
  ['coach sportif', 'ostéopathe', 'diététicienne', 'sophrologue', 'opticien', 'masseuse'],
];

/** The circle of a trade; -1 for an unknown one. */
export const circleOf = (trade: string): number => circles.findIndex((trades) => trades.includes(trade));
