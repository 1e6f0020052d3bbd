import type { PersonId } from '@relais/contracts';
import { useNews } from '../server/news';
import { totalOf } from '../server/news.rules';
import { Count } from '../ui/layout/count';
import { useNewsWords } from './news-words';

/** What waits for one of the account's persons in their network. */
export function NewsCount({ personId }: { personId: PersonId }) {
  const words = useNewsWords();
  const news = useNews().all.filter((one) => one.personId === personId);
  return news.map((one) => <Count key={personId} count={totalOf([one])} words={words.all(one)} />);
}
